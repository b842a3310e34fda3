"""An office as a source wrote it in, what the language of the reader calls it out.

Only an office that has exactly the words of one in the language's list is said so, as merging
compares them; every other stands as it was written, and so does what is in the language already.
Nothing is translated word by word.
"""

from functools import cache

from dragoman.lexicon import languages, titles
from dragoman.merge.titles import office_words


def office(written: str, party: str | None, language: str | None = None) -> str:
    """`министр обороны` is `Defence Minister` in English and `国防部长` in Chinese."""
    voice = language or languages.first()
    called = _called(voice)
    if not called or _own(written, voice):
        return written
    words = office_words(written)
    return called.get((words, party or "")) or called.get((words, ""), written)


@cache
def _called(language: str) -> dict[tuple[frozenset[str], str], str]:
    rows = titles.said(language)
    return {
        (office_words(words), party): said
        for words, said, parties in rows
        for party in parties.split() or ("",)
    }


def _own(written: str, language: str) -> bool:
    """Whether an office is in a language already."""
    low = written.lower()
    if language == languages.first():
        return low.isascii()
    return any(form in low for form in titles.own(language))

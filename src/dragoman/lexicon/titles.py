"""Words of offices, dialogues and papers in every language, in the English that merging compares.

`languages/<xx>/titles.csv` comes in; forms with their words go out. A word of a form that ends in
`~` stands for itself with any ending; no words mean that the form says nothing. The other way,
`offices_said.csv` has what a language calls the offices of such words, where one is sure.
"""

from functools import cache
from typing import NamedTuple

from dragoman.errors import DataError
from dragoman.lexicon import files, languages

_COLUMNS = ("form", "words")
_PARTIES = ("code", "form", "role")
_NAMED = frozenset({"name", "demonym", "prefix", "short"})


class Term(NamedTuple):
    """A form as titles have it, and the words it is compared by."""

    form: str
    words: str


@cache
def terms() -> tuple[Term, ...]:
    """All terms of all languages; `DataError` for words that are not lower-case ASCII."""
    found = []
    for language in languages.having("titles.csv"):
        path = f"languages/{language}/titles.csv"
        for form, words in files.table(path, _COLUMNS):
            if words != words.lower() or not words.isascii() or not form.strip("~ "):
                raise DataError(f"{path}: {form!r}: lower-case English words are due")
            found.append(Term(form, words))
    return tuple(found)


@cache
def party_terms() -> tuple[Term, ...]:
    """What languages call parties, as terms that say nothing: titles of papers are of some pair."""
    return tuple(
        Term(form, "")
        for language in languages.having("party_names.csv")
        for _, form, role in files.table(f"languages/{language}/party_names.csv", _PARTIES)
        if role in _NAMED and form.strip("~ ")
    )


def said(language: str) -> tuple[tuple[str, ...], ...]:
    """What a language calls offices: English words, the office, parties (none for any other)."""
    if language not in languages.having("offices_said.csv"):
        return ()
    path = f"languages/{language}/offices_said.csv"
    return tuple(files.table(path, ("words", "office", "parties")))


@cache
def own(language: str) -> frozenset[str]:
    """How words of offices begin in a language, lower case: such an office is left as written."""
    if language not in languages.having("titles.csv"):
        return frozenset()
    rows = files.table(f"languages/{language}/titles.csv", _COLUMNS)
    return frozenset(form.split("~")[0].lower() for form, words in rows if words)

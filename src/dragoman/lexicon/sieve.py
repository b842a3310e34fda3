"""What a page must hold to tell of dealings, for every language that is read, from its own data.

English has its gate. A language read by frames gives the names of its parties, its offices and its
words of dealings, each cut to the stem it begins with, so that a language that is added to the data
is sifted without a line of code. Texts are searched in small letters, with one blank for whatever
is no letter or figure where the language sets blanks between words.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from dragoman.lexicon import frames, gate, page_words
from dragoman.lexicon.forms import ANY, Index
from dragoman.lexicon.gate import Gate

_OFFICES = ("head", "plural")
_DEALINGS = ("frame", "instrument", "level", "mechanism")


class Sieve(Struct, frozen=True):
    """Beginnings of the words of one language; `parties` with the state that each may mean."""

    script: str
    spaced: bool  # words are set apart by blanks
    parties: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    dealings: tuple[str, ...]


class Sieves(Struct, frozen=True):
    """English and its `sure` words, that no other language has; the others by ISO 639-1."""

    english: Gate
    sure: frozenset[str]
    framed: Mapping[str, Sieve]


@cache
def load() -> Sieves:
    """Those of all languages; raises `DataError` where a file breaks its form."""
    return Sieves(
        english=gate.load("en"),
        sure=frozenset(w for w, of in page_words.load().sure.items() if of == "en"),
        framed={language: _sieve(language) for language in frames.languages()},
    )


@cache
def script(sign: str) -> str:
    """The script of a letter, as Unicode calls it: LATIN, CYRILLIC, CJK."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def main_script(text: str) -> str:
    """The script of most letters; nothing where there are none."""
    counts = Counter(map(script, text))
    counts.pop("", None)
    return counts.most_common(1)[0][0] if counts else ""


def _sieve(language: str) -> Sieve:
    words = frames.load(language)
    spaced = words.grammar.writing == "words"
    forms = list(_forms((words.entities, words.frames, words.objects), " " if spaced else ""))
    parties = {(form, value) for kind, value, form in forms if kind == "party"}
    return Sieve(
        script=main_script("".join(form for _, _, form in forms)),
        spaced=spaced,
        parties=tuple(sorted(parties)),
        offices=_shortest(form for kind, _, form in forms if kind in _OFFICES),
        dealings=_shortest(form for kind, _, form in forms if kind in _DEALINGS),
    )


def _forms(indices: Iterable[Index], blank: str) -> Iterator[tuple[str, str, str]]:
    """Kind, value and beginning of every form."""
    for index in indices:
        for group in (index.whole, index.stems):
            for form in (form for forms in group.values() for form in forms):
                stem = blank.join(form.words).partition(ANY)[0]
                yield form.meaning.kind, form.meaning.value, blank + stem


def _shortest(forms: Iterable[str]) -> tuple[str, ...]:
    """Forms without those that begin with another."""
    kept: list[str] = []
    for form in sorted(set(forms)):
        if not kept or not form.startswith(kept[-1]):
            kept.append(form)
    return tuple(kept)

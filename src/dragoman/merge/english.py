"""Titles of any language in the English words that merging compares.

A title as documents give it comes in, folded words go out: terms of `titles.csv` in English, the
longest first, and the rest as it is. 国防部副部长 gives `defence deputy minister`. Of the title of
a paper or a dialogue the names of parties say nothing and go: 中越防务对话 is `defence dialogue`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon.titles import Term, party_terms, terms
from dragoman.names import fold

HAN = re.compile(r"[\u3400-\u9fff]")
ENDING = 6  # letters an ending may have


class Form(NamedTuple):
    """A term as words, those before `~` open at the end, and what it is in English."""

    words: tuple[tuple[str, bool], ...]
    english: str


class _Index(NamedTuple):
    """Forms by their first word: those whole, those open at its end, and runs of characters."""

    closed: dict[str, list[Form]]
    open_: dict[str, list[Form]]
    characters: dict[str, str]


@lru_cache(maxsize=65536)
def english(title: str, *, parties: bool = True) -> str:
    """The words of a title, terms of other languages in English; its parties only where asked."""
    words, index = fold(title).split(), _index(parties=parties)
    return " ".join(
        found for word in _spoken(words, index) for found in _characters(word, index).split()
    )


def _spoken(words: Sequence[str], index: _Index) -> Iterator[str]:
    """The words, with the longest term that begins at each in its stead."""
    i = 0
    while i < len(words):
        fits = [form for form in _starting(words[i], index) if _fits(form, words[i:])]
        best = max(fits, key=lambda form: len(form.words), default=None)
        yield best.english if best else words[i]
        i += len(best.words) if best else 1


def _starting(word: str, index: _Index) -> Iterator[Form]:
    yield from index.closed.get(word, ())
    for cut in range(min(ENDING + 1, len(word))):
        yield from index.open_.get(word[: len(word) - cut], ())


def _fits(form: Form, words: Sequence[str]) -> bool:
    return len(form.words) <= len(words) and all(
        word.startswith(stem) and len(word) - len(stem) <= ENDING * open_
        for (stem, open_), word in zip(form.words, words, strict=False)
    )


def _characters(word: str, index: _Index) -> str:
    """A run of characters, cut into the longest terms there are."""
    if not HAN.search(word):
        return word
    table, out, i = index.characters, "", 0
    while i < len(word):
        fits = (n for n in range(min(len(word) - i, 12), 0, -1) if word[i : i + n] in table)
        size = next(fits, 0)
        out += f" {table[word[i : i + size]]} " if size else word[i]
        i += size or 1
    return out


@cache
def _index(*, parties: bool) -> _Index:
    """All terms; where parties are not kept, their names too, as words that say nothing."""
    known: tuple[Term, ...] = terms() if parties else (*party_terms(), *terms())
    found = _Index({}, {}, {})
    for term in known:
        if HAN.match(term.form):
            found.characters[fold(term.form)] = term.words
            continue
        form = Form(tuple(_parts(term.form)), term.words)
        table = found.open_ if form.words[0][1] else found.closed
        table.setdefault(form.words[0][0], []).append(form)
    return found


def _parts(form: str) -> Iterator[tuple[str, bool]]:
    for word in form.split():
        pieces = fold(word).split()
        yield from ((first, False) for first in pieces[:-1])
        yield from ((last, word.endswith("~")) for last in pieces[-1:])

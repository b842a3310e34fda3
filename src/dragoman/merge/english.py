"""Titles of any language in the English words that merging compares.

A title as documents give it comes in, folded words go out: terms of `titles.csv` in English, the
longest first, and the rest as it is. 国防部副部长 gives `defence deputy minister`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon.titles import terms
from dragoman.names import fold

HAN = re.compile(r"[\u3400-\u9fff]")
ENDING = 6  # letters an ending may have


class Form(NamedTuple):
    """A term as words, those before `~` open at the end, and what it is in English."""

    words: tuple[tuple[str, bool], ...]
    english: str


@lru_cache(maxsize=65536)
def english(title: str) -> str:
    """The words of a title, terms of other languages in English."""
    words = fold(title).split()
    return " ".join(found for word in _spoken(words) for found in _characters(word).split())


def _spoken(words: Sequence[str]) -> Iterator[str]:
    """The words, with the longest term that begins at each in its stead."""
    i = 0
    while i < len(words):
        fits = [form for form in _starting(words[i]) if _fits(form, words[i:])]
        best = max(fits, key=lambda form: len(form.words), default=None)
        yield best.english if best else words[i]
        i += len(best.words) if best else 1


def _starting(word: str) -> Iterator[Form]:
    closed, open_ = _index()
    yield from closed.get(word, ())
    for cut in range(min(ENDING + 1, len(word))):
        yield from open_.get(word[: len(word) - cut], ())


def _fits(form: Form, words: Sequence[str]) -> bool:
    return len(form.words) <= len(words) and all(
        word.startswith(stem) and len(word) - len(stem) <= ENDING * open_
        for (stem, open_), word in zip(form.words, words, strict=False)
    )


def _characters(word: str) -> str:
    """A run of characters, cut into the longest terms there are."""
    if not HAN.search(word):
        return word
    table, out, i = _han(), "", 0
    while i < len(word):
        fits = (n for n in range(min(len(word) - i, 12), 0, -1) if word[i : i + n] in table)
        size = next(fits, 0)
        out += f" {table[word[i : i + size]]} " if size else word[i]
        i += size or 1
    return out


@cache
def _index() -> tuple[dict[str, list[Form]], dict[str, list[Form]]]:
    """Terms of words by the first: those whole, and those open at its end."""
    closed: dict[str, list[Form]] = {}
    open_: dict[str, list[Form]] = {}
    for term in terms():
        if not HAN.match(term.form):
            form = Form(tuple(_parts(term.form)), term.words)
            table = open_ if form.words[0][1] else closed
            table.setdefault(form.words[0][0], []).append(form)
    return closed, open_


def _parts(form: str) -> Iterator[tuple[str, bool]]:
    for word in form.split():
        *firsts, last = fold(word).split()
        yield from ((first, False) for first in firsts)
        yield last, word.endswith("~")


@cache
def _han() -> dict[str, str]:
    return {fold(t.form): t.words for t in terms() if HAN.match(t.form)}

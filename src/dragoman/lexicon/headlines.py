"""How an engagement is said in one sentence, and the words for its codes, in one language.

`languages/<xx>/headlines.toml` comes in, a frozen record goes out. A kind, format, status or
precision without words, or a sentence with a slot that does not exist, is refused with a
`DataError`, so that no page ever lacks a sentence.
"""

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import get_args

import msgspec
from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files
from dragoman.records import EngagementKind, Format, Status

_SLOTS = frozenset({"people", "visitors", "hosts", "where", "when"})
_PRECISIONS = ("day", "month", "year", "interval", "unknown_year")


class Headlines(Struct, frozen=True, forbid_unknown_fields=True):
    """All of `headlines.toml`: templates with slots in braces, and words by code."""

    plain: str
    both: str = msgspec.field(name="and")
    others: str
    nobody: str
    holder: str
    of: str
    where: dict[str, str]
    when: dict[str, str]
    precision: dict[str, str]
    kinds: dict[str, str]
    formats: dict[str, str]
    statuses: dict[str, str]
    sentences: dict[str, dict[str, str]]


@cache
def load(language: str) -> Headlines:
    """The sentences of `language` (ISO 639-1); the same object every time."""
    path = f"languages/{language}/headlines.toml"
    found = files.toml(path, Headlines)
    kinds, statuses = get_args(EngagementKind), get_args(Status)
    _same(path, "kinds", found.kinds, kinds)
    _same(path, "formats", found.formats, get_args(Format))
    _same(path, "statuses", found.statuses, statuses)
    _same(path, "when", found.when, _PRECISIONS)
    _same(path, "precision", found.precision, _PRECISIONS)
    _same(path, "sentences", found.sentences, kinds)
    for kind, sentences in found.sentences.items():
        _same(path, f"sentences.{kind}", sentences, statuses)
        for status, sentence in sentences.items():
            _slots(path, f"sentences.{kind}.{status}", sentence)
    return found


def _same(path: str, key: str, found: Mapping[str, object], wanted: tuple[str, ...]) -> None:
    odd = set(found) ^ set(wanted)
    if odd:
        raise DataError(f"{path}: {key}: missing, or not known: {', '.join(sorted(odd))}")


def _slots(path: str, key: str, sentence: str) -> None:
    named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    if named - _SLOTS:
        raise DataError(f"{path}: {key}: no such slot: {', '.join(sorted(named - _SLOTS))}")

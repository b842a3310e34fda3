"""How an engagement is said in one sentence, and the words for its codes, in one language.

`languages/<xx>/headlines.toml` comes in, a frozen record goes out. A kind, format, status or
precision without words, or a sentence with a slot that does not exist, is refused with a
`DataError`, so that no page ever lacks a sentence.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter
from typing import get_args

import msgspec
from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import digesting, files
from dragoman.records import (
    EngagementKind,
    Format,
    InstrumentStatus,
    LevelChange,
    Modality,
    Status,
)

_SLOTS = frozenset({"people", "visitors", "hosts", "where", "when"})
_OF_INSTRUMENTS = frozenset({"parties", "name", "when"})
_OF_LEVELS = frozenset({"parties", "level", "when"})
_PLEDGES = (*get_args(Modality), "kept")
_OF_PLEDGES = frozenset({"by", "what", "due", "when"})
_THINGS = ("instrument", "level", "pledge")  # lines of a digest that are no engagement
_OF_DIGESTS = (
    "title", "run", "empty", "line", "lines", "other_source", "other_sources", "new", "updated",
    "corrected", "before", "report", "reports", "above", "aboves",
    "origin", "origins", "sources", "coming", "silent", "silent_line", "missing", "missing_failing",
    "missing_ever", "missing_silent", "expected", "expected_line", "expected_of", "expected_number",
    "expected_why", "foot",
)  # fmt: skip
_REASONS = ("parties", "first", "points", "of")
MENU = (  # the rooms that the menu of every page leads to
    "today", "engagements", "parties", "people", "mechanisms", "instruments", "pledges", "levels",
    "map", "network", "search", "review", "sources", "method",
)  # fmt: skip
_OF_PAGES = (
    "digest", "skip", "main", "whole", "files", "told", "beside", "day", "on", "days", "since",
    "hint", "show", "languages", "why", "others", "all", "fewer", "calendar", "undated", "usual",
    "reach", "run", "empty", "none", "add", "demo", "held", "every",
)  # fmt: skip
_PLACES = ("both", "country", "city")  # what of a place is known
_OF_PLACES = frozenset({"city", "country", "to", "in", "of"})
_DATES = ("day", "month", "year", "unknown_year")
_OF_DATES = frozenset({"year", "month", "day", "month_name"})
_PRECISIONS = ("day", "month", "year", "interval", "unknown_year")
_WHENS = (*_PRECISIONS, "window")  # a window: some day between two, of what takes no more than one


class Headlines(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `headlines.toml`: templates with slots in braces, and words by code."""

    plain: str
    both: str = msgspec.field(name="and")
    comma: str = ", "
    months: tuple[str, ...] = ()  # as `dates` say them: {month_name}
    others: str
    nobody: str
    holder: str
    of: str
    holding: str
    due: str
    where: dict[str, str]
    to: dict[str, str]
    when: dict[str, str]
    precision: dict[str, str]
    kinds: dict[str, str]
    formats: dict[str, str]
    statuses: dict[str, str]
    sentences: dict[str, dict[str, str]]
    sent: str  # of a message whose sender is told
    instruments: dict[str, str]
    levels: dict[str, str]
    pledges: dict[str, str]
    things: dict[str, str]
    papers: dict[str, str]
    digest: dict[str, str]
    changes: dict[str, str]
    modalities: dict[str, str]
    ranks: dict[str, str]
    reasons: dict[str, str]
    menu: dict[str, str]
    page: dict[str, str]
    dates: dict[str, str] = {}  # none: as ISO 8601 writes them


@cache
def load(language: str) -> Headlines:
    """The sentences of `language` (ISO 639-1); the same object every time."""
    path = f"languages/{language}/headlines.toml"
    found = files.toml(path, Headlines)
    kinds, statuses = get_args(EngagementKind), get_args(Status)
    _same(path, "kinds", found.kinds, kinds)
    _same(path, "formats", found.formats, get_args(Format))
    _same(path, "statuses", found.statuses, statuses)
    _table(path, "where", found.where, _PLACES, _OF_PLACES)
    _table(path, "to", found.to, _PLACES, _OF_PLACES)
    _table(path, "when", found.when, _WHENS, frozenset({"date", "first", "last"}))
    if found.dates:
        _table(path, "dates", found.dates, _DATES, _OF_DATES)
    _same(path, "precision", found.precision, _PRECISIONS)
    _same(path, "sentences", found.sentences, kinds)
    _slots(path, "sent", found.sent, frozenset({"sender", "receiver", "when"}))
    for kind, sentences in found.sentences.items():
        _table(path, f"sentences.{kind}", sentences, statuses, _SLOTS)
    _table(path, "instruments", found.instruments, get_args(InstrumentStatus), _OF_INSTRUMENTS)
    _table(path, "levels", found.levels, get_args(LevelChange), _OF_LEVELS)
    _table(path, "pledges", found.pledges, _PLEDGES, _OF_PLEDGES)
    _same(path, "things", found.things, _THINGS)
    _same(path, "papers", found.papers, get_args(InstrumentStatus))
    _same(path, "digest", found.digest, _OF_DIGESTS)
    _around(path, found)
    return found


def _around(path: str, found: Headlines) -> None:
    """The words for why a line stands where it does, and those around it on its page."""
    _same(path, "changes", found.changes, get_args(LevelChange))
    _same(path, "modalities", found.modalities, get_args(Modality))
    _same(path, "ranks", found.ranks, sorted({row.why for row in digesting.ranking().offices}))
    _same(path, "reasons", found.reasons, _REASONS)
    _same(path, "menu", found.menu, MENU)
    _same(path, "page", found.page, _OF_PAGES)


def _table(
    path: str, key: str, found: Mapping[str, str], wanted: tuple[str, ...], slots: frozenset[str]
) -> None:
    _same(path, key, found, wanted)
    for code, sentence in found.items():
        _slots(path, f"{key}.{code}", sentence, slots)


def _same(path: str, key: str, found: Mapping[str, object], wanted: Iterable[str]) -> None:
    odd = set(found) ^ set(wanted)
    if odd:
        raise DataError(f"{path}: {key}: missing, or not known: {', '.join(sorted(odd))}")


def _slots(path: str, key: str, sentence: str, known: frozenset[str]) -> None:
    named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    if named - known:
        raise DataError(f"{path}: {key}: no such slot: {', '.join(sorted(named - known))}")

"""When the next edition of a mechanism may be: a window of days, expected and never known.

A mechanism comes in; what its rhythm gives goes out, with the reasons: now, or as it was on a past
day, when later editions had not been held and later plans had not been published. With fewer than
three dated editions, or where a source already dates one after the last that was held, nothing is
expected. A plan for an earlier day is stale and silences nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dragoman.dates import edtf
from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.records import DONE, Record

FEWEST = 3  # dated editions from which a rhythm is told
DOUBT = 0.15  # of the rhythm, on each side of the day it gives
WIDEST = 400  # days of a date that can still stand in a rhythm
COMING = ("planned", "postponed")
RECALLED = 24  # days of editions, the latest, after which it is kept what was then expected
CHANGES = 4 * RECALLED  # days on which that may have changed, the latest
FOREVER = "9999-12-31"

Held = tuple[date, int]  # a day, and the number or 0


class Expected(Record):
    """When the next edition may be, and how that follows."""

    ordinal: int | None
    first: str
    last: str
    host: str | None
    rhythm: int  # days between two editions, as a rule
    editions: int  # from how many it is told


class Outlook(NamedTuple):
    """What was expected from the day of an edition, or of news of one, until the next such day."""

    since: str
    until: str  # not included; FOREVER where nothing has changed it
    first: str
    last: str


def expected(found: MechanismBelief, on: str = FOREVER) -> Expected | None:
    """The edition after the last that was held until a day, or None."""
    return _expected(found, sorted(set(_held(found))), on)


def outlooks(found: MechanismBelief) -> Iterator[Outlook]:
    """All that was ever expected of it, each with the days on which it was."""
    held = sorted(set(_held(found)))
    told: Outlook | None = None
    for since, until in pairwise([*_changes(found, held), FOREVER]):
        one = _expected(found, held, since)
        if told and one and (told.until, told.first, told.last) == (since, one.first, one.last):
            told = told._replace(until=until)
            continue
        if told:
            yield told
        told = Outlook(since, until, one.first, one.last) if one else None
    if told:
        yield told


def _changes(found: MechanismBelief, held: Sequence[Held]) -> list[str]:
    """The days of editions and of news of planned ones, from when a rhythm could be told."""
    days = sorted({str(day) for day, _ in held[FEWEST - 1 :]})[-RECALLED:]
    plans = (e for e in found.editions if any(s in COMING for s in _statuses(e)))
    told = {s.published for e in plans for s in e.history if s.published}
    return sorted({*days, *(day for day in told if days and day > days[0])})[-CHANGES:]


def _expected(found: MechanismBelief, all_held: Sequence[Held], on: str) -> Expected | None:
    held = [one for one in all_held if str(one[0]) <= on]
    later = next((day for day, _ in all_held[len(held) :]), date.max)
    if len(held) < FEWEST or _announced(found, held[-1][0], on):
        return None
    rhythm = round(median(_gap(a, b) for a, b in pairwise(held)))
    last, number = held[-1]
    if rhythm < 1 or (date.max - last).days < 2 * rhythm:  # nothing is after the last day there is
        return None
    ordinal = number + 1 if number else None
    day, doubt = last + timedelta(days=rhythm), timedelta(days=round(rhythm * DOUBT))
    known = [e for e in found.editions if later == date.max or (_day(e) or last) <= last]
    return Expected(
        ordinal=ordinal, first=str(day - doubt), last=str(day + doubt),
        host=_next_host(found, known, ordinal), rhythm=rhythm, editions=len(held),
    )  # fmt: skip


def _held(found: MechanismBelief) -> Iterator[Held]:
    for edition in found.editions:
        day = _day(edition)
        if day and edition.status in DONE:
            yield day, edition.ordinal or 0


def _announced(found: MechanismBelief, last: date, on: str) -> bool:
    """Whether a source published until a day dates an edition after the last that was held."""
    standing = (_standing(edition, on) for edition in found.editions)
    dates = (day for status, day in standing if status in COMING and day)
    return any(last < days[0] for days in map(edtf.bounds, dates) if days)


def _standing(edition: EditionBelief, on: str) -> tuple[str | None, str | None]:
    """The status and date of an edition as told until a day; what has no day was told always."""
    known = [step for step in edition.history if (step.published or "") <= on]
    if len(known) == len(edition.history):
        return edition.status, edition.date
    return (known[-1].status, known[-1].dates[0]) if known else (None, None)


def _statuses(edition: EditionBelief) -> set[str]:
    """What it is, as people may have decided, and all that was told of it before."""
    return {edition.status, *(step.status for step in edition.history)}


def _gap(a: Held, b: Held) -> float:
    """Days between two editions; numbers that no source has divide them."""
    between = b[1] - a[1] if a[1] and b[1] else 1
    return (b[0] - a[0]).days / max(1, between)


def _day(edition: EditionBelief) -> date | None:
    days = edtf.bounds(edition.date) if edition.date else None
    if days is None or (days[1] - days[0]).days > WIDEST:
        return None
    return days[0] + (days[1] - days[0]) / 2


def _next_host(
    found: MechanismBelief, known: Sequence[EditionBelief], ordinal: int | None
) -> str | None:
    """Whose turn it is of two parties.

    By odd and even numbers where these never contradict; without numbers, the other one after one
    edition at each.
    """
    told = [(e.ordinal, e.place.country) for e in known if e.place and e.place.country]
    pair = set(found.parties)
    if len(pair) != 2 or not {host for _, host in told} <= pair:
        return None
    if ordinal is None:
        hosts = [host for _, host in told]
        return next(iter(pair - {hosts[-1]})) if set(hosts[-2:]) == pair else None
    turns = {(number % 2, host) for number, host in told if number is not None}
    by_turn = dict(turns)
    alternate = len(turns) == len(by_turn) == 2 and len(set(by_turn.values())) == 2
    return by_turn[ordinal % 2] if alternate else None

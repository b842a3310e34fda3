"""When the next edition of a mechanism may be: a window of days, expected and never known.

A mechanism comes in; what its rhythm gives goes out, with the reasons. With fewer than three dated
editions, or where a source already dates one after the last that was held, nothing is expected. A
plan for an earlier day is stale and silences nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from dragoman.dates import edtf
from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.records import DONE, Record

FEWEST = 3  # dated editions from which a rhythm is told
DOUBT = 0.15  # of the rhythm, on each side of the day it gives
WIDEST = 400  # days of a date that can still stand in a rhythm
COMING = ("planned", "postponed")

Held = tuple[date, int]  # a day, and the number or 0


class Expected(Record):
    """When the next edition may be, and how that follows."""

    ordinal: int | None
    first: str
    last: str
    host: str | None
    rhythm: int  # days between two editions, as a rule
    editions: int  # from how many it is told


def expected(found: MechanismBelief) -> Expected | None:
    """The edition after the last that was held, or None."""
    held = sorted(set(_held(found)))
    if len(held) < FEWEST or _announced(found, held[-1][0]):
        return None
    rhythm = round(median(_gap(a, b) for a, b in pairwise(held)))
    if rhythm < 1:
        return None
    last, number = held[-1]
    ordinal = number + 1 if number else None
    day, doubt = last + timedelta(days=rhythm), timedelta(days=round(rhythm * DOUBT))
    return Expected(
        ordinal=ordinal, first=str(day - doubt), last=str(day + doubt),
        host=_next_host(found, ordinal), rhythm=rhythm, editions=len(held),
    )  # fmt: skip


def _held(found: MechanismBelief) -> Iterator[Held]:
    for edition in found.editions:
        day = _day(edition)
        if day and edition.status in DONE:
            yield day, edition.ordinal or 0


def _announced(found: MechanismBelief, last: date) -> bool:
    """Whether a source dates an edition after the last day on which one was held."""
    dates = (e.date for e in found.editions if e.status in COMING and e.date)
    return any(days[0] > last for days in map(edtf.bounds, dates) if days)


def _gap(a: Held, b: Held) -> float:
    """Days between two editions; numbers that no source has divide them."""
    between = b[1] - a[1] if a[1] and b[1] else 1
    return (b[0] - a[0]).days / max(1, between)


def _day(edition: EditionBelief) -> date | None:
    days = edtf.bounds(edition.date) if edition.date else None
    if days is None or (days[1] - days[0]).days > WIDEST:
        return None
    return days[0] + (days[1] - days[0]) / 2


def _next_host(found: MechanismBelief, ordinal: int | None) -> str | None:
    """Whose turn it is of two parties.

    By odd and even numbers where these never contradict; without numbers, the other one after one
    edition at each.
    """
    told = [(e.ordinal, e.place.country) for e in found.editions if e.place and e.place.country]
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

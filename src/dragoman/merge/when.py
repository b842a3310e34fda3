"""Dates as merging compares them: spans of days, how vague they are, whether they agree.

EDTF dates come in as claims give them; days, widths and plain answers go out. A date that is no
date, or one of an unknown year, has no span and agrees with what `edtf` says it holds.
"""

from datetime import date
from functools import lru_cache

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.records import Status

EVER = ("0000-00-00", "9999-99-99")
FAR = 10**6  # days, where no distance can be told
AHEAD = frozenset({"planned", "proposed", "postponed"})
WEEK, MONTH = 7, 31


@lru_cache(maxsize=65536)
def days(edtf_date: str | None) -> tuple[str, str] | None:
    """First and last ISO day of an EDTF date; None for none, for an unknown year, for nonsense."""
    try:
        found = edtf.bounds(edtf_date) if edtf_date else None
    except InputError:
        return None
    return (found[0].isoformat(), found[1].isoformat()) if found else None


@lru_cache(maxsize=65536)
def ordinals(edtf_date: str | None) -> tuple[int, int] | None:
    """The same as numbers of days."""
    span = days(edtf_date)
    return (ordinal(span[0]), ordinal(span[1])) if span else None


@lru_cache(maxsize=65536)
def ordinal(day: str) -> int:
    """An ISO day as a number of days."""
    return date.fromisoformat(day).toordinal()


def told_of(status: Status, published: str | None) -> tuple[int, int] | None:
    """The days an undated claim speaks of, going by the day it was published: news is of now."""
    if published is None:
        return None
    told = ordinal(published)
    if status in AHEAD:
        return told, told + MONTH
    return told - WEEK, told + (WEEK if status == "ongoing" else 0)


@lru_cache(maxsize=65536)
def date_vagueness(edtf_date: str) -> int:
    """Days that a date covers beyond the first; an unknown year is vaguer than any."""
    span = ordinals(edtf_date)
    return span[1] - span[0] if span else FAR


@lru_cache(maxsize=65536)
def dates_agree(a: str, b: str) -> bool:
    """Whether one date can be the other told less exactly."""
    return a == b or contained(a, b) or contained(b, a)


def contained(outer: str, inner: str) -> bool:
    """Whether every day of the inner date is one of the outer; never with what is no date."""
    try:
        return edtf.contains(outer, inner)
    except InputError:
        return False

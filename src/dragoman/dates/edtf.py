"""EDTF strings (ISO 8601-2) as values: what days they cover and how two of them relate.

In and out are strings: a day, a month, a year, an interval `A/B` (either end may be `..`), a
season or quarter (`2025-21`, `2025-33`), or any of the first two with the year `XXXX`. A string
of another form is refused with an `InputError`. The surprising thing: an unknown year is not
an unknown date; `XXXX-11-28` overlaps `2024-11-28`, and meeting `2024` it becomes that day.
"""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.errors import InputError

Precision = Literal["day", "month", "year", "interval", "unknown_year"]

LEAP = 2000  # stands for XXXX inside calculations: a leap year, so that XXXX-02-29 is a day
ZONES = 1  # days by which the other end of the world may be ahead of a paper
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
# Codes of ISO 8601-2 for parts of a year: first month, number of months. Seasons are northern.
_GROUPS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 40: (1, 6), 41: (7, 6)}
_GROUPS |= {33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)}


class _Range(NamedTuple):
    first: date
    last: date
    known: bool = True  # False: the years are LEAP, or LEAP + 1 after a turn of the year


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def day(text: str) -> str:
    """An ISO day as it was typed, `2025-04-17` and nothing shorter; `InputError` for the rest."""
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text).isoformat()
    raise InputError(f"{text!r} is no day of the calendar; write it as 2025-04-17")


def bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day covered; None when the year is unknown.

    An open end is `date.min` or `date.max`. Raises `InputError` when `edtf` is not EDTF.
    """
    span = _parse(edtf)
    return (span.first, span.last) if span.known else None


def to_come(day: date, told: date, zones: int = ZONES) -> bool:
    """Whether a day had not come anywhere when something was told."""
    return (day - told).days > zones


def precision(edtf: str) -> Precision:
    """How finely `edtf` states its date; seasons and quarters are intervals."""
    if not _parse(edtf).known:
        return "unknown_year"
    if "/" in edtf:
        return "interval"
    parts = edtf.rstrip("?~%").split("-")
    if len(parts) == 2 and int(parts[1]) > 12:
        return "interval"
    return ("year", "month", "day")[len(parts) - 1]


def single(text: str | None) -> date | None:
    """The one day that `text` is; None for months, intervals, unknown years and no date."""
    return date.fromisoformat(text[:10]) if text and precision(text) == "day" else None


def contains(a: str, b: str) -> bool:
    """True when every day of `b` is a day of `a`. A known date never holds an unknown year."""
    outer, inner = _parse(a), _parse(b)
    if outer.known and not inner.known:
        return False
    return any(o.first <= inner.first and inner.last <= o.last for o in _in_years_of(outer, inner))


def overlaps(a: str, b: str) -> bool:
    """True when some day is in both; an unknown year may be any year."""
    return intersect(a, b) is not None


def intersect(a: str, b: str) -> str | None:
    """The days in both, as EDTF; None when there are none.

    Where `b` leaves several years possible for an `a` of unknown year, `a` stays as it is.
    """
    left, right = _parse(a), _parse(b)
    if right.known and not left.known:
        return _pinned(a, left, right)
    if left.known and not right.known:
        return _pinned(b, right, left)
    shared = [c for v in _in_years_of(left, right) if (c := _common(v, right))]
    return _text(shared[0]) if shared else None


def more_precise(a: str, b: str) -> str:
    """The one that covers fewer days, a known year before an unknown one; `a` when equal."""
    return b if _width(b) < _width(a) else a


def lasting(edtf: str, days: int) -> str:
    """The interval of `days` days that begins on the first day of `edtf`; 1 gives that day."""
    span = _parse(edtf)
    if span.first == date.min:
        return edtf
    return _text(span._replace(last=span.first + timedelta(days=max(days, 1) - 1)))


def spell(first: date, last: date, *, known: bool = True) -> str:
    """Write a run of days in its shortest form: a year, a month, a day or an interval."""
    return _text(_Range(first, last, known))


@lru_cache(maxsize=4096)
def _parse(edtf: str) -> _Range:
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(left, edtf)
    first = _Range(date.min, date.min) if left in ("..", "") else _point(left, edtf)
    last = _Range(date.max, date.max) if right in ("..", "") else _point(right, edtf)
    end = last.last
    if not last.known and end < first.first:  # XXXX-12-30/XXXX-01-02
        end = _moved(end, 1)
    if end < first.first or left == right == "..":
        raise InputError(f"{edtf!r} is not an EDTF interval: it must end after it begins")
    return _Range(first.first, end, first.known and last.known)


def _point(text: str, whole: str) -> _Range:
    found = _POINT.fullmatch(text)
    if not found:
        raise InputError(f"{whole!r} is not an EDTF date; write 2025-09-18, 2025-09, 2025 or A/B")
    known = found[1] != "XXXX"
    year, month, day = (
        int(part) if part else None
        for part in (found[1][:4].replace("XXXX", str(LEAP)), *found.groups()[1:])
    )
    try:
        return _Range(*_days(year or 0, month, day), known)
    except (ValueError, KeyError) as error:
        raise InputError(f"{whole!r} is not an EDTF date: no such month or day") from error


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    start, length = (month, 1) if month <= 12 else _GROUPS[month]
    turn, last = divmod(start + length - 2, 12)
    return date(year, start, 1), month_end(year + turn, last + 1)


def _moved(day: date, years: int) -> date:
    """The same day in another year; 29 February becomes 28 where there is none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _in_years_of(span: _Range, other: _Range) -> list[_Range]:
    """`span`, or, when its year is unknown, its copies that can touch `other`."""
    if span.known:
        return [span]
    first = max(other.first.year - 1, 2)
    years = range(first, min(other.last.year + 1, first + 500, 9998) + 1)
    return [_Range(_moved(span.first, y - LEAP), _moved(span.last, y - LEAP)) for y in years]


def _common(a: _Range, b: _Range) -> _Range | None:
    first, last = max(a.first, b.first), min(a.last, b.last)
    return _Range(first, last, b.known) if first <= last else None


def _pinned(text: str, unknown: _Range, known: _Range) -> str | None:
    shared = [c for v in _in_years_of(unknown, known) if (c := _common(v, known))]
    if len(shared) > 1:
        return text
    return _text(shared[0]) if shared else None


def _width(edtf: str) -> tuple[bool, int]:
    span = _parse(edtf)
    return not span.known, (span.last - span.first).days


def _text(span: _Range) -> str:
    first, last = span.first, span.last
    if first == date.min or last == date.max:
        ends = (".." if d in (date.min, date.max) else d.isoformat() for d in (first, last))
        return "/".join(ends)
    size = _size(span)
    left, right = first.isoformat()[:size], last.isoformat()[:size]
    if not span.known:
        left, right = "XXXX" + left[4:], "XXXX" + right[4:]
    return left if left == right else f"{left}/{right}"


def _size(span: _Range) -> int:
    """Characters of ISO 8601 that say it all: 4 for whole years, 7 for whole months, else 10."""
    first, last = span.first, span.last
    if first.day != 1 or last != month_end(last.year, last.month):
        return 10
    if not span.known:
        return 7 if first.year == last.year else 10
    return 4 if first.month == 1 and last.month == 12 else 7


def whole_week(days: str) -> bool:
    """Whether a date is a week, Monday to Sunday, and so says only when."""
    limits = bounds(days)
    return limits is not None and limits[0].weekday() == 0 and (limits[1] - limits[0]).days == 6

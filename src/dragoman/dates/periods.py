"""Runs of days: what units, pieces of longer times and choices among years come to.

A `Period` is a first and a last day; with `known` false the year stands for any. The surprising
thing is that "early", "late" and their like are given days at all: thirds of a month or year,
Monday to Wednesday of a week. "Earlier this month" is left the whole month, since writers mean it.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dragoman.dates.edtf import month_end
from dragoman.dates.recipe import PartName, Unit

Tense = Literal["past", "future", "none"]

_SEASONS: dict[PartName, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# First and last month, first and last day of the month, weekday offsets.
_OF_YEAR = {"early": (1, 4), "middle": (5, 8), "late": (9, 12), "start": (1, 3), "end": (10, 12)}
_OF_MONTH = {
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, 31),
    "start": (1, 10),
    "end": (21, 31),
}
_SATURDAY = 5
_OF_WEEK = {"early": (0, 2), "middle": (1, 3), "late": (3, 6), "start": (0, 2), "end": (4, 6)}
_OF_QUARTER = {"early": (0, 0), "middle": (1, 1), "late": (2, 2), "start": (0, 0), "end": (2, 2)}


class Period(NamedTuple):
    """Whole days from `first` to `last`; `reason` says what was inferred."""

    first: date
    last: date
    known: bool = True
    reason: str | None = None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def single(day: date) -> Period:
    """One day."""
    return Period(day, day)


def months(year: int, month: int, count: int = 1) -> Period:
    """`count` months from a month on; `month` may lie outside 1 to 12 and turns the year."""
    start = year * 12 + month - 1
    end = start + count - 1
    return Period(date(start // 12, start % 12 + 1, 1), month_end(end // 12, end % 12 + 1))


def season(name: PartName, year: int) -> Period:
    """A northern season as months; winter runs into the next year."""
    return months(year, _SEASONS[name], 3)


def around(reference: date, unit: Unit, count: int) -> Period:
    """The day, week (Monday to Sunday), month ... that lies `count` units from the reference."""
    match unit:
        case "hour":
            return single(reference + timedelta(days=int(count / 24)))
        case "day":
            return single(reference + timedelta(days=count))
        case "week" | "weekend":
            monday = reference + timedelta(days=7 * count - reference.weekday())
            return Period(
                monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
            )
        case "month":
            return months(reference.year, reference.month + count)
        case "quarter":
            return months(reference.year, (reference.month - 1) // 3 * 3 + 1 + 3 * count, 3)
        case "year":
            return months(reference.year + count, 1, 12)
        case "decade":
            return months(reference.year // 10 * 10 + 10 * count, 1, 120)


def moved(day: date, unit: Unit, count: int) -> date:
    """The day `count` units away: the same day of the month where the unit is months."""
    if unit in ("hour", "day", "week", "weekend"):
        return day + timedelta(days={"hour": count // 24, "day": count}.get(unit, 7 * count))
    turn = day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = day.year + turn // 12, turn % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def choose(candidates: Iterable[Period], reference: date, tense: Tense) -> Period | None:
    """Past: the latest that has begun; future: the earliest not over; none: the nearest."""
    options = list(candidates)
    if tense == "past":
        return max((p for p in options if p.first <= reference), default=None)
    if tense == "future":
        return min((p for p in options if p.last >= reference), default=None)
    return min(options, key=lambda p: distance(p, reference), default=None)


def distance(period: Period, reference: date) -> int:
    """Days between a period and a day; 0 when the day lies within."""
    return max((period.first - reference).days, (reference - period.last).days, 0)


def turned(candidates: Iterable[Period], now: Period, turn: int) -> Period | None:
    """The one that last/this/next names: before `now`, in its year, after it."""
    options = list(candidates)
    if turn < 0:
        return max((p for p in options if p.last < now.first), default=None)
    if turn > 0:
        return min((p for p in options if p.first > now.last), default=None)
    return next((p for p in options if p.first.year == now.first.year), None)


def piece(whole: Period, part: PartName, number: int | None) -> Period | None:
    """A piece of a longer time; None when it has no such piece."""
    match part:
        case "spring" | "summer" | "autumn" | "winter":
            return _with(whole, season(part, whole.first.year)) if _is_year(whole) else None
        case "half":
            return _half(whole, number or 1)
        case "quarter":
            if not _is_year(whole):
                return None
            start = 10 if number == -1 else 3 * (number or 1) - 2
            return _with(whole, months(whole.first.year, start, 3))
        case "week":
            return _week_of(whole) if number is None else _week(whole, number)
        case "earlier" | "later" | "weekend":
            return whole
        case _:
            return _with(whole, _third(whole, part))


def elapsed(whole: Period, part: PartName, reference: date) -> Period:
    """Earlier or later this week, seen from the reference; of longer times the whole."""
    if whole.days > 7 or not whole.first <= reference <= whole.last:
        return whole
    if part == "earlier":
        return Period(whole.first, max(whole.first, reference - timedelta(days=1)))
    return Period(min(whole.last, reference + timedelta(days=1)), whole.last)


def _with(whole: Period, found: Period) -> Period:
    return found._replace(known=whole.known, reason=whole.reason)


def _is_year(period: Period) -> bool:
    return period.days in (365, 366) and period.first.month == period.first.day == 1


def _half(whole: Period, number: int) -> Period | None:
    second = number != 1
    if _is_year(whole):
        return _with(whole, months(whole.first.year, 7 if second else 1, 6))
    if 28 <= whole.days <= 31:
        middle = whole.first.replace(day=15)
        if second:
            return whole._replace(first=middle + timedelta(days=1))
        return whole._replace(last=middle)
    return None


def _week_of(day: Period) -> Period | None:
    """Of "the week of May 5": Monday to Sunday; one that begins on a weekend begins on that day."""
    if day.days != 1:
        return None
    into = day.first.weekday()
    first = day.first - timedelta(days=into if into < _SATURDAY else 0)
    return day._replace(first=first, last=first + timedelta(days=6))


def _week(whole: Period, number: int) -> Period | None:
    if not 28 <= whole.days <= 31:
        return None
    if number == -1:
        return whole._replace(first=whole.last - timedelta(days=6))
    first = whole.first + timedelta(days=7 * (number - 1))
    if first > whole.last:
        return None
    return whole._replace(first=first, last=min(whole.last, first + timedelta(days=6)))


def _third(whole: Period, part: str) -> Period:
    first = whole.first
    if _is_year(whole):
        start, end = _OF_YEAR[part]
        return months(first.year, start, end - start + 1)
    if whole.days == 7:
        start, end = _OF_WEEK[part]
        return Period(first + timedelta(days=start), first + timedelta(days=end))
    if 28 <= whole.days <= 31:
        start, end = _OF_MONTH[part]
        return Period(first.replace(day=start), first.replace(day=min(end, whole.last.day)))
    if 90 <= whole.days <= 92:
        return months(first.year, first.month + _OF_QUARTER[part][0])
    return whole

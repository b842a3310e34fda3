"""A time expression and a reference day in, an EDTF date out; None when the words name no day.

The reference is the document's day, or the running event's where `anchor` says "event". Past
tense takes the latest time on or before the reference, future the earliest on or after, "none"
the nearest. Without a reference, month and day alone give `XXXX-11-28`; nothing else is guessed.
A year that lies more than half a year from the reference is given with the reason in `inferred`:
nearer ones are what every reader takes, and saying so would bury the cases that need a look.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.dates.finding import TimeExpression
from dragoman.dates.periods import (
    Period,
    Tense,
    around,
    choose,
    distance,
    elapsed,
    months,
    moved,
    piece,
    season,
    single,
    turned,
)  # fmt: skip
from dragoman.dates.recipe import Part, Recipe, Shift, Span, Stated, Vague, Weekday, Window

_SUNDAY = 7  # on which "will travel this week" means the week that begins the next day
_FAR = 183  # days
_FAR_YEAR = "the year is not stated; it was taken from the document's date"
_WEEKDAY_DIFFERS = "the weekday stated does not fall on this day"
_SWAPPED = "the figures do not say which is the day and which the month"


class Resolved(Struct, frozen=True, gc=False):
    """A date in EDTF, and the reason when something was inferred that the words do not say."""

    edtf: str
    inferred: str | None = None


def resolve(
    expression: TimeExpression, reference: date | None, tense: Tense = "past"
) -> Resolved | None:
    """The date meant; None for vague words, and for relative ones without a reference."""
    try:
        period = _period(expression.recipe, reference, tense)
    except (ValueError, OverflowError):  # "in 9999 years": the calendar ends before
        return None
    if period is None or period.last < period.first:
        return None
    return Resolved(edtf.spell(period.first, period.last, known=period.known), period.reason)


def _period(recipe: Recipe, reference: date | None, tense: Tense) -> Period | None:
    match recipe:
        case Stated():
            return _stated(recipe, reference, tense)
        case Span():
            return _span(recipe, reference, tense)
        case Part():
            return _part(recipe, reference, tense)
        case Vague():
            return None
    if reference is None:
        return None
    match recipe:
        case Weekday():
            return _weekday(recipe, reference, tense)
        case Shift():
            ahead = tense == "future" and recipe.unit == "week" and recipe.count == 0
            over = ahead and reference.isoweekday() == _SUNDAY
            return around(reference, recipe.unit, recipe.count + over)
        case Window():
            ends = sorted((reference, moved(reference, recipe.unit, recipe.count)))
            return Period(ends[0], ends[1])


# --- dates of the calendar --------------------------------------------------------------------


def _stated(said: Stated, reference: date | None, tense: Tense) -> Period | None:
    if said.swapped:
        return _swapped(said, said.swapped, reference)
    if said.year is not None:
        return _checked(_in_year(said, said.year), said)
    if said.year_shift:
        year = reference.year + said.year_shift.count if reference else None
        return _checked(_in_year(said, year), said) if year else None
    if said.month is None:
        meant = tense if said.turn is None else "none"
        return choose(_days_of_months(said, reference), reference, meant) if reference else None
    if reference is None:
        return _in_year(said, edtf.LEAP)._replace(known=False) if said.turn is None else None
    if said.turn is not None:
        return turned(_years(said, reference), around(reference, "month", 0), said.turn)
    return _nearest_year(said, reference, tense)


def _in_year(said: Stated, year: int) -> Period:
    if said.month is None:
        return months(year, 1, 12)
    if said.day is None:
        return months(year, said.month)
    return single(date(year, said.month, said.day))


def _years(said: Stated, reference: date) -> Iterator[Period]:
    """The date in the years around the reference; 29 February only where there is one."""
    reach = 8 if said.month == 2 and said.day == 29 else 1
    for year in range(reference.year - reach, reference.year + reach + 1):
        try:
            yield _in_year(said, year)
        except ValueError:
            continue


def _days_of_months(said: Stated, reference: date) -> Iterator[Period]:
    for offset in (-2, -1, 0, 1, 2) if said.turn is None else (said.turn,):
        month = around(reference, "month", offset)
        if said.day and said.day <= month.last.day:
            yield single(month.first.replace(day=said.day))


def _nearest_year(said: Stated, reference: date, tense: Tense) -> Period | None:
    """The year by tense; a weekday that fits outranks the tense, which may be misread."""
    options = list(_years(said, reference))
    fitting = [p for p in options if p.first.isoweekday() == said.weekday]
    found = (fitting and _by_tense(fitting, reference, tense)) or _by_tense(
        options, reference, tense
    )
    if found and said.day and distance(found, reference) > _FAR:
        found = found._replace(reason=_FAR_YEAR)
    return _checked(found, said)


def _by_tense(options: Sequence[Period], reference: date, tense: Tense) -> Period | None:
    return choose(options, reference, tense) or choose(options, reference, "none")


def _checked(period: Period | None, said: Stated) -> Period | None:
    if period and said.day and said.weekday and period.first.isoweekday() != said.weekday:
        return period._replace(reason=_WEEKDAY_DIFFERS)
    return period


def _swapped(said: Stated, other: Stated, reference: date | None) -> Period | None:
    """Of "03/04/2024" the reading nearer the reference; without one, the first."""
    readings = [_period(reading, None, "none") for reading in (replace(said, swapped=None), other)]
    found = [reading for reading in readings if reading]
    near = min(found, key=lambda p: distance(p, reference)) if reference else found[0]
    return near._replace(reason=_SWAPPED)


# --- weekdays, parts and ranges -------------------------------------------------------------


def _weekday(said: Weekday, reference: date, tense: Tense) -> Period | None:
    week = said.week if said.week is not None else said.turn if said.turn == 0 else None
    if week is not None:
        monday = around(reference, "week", week).first
        return single(monday + timedelta(days=said.weekday - 1))
    this = reference - timedelta(days=reference.weekday() - said.weekday + 1)
    options = [single(this + timedelta(days=7 * n)) for n in (-1, 0, 1)]
    if said.turn is not None:
        return turned(options, single(reference), said.turn)
    return choose(options, reference, tense)


def _part(said: Part, reference: date | None, tense: Tense) -> Period | None:
    if said.of is not None:
        whole = _period(said.of, reference, tense)
        if whole and reference and said.part in ("earlier", "later"):
            return elapsed(whole, said.part, reference)
        return piece(whole, said.part, said.number) if whole else None
    if reference is None:
        return None
    options = list(_recurring(said, reference))
    if said.turn is not None:
        return turned(options, around(reference, "month", 0), said.turn)
    return choose(options, reference, tense)


def _recurring(said: Part, reference: date) -> Iterator[Period]:
    """The weekends, seasons or quarters around the reference."""
    for offset in (-2, -1, 0, 1, 2):
        if said.part == "weekend":
            yield around(reference, "weekend", offset)
        elif said.part in ("spring", "summer", "autumn", "winter"):
            yield season(said.part, reference.year + offset)
        else:
            found = piece(around(reference, "year", offset), said.part, said.number)
            if found:
                yield found


def _floats(recipe: Recipe) -> bool:
    """True when the recipe recurs, so that the other end of a range can fix it."""
    match recipe:
        case Stated():
            return recipe.year is None and recipe.year_shift is None and recipe.turn is None
        case Weekday():
            return recipe.turn is None and recipe.week is None
        case Part():
            return recipe.turn is None if recipe.of is None else _floats(recipe.of)
        case _:
            return False


def _span(said: Span, reference: date | None, tense: Tense) -> Period | None:
    """A range; an end that recurs follows from the end that is surer."""
    named = isinstance(said.last, Weekday) and not isinstance(said.first, Weekday)
    last_first = not named and _floats(said.first) and (tense == "future" or not _floats(said.last))
    if reference is None and _floats(said.first) and _floats(said.last):
        return _without_year(said)
    if last_first:
        last = _period(said.last, reference, tense)
        first = last and _period(said.first, last.first, "past")
    else:
        first = _period(said.first, reference, tense)
        follows = first is not None and _floats(said.last)
        last = _period(
            said.last,
            first.first if follows and first else reference,
            "future" if follows else tense,
        )
    if not (first and last):
        return None
    return Period(first.first, last.last, first.known and last.known, first.reason or last.reason)


def _without_year(said: Span) -> Period | None:
    first, last = _period(said.first, None, "none"), _period(said.last, None, "none")
    if not (first and last):
        return None
    end = last.last if last.last >= first.first else moved(last.last, "year", 1)
    return Period(first.first, end, known=False)

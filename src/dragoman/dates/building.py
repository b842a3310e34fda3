"""Slots in, recipe out: what each `makes` of a rule in `dates.toml` means.

The builders are the grammar that languages share. A builder gives None when the values make no
time (a 31st of June, a range that runs backwards), and then the words are no date. What one end
of a range does not say is taken from the other here, so that `resolve` never sees half a date.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from dragoman.dates.edtf import LEAP
from dragoman.dates.recipe import (
    Part,
    PartName,
    Recipe,
    Shift,
    Span,
    Stated,
    Unit,
    Vague,
    Weekday,
    Window,
)  # fmt: skip


class Length(Struct, frozen=True, gc=False):
    """How long something lasts: "a two-day visit"."""

    unit: Unit
    count: int


Value = Recipe | Length
Slot = int | str | bool | Recipe | Length | None
Slots = Mapping[str, Slot]


def build(makes: str, slots: Slots) -> Value | None:
    """The value a rule gives; None when its words make none. A builder's name is its key."""
    return BUILDERS[makes](slots)


def _int(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return value if isinstance(value, int) else None


def _recipe(slots: Slots, name: str) -> Recipe | None:
    value = slots.get(name)
    return None if isinstance(value, int | str | Length) else value


def _unit(slots: Slots) -> Unit:
    return str(slots.get("unit", "day"))  # type: ignore[return-value]  # checked by the tests of data


def _stated(slots: Slots) -> Stated | None:
    year, shift = _year(slots)
    return _possible(
        Stated(
            year=year,
            month=_int(slots, "month"),
            day=_int(slots, "day"),
            weekday=_int(slots, "weekday"),
            year_shift=shift,
            turn=_int(slots, "turn"),
        )
    )


def _year(slots: Slots) -> tuple[int | None, Shift | None]:
    """The year as figures, or as "last year"."""
    match slots.get("year"):
        case int() as year:
            return year, None
        case Stated(year=year):
            return year, None
        case Shift() as shift:
            return None, shift
        case _:
            return None, None


def _possible(date: Stated) -> Stated | None:
    """The date, unless its month has no such day."""
    if date.month is None or date.day is None:
        return date
    if not 1 <= date.month <= 12:
        return None
    return date if date.day <= monthrange(date.year or LEAP, date.month)[1] else None


def _numeric(slots: Slots) -> Stated | None:
    """Day and month in figures: as the form orders them, the other way where only that can be."""
    day, month = _int(slots, "day") or 0, _int(slots, "month") or 0
    if not (day and month):
        return None
    year = _int(slots, "year")
    usual = _possible(Stated(year=year, month=month, day=day))
    other = _possible(Stated(year=year, month=day, day=month))
    if usual and other and day != month:
        return replace(usual, swapped=other)
    return usual or other


def _shift(slots: Slots) -> Shift:
    return Shift(_unit(slots), _int(slots, "count") or 0, bool(slots.get("event")))


def _back(slots: Slots) -> Recipe:
    shift = _shift(slots)
    if shift.unit == "decade":
        return Vague()
    return replace(shift, count=-shift.count)


def _window(slots: Slots) -> Window:
    return Window(_unit(slots), _int(slots, "count") or 1)


def _window_back(slots: Slots) -> Window:
    return Window(_unit(slots), -(_int(slots, "count") or 1))


def _weekday(slots: Slots) -> Weekday:
    return Weekday(_int(slots, "weekday") or 1, _int(slots, "turn"), _int(slots, "week"))


def _part(slots: Slots) -> Part | None:
    name: PartName = str(slots["part"])  # type: ignore[assignment]  # checked by the tests of data
    number, of = _int(slots, "number"), _recipe(slots, "of")
    most = {"half": 2, "quarter": 4, "week": 5}.get(name)
    if most and number is not None and not (number == -1 or 1 <= number <= most):
        return None
    return Part(name, number, of, _int(slots, "turn"))


def _same(slots: Slots) -> Recipe | None:
    return _recipe(slots, "of")


def _span(slots: Slots) -> Span | None:
    first, last = _recipe(slots, "from"), _recipe(slots, "to")
    return None if first is None or last is None else _shared(first, last)


def _shared(first: Recipe, last: Recipe) -> Span | None:
    """A range whose ends lend each other the year. It may not run backwards."""
    if not (isinstance(first, Stated) and isinstance(last, Stated)):
        return Span(first, last)
    if last.month is None and last.day:
        last = replace(last, month=first.month)  # "from 9 October to the 11th"
    if first.year is None and first.year_shift is None:
        turned = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 31)
        year = last.year - turned if last.year is not None else None
        shift = (
            replace(last.year_shift, count=last.year_shift.count - turned)
            if last.year_shift
            else None
        )
        first = replace(first, year=year, year_shift=shift)
    elif last.year is None and last.year_shift is None:
        turned = (last.month or 0) < (first.month or 0)
        last = replace(
            last,
            year=None if first.year is None else first.year + turned,
            year_shift=first.year_shift,
        )
    return Span(first, last) if _ordered(first, last) else None


def _ordered(first: Stated, last: Stated) -> bool:
    if first.year is None or last.year is None:
        return True
    ends = [(d.year or 0, d.month or m, d.day or n) for d, m, n in ((first, 1, 1), (last, 12, 31))]
    return ends[0] <= ends[1]


def _days(slots: Slots) -> Span | None:
    """As in "6-8 November": two days of one month."""
    lone = {k: v for k, v in slots.items() if k not in ("from", "to", "day")}
    first, last = (_stated({**lone, "day": slots[end]}) for end in ("from", "to"))
    if first is None or last is None or (first.day or 0) >= (last.day or 0):
        return None
    return Span(first, last)


def _months(slots: Slots) -> Span | None:
    """As in "April-May 2025": two months, the year told once."""
    first = Stated(month=_int(slots, "from"))
    last = _stated({"month": slots["to"], "year": slots.get("year")})
    return None if last is None or first.month == last.month else _shared(first, last)


def _month_pair(slots: Slots) -> Span | None:
    """As in "April and May": neighbours only."""
    follows = _int(slots, "to") == (_int(slots, "from") or 0) % 12 + 1
    return _months(slots) if follows else None


def _years(slots: Slots) -> Span | None:
    """As in "2025-2029" and "2025-26"."""
    first, last = _int(slots, "from") or 0, _int(slots, "to") or 0
    if last < 100:
        last += first - first % 100
    if not first < last <= first + 150:
        return None
    return Span(Stated(year=first), Stated(year=last))


def _pair(slots: Slots) -> Span | None:
    """Two days that follow one another; days further apart are two times."""
    match slots.get("from"), slots.get("to"):
        case Weekday(weekday=a) as first, Weekday(weekday=b) as last if b == a % 7 + 1:
            return Span(first, last)
        case Shift(count=a) as first, Shift(count=b) as last if b == a + 1:
            return Span(first, last)
        case Stated(day=int(a)) as first, Stated(day=int(b)) as last if b == a + 1:
            return _shared(first, last)
        case int(a), Stated(day=int(b)) as last if b == a + 1:
            return Span(replace(last, day=a), last)
        case _:
            return None


def _vague(slots: Slots) -> Vague:  # noqa: ARG001  # builders share one signature
    return Vague()


def _duration(slots: Slots) -> Length | None:
    count = _int(slots, "count") or 0
    return Length(_unit(slots), count) if count > 0 else None


# A clock is read so that it is passed over; its value is never used.
BUILDERS: Mapping[str, Callable[[Slots], Value | None]] = {
    "stated": _stated, "numeric": _numeric, "shift": _shift, "back": _back, "window": _window,
    "window_back": _window_back, "weekday": _weekday, "part": _part, "same": _same,
    "span": _span, "days": _days, "months": _months, "month_pair": _month_pair, "years": _years,
    "pair": _pair, "vague": _vague, "clock": _vague, "duration": _duration,
}  # fmt: skip

"""The day that "the same day" and "a day later" count from: the last one a text has named.

A sentence's number, the times of all sentences and the day of the engagement told of last come in;
a day goes out, None where no day is known.
"""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from dragoman.dates import Tense, TimeExpression, edtf, resolve
from dragoman.dates.recipe import Shift, Weekday

_BACK = 6  # sentences in which the day was named


def day(
    s: int,
    times: Sequence[Sequence[TimeExpression]],
    reference: date | None,
    told: date | None,
    tense: Tense = "past",
    whole: str | None = None,
) -> date | None:
    """The day that "the same day" in sentence `s` means: the last one named, else told of.

    Of "met in March 2023. Two years later" any day of the month told of will do.
    """
    own = times[s]
    counted = next((n for n, time in enumerate(own) if time.anchor == "event"), None)
    if counted is None:
        return told
    if whole and (limits := edtf.bounds(whole)) and _as_loose(own[counted], whole):
        return limits[0]
    if (near := _last(own[:counted], reference, told, tense)) is not None:
        return near
    ways: list[TimeExpression] = []  # "the following day", from the last to the first
    for before in reversed(times[max(s - _BACK, 0) : s]):
        last = takewhile(lambda time: time.anchor == "event", reversed(before))
        ways += [time for time in last if _leads_on(time)]
        if days := _named(before, reference, told, tense):
            ahead = [d for d in days if reference and d > reference] or days
            start = ahead[-1] if told is None or told not in days else told
            return _reached(start, ways)
    return told


def _as_loose(time: TimeExpression, whole: str) -> bool:
    """Whether a time counts in months from a month, or in years from a month or a year."""
    unit = time.recipe.unit if isinstance(time.recipe, Shift) else ""
    told = edtf.precision(whole)
    return told in ("month", "year") and unit in ("year", told)


def _leads_on(time: TimeExpression) -> bool:
    """Whether a time moves the day told of on; "a week earlier" only looks back."""
    recipe = time.recipe
    return isinstance(recipe, Shift) and recipe.event and recipe.unit == "day" and recipe.count > 0


def _reached(start: date, ways: Sequence[TimeExpression]) -> date:
    """Of "met A on Monday. The next day he saw B. In the evening": Tuesday."""
    for time in reversed(ways):
        start = _single(time, start) or start
    return start


def _named(
    times: Sequence[TimeExpression], reference: date | None, told: date | None, tense: Tense
) -> list[date]:
    """The days that the times of one sentence name: of those the one told of goes on."""
    able = (t for t in times if not (t.anchor == "event" or t.attributive or t.bound == "until"))
    return [_meant(t, day, told) for t in able if (day := _single(t, reference, tense)) is not None]


def _meant(time: TimeExpression, named: date, told: date | None) -> date:
    """Of "leaves on Thursday": the Thursday that is told of, not the one gone by."""
    bare = isinstance(time.recipe, Weekday)
    return told if bare and told is not None and told.weekday() == named.weekday() else named


def _last(
    times: Sequence[TimeExpression], reference: date | None, told: date | None, tense: Tense
) -> date | None:
    """The last day that times of one sentence name: "on Sunday ... and a day later"."""
    for time in reversed(times):
        lasts = time.bound in ("from", "until")  # "on a visit beginning Monday, earlier in the day"
        if time.anchor != "event" and not lasts and (day := _single(time, reference, tense)):
            return _meant(time, day, told)
    return None


def only(times: Sequence[TimeExpression], reference: date | None) -> str | None:
    """The one day that the times of a sentence name; None for none or several."""
    told = [time for time in times if not time.attributive]
    days = {day for time in told if (day := _single(time, reference))}
    return days.pop().isoformat() if len(days) == 1 else None


def _single(time: TimeExpression, reference: date | None, tense: Tense = "past") -> date | None:
    """The one day that a time expression names."""
    found = resolve(time, reference, tense)
    return edtf.single(found.edtf) if found else None

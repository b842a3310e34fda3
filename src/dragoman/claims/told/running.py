"""The day that "the same day" and "a day later" count from: the last one a text has named.

A sentence's number, the times of all sentences and the day of the engagement told of last come in;
a day goes out, None where no day is known.
"""

from collections.abc import Sequence
from datetime import date

from dragoman.dates import Tense, TimeExpression, edtf, resolve

_BACK = 6  # sentences in which the day was named


def day(
    s: int,
    times: Sequence[Sequence[TimeExpression]],
    reference: date | None,
    told: date | None,
    tense: Tense = "past",
) -> date | None:
    """The day that "the same day" in sentence `s` means: the last one named, else told of."""
    own = times[s]
    counted = next((n for n, time in enumerate(own) if time.anchor == "event"), None)
    if counted is None:
        return told
    if (near := _last(own[:counted], reference, tense)) is not None:
        return _meant(near, told)
    for before in reversed(times[max(s - _BACK, 0) : s]):
        if days := _named(before, reference, tense):
            return told if told in days else _meant(days[-1], told)
    return told


def _named(times: Sequence[TimeExpression], reference: date | None, tense: Tense) -> list[date]:
    """The days that the times of one sentence name: of those the one told of goes on."""
    able = (t for t in times if not (t.anchor == "event" or t.attributive))
    return [named for t in able if (named := _single(t, reference, tense)) is not None]


def _meant(named: date, told: date | None) -> date:
    """Of "leaves on Thursday": the Thursday that is told of, not the one gone by."""
    return told if told is not None and told.weekday() == named.weekday() else named


def _last(times: Sequence[TimeExpression], reference: date | None, tense: Tense) -> date | None:
    """The last day that times of one sentence name: "on Sunday ... and a day later"."""
    for time in reversed(times):
        if time.anchor != "event" and (day := _single(time, reference, tense)):
            return day
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

"""What a text tells as past before its news: "had met", "last met", "fifty years after A met B".

A row and a phrase come in; whether the news may date it, and the year that words count back to, go
out. The surprising thing: what is told so without a day keeps none, for the day of the news is
surely not its own.
"""

from datetime import date

from dragoman.claims.row import Row
from dragoman.dates import find_durations
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses, has
from dragoman.lexicon.phrases import Hit

_YEAR = 365  # days that a duration counts for a year
_SUBJECT = 16  # tokens of who did it, between "after" and the verb
_LATER = 14  # tokens behind a phrase in which a word may put it years back


def long_ago(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "met B as a student", "a day after A met B": whether it is not of the news' own day."""
    return _after(row, hit) > 0 or has(cues.once, row.plain, hit.last, hit.last + _LATER) > 0


def years_before(row: Row, hit: Hit, calendar: Calendar, today: date | None) -> str | None:
    """Of "Fifty years after A met B": the year they met; None where no years are counted."""
    k = _after(row, hit)
    if not k or today is None:
        return None
    lapses = find_durations(row.sentence.tokens, calendar, "lapse")
    before = [lapse for lapse in lapses if lapse.last == k + 1]
    if not before or before[0].days < _YEAR:
        return None
    return str(today.year - before[0].days // _YEAR)


def _after(row: Row, hit: Hit) -> int:
    """The "after" of "fifty years after A met", token index; 0 where there is none."""
    for k in range(hit.first - 1, max(hit.first - _SUBJECT, 1), -1):
        if row.lows[k] == "after":
            return k if row.lows[k - 1].removesuffix("s") in ("year", "decade", "century") else 0
        if row.border(k, k + 1):
            return 0
    return 0

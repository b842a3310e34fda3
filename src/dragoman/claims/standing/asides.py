"""What a text tells as past before its news: "had met", "last met", "fifty years after A met B".

A row and a phrase come in; whether the news may date it, and the year that words count back to, go
out. The surprising thing: what is told so without a day keeps none, for the day of the news is
surely not its own.
"""

from datetime import date

from dragoman.claims.sentence.row import Row
from dragoman.dates import find_durations
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_YEAR = 365  # days that a duration counts for a year
_SUBJECT = 16  # tokens of who did it, between "after" and the verb
_OPENS = 4  # tokens before "after" at the head of a sentence: "Some fifty years after"
_BESIDE = 3  # tokens before a verb in which it may be told of often: "has several times met"
_RECALLED = 9  # tokens from "recalled" to what is recalled
_LATER = 14  # tokens behind a phrase in which a word may put it years back


def long_ago(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "met B as a student", "years after A met B": whether it is not of the news' own day."""
    told = row.has(cues.once, max(hit.first - _BESIDE, 0), _own_end(row, hit))
    first_person = row.lows[max(hit.first - 2, 0) : hit.first] in (("when", "i"), ("when", "we"))
    return told > 0 or first_person or _after(row, hit, cues) > 0


def recalled(row: Row, hit: Hit) -> bool:
    """Of "recalled with pleasure her meeting with B", "recalled meeting B": of some day before.

    "recalled old ties at her meeting with B", "recalled her envoy and met B" are of the news.
    """
    if row.closed.recalling.isdisjoint(row.said):
        return False
    for k in range(hit.first - 1, max(hit.first - _RECALLED, -1), -1):
        if row.lows[k] in row.closed.recalling:
            return True
        if row.lows[k] in (",", ";") or k in row.borders or _at(row, k, hit.first):
            return False
    return False


def _at(row: Row, k: int, first: int) -> bool:
    """Whether token `k` sets what is told at an occasion: "in talks", but not "in Lima talks"."""
    named = any(i in row.mention_at for i in range(k + 1, first))
    return row.lows[k] in row.closed.recalled_at and not named


def _own_end(row: Row, hit: Hit) -> int:
    """Where the words of the verb itself end: what "who" and commas open is of something else."""
    end = min(hit.last + _LATER, len(row.lows))
    return next((k for k in range(hit.last, end) if _ends(row, k)), end)


def _ends(row: Row, k: int) -> bool:
    low = row.lows[k]
    if k in row.actor_at:
        return False
    return low in (",", ";", "and", "where", "which", "whose", "that") or low.startswith("who")


def years_before(
    row: Row, hit: Hit, cues: Clauses, calendar: Calendar, today: date | None
) -> str | None:
    """Of "Fifty years after A met B": the year they met; None where no years are counted."""
    k = _after(row, hit, cues)
    if not k or today is None:
        return None
    lapses = find_durations(row.sentence.tokens, calendar, "lapse")
    before = [lapse for lapse in lapses if lapse.last == k + 1]
    if not before or before[0].days < _YEAR:
        return None
    return str(today.year - before[0].days // _YEAR)


def _after(row: Row, hit: Hit, cues: Clauses) -> int:
    """The "after" of "fifty years after A met", token index; 0 where there is none.

    Only who did it may stand between: "two years after taking office, A met B" is of the news.
    """
    for k in range(hit.first - 1, max(hit.first - _SUBJECT, 1), -1):
        if row.lows[k] == "after":
            counted = row.lows[k - 1] in cues.lapses
            return k if counted and k + 1 < hit.first and _beside(row, hit, k) else 0
        if not _of_subject(row, k):
            return 0
    return 0


def _of_subject(row: Row, k: int) -> bool:
    named = k in row.actor_at or k in row.mention_at
    return (
        named or row.lows[k] in row.closed.determiners or row.lows[k] in row.closed.within_subject
    )


def _beside(row: Row, hit: Hit, k: int) -> bool:
    """Whether the clause that "after" opens stands beside a main one, before or behind it."""
    opens = k < _OPENS
    return not opens or "," in row.lows[hit.last :]

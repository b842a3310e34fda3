"""When something was that words only count to: "fifty years after A met B", "two days before C".

A row and a phrase come in, the day, week, month or year that its clause is counted to goes out.
Years count from the document's own, all else from the one day that the clause beside tells, or,
where "the talks came" stands beside, from the day told before; months where none is told from the
document's own, for what "comes" is its news. No day is counted from a day that is not told.
"""

from datetime import date, timedelta
from itertools import pairwise

from dragoman.claims.sentence.row import Row
from dragoman.dates import Duration, Tense, edtf, find_durations, resolve
from dragoman.dates.recipe import Unit
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_WEEK, _YEAR = 7, 365  # days that a duration counts for each
_FROM_DAY, _FROM_YEAR = "counted from the day told beside", "counted from the document's year"
_SUBJECT = 16  # tokens of who did it, between "after" and the verb
_OPENS = 4  # tokens before "after" at the head of a sentence: "Some fifty years after"


def after(row: Row, hit: Hit, cues: Clauses) -> int:
    """The "after" of "fifty years after A met", token index; 0 where there is none.

    Only who did it may stand between: "two years after taking office, A met B" is of the news.
    """
    if "after" not in row.said and "before" not in row.said:
        return 0
    for k in range(hit.first - 1, max(hit.first - _SUBJECT, 0), -1):
        if row.lows[k] in ("after", "before"):
            counted = row.lows[k - 1] in cues.lapses
            return k if counted and k < hit.first and _beside(row, hit, k) else 0
        if not _of_subject(row, k):
            return 0
    return 0


def ends(row: Row, hit: Hit) -> int:
    """Where the clause of a hit ends that an "after" opens: behind it stands the main one."""
    return next((i for i in range(hit.last, len(row.lows)) if row.lows[i] == ","), len(row.lows))


def counted(
    row: Row, hit: Hit, cues: Clauses, calendar: Calendar, today: date | None, told: date | None
) -> tuple[str, str] | None:
    """When the clause of a hit is that an "after" opens, and from what it is counted."""
    k = after(row, hit, cues)
    if not k or today is None:
        return None
    found = find_durations(row.sentence.tokens, calendar, "lapse")
    lapse = next((one for one in found if one.last == k + 1), None)
    if lapse is None or lapse.days >= _YEAR:
        years = lapse is not None and row.lows[k] == "after"
        return (_of_year(lapse, today), _FROM_YEAR) if lapse and years else None
    day = _beside_day(row, hit, lapse, today, cues)
    dated = any(t.last <= lapse.first for t in row.times)  # "the vote in 2029 came a week after"
    if day is None and not dated and _only_comes(row, lapse, cues):
        day = told or (today if lapse.unit == "month" and row.lows[k] == "after" else None)
    back = lapse.days if row.lows[k] == "after" else -lapse.days
    return (_rounded(day - timedelta(days=back), lapse.unit), _FROM_DAY) if day else None


def _of_year(lapse: Duration, today: date) -> str:
    return str(today.year - lapse.days // _YEAR)


def _rounded(day: date, unit: Unit) -> str:
    """A day as finely as it was counted: in days, in weeks, in months."""
    if unit not in ("day", "week"):
        return f"{day:%Y-%m}"
    if unit == "day":
        return day.isoformat()
    monday = day - timedelta(days=day.weekday())
    return edtf.spell(monday, monday + timedelta(days=_WEEK - 1))


def _beside_day(row: Row, hit: Hit, lapse: Duration, today: date, cues: Clauses) -> date | None:
    """The one day that the clause beside tells: "telephoned B on Monday, two days after"."""
    main = (t for t in row.times if t.last <= lapse.first or _behind(row, hit, t.first))
    before = _planned(row, 0, lapse.first, cues)
    way: Tense = "future" if before or _ahead(row, hit, lapse.last, cues) else "none"
    days = {edtf.single(found.edtf) for t in main if (found := resolve(t, today, way))}
    return days.pop() if len(days) == 1 else None


def _planned(row: Row, first: int, last: int, cues: Clauses) -> bool:
    """Whether words from `first` to `last` tell of what is to be: "would meet", "is to fly"."""
    before = row.plain[first:last]
    if not (cues.future | cues.conditional).isdisjoint(before):
        return True
    return any(one in row.closed.present and to == "to" for one, to in pairwise(before))


def _ahead(row: Row, hit: Hit, k: int, cues: Clauses) -> bool:
    """Of "votes on Sunday, two days after A meets B": what comes after a plan is ahead, too."""
    after = row.low(k - 1) == "after"
    return after and (hit.form == "third" or _planned(row, k, hit.first, cues))


def _behind(row: Row, hit: Hit, i: int) -> bool:
    """Whether a comma stands between the clause of a hit and token `i`."""
    return i > hit.last and "," in row.lows[hit.last : i]


def _only_comes(row: Row, lapse: Duration, cues: Clauses) -> bool:
    """Of "The talks came two days after": whether the clause beside only says when."""
    starts = range(max(lapse.first - 3, 1), lapse.first)
    return any(k + cues.happened.length(row.lows, k) == lapse.first for k in starts)


def _of_subject(row: Row, k: int) -> bool:
    """Whether token `k` is of who did it, or of the verb: "the countries' leaders are to"."""
    if k in row.actor_at or k in row.mention_at or row.lows[k] in row.closed.auxiliaries:
        return True
    closed = row.closed  # "after a Lao training ship docked"
    subject = closed.determiners | closed.within_subject | closed.warships | closed.craft
    return row.lows[k] in subject


def _beside(row: Row, hit: Hit, k: int) -> bool:
    """Whether the clause that "after" opens stands beside a main one, before or behind it."""
    opens = k < _OPENS
    return not opens or "," in row.lows[hit.last :]

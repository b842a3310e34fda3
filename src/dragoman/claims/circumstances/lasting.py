"""The days a visit, a call or an exercise lasts, from one of them and what the sentence says of it.

A row, its phrase and a day in EDTF come in, the days go out: "a three-day visit from Monday", "is
concluding a visit that began yesterday", "runs until 28 March". Other kinds keep their day.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from dragoman.claims.sentence import phases
from dragoman.claims.sentence.draft import Known
from dragoman.claims.sentence.row import Row, past_aside
from dragoman.claims.standing import behind_noun
from dragoman.dates import TimeExpression, edtf, find_durations, resolve
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_CUE = 10  # tokens from "opened", "until" to the day
_BEFORE = 4  # tokens from "began" to "visit"
_LONGEST = 45  # days of an exercise
_JOURNEYS = frozenset({"visit", "port_call"})
_LASTING = _JOURNEYS | {"exercise"}
_RETURN = 18  # tokens between "returned" and the visit that is over


def whole(
    row: Row, hit: Hit, times: Sequence[TimeExpression], known: Known
) -> tuple[str, bool] | None:
    """Of "opened on Monday and ends on Friday": all its days, and whether it has begun."""
    talks = hit.phrase.kind == "meeting" and not hit.phrase.verb
    if not (talks or hit.phrase.kind in _LASTING | {"conference"}):
        return None
    told = sorted((t for t in times if t.first >= hit.last), key=lambda t: t.first)
    for one, two in pairwise(told):
        start = max(one.first - _CUE, hit.first - _BEFORE, 0)
        begins = row.has(known.cues.begins, start, one.first)
        ends = _ends_too(row, one, two, known.cues)
        if begins and begins <= one.first and ends:
            ahead = known.cues.future | known.cues.opening  # "will begin", "begins"
            past = ahead.isdisjoint(row.plain[start : one.first])
            span = _spanned(one, two, known.reference, begun=past)
            return (span, past and not _ended(row, one, two, known.cues)) if span else None
    return None


def _ends_too(row: Row, one: TimeExpression, two: TimeExpression, cues: Clauses) -> bool:
    """Whether what began also ends: "and ends on Friday", but "and the ceasefire ends on"."""
    if row.border(one.last, two.first - 2):  # before "until"
        return False
    if two.bound == "until":
        return True
    start = max(two.first - _CUE, one.last)
    k = next((k for k in range(start, two.first) if row.lows[k] in cues.concluding), -1)
    led = row.low(k - 1) in row.closed.auxiliaries | row.closed.joints or row.adverb(k - 1)
    return k >= start and (led or k == one.last)  # "that began on Monday ended on Friday"


def _ended(row: Row, one: TimeExpression, two: TimeExpression, cues: Clauses) -> bool:
    """Of "began on Monday and ended on Friday": whether the end is told as gone by."""
    said = cues.concluding.intersection(row.lows[one.last : two.first])
    return any(low.endswith("ed") for low in said)


def _spanned(
    one: TimeExpression, two: TimeExpression, today: date | None, *, begun: bool
) -> str | None:
    first = resolve(one, today, "past" if begun else "future")
    day = edtf.single(first.edtf) if first else None
    last = resolve(two, day, "future") if day else None
    end = edtf.single(last.edtf) if last else None
    within = day and end and 0 < (end - day).days <= _LONGEST
    return f"{day}/{end}" if within else None


def stretched(row: Row, hit: Hit, day: str, known: Known) -> str:
    """Stretch a visit's first day over its stated length: "a three-day visit from Monday"."""
    if hit.phrase.kind not in _LASTING or edtf.single(day) is None:
        return day
    nth = phases.day(row, hit.first)
    ended = nth < 0 or ends(row, hit, known.cues) or came_back(row, hit, known.cues)
    if not (ended or nth or _begins(row, hit, known.cues)):
        return day
    lengths = find_durations(row.sentence.tokens, known.calendar)
    if not lengths or lengths[0].days >= 60:
        return _until(day, nth) if nth > 1 else day
    if nth > 1:
        return _from(day, nth, lengths[0].days)
    if not ended:
        return edtf.lasting(day, lengths[0].days)
    return _until(day, lengths[0].days) if lengths[0].days > 1 else day


def _begins(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether a day is the first: "began", "set out", "left on Monday for a three-day visit"."""
    if row.has(cues.begins):
        return True
    gone = next((k for k in range(hit.last) if row.lows[k] in cues.parting), hit.last)
    return "for" in row.lows[gone : hit.last]


def came_back(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether the day is of coming home: "returned on Monday after a four-day visit to Chad"."""
    before = row.lows[max(hit.first - _RETURN, 0) : hit.last]
    gone = cues.coming_back.union(cues.parting if hit.phrase.kind in _JOURNEYS else ())
    if gone.isdisjoint(before):
        return False
    home = next(k for k, low in enumerate(before) if low in gone)
    return not row.closed.behind.union(row.closed.at_the_end).isdisjoint(before[home:])


def to_now(row: Row, hit: Hit, day: str, known: Known) -> str | None:
    """Of "Is concluding a visit that began yesterday": from its first day to the document's."""
    reference = known.reference
    cues = known.cues
    if reference is None or not ends(row, hit, cues) or cues.started.isdisjoint(row.said):
        return None
    first = edtf.single(day)
    return f"{day}/{reference.isoformat()}" if first and first < reference else None


def by_its_end(row: Row, hit: Hit, known: Known) -> bool:
    """Whether the day is the last of several: "left on Monday after a visit"."""
    if not (ends(row, hit, known.cues) or came_back(row, hit, known.cues)):
        return False
    lengths = find_durations(row.sentence.tokens, known.calendar)
    return not (lengths and lengths[0].days == 1)


def ends(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether a visit is dated by its last day: "concluded his visit", "the visit ended"."""
    if hit.phrase.kind not in _LASTING:
        return False
    if runs(row, hit) or hit.phrase.status == "ongoing":
        return True  # "is due back from Lima on Friday"
    around = (*row.lows[max(hit.first - 4, 0) : hit.first + 1], *row.lows[hit.last : hit.last + 3])
    return not cues.concluding.isdisjoint(around) or behind_noun.closes(row, hit, cues)


def runs(row: Row, hit: Hit) -> bool:
    """Whether only an end is told: "the exercise runs until 28 March"."""
    if hit.phrase.kind not in _LASTING:
        return False
    over = past_aside(row, hit.last)
    after = row.lows[over : over + 5]
    return any(a in row.closed.lasting and b in ("until", "till", "to") for a, b in pairwise(after))


def _from(day: str, nth: int, days: int) -> str:
    """The days of which `day` is the second, or third: "the second day of a four-day visit"."""
    known = edtf.single(day)
    return edtf.lasting((known - timedelta(days=nth - 1)).isoformat(), days) if known else day


def _until(day: str, days: int) -> str:
    """The days of which `day` is the last: "concluded a three-day visit on Friday"."""
    last = edtf.single(day)
    return f"{(last - timedelta(days=days - 1)).isoformat()}/{day}" if last else day

"""What a journey tells of the noun it is for: "is due in Lima for talks", "leaves for talks with".

    arrives on Friday for talks · will be in Lima, is in Lima on Friday for talks     planned
    is in Lima for talks, for a three-day visit                                       under way
    was in Lima for talks · arrived on Monday for talks                  refused: told otherwise

A row and the phrase of a noun come in, a status or a yes or no goes out.
"""

from dragoman.claims.sentence import goals
from dragoman.claims.sentence.row import Row
from dragoman.claims.standing import infinitives
from dragoman.dates import TimeExpression
from dragoman.dates.recipe import Shift, Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_CLAUSE = 24  # tokens of a clause, with a whole day and a place in it
_AWAITED = 12  # tokens between "is due in" and what for
_GOVERNED = 4  # tokens from "hopes to" to the journey that is hoped for
_LATELY = (Shift("day", 0), Shift("day", -1))


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Of "leaves for Lima for talks with", "is due in Lima for talks": what the journey tells."""
    if told := infinitives.of_journey(row, hit, cues):
        return told
    first = max(hit.first - _AWAITED, 0)
    coming = (
        not cues.leaving.isdisjoint(row.plain[first : hit.first])
        or _arrives(row, hit, cues)
        or _yet_to_go(row, hit, cues)
        or _will_go(row, hit, cues)
        or _to_be_there(row, hit, cues)
        or _left_for(row, hit, cues)
        or row.has(cues.awaited, first, hit.first)
    )
    return "planned" if coming else None


def _left_for(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "left for Lima yesterday for talks": ahead, until its day says that it is over."""
    if cues.parting.isdisjoint(row.said):
        return False
    near = range(max(hit.first - _AWAITED, 0), hit.first)
    k = next((k for k in near if row.lows[k] in cues.parting), -1)
    if k < 0 or row.low(k + 1) != "for" or k + 2 not in row.mention_at or row.border(k, hit.first):
        return False
    return all(t.recipe in _LATELY for t in row.times if k < t.first < hit.first)


def under_way(row: Row, hit: Hit) -> bool:
    """Of "is in Lima for a three-day visit", "for talks with B": somebody is where it leads."""
    kind = hit.phrase.kind in ("visit", "meeting")
    if not kind or row.closed.present.isdisjoint(row.lows[: hit.first]):
        return False
    return _there(row, hit) in row.closed.present and not _there_on(row, hit)


def _there(row: Row, hit: Hit) -> str:
    """The verb of who is somewhere for what a noun names, "" where nobody is."""
    stay = goals.stay_in(row, hit)
    return row.low(stay[0] - 1) if stay else ""


def _there_on(row: Row, hit: Hit) -> bool:
    """Of "is in Lima on Thursday for talks": whether a day says when somebody will be there."""
    stay = goals.stay_in(row, hit)
    day = row.time_at.get(stay[1].last + 1) if stay else None
    return day is not None and row.times[day].bound != "until"


def _arrives(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "arrives on Friday for talks", "arrives today for": the present tells of a plan.

    So does "is travelling to Lima for talks".
    """
    if cues.arriving.isdisjoint(row.said):
        return False
    first = max(hit.first - _AWAITED, 0)
    at = next((k for k in range(first, hit.first) if row.plain[k] in cues.arriving), -1)
    if row.low(at).endswith("ing") and hit.phrase.kind != "visit":
        return row.low(at - 1) in row.closed.present
    first = 0 if _on_a_day(row, at) else at
    days = (t for t in row.times if first < t.first < hit.first)
    if hit.phrase.kind == "visit":  # which begins with it: "arrives today for a visit"
        days = (t for t in days if isinstance(t.recipe, Weekday))
    return at >= 0 and row.sentence.role != "title" and any(_of_these_days(t) for t in days)


def _on_a_day(row: Row, at: int) -> bool:
    """Of "On Friday President X crosses the bridge": whether a day opens the clause of `at`."""
    who = row.actor(at - 1)
    return who is not None and any(t.first <= 1 and t.last == who.first for t in row.times)


def _will_go(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "will arrive in Lima on Tuesday, 20 May, for a visit": one clause, however long."""
    if cues.future.isdisjoint(row.said):
        return False
    for k in range(hit.first - 1, max(hit.first - _CLAUSE, 0), -1):
        if row.plain[k] in cues.future:
            return True
        if k in row.actor_at or k in row.borders:
            break
    return False


def _to_be_there(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "had intended to be in Lima on Thursday for talks": where somebody was to be.

    So of "is in Lima on Thursday for talks".
    """
    if _there(row, hit) in row.closed.present and _there_on(row, hit):
        return True
    for k in range(max(hit.first - _AWAITED, 1), hit.first):
        if row.lows[k : k + 2] == ("to", "be") and not row.border(k, hit.first):
            return row.low(k - 1) in cues.planning
    return False


def _yet_to_go(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "looks forward to travelling to Lima in May for the session": the journey is ahead."""
    if cues.on_the_way.isdisjoint(row.said):
        return False
    first = max(hit.first - _AWAITED, 1)
    at = next((k for k in range(hit.first - 1, first, -1) if row.plain[k] in cues.on_the_way), 0)
    if not at or row.low(at - 1) != "to":
        return False
    before = row.plain[max(at - _GOVERNED, 0) : at]
    awaited = row.has(cues.before_planned, at - _GOVERNED, at) > 0
    return awaited or not (cues.planning | cues.proposing).isdisjoint(before)


def _of_these_days(time: TimeExpression) -> bool:
    """Whether a time is a day of the week, today, or to come."""
    ahead = isinstance(time.recipe, Shift) and time.recipe.count >= 0 and time.anchor != "event"
    return isinstance(time.recipe, Weekday) or ahead

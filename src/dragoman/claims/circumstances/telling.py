"""Which days of a sentence are of the telling: "the ministry said on Friday", "On Monday she said".

A row, a phrase and a token come in, whether the time there is when somebody told of it goes out.
What was told is of another day, unless nothing else in the text says which.
"""

from dragoman.claims.sentence.row import Row
from dragoman.dates.recipe import Stated
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_WHOM = 4  # tokens from "told" to "in": "told reporters in Lima"
_CLAUSE = 14  # tokens from a verb of saying to what is said


def reported_on(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "A met B in Lima, the ministry said on Sunday": Sunday is of the telling."""
    verb = i - 1 - (row.low(i - 1) == "on")
    told = row.low(verb) in cues.saying and verb > hit.last
    return told and "," in row.lows[hit.last : verb]


def told_in(row: Row, hit: Hit, p: int, end: int, cues: Clauses) -> bool:
    """Of "A met B on Monday, officials in Lima said", "said in Lima that he had met": whether the
    place from token `p` to `end` is where somebody told of it, or agreed to it.
    """
    if of_agreeing(row, hit, p, cues):
        return True
    if cues.saying.isdisjoint(row.said):
        return False
    if p < hit.first:
        before = _says(row, max(p - _WHOM, 0), p, cues)
        that = before > 0 and "that" in row.lows[end : hit.first]
        return that or (
            row.low(p - 1) in row.closed.in_speech and _says(row, end, hit.first, cues) > 0
        )
    verb = _says(row, end, end + 1, cues) or _says(row, max(p - _WHOM, hit.last), p, cues)
    return verb > 0 and "," in row.lows[hit.last : min(verb, p)] and "," not in row.lows[p:verb]


def _says(row: Row, first: int, last: int, cues: Clauses) -> int:
    """The first verb of saying between two tokens; 0 where there is none. Said is a name, too."""
    near = range(first, min(last, len(row.lows)))
    return next((k for k in near if row.lows[k] in cues.saying and k not in row.actor_at), 0)


def reported_at(row: Row, hit: Hit, cues: Clauses) -> int:
    """Of "On Monday she said her talks with B had failed", "said she had met B": the verb of
    saying, before which a day is that of the telling; else 0.
    """
    if "had" not in row.said or cues.saying.isdisjoint(row.said):
        return 0
    near = range(hit.first - 1, max(hit.first - _CLAUSE, 0), -1)
    k = next((k for k in near if row.lows[k] in cues.saying), 0)
    if not k or "," in row.lows[k : hit.first]:
        return 0
    first = k if hit.phrase.verb else hit.last
    last = hit.first if hit.phrase.verb else min(hit.last + _CLAUSE, len(row.lows))
    had = next((i for i in range(first, last) if row.lows[i] == "had"), 0)
    return k if had and "," not in row.lows[first:had] else 0


def of_saying(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Whether the time at token `i` is when a plan was told of: "the ministry said on Friday"."""
    if of_agreeing(row, hit, i, cues):
        return True
    on = row.low(i - 1) == "on"
    follows = row.low(row.times[row.time_at[i]].last) if i in row.time_at else ""
    if row.low(i - 1 - on) in cues.resolving and (not on or follows in ("to", "that")):
        return i < hit.first or follows == "to"  # but "agreed on 5 May for the visit"
    for k in range(i - 1, max(i - 7, -1), -1):
        if hit.first <= k < hit.last or row.lows[k] in {",", ";", "that"}:
            return False
        if row.lows[k] in cues.saying or row.lows[k] in cues.denied:
            return True
    return _opens_the_telling(row, hit, i, cues)


def of_agreeing(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "agreed on Tuesday in Lima to hold talks", "on joint patrols": whether the day or place
    that token `i` leads to is that of the agreement.
    """
    if i >= hit.first or cues.resolving.isdisjoint(row.said):
        return False
    first, end = i, i
    while first > 0 and (first == i or _circumstance(row, first)):
        first -= 1
    while end < hit.first and (end == i or _circumstance(row, end)):
        end += 1
    return row.low(first) in cues.resolving and row.low(end - 1) in row.closed.resolved_on


def _circumstance(row: Row, k: int) -> bool:
    """Whether token `k` is of a day or a place, or leads to one."""
    return k in row.time_at or k in row.mention_at or row.low(k) in row.closed.prepositions


def _opens_the_telling(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "On Tuesday the ministry said X would meet Y": Tuesday is when it said so.

    Not of "On Tuesday, she said, X will meet Y", nor of a day of the calendar: "On 3 June".
    """
    time = row.times[row.time_at[i]] if i in row.time_at else None
    if time is None or i > 1 or isinstance(time.recipe, Stated):
        return False
    told = (k for k in range(time.last, hit.first) if row.lows[k] in cues.saying)
    k = next(told, -1)
    ahead = cues.future | cues.conditional
    said = k > 0 and row.low(k + 1) != "," and ahead.isdisjoint(row.lows[time.last : k])
    return said and not ahead.isdisjoint(row.lows[k : hit.last])

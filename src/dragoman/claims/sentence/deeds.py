"""Whether the nouns beside a phrase are those its kind is of: who patrols, and what is opened.

A row and a phrase come in, yes or no goes out. Refused are patrols of volunteers, of hired guards
and of each for himself, and what only begins with a place: "opened an airport inquiry".
"""

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.phrases import Hit

_NEAR = 3  # tokens between a patrol and "separately"


def told(row: Row, hit: Hit) -> bool:
    """Whether a phrase of a patrol or of an opening tells of one."""
    if hit.phrase.kind == "exchange":
        return _alike(row, hit) and (not hit.phrase.verb or _patrols(row, hit))
    opens = hit.phrase.kind == "ceremony" and hit.phrase.frame == "act" and hit.phrase.verb
    return not opens or _built(row, hit)


def _alike(row: Row, hit: Hit) -> bool:
    """Whether both go together, "separate patrols" are no joint one."""
    near = row.lows[max(hit.first - _NEAR, 0) : hit.last + _NEAR]
    return row.closed.one_by_one.isdisjoint(near)


def _patrols(row: Row, hit: Hit) -> bool:
    """Of "guards of A and B patrolled together", "A's guards patrolled jointly with B's soldiers":
    whether those who do are of two states, and all of them forces.
    """
    if not row.closed.patrolling.isdisjoint(row.lows[hit.first + 1 : hit.last]):
        return True  # "held joint patrols"
    start = _opens(row, hit.first)
    end = next((k for k in range(hit.last, len(row.lows)) if _parted(row, k)), len(row.lows))
    several = {
        m.ref for m in row.mentions if m.ref and start <= m.first < end and _owner(row, m.first)
    }
    if len(several) == 1 or not row.closed.unofficial.isdisjoint(row.lows[start:end]):
        return False
    return _forces(row, start, hit.first) and _company(row, hit.last, end)


def _owner(row: Row, k: int) -> bool:
    """Whether a state at token `k` is somebody's, and not where he is: "in Kenya"."""
    k -= row.low(k - 1) in row.closed.determiners
    return row.low(k - 1) not in row.closed.drilled_at


def _opens(row: Row, first: int) -> int:
    """Where the clause of a verb begins."""
    return next((k + 1 for k in range(first - 1, -1, -1) if _parted(row, k)), 0)


def _parted(row: Row, k: int) -> bool:
    return row.border(k, k + 1) or row.lows[k] in row.closed.onlooking_as


def _forces(row: Row, start: int, end: int) -> bool:
    """Whether every member of a list is of forces: the last noun, and what stands before "and"."""
    lows, nouns = row.lows, row.closed.on_patrol
    ends = [k - 1 for k in range(start + 1, end) if lows[k] in row.closed.conjunctions] + [end - 1]
    told = not nouns.isdisjoint(lows[start:end]) or _states(row, start, end)
    return told and all(_named_forces(row, start, k) for k in ends)


def _states(row: Row, start: int, end: int) -> bool:
    """Whether states themselves do it: "Botswana and Zambia will"."""
    closed = row.closed
    small = closed.auxiliaries | closed.conjunctions | closed.determiners | {","}
    return all(
        k in row.mention_at or row.lows[k] in small or row.adverb(k) for k in range(start, end)
    )


def _named_forces(row: Row, start: int, k: int) -> bool:
    """Whether a list member that ends at token `k` ends with forces or with whose they are."""
    while k > start and (row.lows[k] in row.closed.auxiliaries or row.adverb(k)):
        k -= 1
    return row.lows[k] in row.closed.on_patrol or k in row.mention_at


def _company(row: Row, first: int, end: int) -> bool:
    """Whether whom they went with, if anybody is told, are forces or their like."""
    k = next((k for k in range(first - 1, end) if row.lows[k] in row.closed.gathered_with), end)
    named = row.closed.on_patrol | row.closed.peers
    return k >= end or not named.isdisjoint(row.lows[k:end])


def _built(row: Row, hit: Hit) -> bool:
    """Whether what is opened ends with its noun: "a road in", but no "a road race"."""
    if hit.last == hit.first + 1:
        return row.closed.unbuilt.isdisjoint(row.lows[hit.last : hit.last + _NEAR])
    low, said = row.low(hit.last), row.lows[hit.first : hit.last]
    if low in row.closed.opened_up or not row.closed.traded.isdisjoint(said):
        return False
    ends = not low.isalpha() or low in row.closed.small or hit.last in row.time_at
    ends = ends or low in row.closed.built_so  # "a road linking A and B", "a post worth a million"
    return ends or low in row.closed.ceremonial or row.adverb(hit.last)

"""What becomes of an invitation: it is offered, taken up, or only why somebody travels.

    invited B on a visit → offered · B accepted it → taken up ·
    at the invitation of A, B will visit; the press is invited to cover B's visit → neither

A row and a phrase come in, a status or none goes out. An offer is a plan only once it
is accepted, whatever days it names.
"""

from dragoman.claims.sentence.row import Row, back, steps
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_REACH = 12  # steps from "accepted" or "invitation" to the visit
_OBJECT = 6  # steps from "accepted" to "invitation"
_WHOSE = 9  # tokens from "at" to "invitation": "at Minister X's kind invitation"
_PUBLIC = 4  # tokens between "invited" and the press


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """What an invitation makes of a noun behind it; None where it offers nothing."""
    first = back(row, hit.first, _REACH)
    if not _offers(row, hit, first, cues):
        return None
    return "planned" if accepted(row, first, hit.first, cues) else "proposed"


def bid_to(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether an invitation may be to what a noun names: a visit, "invited B to a summit"."""
    if hit.phrase.kind == "visit":
        return True
    if cues.invited.isdisjoint(row.said):
        return False
    k = hit.first - 1
    while row.low(k).replace("-", "").isalpha() and row.low(k) not in row.closed.small:
        k -= 1
    k -= row.low(k) in row.closed.determiners
    return row.low(k) in ("to", "for") and row.low(k - 1) not in row.closed.moves


def _offers(row: Row, hit: Hit, first: int, cues: Clauses) -> bool:
    """Whether the noun of a visit is what an invitation behind token `first` offers."""
    k = next((k for k in range(hit.first - 1, first - 1, -1) if row.plain[k] in cues.invited), -1)
    if k < 0 or not row.closed.public.isdisjoint(row.lows[max(k - _PUBLIC, 0) : k + _PUBLIC]):
        return False
    told = any(low.startswith("who") for low in row.lows[k : hit.first])  # "who will be there on a"
    return not (told or upon(row, k, cues))


def upon(row: Row, k: int, cues: Clauses) -> bool:
    """Of "at the invitation of A", "at Minister X's kind invitation": why somebody travels."""
    if row.plain[k] not in cues.offers:
        return False
    ends = row.closed.prepositions | row.closed.conjunctions | row.closed.auxiliaries
    for i in range(k - 1, max(k - _WHOSE, -1), -1):
        if row.lows[i] in row.closed.upon:
            noun = row.low(i + 1) in row.closed.determiners | row.closed.possessives
            return noun or i + 1 in row.actor_at  # but "to accept an invitation"
        if row.lows[i] in ends or row.lows[i] in (",", ";"):
            return False
    return False


def accepted(row: Row, first: int, last: int, cues: Clauses) -> bool:
    """Whether an invitation is taken up in `row.lows[first:last]`: "accepted it", "he accepted"."""
    span = range(max(first, 0), min(last, len(row.lows)))
    return any(row.lows[k] in cues.accepting and _takes_up(row, k + 1, cues) for k in span)


def _takes_up(row: Row, k: int, cues: Clauses) -> bool:
    """Whether what "accepted" has behind it at token `k` is an invitation, or is not named."""
    closed = row.closed
    while row.adverb(k):
        k += 1
    small = (closed.prepositions, closed.conjunctions, closed.auxiliaries)
    if not row.low(k)[:1].isalnum() or k in row.time_at or any(row.low(k) in s for s in small):
        return True
    for i in range(k, min(steps(row, k, _OBJECT), len(row.lows))):
        if row.lows[i] in cues.offers:
            return True
        if i not in row.actor_at and any(row.lows[i] in s for s in (*small, closed.pronouns)):
            return False
    return False

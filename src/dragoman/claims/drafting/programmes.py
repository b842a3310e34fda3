"""What a programme holds: the talks of whoever travels, each with one of those named.

    The programme includes talks with A and a meeting with B      his with A, his with B
    Her visit will open with talks with A · On the agenda are talks with A

A row and the noun of a meeting come in, its sides and whether it is to come go out. Refused are
programmes that say between whom they bring about talks.
"""

from msgspec.structs import replace

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Status

_REACH = 40  # tokens from "includes" to the last of what it includes
_OF = 24  # tokens from "programme" to "includes": "of the visit of Minister X to Peru"


def sides(row: Row, hit: Hit, found: Sides) -> Sides:
    """The sides of a phrase; what a programme includes is his who travels."""
    if not _verb(row, hit) or not found.other:
        return found
    return replace(found, subject=(), possessor="his")


def status(row: Row, hit: Hit, told: Status | None) -> Status | None:
    """What a programme "includes" is ahead, what it "included" has been."""
    v = _verb(row, hit)
    return "planned" if v and told in DONE and not row.low(v).endswith("ed") else told


def _verb(row: Row, hit: Hit) -> int:
    """The token of "includes" in "The programme includes talks with A and a meeting with B"."""
    listed = row.closed.programmes.isdisjoint(row.said) and row.closed.journeys.isdisjoint(row.said)
    if hit.phrase.verb or listed:
        return 0
    near = range(hit.first - 1, max(hit.first - _REACH, 0), -1)
    v = next((k for k in near if _holds(row, k)), 0)
    if not v or not row.closed.negations.isdisjoint(row.lows[max(v - 2, 0) : v]):
        return 0  # "did not include a meeting with A"
    listing = any(_lists(row, k, v) for k in range(max(v - _OF, 0), v))
    return v if listing and not row.border(v, hit.first) else 0


def _lists(row: Row, k: int, v: int) -> bool:
    """Whether token `k` is a programme or journey that the verb at `v` is of: the head of its
    clause, "the photo of her visit features", or what a "that" behind it means.
    """
    if row.lows[k] not in row.closed.programmes and row.lows[k] not in row.closed.journeys:
        return False
    if row.lows[v] in row.closed.present:
        return True
    if row.low(v - 1) in ("that", "which") or row.lows[v].endswith("ing"):
        return True
    named = (row.mention_at, row.actor_at, row.time_at)
    for i in range(k - 1, -1, -1):
        if row.border(i, i + 1) or row.lows[i] in (",", ";"):
            break
        inside = i + 1 in row.time_at or any(i in at for at in named)
        if row.lows[i] in row.closed.prepositions and not inside:
            return False
    return True


def _holds(row: Row, k: int) -> bool:
    """Whether a programme holds what follows: "includes", "opens with", "on the agenda are"."""
    if row.lows[k] in row.closed.covering:
        return True
    if row.lows[k] in row.closed.opening_with:
        n = k + 1 + (row.low(k + 1) == "on")  # "starts on Thursday with talks"
        behind = row.times[row.time_at[n]].last if n in row.time_at else k + 1
        return row.low(behind) in ("with", "for")
    listed = row.lows[k] in row.closed.present and row.low(k - 1) in row.closed.programmes
    return listed and "on" in row.lows[max(k - 4, 0) : k]

"""Who deals for no state: heads of chambers, unions, clubs and gardens, leaders of workers.

A row and the sides of a phrase come in; whether one side is of such people alone goes out. Those of
organisations that are parties themselves (the African Union) stay, and so do chambers of deputies.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.parties import states
from dragoman.records import Actor

_BEFORE = 3  # tokens before "leaders" that say of whom
_OFFICE = 9  # tokens of an office before the name: "the director of the national herbarium, X"
_OF = 5  # tokens between the head of a body and its name's last word


def alone(row: Row, sides: Sides) -> bool:
    """Whether one side is only of people who deal for no state."""
    return _only(row, sides.subject) or _only(row, sides.other)


def _only(row: Row, side: Sequence[Actor]) -> bool:
    people = [a for a in side if a.kind in ("person", "office", "sides")]
    return len(people) == len(side) > 0 and all(_civil(row, a) for a in people)


def _civil(row: Row, actor: Actor) -> bool:
    if any(party not in states() for party in actor.parties):
        return False
    if actor.plural:
        before = row.lows[max(actor.first - _BEFORE, 0) : actor.last]
        led = "leaders" in before or "representatives" in before
        return led and not row.closed.civil_people.isdisjoint(before)
    if row.closed.civil_bodies.isdisjoint(row.said):
        return False
    last = actor.last + (_OF if row.low(actor.last) == "," else 0)
    return any(
        _heads(row, k) for k in range(max(actor.first - _OFFICE, 0), min(last, len(row.lows)))
    )


def _heads(row: Row, k: int) -> bool:
    """Whether a token names a body that somebody heads: "Chamber president", "head of the zoo"."""
    closed = row.closed
    if row.lows[k] not in closed.civil_bodies:
        return False
    if not closed.elected_bodies.isdisjoint(row.lows[max(k - 2, 0) : k + 4]):
        return False
    before = row.lows[max(k - _OF, 0) : k]
    led = "of" in before and not closed.civil_heads.isdisjoint(before[: before.index("of")])
    return led or row.low(k + 1) in closed.civil_heads

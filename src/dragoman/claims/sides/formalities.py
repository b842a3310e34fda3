"""Letters, orders and credentials that are none, by whom they are from or what they are called.

A row, a phrase and its sides come in; whether nothing is told goes out. Nobody writes to, or is
accredited by, one who held an office once; and an envoy's credentials are no "reformist" ones.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import holders, honours, posts
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Status


def void(row: Row, hit: Hit, sides: Sides, state: Status) -> bool:
    """Whether no engagement follows from what a letter, an order or credentials are told by."""
    shown, both = posts.papers(row, hit), (sides.subject, sides.other)
    if not shown and hit.phrase.kind != "message":
        return honours.void(row, hit, sides, state)
    if any(holders.gone(row, side) for side in both):
        return True
    if not shown:
        return _to_all(row, hit) or _unsent(row)
    if _alone(sides) or any(_unknown(row, side) for side in both):
        return True
    return all(_governs(row, side) for side in both) or _by_likeness(row, hit, shown)


def _alone(sides: Sides) -> bool:
    """Of "the envoys of A and B presented their credentials": to neither of the two."""
    return len({p for a in sides.subject for p in a.parties}) > 1 and not sides.other


def _unsent(row: Row) -> bool:
    """Of "a forged letter", "a letter leaked in 2019", "the letter was forged": whether nobody may
    have sent it.
    """
    told = (i for i, low in enumerate(row.lows) if low in row.closed.forged)
    ends = row.closed.letters | row.closed.being
    return any(row.low(i - 1) in ends or row.low(i + 1) in row.closed.letters for i in told)


def _to_all(row: Row, hit: Hit) -> bool:
    """Of "sent a strong message to", "an open letter": whether it is none that is sealed."""
    closed, span = row.closed, range(max(hit.first, 1), hit.last)
    led = [(row.lows[k - 1], row.lows[k]) for k in span if row.lows[k] in closed.letters]
    return any(
        word in closed.unsealed or (word in closed.blunt and low in closed.signals)
        for word, low in led
    )


def _governs(row: Row, side: Sequence[Actor]) -> bool:
    """Whether it is one that takes credentials, and presents none: a president, a state."""
    one = side[0] if len(side) == 1 else None
    words = one.key.split() if one else []
    envoy = one is None or not row.closed.envoys.isdisjoint(words)
    state = one is not None and one.kind == "party"
    return not envoy and (state or not row.closed.offices_of_state.isdisjoint(words))


def _unknown(row: Row, side: Sequence[Actor]) -> bool:
    """Whether it is a mere name: whose envoy that may be, or that it is one, nothing tells."""
    one = side[0] if len(side) == 1 and row.closed.envoys.isdisjoint(row.said) else None
    return one is not None and one.kind == "person" and not (one.parties or one.office)


def _by_likeness(row: Row, hit: Hit, k: int) -> bool:
    """Of "presented his green credentials": whether a word makes them no envoy's papers."""
    before = row.low(k - 1)
    formal = before in row.closed.small or before in row.closed.of_envoys
    leads = k - 1 <= hit.first or k - 1 in row.time_at or not before.isalpha()
    return not (formal or leads)

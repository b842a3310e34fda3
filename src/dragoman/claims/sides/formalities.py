"""Letters, orders and credentials that are none, by whom they are from or what they are called.

A row, a phrase and its sides come in; whether nothing is told goes out. Nobody writes to, or is
accredited by, one who held an office once; and an envoy's credentials are no "reformist" ones.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import holders, honours
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Status


def void(row: Row, hit: Hit, sides: Sides, state: Status) -> bool:
    """Whether no engagement follows from what a letter, an order or credentials are told by."""
    shown = papers(row, hit)
    if hit.phrase.kind == "message" or shown:
        gone = holders.gone(row, sides.subject) or holders.gone(row, sides.other)
        unknown = bool(shown) and (_unknown(sides.subject) or _unknown(sides.other))
        return gone or unknown or _by_likeness(row, hit, shown)
    return honours.void(row, hit, sides, state)


def papers(row: Row, hit: Hit) -> int:
    """The token of the papers that an envoy presents; 0 where a phrase tells of none."""
    if hit.phrase.kind != "ceremony":
        return 0
    span = range(hit.first, hit.last)
    return next((k for k in span if row.lows[k] in row.closed.papers_of_envoys), 0)


def _unknown(side: Sequence[Actor]) -> bool:
    """Whether it is a mere name: whose envoy that may be, nothing tells."""
    one = side[0] if len(side) == 1 else None
    return one is not None and one.kind == "person" and not (one.parties or one.office)


def _by_likeness(row: Row, hit: Hit, k: int) -> bool:
    """Of "presented his green credentials": whether a word makes them no envoy's papers."""
    before = row.low(k - 1)
    formal = before in row.closed.small or before in row.closed.of_envoys
    leads = k - 1 <= hit.first or k - 1 in row.time_at or not before.isalpha()
    return bool(k) and not (formal or leads)

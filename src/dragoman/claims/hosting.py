"""Which gathering a passive host is of: "the next session will be hosted by Tonga in May".

A row, its phrases and the phrase of the host come in; the index of the gathering goes out, so that
the day told behind the host is the gathering's.
"""

from collections.abc import Sequence

from dragoman.claims.row import Row
from dragoman.lexicon.phrases import Hit


def hosted(row: Row, hits: Sequence[Hit], hit: Hit) -> int:
    """Of "the next session will be hosted by Tonga": the session; -1 where none is its subject."""
    k = hit.first - 1
    while row.low(k) in row.closed.auxiliaries or row.low(k) in row.closed.adverbs:
        k -= 1
    named = (m for m, other in enumerate(hits) if other.last == k + 1 and not other.phrase.verb)
    passive = row.low(hit.first - 1) in row.closed.auxiliaries and row.low(hit.last) == "by"
    return next(named, -1) if passive or row.low(hit.last - 1) == "by" else -1

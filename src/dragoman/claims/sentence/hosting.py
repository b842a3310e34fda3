"""Which gathering a host is of: "the next session will be hosted by Tonga", "Suva hosted talks".

A row, its phrases and the phrase of the host come in; the index of the gathering goes out, so that
the day told behind the host is the gathering's.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.phrases import Hit


def hosted(row: Row, hits: Sequence[Hit], hit: Hit) -> int:
    """Of "the next session will be hosted by Tonga", "Tonga hosted in May the next session": the
    session; -1 where none is what was hosted.
    """
    k = hit.first - 1
    while row.low(k) in row.closed.auxiliaries or row.low(k) in row.closed.adverbs:
        k -= 1
    named = (m for m, other in enumerate(hits) if other.last == k + 1 and not other.phrase.verb)
    passive = row.low(hit.first - 1) in row.closed.auxiliaries and row.low(hit.last) == "by"
    if passive or row.low(hit.last - 1) == "by":
        return next(named, -1)
    behind = (m for m, h in enumerate(hits) if not h.phrase.verb and _held(row, hit, h))
    return next(behind, -1) if hit.phrase.verb == "host" else -1


def _held(row: Row, host: Hit, noun: Hit) -> bool:
    """Whether a noun is the object of a host: only its qualifiers and the day stand between."""
    between = range(host.last, noun.first)
    closed = row.closed
    return noun.first >= host.last and not any(
        (i in row.actor_at or row.lows[i] in closed.small or not row.words[i][0].isalnum())
        and not (i in row.time_at or i + 1 in row.time_at or row.lows[i] in closed.determiners)
        for i in between
    )

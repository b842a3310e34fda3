"""The words of a sentence as phrases are matched against them.

A row comes in, its words go out with times and places made adverbs, so that "talked in Lima with"
is "talked with". Refused are places that own something or belong to who somebody is.
"""

from collections.abc import Callable, Sequence

from dragoman.claims.sentence.row import Row
from dragoman.dates.recipe import Shift
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import LOCATING, TIME
from dragoman.records import Mention

_BEFORE_TIME = frozenset({"on", "in", "last", "earlier"})


def timeless(row: Row, cues: Clauses) -> Sequence[str]:
    """The words with times and places made adverbs.

    So "received on Monday a letter" is a phrase, and "talked in Lima with" is "talked with".
    """
    placed = [(m.first, m.last) for m in row.mentions if _put(row, m)]
    placed += _seats(row, cues)
    if not row.times and not placed:
        return row.lows
    lows = list(row.lows)
    for first, last in placed:
        lows[first:last] = [TIME] * (last - first)
    for time in row.times:
        first = time.first - (row.low(time.first - 1) in _BEFORE_TIME)
        if isinstance(time.recipe, Shift) and row.low(first) == "in":
            first = time.first  # "was called in yesterday"
        lows[first : time.last] = [TIME] * (time.last - first)
    return lows


def _seats(row: Row, cues: Clauses) -> list[tuple[int, int]]:
    """Where a clause says at which palace: "received at Basman Palace the credentials"."""
    found: list[tuple[int, int]] = []
    if cues.seats.isdisjoint(row.said):
        return found
    for k in [k for k, low in enumerate(row.lows) if low in cues.seats and row.words[k].istitle()]:
        i = k
        while i > 0 and row.words[i][0].isupper() and i not in row.actor_at:
            i -= 1
        i -= row.low(i) == "the"
        if row.low(i) == "at" and k - i < 6:
            found.append((i, k + 1))
    return found


def _put(row: Row, mention: Mention) -> bool:
    """Whether a mention only says where: "in Lima", but not "in Lima's port"."""
    city = mention.form in ("city", "capital")
    return (
        city
        and row.low(mention.first - 1) == LOCATING
        and mention.first not in row.actor_at
        and row.low(mention.last) not in OWNING
    )


def slot(row: Row) -> Callable[[str, int], int]:
    """Where a named gathering that begins at a token ends: what `@event` of a phrase stands for."""

    def slot(name: str, i: int) -> int:
        while row.low(i) in ("the", "a", "an", "their", "its"):
            i += 1
        event = row.event_at.get(i)
        return event.last if name == "event" and event is not None else 0

    return slot

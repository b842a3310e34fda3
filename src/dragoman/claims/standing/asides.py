"""What a text tells as past before its news: "had met", "last met", "met B as a student".

A row and a phrase come in; whether the news may date it goes out. The surprising thing: what is
told so without a day keeps none, for the day of the news is surely not its own.
"""

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_BESIDE = 3  # tokens before a verb in which it may be told of often: "has several times met"
_RECALLED = 18  # tokens from "recalled" to what is recalled
_BUILT = 9  # tokens from "build on" to its noun
_LATER = 14  # tokens behind a phrase in which a word may put it years back


def long_ago(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "met B as a student": whether it is not of the news' own day."""
    told = row.has(cues.once, max(hit.first - _BESIDE, 0), _own_end(row, hit))
    first_person = row.lows[max(hit.first - 2, 0) : hit.first] in (("when", "i"), ("when", "we"))
    return told > 0 or first_person


def recalled(row: Row, hit: Hit) -> bool:
    """Of "recalled with pleasure her meeting with B", "recalled meeting B", "the results of their
    talks", "which follows his visit": of some day before.

    "recalled old ties at her meeting with B", "recalled her envoy and met B" are of the news.
    """
    closed = row.closed
    if row.said.isdisjoint(
        closed.recalling | closed.outcomes | closed.coming_after | closed.building
    ):
        return False
    for k in range(hit.first - 1, max(hit.first - _RECALLED, -1), -1):
        if row.lows[k] in closed.recalling or (not hit.phrase.verb and _over(row, k)):
            return True
        if row.lows[k] in (",", ";") or k in row.borders or _at(row, k, hit.first):
            return False
    return False


def _over(row: Row, k: int) -> bool:
    """Whether what stands behind token `k` is over: "results of", "follows", no "followed by"."""
    behind = row.low(k + 1)
    if row.lows[k] in row.closed.coming_after:
        return behind != "by"
    over = row.lows[k] in row.closed.outcomes and behind in ("of", "from")
    return over or _builds(row, k)


def built_on(row: Row, hit: Hit) -> bool:
    """Of "will build on the leaders' call in May": whether it goes on from what a noun names."""
    near = range(hit.first - 1, max(hit.first - _BUILT, 0), -1)
    at = next((k for k in near if _builds(row, k)), 0)
    return at > 0 and not any(k in row.borders for k in range(at, hit.first))


def _builds(row: Row, k: int) -> bool:
    return row.lows[k] in row.closed.building and row.low(k + 1) in ("on", "upon")


def _at(row: Row, k: int, first: int) -> bool:
    """Whether token `k` sets what is told at an occasion: "in talks", but not "in Lima talks"."""
    named = any(i in row.mention_at for i in range(k + 1, first))
    return row.lows[k] in row.closed.recalled_at and not named


def _own_end(row: Row, hit: Hit) -> int:
    """Where the words of the verb itself end: what "who" and commas open is of something else."""
    end = min(hit.last + _LATER, len(row.lows))
    return next((k for k in range(hit.last, end) if _ends(row, k)), end)


def _ends(row: Row, k: int) -> bool:
    low = row.lows[k]
    if k in row.actor_at:
        return False
    return low in (",", ";", "and", "where", "which", "whose", "that") or low.startswith("who")

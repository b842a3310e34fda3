"""Times that only count: "the first talks in a decade", "their third encounter this year".

A row and a time come in; out goes whether it tells how often or how long something was, and not
when. Refused is what an edition is held in: "will hold the third round this year".
"""

from dragoman.claims.sentence.row import Row
from dragoman.dates import TimeExpression
from dragoman.dates.recipe import Recipe, Shift, Stated
from dragoman.lexicon.clauses import Clauses

_NEAR = 20  # tokens from "first" to "in a decade"
_NOUN = 4  # tokens from "third" to what is counted
_BE = frozenset({"is", "was", "be", "been", "being", "’s", "'s"})


def only(row: Row, time: TimeExpression, cues: Clauses) -> bool:
    """Whether a time counts what is told of."""
    return _lapse(row, time, cues) or _nth(row, time)


def _lapse(row: Row, time: TimeExpression, cues: Clauses) -> bool:
    """Whether a time tells how long nothing like it was: "the first talks in a decade"."""
    span = row.lows[time.first : time.last]
    counts = len(span) > 2 and (span[1].isdigit() or span[1] in row.closed.quantities)
    long = span[:1] == ("in",) and (span[1:2] == ("a",) or counts)
    return long and not cues.ranking.isdisjoint(row.lows[max(time.first - _NEAR, 0) : time.first])


def _nth(row: Row, time: TimeExpression) -> bool:
    """Of "A met B, the third such meeting this year", "for the third time in 2031"."""
    end = time.first - (row.low(time.first - 1) == "in")
    if not _long(time.recipe):
        return False
    for k in range(end - 2, max(end - 2 - _NOUN, 0), -1):
        if row.lows[k] in row.closed.counting:
            aside = row.low(k - 1) in row.closed.determiners and _aside(row, k - 2)
            edition = row.low(end - 1) in row.closed.numbered or _held(row, k - 1)
            return (aside and not edition) or row.low(end - 1) == "time"
        if not row.lows[k].isalpha() or row.lows[k] in row.closed.small:
            return False
    return False


def _held(row: Row, k: int) -> bool:
    """Of "held, in Lima, the second meeting": whether what is counted is what was held."""
    while k >= 0 and (
        k in row.mention_at
        or row.lows[k] == ","
        or row.lows[k] in row.closed.determiners
        or row.lows[k] in row.closed.at_places
    ):
        k -= 1
    return row.low(k) in row.closed.holding


def _aside(row: Row, k: int) -> bool:
    """Whether what stands behind token `k` is said of something told before it."""
    return row.low(k) in _BE or row.low(k) in (",", "–", "—", "-")


def _long(recipe: Recipe) -> bool:
    """Whether a time is no day: this year, this month, 2031."""
    if isinstance(recipe, Shift):
        return recipe.count == 0 and recipe.unit not in ("day", "hour", "weekend")
    return isinstance(recipe, Stated) and recipe.day is None and recipe.weekday is None

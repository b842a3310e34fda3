"""To when something is moved: "set for 29 May, was put off to July", "moved from 3 to 10 June".

A row, a phrase and the times of its sentence come in; the time behind a word of moving goes out,
None where nothing is moved. The day it was first set for is no longer its own, so the two are
never taken together. Refused is a time that another phrase stands before.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.row import Row
from dragoman.dates import TimeExpression
from dragoman.dates.recipe import Span
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_CUE = 3  # tokens of "bring it forward"


def to(
    row: Row, hits: Sequence[Hit], n: int, times: Sequence[TimeExpression], cues: Clauses
) -> TimeExpression | None:
    """The time hit `n` is moved to."""
    new = row.closed.new_days
    for time in times:
        begin = time.first - (row.low(time.first - 1) in new)
        whole = isinstance(time.recipe, Span) and not hits[n].phrase.verb
        ahead = whole and 0 <= hits[n].first - time.last <= _CUE
        behind = begin > hits[n].last or ahead  # "put off from Monday to Friday his talks"
        if not behind or row.low(begin) not in new or not _cue_before(row, begin, cues):
            continue
        if any(hits[n].last <= h.first and h.last <= begin for h in hits):
            continue
        last = time.recipe.last if isinstance(time.recipe, Span) else time.recipe
        return replace(time, recipe=last, bound="at")
    return None


def _cue_before(row: Row, end: int, cues: Clauses) -> bool:
    """Whether a word of moving ends right before token `end`, or with it: "put back to"."""
    starts = range(max(end - _CUE, 0), end)
    ends = (end, end + 1)
    return any(k + table.length(row.plain, k) in ends for k in starts for table in cues.moving)

"""Whether words say that somebody was not there: "neither A nor B met C", "left without meeting B".

A row and a phrase come in, a yes or no goes out; the negation of the verb itself ("did not meet")
is read in `status`. Who stays away from talks of two denies them; a gathering of many is held all
the same, so that of it nothing is told.
"""

from dragoman.claims.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_SUBJECT = 30  # tokens of a subject: "neither the foreign minister of Chad, X, nor"
_WITHIN = frozenset({",", "'s", "’s", "-", ".", "(", ")"})  # signs that end no clause
_BESIDE = 4  # tokens between "stayed away from" and the talks


def of(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Whether the clause of a phrase says that it was not done."""
    if hit.phrase.verb:
        return _nobody(row, hit, cues) or (
            hit.form == "ing" and row.low(hit.first - 1) == "without"
        )
    return _shunned(row, hit, cues)


def _nobody(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "Neither A nor B met", "none of the ministers attended": whether the subject is nobody."""
    for k in range(hit.first - 1, max(hit.first - _SUBJECT, -1), -1):
        if row.plain[k] in cues.nobody:
            return True
        if k in row.actor_at:
            continue
        ends = not row.lows[k][0].isalnum() and row.lows[k] not in _WITHIN
        if ends or row.border(k, k + 1) or row.plain[k] in cues.saying or row.plain[k] == "but":
            return False
    return False


def _shunned(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "stayed away from talks", "skipped a meeting", "left without talks": the noun."""
    start = max(hit.first - _BESIDE - 3, 0)
    for k in range(start, hit.first):
        over = k + cues.shunning.length(row.plain, k)
        if over > k and all(_qualifies(row, i, cues) for i in range(over, hit.first)):
            return over <= hit.first
    return False


def _qualifies(row: Row, i: int, cues: Clauses) -> bool:
    low = row.lows[i]
    return low in row.closed.determiners or low in cues.qualifying or low in cues.upcoming

"""What features are worth, and the verdict on a pair: same, apart or uncertain.

Features come in, a `Link` with score, verdict and the reason in words goes out. A veto keeps a pair
apart whatever the score. A pair is the same only if it shares people, an office or a text besides
the date; a pair that neither contradicts nor supports itself is uncertain and is not joined.
"""

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Link, Statement
from dragoman.merge.features import features
from dragoman.records import EngagementClaim

GROUNDS = ("people", "office", "nameless", "same_text")


def link(a: Statement, b: Statement) -> Link:
    """The verdict on two engagement claims of one block."""
    first, second = sorted((a, b), key=lambda s: s.id)
    found = features(first, second)
    score = round(sum(rules().weights.get(name, 0.0) * value for name, value in found.items()), 3)
    vetoes = sorted(rules().vetoes & found.keys())
    if vetoes:
        return _link(first, second, score, found, "apart", " and ".join(vetoes))
    dated = "date" in found or "same_text" in found
    grounds = [name for name in GROUNDS if name in found]
    if dated and grounds and score >= _threshold(first):
        return _link(first, second, score, found, "same", " and ".join(["date", *grounds]))
    lacking = "no shared person or office" if dated else "no date in common"
    return _link(first, second, score, found, "uncertain", lacking)


def _link(
    a: Statement, b: Statement, score: float, found: dict[str, float], verdict: str, reason: str
) -> Link:
    return Link(a=a.id, b=b.id, score=score, features=found, verdict=verdict, reason=reason)  # type: ignore[arg-type]


def _threshold(statement: Statement) -> float:
    claim = statement.claim
    kind = claim.kind if isinstance(claim, EngagementClaim) else ""
    table = rules().thresholds
    return table.get(rules().family.get(kind, kind), table["other"])

"""What features are worth, and the verdict on a pair: same, apart or uncertain.

Features come in, a `Link` with score, verdict and the reason in words goes out. A veto keeps a pair
apart whatever the score. A pair is the same only if it shares people, an office or a text besides
the date; a pair that neither contradicts nor supports itself is uncertain and is not joined.
"""

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Link, Statement, Verdict
from dragoman.merge.features import features
from dragoman.records import EngagementClaim

GROUNDS = ("people", "office", "nameless", "same_text")


def link(a: Statement, b: Statement) -> Link:
    """The verdict on two engagement claims of one block."""
    first, second = sorted((a, b), key=lambda s: s.id)
    found = features(first, second)
    score = round(sum(rules().weights.get(name, 0.0) * value for name, value in found.items()), 3)
    verdict, reason = _verdict(found, score, _threshold(first))
    return Link(
        a=first.id, b=second.id, score=score, features=found, verdict=verdict, reason=reason
    )


def _verdict(found: dict[str, float], score: float, threshold: float) -> tuple[Verdict, str]:
    vetoes = sorted(rules().vetoes & found.keys())
    if vetoes:
        return "apart", " and ".join(vetoes)
    grounds = [name for name in GROUNDS if name in found]
    if "date" not in found and "same_text" not in found:
        return "uncertain", "no date in common"
    if not grounds:
        return "uncertain", "no shared person or office"
    if score < threshold:
        return "uncertain", f"score {score} below {threshold}"
    return "same", " and ".join(name for name in ("date", *GROUNDS) if name in found)


def _threshold(statement: Statement) -> float:
    claim = statement.claim
    kind = claim.kind if isinstance(claim, EngagementClaim) else ""
    table = rules().thresholds
    return table.get(rules().family.get(kind, kind), table["other"])

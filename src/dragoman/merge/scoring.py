"""What features are worth, and the verdict on a pair: same, apart or uncertain.

Gists come in, a `Link` with score, verdict and the reason in words goes out. A veto keeps a pair
apart whatever the score, unless the pair has what excuses it. A pair is the same only if the dates
allow it and it shares people, an office, an occasion or a text besides; a pair that neither
contradicts nor supports itself is uncertain and is not joined. Weights, vetoes, excuses and
thresholds are in `data/merge.toml`.
"""

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Link, Verdict
from dragoman.merge.features import compared
from dragoman.merge.gists import Gist

WHEN = ("date", "same_text", "moved", "told", "edition", "day_off")
GROUNDS = ("people", "spelt", "office", "around", "occasion", "nameless", "same_text")


def link(a: Gist, b: Gist) -> Link:
    """The verdict on two engagement claims of one block."""
    first, second = (a, b) if a.statement.id <= b.statement.id else (b, a)
    found = compared(first, second)
    weights = rules().weights
    score = round(sum(weights.get(name, 0.0) * value for name, value in found.items()), 3)
    verdict, reason = _verdict(found, score, first.claim.kind)
    return Link(
        a=first.statement.id, b=second.statement.id, score=score, features=found,
        verdict=verdict, reason=reason,
    )  # fmt: skip


def _verdict(found: dict[str, float], score: float, kind: str) -> tuple[Verdict, str]:
    vetoes = [name for name in found if name in rules().vetoes and not _excused(name, found)]
    if vetoes:
        return "apart", " and ".join(sorted(vetoes))
    grounds = [name for name in GROUNDS if name in found]
    if not any(name in found for name in WHEN):
        return "uncertain", "no date in common"
    if not grounds and "silent" not in found:
        return "uncertain", "no shared person or office"
    least = rules().thresholds["day_off"] if "day_off" in found else _threshold(kind)
    least = least if grounds else rules().thresholds["silent"]
    if score < least:
        return "uncertain", f"score {score} below {least}"
    return "same", " and ".join(name for name in dict.fromkeys((*WHEN, *GROUNDS)) if name in found)


def _excused(veto: str, found: dict[str, float]) -> bool:
    """Whether the pair has all that one of the excuses for this veto asks for."""
    return any(
        all(found.get(name, 0.0) >= least for name, least in excuse.items())
        for excuse in rules().excuses.get(veto, ())
    )


def _threshold(kind: str) -> float:
    table = rules().thresholds
    return table.get(rules().family.get(kind, kind), table["other"])

"""Who ends up together: links become groups, the strongest first, no group against a veto.

Statements of one block come in, groups of them go out, both in any order: the outcome rests on
scores and identifiers alone. A link joins two groups only if no pair across them is apart. A
claim that fits two groups equally well while these exclude each other ("the meeting of 2024", of
which there were two) is left alone rather than guessed into one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from dragoman.merge.beliefs import Link, Statement
from dragoman.merge.blocking import EVER, days
from dragoman.merge.judgements import NOBODY, Judged
from dragoman.merge.scoring import link
from dragoman.records import EngagementClaim

Links = dict[tuple[str, str], Link]


def groups(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Statements that are one engagement each, every group and the list in a fixed order."""
    ordered = sorted(statements, key=lambda s: s.id)
    found = {(edge.a, edge.b): _ruled(edge, judged) for edge in edges(ordered)}
    group_of = {s.id: frozenset([s.id]) for s in ordered}
    for _, tier in groupby(_strongest(found), key=lambda e: e.score):
        _join(list(tier), found, group_of)
    by_id = {s.id: s for s in ordered}
    return [[by_id[i] for i in sorted(g)] for g in sorted(set(group_of.values()), key=sorted)]


def _ruled(edge: Link, judged: Judged) -> Link:
    if judged.parted(edge.a, edge.b):
        return replace(edge, verdict="apart", reason="judged apart")
    return edge


def edges(statements: Sequence[Statement]) -> Iterator[Link]:
    """Links between all pairs whose days overlap; others cannot be the same."""
    spans = sorted((*_span(s), s.id, s) for s in statements)
    for i, (_, last, _, a) in enumerate(spans):
        for first, _, _, b in spans[i + 1 :]:
            if first > last:
                break
            yield link(a, b)


def _span(statement: Statement) -> tuple[str, str]:
    claim = statement.claim
    return (days(claim.date) if isinstance(claim, EngagementClaim) else None) or EVER


def _strongest(found: Links) -> list[Link]:
    same = [edge for edge in found.values() if edge.verdict == "same"]
    return sorted(same, key=lambda e: (-e.score, e.a, e.b))


def _join(tier: list[Link], found: Links, group_of: dict[str, frozenset[str]]) -> None:
    """Join what links of one score join, but no claim torn between groups that exclude."""
    choices = _choices(tier, group_of)
    torn = {
        (edge.a, edge.b)
        for edge in tier
        for one, other in ((edge.a, edge.b), (edge.b, edge.a))
        if any(
            _exclude(group_of[other], rival, found) for rival in choices[one] - {group_of[other]}
        )
    }
    for edge in tier:
        a, b = group_of[edge.a], group_of[edge.b]
        if a != b and (edge.a, edge.b) not in torn and not _exclude(a, b, found):
            group_of.update(dict.fromkeys(a | b, a | b))


def _choices(
    tier: list[Link], group_of: dict[str, frozenset[str]]
) -> dict[str, set[frozenset[str]]]:
    """For every claim the groups that links of one score lead it to, its own among them."""
    found: dict[str, set[frozenset[str]]] = {}
    for edge in tier:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            found.setdefault(one, set()).add(group_of[other])
    return found


def _exclude(a: frozenset[str], b: frozenset[str], found: Links) -> bool:
    """Whether some pair across two groups is apart; a pair never compared has no day in common."""
    return any(_apart(found.get((min(x, y), max(x, y)))) for x in a for y in b)


def _apart(edge: Link | None) -> bool:
    return edge is None or edge.verdict == "apart"

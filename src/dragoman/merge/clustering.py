"""Who ends up together: links become groups, the strongest first, no group against a veto.

Statements of one block come in, groups of them go out, both in any order: the outcome rests on
scores and identifiers alone. A link joins two groups only if no pair across them is apart. A
claim that fits two groups equally well while these exclude each other ("the meeting of 2024", of
which there were two) is left alone rather than guessed into one; days of one stay, told by a third
report, do not exclude each other. What is neither joined nor apart
is a doubt, for a person to look at.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from dragoman.merge.beliefs import Link, Statement
from dragoman.merge.blocking import reach
from dragoman.merge.gists import gist
from dragoman.merge.judgements import NOBODY, Judged
from dragoman.merge.scoring import link
from dragoman.merge.stays import within

Group = frozenset[str]


class Links:
    """The links of a block; a pair that was never compared has no day in common and is apart."""

    def __init__(self, found: Iterable[Link]) -> None:
        self.all = list(found)
        near = [(edge.a, edge.b) for edge in self.all if edge.verdict != "apart"]
        self._near = {*near, *((b, a) for a, b in near)}
        self._exclude: dict[tuple[Group, Group], bool] = {}

    def allow(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep these pairs apart no more."""
        for a, b in pairs:
            self._near |= {(a, b), (b, a)}

    def same(self) -> list[Link]:
        """Links that join, the strongest first."""
        found = [edge for edge in self.all if edge.verdict == "same"]
        return sorted(found, key=lambda e: (-e.score, e.a, e.b))

    def exclude(self, a: Group, b: Group) -> bool:
        """Whether some pair across two groups is apart."""
        known = self._exclude.get((a, b))
        if known is None:
            near = self._near
            known = any((x, y) not in near for x in a for y in b)
            self._exclude[a, b] = self._exclude[b, a] = known
        return known


def groups(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Statements that are one engagement each, every group and the list in a fixed order."""
    return clustered(statements, judged)[0]


def clustered(
    statements: Iterable[Statement], judged: Judged = NOBODY
) -> tuple[list[list[Statement]], list[Link]]:
    """The groups, and the links that were too weak to join two of them."""
    ordered = sorted(statements, key=lambda s: s.id)
    by_id = {s.id: s for s in ordered}
    links = Links(_ruled(edge, judged) for edge in edges(ordered))
    stays = within(by_id, links.same())
    links.allow(pair for pair in stays if not judged.parted(*pair))
    group_of = {s.id: frozenset([s.id]) for s in ordered}
    for _, tier in groupby(links.same(), key=lambda e: e.score):
        _join(list(tier), links, group_of)
    found = [[by_id[i] for i in sorted(g)] for g in sorted(set(group_of.values()), key=sorted)]
    return found, _doubts(links, group_of)


def edges(statements: Sequence[Statement]) -> Iterator[Link]:
    """Links between all pairs whose days overlap; others cannot be the same."""
    gists = map(gist, statements)
    spans = sorted((*reach(g.claim, g.statement.published), g.statement.id, g) for g in gists)
    for i, (_, last, _, a) in enumerate(spans):
        for first, _, _, b in spans[i + 1 :]:
            if first > last:
                break
            yield link(a, b)


def _ruled(edge: Link, judged: Judged) -> Link:
    if judged.parted(edge.a, edge.b):
        return replace(edge, verdict="apart", reason="judged apart")
    return edge


def _join(tier: list[Link], links: Links, group_of: dict[str, Group]) -> None:
    """Join what links of one score join, but no claim torn between groups that exclude."""
    torn = _torn(tier, links, group_of)
    for edge in tier:
        a, b = group_of[edge.a], group_of[edge.b]
        if a != b and (edge.a, edge.b) not in torn and not links.exclude(a, b):
            group_of.update(dict.fromkeys(a | b, a | b))


def _torn(tier: list[Link], links: Links, group_of: dict[str, Group]) -> set[tuple[str, str]]:
    """The links of claims that links of one score lead to groups which exclude each other."""
    choices: dict[str, set[Group]] = {}
    for edge in tier:
        choices.setdefault(edge.a, set()).add(group_of[edge.b])
        choices.setdefault(edge.b, set()).add(group_of[edge.a])
    return {
        (edge.a, edge.b)
        for edge in tier
        for one, other in ((edge.a, edge.b), (edge.b, edge.a))
        if _rivalled(group_of[other], choices[one], links)
    }


def _rivalled(group: Group, choices: set[Group], links: Links) -> bool:
    return len(choices) > 1 and any(links.exclude(group, r) for r in choices if r != group)


def _doubts(links: Links, group_of: dict[str, Group]) -> list[Link]:
    """The strongest link between each two groups that nothing keeps apart."""
    best: dict[tuple[Group, Group], Link] = {}
    open_ = [e for e in links.all if e.verdict != "apart" and group_of[e.a] != group_of[e.b]]
    for edge in sorted(open_, key=lambda e: (-e.score, e.a, e.b)):
        a, b = group_of[edge.a], group_of[edge.b]
        if not links.exclude(a, b):
            best.setdefault((a, b) if sorted(a) < sorted(b) else (b, a), edge)
    return list(best.values())

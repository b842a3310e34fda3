"""The merge itself: statements into blocks, every block into beliefs.

Any collection of statements comes in, all beliefs go out in a fixed order. Blocks do not see one
another, so `merge_block` over the touched blocks gives what `merge` over everything would give:
this is what lets the ledger add one document without reading the rest.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeVar

from dragoman.merge import (
    clustering,
    engagements,
    instruments,
    mechanisms,
    people,
    pledges,
    relations,
)
from dragoman.merge.beliefs import Belief, Beliefs, Doubt, EngagementBelief, Link, Statement
from dragoman.merge.blocking import blocks
from dragoman.merge.identity import short, sorted_pair
from dragoman.merge.judgements import NOBODY, Judged, Judgement, welded

Part = tuple[str, Sequence[Statement]]
T = TypeVar("T", bound=Belief)


def merge(statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> Beliefs:
    """Everything that these statements together lead to believe; their order does not matter."""
    judgements = tuple(judgements)
    by_block: dict[str, dict[str, Statement]] = {}
    for statement in Judged(judgements).standing(statements):
        for block in blocks(statement):
            by_block.setdefault(_whole(block.key), {})[statement.id] = statement
    return merge_blocks({k: list(v.values()) for k, v in by_block.items()}, judgements)


def merge_block(
    key: str, statements: Sequence[Statement], judgements: Iterable[Judgement] = ()
) -> Beliefs:
    """The beliefs of one block, or of a part of one that no day ties to the rest.

    A block of people, `people PARTY`, is the whole party; `merge_people` takes a part of it.
    """
    return merge_blocks({key: statements}, judgements)


def merge_blocks(
    parts: Mapping[str, Sequence[Statement]], judgements: Iterable[Judgement] = ()
) -> Beliefs:
    """The beliefs of blocks together: a judgement may tie claims of one to claims of another."""
    judged = Judged(judgements)
    standing = {key: judged.standing(parts[key]) for key in sorted(parts)}
    of: dict[str, list[Part]] = {}
    for key, said in standing.items():
        of.setdefault(key.partition(" ")[0], []).append((key, said))
    people = [merge_people(k.split(" ")[1], said, None, judged) for k, said in of.get("people", ())]
    met, doubts = _engagements(of.get("engagement", ()), judged)
    return Beliefs(
        engagements=met,
        doubts=tuple(sorted((*doubts, *(d for p in people for d in p.doubts)), key=lambda d: d.id)),
        people=_in_order(b for p in people for b in p.people),
        tenures=_in_order(b for p in people for b in p.tenures),
        instruments=_family(
            of.get("instrument", ()), instruments.groups, instruments.believe, judged
        ),
        mechanisms=_family(of.get("mechanism", ()), mechanisms.groups, mechanisms.believe, judged),
        levels=_in_order(
            relations.in_line(
                _family(of.get("level", ()), relations.steps, relations.level, judged)
            )
        ),
        pledges=_family(of.get("pledge", ()), pledges.promises, pledges.pledge, judged),
    )


def _engagements(
    parts: Iterable[Part], judged: Judged
) -> tuple[tuple[EngagementBelief, ...], tuple[Doubt, ...]]:
    """Engagements, and pairs of them that may be one, for a person to look at."""
    clusters = [clustering.clustered(said, judged) for _, said in parts]
    groups = _tied([group for found, _ in clusters for group in found], judged)
    found = _in_order(engagements.believe(group, judged) for group in groups)
    at = {claim: belief.id for belief in found for claim in belief.claims}
    links = (link for _, weak in clusters for link in weak if at[link.a] != at[link.b])
    return found, tuple(sorted((_doubt(link, at) for link in links), key=lambda d: d.id))


def _doubt(link: Link, at: dict[str, str]) -> Doubt:
    a, b = sorted_pair(at[link.a], at[link.b])
    return Doubt(
        id=short("R", link.a, link.b), a=a, b=b, claims=(link.a, link.b), score=link.score,
        features=link.features, reason=link.reason,
    )  # fmt: skip


def _tied(groups: list[list[Statement]], judged: Judged) -> list[list[Statement]]:
    """The groups, joined where judgements tie claims of two."""
    if not judged.ties:
        return groups
    by_id = {s.id: s for group in groups for s in group}
    named = welded([[s.id for s in group] for group in groups], judged.ties)
    return [[by_id[id] for id in group] for group in named]


def _family(
    parts: Iterable[Part],
    group: Callable[[Sequence[Statement], Judged], list[list[Statement]]],
    believe: Callable[[Sequence[Statement], Judged], T],
    judged: Judged,
) -> tuple[T, ...]:
    """Group every part by itself, join what judgements tie, believe each group."""
    found = _tied([g for _, said in parts for g in group(said, judged)], judged)
    return _in_order(believe(g, judged) for g in found)


def _in_order(beliefs: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(beliefs, key=lambda belief: belief.id))


def _whole(key: str) -> str:
    """The key under which a block is merged when all is merged: people by party."""
    return " ".join(key.split(" ")[:2]) if key.startswith("people ") else key


def merge_people(
    party: str,
    statements: Iterable[Statement],
    names: Container[str] | None = None,
    judged: Judged = NOBODY,
) -> Beliefs:
    """The people of a party under these folded names, which must be closed, or under any."""
    found = people.believe(judged.standing(statements), party, names, judged)
    return Beliefs(
        people=tuple(found.people), tenures=tuple(found.tenures), doubts=tuple(found.doubts)
    )


def links(statements: Iterable[Statement]) -> tuple[Link, ...]:
    """Why engagement claims are together or apart: every pair whose days overlap."""
    return tuple(sorted(clustering.edges(list(statements)), key=lambda e: (-e.score, e.a, e.b)))

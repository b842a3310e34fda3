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
from dragoman.merge.beliefs import Belief, Beliefs, Link, Statement
from dragoman.merge.blocking import blocks
from dragoman.merge.judgements import NOBODY, Judged, Judgement, welded

Part = tuple[str, Sequence[Statement]]
T = TypeVar("T", bound=Belief)


def merge(statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> Beliefs:
    """Everything that these statements together lead to believe; their order does not matter."""
    by_block: dict[str, dict[str, Statement]] = {}
    for statement in statements:
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
    return Beliefs(
        engagements=_family(
            of.get("engagement", ()), clustering.groups, engagements.believe, judged
        ),
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


def _family(
    parts: Iterable[Part],
    group: Callable[[Sequence[Statement], Judged], list[list[Statement]]],
    believe: Callable[[Sequence[Statement], Judged], T],
    judged: Judged,
) -> tuple[T, ...]:
    """Group every part by itself, join what judgements tie, believe each group."""
    found = [g for _, said in parts for g in group(said, judged)]
    if judged.ties:
        by_id = {s.id: s for g in found for s in g}
        ids = welded([[s.id for s in g] for g in found], judged.ties)
        found = [[by_id[id] for id in g] for g in ids]
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
    found, tenures = people.believe(judged.standing(statements), party, names, judged)
    return Beliefs(people=tuple(found), tenures=tuple(tenures))


def links(statements: Iterable[Statement]) -> tuple[Link, ...]:
    """Why engagement claims are together or apart: every pair whose days overlap."""
    return tuple(sorted(clustering.edges(list(statements)), key=lambda e: (-e.score, e.a, e.b)))

"""The merge itself: statements into blocks, every block into beliefs.

Any collection of statements comes in, all beliefs go out in a fixed order. Blocks do not see one
another, so `merge_block` over the touched blocks gives what `merge` over everything would give:
this is what lets the ledger add one document without reading the rest.
"""

from collections.abc import Container, Iterable, Sequence
from typing import TypeVar

from dragoman.merge import clustering, engagements, instruments, mechanisms, people, relations
from dragoman.merge.beliefs import Belief, Beliefs, Link, Statement
from dragoman.merge.blocking import blocks

T = TypeVar("T", bound=Belief)


def merge(statements: Iterable[Statement]) -> Beliefs:
    """Everything that these statements together lead to believe; their order does not matter."""
    by_block: dict[str, dict[str, Statement]] = {}
    for statement in statements:
        for block in blocks(statement):
            by_block.setdefault(_whole(block.key), {})[statement.id] = statement
    parts = [merge_block(key, list(by_block[key].values())) for key in sorted(by_block)]
    return Beliefs(
        engagements=_in_order(b for p in parts for b in p.engagements),
        people=_in_order(b for p in parts for b in p.people),
        tenures=_in_order(b for p in parts for b in p.tenures),
        instruments=_in_order(b for p in parts for b in p.instruments),
        mechanisms=_in_order(b for p in parts for b in p.mechanisms),
        levels=_in_order(b for p in parts for b in p.levels),
        pledges=_in_order(b for p in parts for b in p.pledges),
    )


def _in_order(beliefs: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(beliefs, key=lambda belief: belief.id))


def merge_block(key: str, statements: Sequence[Statement]) -> Beliefs:
    """The beliefs of one block, or of a part of one that no day ties to the rest.

    A block of people, `people PARTY`, is the whole party; `merge_people` takes a part of it.
    """
    match key.partition(" ")[0]:
        case "engagement":
            groups = clustering.groups(statements)
            return Beliefs(engagements=tuple(map(engagements.believe, groups)))
        case "people":
            return merge_people(key.split(" ")[1], statements)
        case "instrument":
            return Beliefs(instruments=tuple(instruments.believe(statements)))
        case "mechanism":
            return Beliefs(mechanisms=tuple(mechanisms.believe(statements)))
        case "level":
            return Beliefs(levels=tuple(relations.levels(statements)))
        case _:
            return Beliefs(pledges=tuple(relations.pledges(statements)))


def _whole(key: str) -> str:
    """The key under which a block is merged when all is merged: people by party."""
    return " ".join(key.split(" ")[:2]) if key.startswith("people ") else key


def merge_people(
    party: str, statements: Iterable[Statement], names: Container[str] | None = None
) -> Beliefs:
    """The people of a party under these folded names, which must be closed, or under any."""
    found, tenures = people.believe(statements, party, names)
    return Beliefs(people=tuple(found), tenures=tuple(tenures))


def links(statements: Iterable[Statement]) -> tuple[Link, ...]:
    """Why engagement claims are together or apart: every pair whose days overlap."""
    return tuple(sorted(clustering.edges(list(statements)), key=lambda e: (-e.score, e.a, e.b)))

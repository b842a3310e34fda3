"""Who first wrote it: documents that tell one text are one origin, however many print it.

Statements come in, the number of their origins goes out. Documents are of one origin when their
texts are equal or alike by half (see `sketches`), or when one prints what another's agency wrote
and says so. Two papers that tell the same in their own words are two.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.sketches import likeness

ALIKE = 0.5  # a reprint shortened by a third is still alike by this much


def count(statements: Iterable[Statement]) -> int:
    """How many independent origins."""
    return len(origins(statements))


def origins(statements: Iterable[Statement]) -> list[list[Statement]]:
    """One statement a text, in groups of one origin each, in the order of identifiers."""
    texts = list({s.sha256: s for s in sorted(statements, key=lambda s: s.id)}.values())
    groups: list[list[Statement]] = []
    for one in texts:
        near = [g for g in groups if any(one_origin(one, other) for other in g)]
        joined = [s for g in near for s in g] + [one]
        groups = [g for g in groups if g not in near] + [joined]
    return groups


def one_origin(a: Statement, b: Statement) -> bool:
    """Whether two documents tell what one of them, or a third, wrote."""
    if a.sha256 == b.sha256:
        return True
    one, other = a.context, b.context
    if one.sketch and other.sketch and _likeness(one.sketch, other.sketch) >= ALIKE:
        return True
    return bool(one.credit or other.credit) and _agency(a) == _agency(b)


_likeness = lru_cache(maxsize=65536)(likeness)


def _agency(statement: Statement) -> str | None:
    own = rules().agencies.get(statement.publisher or "")
    return statement.context.credit or own or statement.sha256


def reprints(statements: Iterable[Statement]) -> tuple[tuple[str, ...], ...]:
    """The documents of every origin that more than one of them tells."""
    said: Sequence[Statement] = sorted(statements, key=lambda s: s.id)
    found = []
    for group in origins(said):
        texts = {s.sha256 for s in group}
        documents = tuple(sorted({s.document for s in said if s.sha256 in texts}))
        if len(documents) > 1:
            found.append(documents)
    return tuple(sorted(found))

"""Who first wrote it: documents that tell one text are one origin, however many print it.

Statements come in, the number of their origins goes out. Documents are of one origin when their
texts are equal or alike by half (see `sketches`), or when one prints what another's agency wrote
and says so. Two papers that tell the same in their own words are two.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.sketches import alike

ALIKE = 0.5  # a reprint shortened by a third is still alike by this much


def count(statements: Sequence[Statement]) -> int:
    """How many independent origins; most values are told by one text alone."""
    alone = len({s.sha256 for s in statements}) < 2
    return min(len(statements), 1) if alone else len(origins(statements))


def origins(statements: Iterable[Statement]) -> list[list[Statement]]:
    """One statement a text, in groups of one origin each, in the order of identifiers."""
    texts = list({s.sha256: s for s in sorted(statements, key=lambda s: s.id)}.values())
    first = list(range(len(texts)))  # for each text one before it of the same origin, or itself
    for one, other in _by_agency(texts):
        _join(first, one, other)
    _join_alike(first, [frozenset(array("I", s.context.sketch)) for s in texts])
    groups: dict[int, list[Statement]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(_root(first, n), []).append(text)
    return list(groups.values())


def _root(first: list[int], n: int) -> int:
    while first[n] != n:
        first[n] = n = first[first[n]]
    return n


def _join(first: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(first, one), _root(first, other)))
    first[high] = low


def _by_agency(texts: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs that one agency wrote, where a reprint says so."""
    groups: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(_agency(text), []).append(n)
    for group in groups.values():
        if any(texts[n].context.credit for n in group):
            yield from ((group[0], n) for n in group[1:])


def _agency(statement: Statement) -> str:
    own = rules().agencies.get(statement.publisher or "")
    return statement.context.credit or own or statement.sha256


def _join_alike(first: list[int], sketches: Sequence[frozenset[int]]) -> None:
    """Join texts whose sketches are alike; only those that share hashes are ever compared."""
    held = Counter(chain.from_iterable(sketches))
    several = {h for h, count in held.items() if count > 1}  # most runs of words stand in one text
    holders: dict[int, list[int]] = {}
    for n, sketch in enumerate(sketches):
        told_again = sketch & several
        shared = Counter(chain.from_iterable(holders.get(h, ()) for h in told_again))
        for other, common in shared.items():
            least = ALIKE * min(len(sketch), len(sketches[other]))
            if common < least or _root(first, other) == _root(first, n):
                continue
            if alike(sketch, sketches[other]) >= ALIKE:
                _join(first, n, other)
        for h in told_again:
            holders.setdefault(h, []).append(n)


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

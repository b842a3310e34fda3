"""One by one into groups: an item joins the only group all of whose members it agrees with.

Items come in, in the order that decides (the most exact first, so that the vague find what they
may join), groups go out. An item that agrees with two groups, and is equally near to both, stays
by itself rather than be guessed into one. It is compared only with groups that share a key with
it, and of their items only with one of each form: so the work grows with the items, and not with
their square.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
Keys = frozenset[Hashable]


def grouped(
    items: Iterable[T],
    agree: Callable[[T, T], bool],
    nearness: Callable[[T, T], float] = lambda _a, _b: 0.0,
    *,
    form: Callable[[T], Hashable] = id,
    keys: Callable[[T], Keys | None] = lambda _: None,
) -> list[list[T]]:
    """The groups, in the order of their first items; of several that fit, the only nearest one.

    An item fits a group when it agrees with all of it and is at least 0.0 near to one of it. Items
    of one `form` are compared alike; two that agree share one of their `keys`, but for those of
    which keys are None: they may agree with any.
    """
    groups: _Groups[T] = _Groups()
    for item in items:
        own = keys(item)
        fits = [(n, seen) for n, seen in groups.near(own) if all(agree(item, s) for s in seen)]
        near = [max(nearness(item, other) for other in seen) for _, seen in fits]
        best = max(near, default=-1.0)
        nearest = [n for (n, _), worth in zip(fits, near, strict=True) if worth == best >= 0.0]
        groups.put(nearest[0] if len(nearest) == 1 else None, item, form(item), own)
    return groups.items


class _Groups(Generic[T]):
    """The groups so far, an item of each form in them, and which of them bear a key."""

    def __init__(self) -> None:
        self.items: list[list[T]] = []
        self._seen: list[dict[Hashable, T]] = []
        self._bearing: dict[Hashable, dict[int, None]] = {}
        self._open: dict[int, None] = {}  # groups that hold an item which may agree with any

    def near(self, keys: Keys | None) -> Iterator[tuple[int, list[T]]]:
        """The groups that an item of these keys may agree with, in their order."""
        found: Iterable[int] = range(len(self.items))
        if keys is not None:
            found = sorted(self._open.keys() | {n for k in keys for n in self._bearing.get(k, ())})
        return ((n, list(self._seen[n].values())) for n in found)

    def put(self, n: int | None, item: T, form: Hashable, keys: Keys | None) -> None:
        """Add an item to a group; without one, begin the next."""
        if n is None:
            n = len(self.items)
            self.items.append([])
            self._seen.append({})
        self.items[n].append(item)
        self._seen[n].setdefault(form, item)
        if keys is None:
            self._open[n] = None
        for key in keys or ():
            self._bearing.setdefault(key, {})[n] = None

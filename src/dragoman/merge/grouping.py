"""One by one into groups: an item joins the only group all of whose members it agrees with.

Items come in, in the order that decides (the most exact first, so that the vague find what they
may join), groups go out. An item that agrees with two groups, and is equally near to both, stays
by itself rather than be guessed into one.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def grouped(
    items: Iterable[T],
    agree: Callable[[T, T], bool],
    nearness: Callable[[T, T], float] = lambda _a, _b: 0.0,
) -> list[list[T]]:
    """The groups, in the order of their first items; of several that fit, the only nearest one.

    An item fits a group when it agrees with all of it and is at least 0.0 near to one of it.
    """
    groups: list[list[T]] = []
    for item in items:
        fits = [group for group in groups if all(agree(item, other) for other in group)]
        near = [max(nearness(item, other) for other in group) for group in fits]
        best = max(near, default=-1.0)
        fits = [g for g, n in zip(fits, near, strict=True) if n == best >= 0.0]
        if len(fits) == 1:
            fits[0].append(item)
        else:
            groups.append([item])
    return groups

"""One by one into groups: an item joins the only group all of whose members it agrees with.

Items come in, in the order that decides (the most exact first, so that the vague find what they
may join), groups go out. An item that agrees with two groups stays by itself rather than be
guessed into one.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def grouped(items: Iterable[T], agree: Callable[[T, T], bool]) -> list[list[T]]:
    """The groups, in the order of their first items."""
    groups: list[list[T]] = []
    for item in items:
        fits = [group for group in groups if all(agree(item, other) for other in group)]
        if len(fits) == 1:
            fits[0].append(item)
        else:
            groups.append([item])
    return groups

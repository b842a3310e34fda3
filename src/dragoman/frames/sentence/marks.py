"""Tokens of a sentence in, marks out: the words of the lexicon that stand in it.

Left to right, the longest form first; marks of one index do not overlap. A party named by an
adjective ("Russian-Mongolian") is a mark for each of its parts.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.lexicon.forms import Index, Meaning
from dragoman.records import Token


class Mark(Struct, frozen=True):
    """A run of tokens, half-open, and what it may mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]

    def of(self, kind: str) -> Meaning | None:
        """What it means as one of a class."""
        return next((m for m in self.meanings if m.kind == kind), None)

    def party(self) -> Meaning | None:
        """The party it names; of a state that has its capital's name, the state."""
        named = (m for m in self.meanings if m.kind == "party" and m.role == "name")
        return next(named, None) or self.of("party")


def find(tokens: Sequence[Token], index: Index) -> tuple[Mark, ...]:
    """The marks of a sentence, in order."""
    found: list[Mark] = []
    i = 0
    while i < len(tokens):
        size, meanings = index.longest(tokens, i)
        if size > 1 and index.joined and _crosses(tokens, i, size, index):
            size, meanings = index.longest(tokens[: i + size - 1], i)
        if size:
            found.append(Mark(i, i + size, meanings))
        i += size or 1
    return tuple(found)


def _crosses(tokens: Sequence[Token], i: int, size: int, index: Index) -> bool:
    """Whether a word of more signs begins with the last sign: 美|国务卿, and no 美国."""
    shorter, _ = index.longest(tokens[: i + size - 1], i)
    return bool(shorter) and index.longest(tokens, i + size - 1)[0] > max(
        size, 1 + index.longest(tokens, i + size)[0] if i + size < len(tokens) else 0
    )


def at(marks: Sequence[Mark]) -> dict[int, Mark]:
    """The mark that covers each token."""
    return {i: mark for mark in marks for i in range(mark.first, mark.last)}

"""Which other state a text tells of as a side: mentions and states with people in, yes or no out.

    Premier X of Japan met President Y about ties between Japan and Chad.   Y may be of Chad
    Premier X of Japan met President Y about oil from Chad.                 nothing tells it

A state is a side that has people in the text or is the ground of something, or that one sentence
names with the other and no third. One that is only named is none.
"""

from collections.abc import Iterable, Sequence

from dragoman.people.known.evidence import Source
from dragoman.records import Actor, Mention

Grounds = Sequence[tuple[str, Source]]  # states a sentence names, and how each is named


class Ties:
    """The sides of one document, as far as it is read."""

    def __init__(self) -> None:
        self._twos = set[frozenset[str]]()
        self._sides = set[str]()

    def name(self, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        """Note the two states that a sentence names outside its people."""
        people = [a for a in actors if a.kind in ("person", "office")]
        named = frozenset(
            m.ref
            for m in mentions
            if m.ref and not any(a.first <= m.first < a.last for a in people)
        )
        if len(named) == 2:
            self._twos.add(named)

    def deal(self, people: Iterable[str], grounds: Grounds) -> None:
        """Note the states that a sentence gives people, or is set in."""
        self._sides.update(people, (state for state, source in grounds if source != "named"))

    def bind(self, state: str, other: str | None) -> bool:
        """Whether a state is a side that may stand opposite the other."""
        return state in self._sides or {state, other} in self._twos

    def pair(self, state: str, other: str | None) -> bool:
        """Whether one sentence names a state with the other alone."""
        return {state, other} in self._twos

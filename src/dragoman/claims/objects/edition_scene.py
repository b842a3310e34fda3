"""A sentence with the editions it names: what the readers of their status, days and parties share.

The scene, the index of a sentence, its named events and what it is about stand together here; what
lies between two of them is looked up, and nothing is decided.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import Focus

_JOINTS = frozenset({",", "and", "or", "&", "the", "a", "an"})


class Here(Struct, frozen=True):
    """A sentence with the editions it names, and what is told in it."""

    scene: Scene
    s: int
    row: Sequence[EventName]
    focus: Focus
    words: Mechanisms
    cues: Clauses

    @property
    def lows(self) -> tuple[str, ...]:
        """The words of the sentence, in lower case."""
        return self.scene.sentences[self.s].lows

    def led(self, event: EventName) -> int:
        """The token before an event that its articles and small words follow; -1 at the start."""
        k = event.first - 1
        while k >= 0 and self.lows[k] in self.words.small:
            k -= 1
        return k

    def parted(self, event: EventName, k: int) -> bool:
        """Whether another event stands between one and token `k`, and is in no row with it."""
        between = (e for e in self.row if event.last <= e.first and e.last <= k)
        other = next(between, None)
        return other is not None and not _JOINTS.issuperset(self.lows[event.last : other.first])

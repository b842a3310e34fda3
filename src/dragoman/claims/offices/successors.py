"""Who held an office before or after somebody: "his predecessor, Juan Vidal".

A scene, the words of its language and the turns already read come in, tenure claims go out: who
came before somebody ended on the day on which that one is said to have begun, and who comes after
began when that one ended. Where no day is told nothing is claimed, and where more people than one
could be "he", nobody is.
"""

from collections.abc import Iterator, Sequence

from dragoman.claims.offices.turns import Words
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.records import Actor, Sentence, TenureClaim

_OPPOSITE = {"ends": "starts", "starts": "ends"}


def find(read: Words, turns: Sequence[TenureClaim]) -> Iterator[TenureClaim]:
    """All that a document says of this kind, going by the beginnings and ends it tells."""
    if not turns:
        return
    for sentence in read.scene.sentences:
        for k, low in enumerate(sentence.lows):
            if low in read.words.kin.states:
                yield from _of_word(read, sentence, k, turns)


def _of_word(
    read: Words, sentence: Sentence, k: int, turns: Sequence[TenureClaim]
) -> Iterator[TenureClaim]:
    """The person right behind the word at `k`, in the seat of whoever is meant before it."""
    actors, state = read.scene.actors[sentence.index], read.words.kin.states[sentence.lows[k]]
    beside = range(k + 1, k + 3 if sentence.lows[k + 1 : k + 2] == (",",) else k + 2)
    other = next((a for a in actors if a.person is not None and a.first in beside), None)
    owner = _owner(read, sentence, k)
    if other is None or owner is None:
        return
    name, own = read.scene.persons[other.person or 0].name, read.scene.persons[owner].name
    turn = next((t for t in turns if t.name == own and t.state == _OPPOSITE[state] and t.on), None)
    if turn is not None and name != own:
        yield TenureClaim(
            name=name, party=turn.party, office=turn.office, on=turn.on, state=state,
            evidence=(around.evidence(read.scene, sentence.tokens[k].start, other.end),
                      *turn.evidence),
            by=sentence.lows[k], inferred={"office": "of the other", "on": "of the other"},
        )  # fmt: skip


def _owner(read: Words, sentence: Sentence, k: int) -> int | None:
    """Whose predecessor: of "his" the one person told so far in the sentence, else before it."""
    if k < 1 or sentence.lows[k - 1] not in read.words.kin.owners:
        return None
    own = _people(read.scene.actors[sentence.index], k)
    if not own and sentence.index:
        own = _first(read.scene, sentence.index - 1)
    return own.pop() if len(own) == 1 else None


def _people(actors: Sequence[Actor], k: int) -> set[int]:
    return {a.person for a in actors if a.person is not None and a.last <= k}


def _first(scene: Scene, s: int) -> set[int]:
    """The people of the sentence before, where it tells of one alone."""
    return {a.person for a in scene.actors[s] if a.person is not None}

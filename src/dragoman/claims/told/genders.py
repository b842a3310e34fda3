"""Who can be "he" and who "she": a scene in, the gender that forms of address tell of people out.

    Mr Okello met Eva Lund. He will visit Oslo.       he is Okello: nothing tells of Lund
    King Omar received Ms Lund. She praised the king. she is Lund, though the king came first
    Minister Lund met her Lao counterpart, Bounmy.    she is Lund
    In Oslo, Lund received his guest.                 he is Lund

Only what a text says of somebody counts, "Mr", "Queen", "her peer": no name tells a gender here. A
pronoun that cannot mean whom the text follows means the last one named whom it can.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.words import Words
from dragoman.records import Actor, Sentence

OWNERS = {"his": "m", "her": "f"}
OF_WORD = {"he": "m", "him": "m", "she": "f", **OWNERS}


def told(scene: Scene, words: Words) -> dict[int, str]:
    """The gender of each person whom a form of address or a title gives one, "m" or "f"."""
    found: dict[int, str] = {}
    styled = words.masculine | words.feminine
    for sentence, actors in zip(scene.sentences, scene.actors, strict=True):
        if (one := _with_a_peer(sentence, actors)) is not None:
            found.setdefault(*one)
        for one in _with_his_own(sentence, actors, words):
            found.setdefault(*one)
        if styled.isdisjoint(sentence.said):
            continue
        for actor in actors:
            near = _own(sentence.lows[actor.first : actor.last])
            style = next((low for low in near if low in styled), None)
            if actor.person is not None and style is not None:
                found.setdefault(actor.person, "m" if style in words.masculine else "f")
    return found


def _with_a_peer(sentence: Sentence, actors: Sequence[Actor]) -> tuple[int, str] | None:
    """Of "X met her counterpart Y", where nobody but X is named before: X, and that she is one."""
    peer = next((n for n, a in enumerate(actors) if a.counterpart), 0)
    gender = OF_WORD.get(sentence.lows[actors[peer].first], "") if peer else ""
    people = [a for a in actors[:peer] if a.kind != "party"]
    if not gender or len(people) != 1 or people[0].person is None:
        return None
    return people[0].person, gender


def _with_his_own(
    sentence: Sentence, actors: Sequence[Actor], words: Words
) -> Iterator[tuple[int, str]]:
    """Of "where X received her guest at the palace": X, and that she is a woman."""
    if sentence.said.isdisjoint(OWNERS):
        return
    lows, objects = sentence.lows, {a.first for a in actors if a.kind == "pronoun"}
    for actor in actors:
        k = actor.last
        while lows[k : k + 1] and lows[k] in words.auxiliaries | words.adverbs:
            k += 1
        gender = OF_WORD.get(lows[k + 1] if k + 1 < len(lows) else "", "")
        owns = gender and lows[k + 1] in OWNERS and k + 1 not in objects
        if actor.person is not None and owns and lows[k].isalpha() and lows[k] not in words.small:
            yield actor.person, gender


def _own(lows: Sequence[str]) -> Sequence[str]:
    """What stands behind an owner, "Jordan's Queen X": of the king's envoy nothing is told."""
    owned = [k for k, low in enumerate(lows) if low in OWNING]
    return lows[owned[-1] + 1 :] if owned else lows


def heard(
    actors: Sequence[Actor], meant: Mapping[int, int], known: Mapping[int, str]
) -> dict[int, str]:
    """The gender of those whom the pronouns of their own sentence mean: of "Y, who told him"."""
    said = [a for a in actors if a.first in meant and a.word in OF_WORD]
    return {meant[a.first]: OF_WORD[a.word] for a in said if meant[a.first] not in known}


def spoken_of(kept: tuple[str, int, int] | None, actor: Actor) -> int | None:
    """Who was "him" a sentence ago, and may be meant again.

    "B received her in Jakarta. She later called on C": not B.
    """
    if kept is None or kept[0] != OF_WORD.get(actor.word, ""):
        return None
    return kept[1] if 0 <= actor.sentence - kept[2] < 2 else None


def able(
    index: int | None, gender: str, genders: Mapping[int, str], named: Sequence[int]
) -> int | None:
    """Whom a pronoun of a gender means: `index`, unless he is known to be of the other one."""
    if index is None or not gender or genders.get(index, gender) == gender:
        return index
    others = [i for i in reversed(named) if i != index and genders.get(i, gender) == gender]
    sure = next((i for i in others if genders.get(i) == gender), None)
    return sure if sure is not None else next(iter(others), index)

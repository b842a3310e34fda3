"""The areas of cooperation a document names, each with the words that name it.

A scene comes in; areas go out in the order of the contract, with evidence. A phrase counts in
the title and in sentences that have a cue of talking, agreeing or working together; everything
else is a word in passing. The longest phrase wins, so that "military medicine" is not health.
Names of bodies and of persons' offices are looked over: "Minister of Trade" is no trade.
"""

from collections.abc import Mapping

from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.areas import Areas
from dragoman.records import Evidence, Sentence

_STOPS = frozenset('.!?;:,"”’)')


def find(scene: Scene, words: Areas) -> tuple[tuple[str, ...], Mapping[str, tuple[Evidence, ...]]]:
    """The areas of a document and where each is named."""
    found: dict[str, list[Evidence]] = {}
    if not _shared(scene):
        return (), {}
    for sentence in scene.sentences:
        lows = sentence.lows
        if sentence.role == "body" and (
            words.cues.isdisjoint(sentence.said) or not _is_prose(sentence)
        ):
            continue
        if words.table.absent(sentence.said):
            continue
        skip = _of_offices(scene, sentence)
        done = 0
        for k in words.table.beginnings(lows):
            if k < done or k in skip:
                continue
            length = words.table.length(lows, k)
            if length and not (length == 1 and _in_name(sentence, k)):
                say = " ".join(lows[k : k + length])
                here = around.evidence(
                    scene, sentence.tokens[k].start, sentence.tokens[k + length - 1].end
                )
                for area in words.named[say]:
                    found.setdefault(area, []).append(here)
            done = k + length
    areas = tuple(area for area in words.order if area in found)
    return areas, {area: tuple(found[area]) for area in areas}


def _shared(scene: Scene) -> bool:
    """Whether the document names two parties at all: news of one country has no cooperation."""
    named = {m.ref for row in scene.mentions for m in row if m.kind != "place" and m.ref}
    held = {person.party for person in scene.persons if person.party}
    return len(named | held) > 1


def _is_prose(sentence: Sentence) -> bool:
    """Whether a line is a sentence, and no entry of a menu: menus end without a stop."""
    return len(sentence.tokens) > 10 or sentence.tokens[-1].word[-1] in _STOPS


def _in_name(sentence: Sentence, k: int) -> bool:
    """Whether one capitalised word is part of a longer name: "Naval Base"."""
    tokens = sentence.tokens
    if sentence.role == "title" or not tokens[k].word[0].isupper():
        return False
    near = [tokens[n].word for n in (k - 1, k + 1) if 0 < n < len(tokens)]
    return any(word[0].isupper() for word in near)


def _of_offices(scene: Scene, sentence: Sentence) -> frozenset[int]:
    """Tokens that name an office-holder: what he is in charge of is not talked about."""
    return frozenset(
        k
        for actor in scene.actors[sentence.index]
        if actor.kind in ("person", "office")
        for k in range(actor.first, actor.last)
    )

"""The areas of cooperation a document names, each with the words that name it.

A scene comes in; areas go out in the order of the contract, with evidence. A phrase counts in
the title and in sentences that have a cue of talking, agreeing or working together; everything
else is a word in passing. The longest phrase wins, so that "military medicine" is not health.
Names of bodies and of persons' offices are looked over: "Minister of Trade" is no trade.
"""

from collections.abc import Mapping

from dragoman.claims import around
from dragoman.claims.scene import Scene
from dragoman.lexicon.areas import Areas
from dragoman.records import Evidence, Sentence


def find(
    scene: Scene, words: Areas
) -> tuple[tuple[str, ...], Mapping[str, tuple[Evidence, ...]]]:
    """The areas of a document and where each is named."""
    found: dict[str, list[Evidence]] = {}
    for sentence in scene.sentences:
        lows = [token.low for token in sentence.tokens]
        if sentence.role == "body" and words.cues.isdisjoint(lows):
            continue
        skip = _of_offices(scene, sentence)
        k = 0
        while k < len(lows):
            length = words.table.length(lows, k) if k not in skip else 0
            if length:
                say = " ".join(lows[k : k + length])
                here = around.evidence(
                    scene, sentence.tokens[k].start, sentence.tokens[k + length - 1].end
                )
                for area in words.named[say]:
                    found.setdefault(area, []).append(here)
            k += max(1, length)
    areas = tuple(area for area in words.order if area in found)
    return areas, {area: tuple(found[area]) for area in areas}


def _of_offices(scene: Scene, sentence: Sentence) -> frozenset[int]:
    """Tokens that name an office-holder: what he is in charge of is not talked about."""
    return frozenset(
        k
        for actor in scene.actors[sentence.index]
        if actor.kind in ("person", "office")
        for k in range(actor.first, actor.last)
    )

"""Who is not the "I" of a text: whom its writer names beside himself.

    I was accompanied by Admiral B. · I met B in Lima.       B does not write

A document comes in, persons go out. Refused are sentences that quote somebody or tell who speaks.
"""

from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.words import Words


def beside(scene: Scene, words: Words) -> frozenset[int]:
    """The persons whom sentences that open with "I" name."""
    found = set[int]()
    for sentence, actors in zip(scene.sentences, scene.actors, strict=True):
        opens = bool(actors) and actors[0].word == "i"
        if opens and words.quoted.isdisjoint(sentence.said):
            found |= {a.person for a in actors if a.person is not None}
    return frozenset(found)

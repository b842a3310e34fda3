"""Who is the "I" of a text, and who is not: whom its writer names beside himself.

    I was accompanied by Admiral B. · I met B in Lima. · She later met Minister B.      B is not I

A document comes in, persons go out. Refused are sentences that quote somebody or tell who speaks,
and whoever is named in a title or acts in a sentence: a signature and a heading tell who writes.
"""

from collections.abc import Collection, Sequence

from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.words import Words
from dragoman.records import Person


def beside(scene: Scene, words: Words) -> frozenset[int]:
    """The persons whom sentences that open with "I" name; of a text that says "I" all who only
    stand behind somebody else in a sentence.
    """
    found, behind, ahead, writes = set[int](), set[int](), set[int](), False
    for sentence, actors in zip(scene.sentences, scene.actors, strict=True):
        named = {a.person for a in actors if a.person is not None}
        first = actors[0] if actors else None
        writes |= first is not None and first.word == "i"
        if not words.quoted.isdisjoint(sentence.said) or sentence.role == "title":
            ahead |= named
        elif first is not None and first.word == "i":
            found |= named
        else:
            ahead |= {a.person for a in actors[:1] if a.person is not None}
            behind |= {a.person for a in actors[1:] if a.person is not None}
    return frozenset(found | (behind - ahead if writes else set()))


def one(
    persons: Sequence[Person], lead: int | None, home: str | None, met: Collection[int | None]
) -> int | None:
    """Who "I" is where nothing says so: whom the text follows, but for those `met`."""
    if lead is not None and lead not in met:
        own = persons[lead].party
        return lead if own in (None, home) or home is None else None
    parties = {persons[i].party for i in met if i is not None}
    rest = [p.index for p in persons if p.holdings and p.party and p.party not in parties]
    return rest[0] if len(rest) == 1 else None

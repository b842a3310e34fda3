"""What of an engagement none of its sentences tells, with the reason: the last look at a draft.

    He also met the Foreign Minister of Kenya.       whose he is, other sentences tell
    We look forward to a visit by her president.     to the state whose text it is

A settled draft and its scene come in, the reasons go out, those that it brings first. Whatever
carried a value over, it is seen here. Somebody named stands for the party that the text gives him;
one whose party was only taken from what stands around him says from what. That a name is told in
full elsewhere needs no reason.
"""

from collections.abc import Iterator
from enum import StrEnum

from dragoman.claims.sentence.draft import Draft
from dragoman.claims.sentence.scene import Scene
from dragoman.records import Place

_TOWNS = frozenset({"capital", "seat"})  # forms of a state's name that are in a town


class _From(StrEnum):
    """Where a value was taken from, in words for readers."""

    TEXT = "told elsewhere in the text"
    OWN = "of the state whose text it is"


def reasons(scene: Scene, draft: Draft) -> dict[str, str]:
    """Why an engagement has the values that its own sentences do not tell."""
    parties = "; ".join(f"{party} ({why})" for party, why in _parties(scene, draft))
    found = {"party": parties} if parties else {}
    if draft.date and not any(scene.times[s] for s in draft.sentences):
        found["date"] = _From.TEXT
    if draft.place and not _placed(scene, draft, draft.place):
        found["place"] = _From.TEXT
    if draft.setting and not _worded(scene, draft, draft.setting):
        found["setting"] = _From.TEXT
    return {**found, **draft.inferred}


def _placed(scene: Scene, draft: Draft, place: Place) -> bool:
    """Whether its sentences name a place, by the name of the town or by what stands for it."""
    said = (scene.sentences[s] for s in draft.sentences)
    if place.city and any(place.city in scene.document.text[s.start : s.end] for s in said):
        return True
    own = [m for s in draft.sentences for m in scene.mentions[s] if m.ref == place.country]
    return any(place.city is None or m.kind == "place" or m.form in _TOWNS for m in own)


def _parties(scene: Scene, draft: Draft) -> Iterator[tuple[str, str]]:
    """The parties that are guessed or told elsewhere, and why they are taken to be in it."""
    guessed = {p.name: p.inferred["party"] for p in scene.persons if "party" in p.inferred}
    whys = {p.party: guessed[p.name] for p in draft.participants if p.name in guessed}
    told = _named(scene, draft) | _acting(scene, draft)
    for party in draft.parties:
        if party in whys:
            yield party, whys[party]
        elif party not in told:
            yield party, _From.TEXT if _anywhere(scene, party) else _From.OWN


def _named(scene: Scene, draft: Draft) -> frozenset[str | None]:
    """The states and organisations that its sentences name, and those of the towns they name."""
    return frozenset(m.ref for s in draft.sentences for m in scene.mentions[s])


def _acting(scene: Scene, draft: Draft) -> frozenset[str | None]:
    """The parties that somebody in its sentences stands for."""
    acting = [a for s in draft.sentences for a in scene.actors[s]]
    people = (scene.persons[a.person].party for a in acting if a.person is not None)
    return frozenset((*people, *(party for a in acting for party in a.parties)))


def _anywhere(scene: Scene, party: str) -> bool:
    return any(m.ref == party for mentions in scene.mentions for m in mentions)


def _worded(scene: Scene, draft: Draft, setting: str) -> bool:
    """Whether most words of an occasion stand in its sentences."""
    words = {word.strip(",.").lower() for word in setting.split()}
    said = frozenset[str]().union(*(scene.sentences[s].said for s in draft.sentences))
    return 2 * len(words & said) >= len(words)

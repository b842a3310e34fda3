"""Who a document says holds which office: persons with their holdings in, claims out.

Every office a document gives a person is a claim on the document's own day, in the state its
words tell (holds, former, acting, elect); a beginning or an end that a sentence states is one
more, on the day of the event. Refused are words for holders of anything ("official", "leader").
The surprising thing: the day of a beginning is None where no words tell it, never the document's.
"""

from collections.abc import Iterator

from dragoman.claims.offices import incumbents, portfolios, successors, turns
from dragoman.claims.sentence import around
from dragoman.claims.sentence.scene import Scene
from dragoman.claims.told import holding
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.tenures import Tenures
from dragoman.records import Holding, Person, TenureClaim


def find(
    scene: Scene, offices: Offices, words: Tenures, home: str | None = None
) -> tuple[TenureClaim, ...]:
    """All tenures of a document of this party: those held first, then beginnings and ends."""
    held = {
        (claim.name, claim.office.lower(), claim.state): claim
        for person in reversed(scene.persons)
        for claim in _held(scene, person, offices)
    }
    read = turns.Words(scene, offices, words, home)
    told = (*turns.find(read), *incumbents.find(read))
    left = {(c.name, c.office.lower()) for c in told if c.state == "ends" and _before(c, scene)}
    now = (c for c in reversed(held.values()) if (c.name, _plain(c, offices)) not in left)
    return portfolios.told((*now, *told, *successors.find(read, told)), words.portfolios)


def _plain(claim: TenureClaim, offices: Offices) -> str:
    """The office without what says that it is being left: "outgoing"."""
    words = claim.office.lower().split()
    while len(words) > 1 and words[0] in offices.former:
        words = words[1:]
    return " ".join(words)


def _before(claim: TenureClaim, scene: Scene) -> bool:
    """Whether it ended before the day of the document, whose words then tell of the past."""
    return bool(claim.on and scene.document.published and claim.on < scene.document.published)


def _held(scene: Scene, person: Person, offices: Offices) -> Iterator[TenureClaim]:
    if holding.private(person):
        return  # of a company or a team
    for held in reversed(person.holdings):  # the first naming is the one that stays
        if _weak(held, offices) or not (held.party or person.party):
            continue
        yield TenureClaim(
            name=person.name,
            party=held.party or person.party,
            office=held.office,
            on=scene.document.published,
            state=held.state,
            evidence=(around.evidence(scene, held.start, held.end),),
            by="office",
            inferred=person.inferred,
        )


def _weak(held: Holding, offices: Offices) -> bool:
    """Whether an office is anybody's; a "Chief of Chile's General Staff" is no mere chief."""
    lows = held.office.lower().split()
    return held.key in offices.weak and offices.heads.length(lows, 0) <= len(held.key.split())

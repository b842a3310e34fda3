"""Who a document says holds which office: persons with their holdings in, claims out.

Every office a document gives a person is a claim on the document's own day, in the state its
words tell (holds, former, acting, elect); a beginning or an end that a sentence states is one
more, on the day of the event. Refused are words for holders of anything ("official", "leader").
The surprising thing: the day of a beginning is None where no words tell it, never the document's.
"""

from collections.abc import Iterator, Sequence

from dragoman.claims import around
from dragoman.claims.scene import Scene
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.tenures import Tenures
from dragoman.records import Actor, Person, Sentence, TenureClaim

_REACH = 6  # tokens between a person and the words that say he took office
_OTHERS = frozenset({"of", "for", "with", "by", "to"})  # "the plan of X was named"
_DENIALS = frozenset({"not", "never", "if", "would", "could", "may", "deny", "denied", ","})


def find(scene: Scene, offices: Offices, words: Tenures) -> tuple[TenureClaim, ...]:
    """All tenures of a document: those held first, then beginnings and ends."""
    held = {
        (claim.name, claim.office.lower(), claim.state): claim
        for person in reversed(scene.persons)
        for claim in _held(scene, person, offices)
    }
    return (*reversed(held.values()), *_turns(scene, offices, words))


def _held(scene: Scene, person: Person, offices: Offices) -> Iterator[TenureClaim]:
    for holding in reversed(person.holdings):  # the first naming is the one that stays
        if holding.key in offices.weak or not (holding.party or person.party):
            continue
        yield TenureClaim(
            name=person.name,
            party=holding.party or person.party,
            office=holding.office,
            on=scene.document.published,
            state=holding.state,
            evidence=(around.evidence(scene, holding.start, holding.end),),
            by="office",
            inferred=person.inferred,
        )


def _turns(scene: Scene, offices: Offices, words: Tenures) -> Iterator[TenureClaim]:
    for sentence in scene.sentences:
        lows = sentence.lows
        if words.anchors.isdisjoint(lows):
            continue
        done = 0
        for k in words.sayings.beginnings(lows):
            length = words.sayings.length(lows, k) if k >= done else 0
            if length and (claim := _turn(scene, sentence, lows, k, k + length, offices, words)):
                yield claim
            done = max(done, k + length)


def _turn(
    scene: Scene,
    sentence: Sentence,
    lows: tuple[str, ...],
    k: int,
    end: int,
    offices: Offices,
    words: Tenures,
) -> TenureClaim | None:
    actors = scene.actors[sentence.index]
    who = next((a for a in reversed(actors) if a.last <= k and a.person is not None), None)
    if who is None or who.person is None or _parted(lows, who, k):
        return None
    person = scene.persons[who.person]
    say = " ".join(lows[k:end])
    taken = _taken(actors, end) or _held_here(person, sentence, offices)
    if taken is None or not (taken[1] or person.party):
        return None
    return TenureClaim(
        name=person.name,
        party=taken[1] or person.party,
        office=taken[0],
        on=around.when(scene, sentence.index, k, end, "past"),
        state=words.states[say],
        evidence=(around.evidence(scene, who.start, sentence.tokens[end - 1].end),),
        by=say,
    )


def _parted(lows: tuple[str, ...], who: Actor, k: int) -> bool:
    """Whether what stands between a person and the words says that they are not said of him."""
    between = lows[who.last : k]
    between = () if between == (",",) else between  # "the minister, Grace Wekesa, took over"
    before = lows[who.first - 1] if who.first else ""
    return k - who.last > _REACH or before in _OTHERS or not _DENIALS.isdisjoint(between)


def _taken(actors: Sequence[Actor], end: int) -> tuple[str, str | None] | None:
    """The office right behind the words, with its party: "was sworn in as ..."."""
    for actor in actors:
        if end <= actor.first <= end + 3 and actor.kind == "office" and actor.office:
            return actor.office, actor.parties[0] if actor.parties else None
    return None


def _held_here(
    person: Person, sentence: Sentence, offices: Offices
) -> tuple[str, str | None] | None:
    held = [
        h for h in person.holdings if h.sentence <= sentence.index and h.key not in offices.weak
    ]
    return (held[-1].office, held[-1].party) if held else None

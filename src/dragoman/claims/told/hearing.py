"""What a sentence tells before its phrases are read: whom its pronouns mean and who acts in it.

A row comes in, the discourse of the document learns from it. Nothing is claimed here.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.draft import Cast, Draft
from dragoman.claims.sentence.row import Row
from dragoman.claims.sentence.scene import Scene, item_of, protagonist
from dragoman.claims.told import antecedents, genders, guests
from dragoman.claims.told.discourse import Discourse
from dragoman.records import Actor, Item


def hear(row: Row, told: Discourse, scene: Scene) -> bool:
    """Note whom the pronouns of a sentence mean, who acts in it and which two states it names.

    Where an item begins, what the one before told of is forgotten; whether it does.
    """
    item = item_of(scene, row.sentence.index)
    begins = item is not None and item.first == row.sentence.index
    if item is not None and begins:
        _turn(told, scene, item)
    told.speaker = told.voices[row.sentence.index] if told.voices else told.speaker
    told.meant = antecedents.of(row, _named(told), told.genders)
    told.genders.update(genders.heard(row.actors, told.meant, told.genders))
    told.acting, told.quoted = antecedents.opening(row), antecedents.quoted(row)
    if (first := antecedents.opener(row)) is not None and first.person is None:
        told.unnamed = guests.unnamed((first,), told.unnamed)  # "X said he would"
    told.duo = _duo(row) or told.duo
    return begins and not (item is not None and item.listed and item.states)


def followed(row: Row, actors: Sequence[Actor]) -> Sequence[Actor]:
    """Whom a text goes on about; of "The Lao minister welcomed him" not who has no name here.

    Nor who only wrote: "B handed him a letter from President X" goes on about B.
    """
    if actors and _wrote(row, actors[0]):
        return ()
    bare = bool(actors) and all(a.kind == "office" for a in actors)
    return () if bare and any(a.word in row.closed.received for a in row.actors) else actors


def in_order(row: Row, actors: Sequence[Actor]) -> Sequence[Actor]:
    """Those a sentence names, first who only wrote to somebody and is seen by none."""
    return sorted(actors, key=lambda a: not _wrote(row, a))


def _wrote(row: Row, actor: Actor) -> bool:
    """Of "a letter from X", "a message of thanks from X": X, but not of "a call from X"."""
    k = actor.first - 1
    near = row.lows[max(k - _WRITING, 0) : max(k, 0)]
    return row.low(k) == "from" and not row.closed.written.isdisjoint(near)


def _turn(told: Discourse, scene: Scene, item: Item) -> None:
    """Begin an item; an entry of a list keeps what heads the list, and whom that is about."""
    if not item.listed:
        told.begin(item.home, protagonist(scene, item.home, item))
        told.duo = item.states
        return
    heads = told.heading, told.listing, told.agenda, told.diary, told.program, told.several
    above = scene.items[0]
    leads = (protagonist(scene, above.home, one) for one in (above, item))
    told.begin(above.home, next((lead for lead in leads if lead is not None), None))
    told.heading, told.listing, told.agenda, told.diary, told.program, told.several = heads
    told.entry, told.duo, told.parties = item, item.states, item.states


def learn(row: Row, told: Discourse, draft: Draft) -> None:
    """Take in the engagement told of last; of a message that somebody hands over, only its states:
    "the meeting" is the bearer's, and sender and addressee were never in the room.
    """
    before = told.pair if set(told.parties) == set(draft.parties) else ()
    last = told.pair, told.parties, told.kind
    told.learn(draft)
    told.afar = frozenset()
    if len(draft.parties) == 1 or (last[2] == "meeting" and _in_passing(row, draft)):
        told.pair, told.parties, told.kind = last
    if draft.kind == "visit":
        told.off = draft if draft.status in ("cancelled", "postponed") else None
    if draft.kind == "message" and _borne(row, told, draft):
        told.pair, told.kind = before, "meeting"
        told.afar = frozenset(p.name for p in draft.participants)


def _in_passing(row: Row, draft: Draft) -> bool:
    """Of "X met Y. Y, who flew in on Sunday": a visit told by the way, "the two" are X and Y."""
    here = [first for s, first, _ in draft.spans if s == row.sentence.index]
    return draft.kind == "visit" and bool(here) and row.low(here[-1] - 1) == "who"


def _borne(row: Row, told: Discourse, draft: Draft) -> bool:
    """Whether somebody acts before the sender of a message is named: "B handed over a letter"."""
    first = next((a for a in row.actors if a.kind in ("person", "office")), None)
    if first is None or row.closed.handing.isdisjoint(row.said):
        return False
    name = None if first.person is None else told.persons[first.person].name
    return first.person is None or all(p.name != name for p in draft.participants)


def own(row: Row) -> tuple[str, int, int] | None:
    """Of "The ambassador, in her remarks, pledged": who is named alone and is "she" after it."""
    one = row.actors[0] if row.actors and not row.said.isdisjoint(genders.OWNERS) else None
    people = {a.person for a in row.actors if a.kind in ("person", "office", "pronoun")}
    if one is None or one.person is None or len(people) != 1:
        return None
    for k in range(one.last, len(row.lows)):
        gender = genders.OWNERS.get(row.lows[k])
        if gender and row.low(k - 1) in row.closed.prepositions and row.low(k - 1) != "for":
            return gender, one.person, row.sentence.index
    return None


def asked(told: Discourse, other: Cast, draft: Draft | None) -> None:
    """Of "Did he discuss it with the Lao minister?": "they" in the answer are these two."""
    told.pair = draft.participants if draft else other.participants
    told.parties = draft.parties if draft else other.parties
    told.kind = None


def _duo(row: Row) -> tuple[str, ...]:
    """The two states that a sentence names, where it names just two."""
    named = dict.fromkeys(m.ref for m in row.mentions if m.kind == "state" and m.form == "name")
    return tuple(ref for ref in named if ref) if len(named) == 2 else ()


def _named(told: Discourse) -> list[int]:
    """The persons named so far; at the end whom the text last told of."""
    last = told.lead if told.last_subject is None else told.last_subject
    return told.named if last is None else [*told.named, last]


_WRITING = 3  # tokens before "from": "a message of thanks"

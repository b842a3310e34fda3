"""Who chairs: people a clause gives to a session of a dialogue that its name gives no one.

A hit and what the document has told come in, a draft with the chairs as participants goes out. Only
both sides together count: one minister who opens a forum of fifty states stands for none of them.
Who leads a side of talks told of before adds to those.
"""

from msgspec.structs import replace

from dragoman.claims.drafting import sessions
from dragoman.claims.sentence.draft import Cast, Draft, make
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.row import Row, rightward
from dragoman.claims.sides import subjects, verb_objects
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told import casts
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Participant, Status

_OWN = 4  # tokens from "lead" to whose side it is: "the host side"
_REACH = 24  # tokens between "co-chaired" and the session: "on May 14, at X Palace in Y, the"


def session(
    row: Row, hit: Hit, state: Status, sides: Sides, event: EventName, told: Discourse
) -> Draft:
    """Of "A and B co-chaired today in Lima the fourth Joint Commission": its draft."""
    parties = sessions.parties(row, event, told)
    reach = range(hit.first - 1, max(hit.first - _REACH, 0) - 1, -1)
    verb = next((k for k in reach if row.lows[k] in row.closed.chairing), -1)
    doing = _together(row, verb) or subjects.left(row, hit.first) if verb >= 0 else ()
    chairs = _across(told.cast(doing, "participant"), parties, told)
    both = len(chairs.parties) >= 2 and set(chairs.parties) == set(parties)
    known = len(doing) == len(chairs.participants)  # not one of two, with the other unknown
    one = known and len(parties) == 2 and bool(chairs.parties)
    one = one and set(chairs.parties) < set(parties)
    people = chairs.participants if both or one else _of_it(row, sides, event, parties, told)
    people = people or (_who_did(row, event, parties, told) if state == "held" else ())
    people = () if casts.to_be_sent(row, sessions.holders(row, event), state) else people
    draft = make(row, hit, state, parties, people, definite=False)
    few = draft.kind == "conference" and 1 < len(parties) <= _FEW and set(parties) <= set(states())
    return replace(draft, kind="meeting") if few and not event.capitalised else draft


def _across(chairs: Cast, parties: tuple[str, ...], told: Discourse) -> Cast:
    """Of two who chair a session of two states, whoever is only guessed to be of one is of the
    other than the one beside him.
    """
    sure = {p.party for p in chairs.participants if p.name not in told.guessed}
    other = tuple(p for p in parties if p not in sure)
    if len(chairs.participants) != 2 or len(sure) != 1 or len(other) != 1:
        return chairs
    people = tuple(_of(p, other, told) for p in chairs.participants)
    return Cast(people, tuple(dict.fromkeys(p.party for p in people if p.party)))


def _together(row: Row, verb: int) -> tuple[Actor, ...]:
    """Of "A chaired today, together with B, the session": both of them."""
    beside = verb_objects.behind(row, verb + 1, frozenset({"with", "alongside"}), _BESIDE)
    return (*subjects.subject(row, verb), *beside) if beside else ()


_BESIDE = 6  # tokens between "chaired" and "together with"
_FEW = 4  # states whose summit without a name of its own is a meeting, not a gathering


def _of_it(
    row: Row, sides: Sides, event: EventName, parties: tuple[str, ...], told: Discourse
) -> tuple[Participant, ...]:
    """Of "A held the second Dialogue with B", "the Dialogue between A and B": who held it."""
    if not event.recurring or len(parties) < 2:
        return ()
    held = sessions.holders(row, event) or sessions.delegates(row, event)
    between = (
        sides.subject if sides.subject and _owned(row, event, sides.subject[0].first - 1) else ()
    )
    under = _under(row, event)
    cast = told.cast((*held, *between, *under, *(sides.other if held else ())), "participant")
    return tuple(p for p in cast.participants if p.name and p.party in parties)


def _who_did(
    row: Row, event: EventName, parties: tuple[str, ...], told: Discourse
) -> tuple[Participant, ...]:
    """Of "A and B agreed on it. The deal came during the ninth session": A and B were there."""
    k = event.first - 1 - (row.low(event.first - 1) in row.closed.determiners)
    theirs = set(told.together.parties) == set(parties) and told.kind is None
    alone = not row.times and all(a.kind in ("pronoun", "sides") for a in row.actors)
    return told.together.participants if theirs and alone and row.low(k) in ("at", "during") else ()


def _under(row: Row, event: EventName) -> tuple[Actor, ...]:
    """Of "was held under the co-chairmanship of A and B": A and B."""
    for k in range(event.last, len(row.lows) - 1):
        if row.lows[k] in row.closed.chairmanship and row.lows[k + 1] == "of":
            first = row.noun(k + 2)
            group = rightward(row, first) if first is not None else ()
            return group if len(group) > 1 else ()
    return ()


def _owned(row: Row, event: EventName, before: int) -> bool:
    """Whether an edition is of its people: "held between A and B", "at their second summit"."""
    if row.low(before) in ("between", "by", "of", "among", "involving"):
        return True
    return "their" in row.lows[max(event.first - 2, 0) : event.first]


def named_behind(row: Row, hit: Hit, told: Discourse) -> list[Draft]:
    """Of "The commission met on Friday, co-chaired by A and B": what that adds to it."""
    if row.low(hit.last) != "by":
        return []
    chairs = told.cast(verb_objects.behind(row, hit.last, frozenset({"by"}), 3), "participant")
    if len(chairs.parties) < 2 or not set(chairs.parties) <= set(told.parties):
        return []
    draft = make(row, hit, "held", told.parties, chairs.participants, definite=True)
    return [replace(draft, echo=True)]


def leading(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> list[Draft]:
    """Of "The Lao side was led by A": who spoke for a side of the engagement told of last."""
    more = (*_led_too(row, hit, told), *_gapped(row, hit, told))
    if made := named_behind(row, hit, told):
        return [replace(draft, participants=(*draft.participants, *more)) for draft in made]
    led = [a for a in sides.other if a.word in row.closed.sides or a.word == "guest"]
    if not (led or _co_chaired(hit, sides) or _one_side(row, hit)):
        return []
    found = told.cast(sides.subject, "participant").participants
    own = led[0].parties if len(led) == 1 and len(led[0].parties) == 1 else _host(row, hit, told)
    people = tuple(_of(p, own, told) for p in found if p.name and p.party) + more
    if not people or not {p.party for p in people} <= set(told.parties):
        return []
    return [replace(make(row, hit, state, told.parties, people, definite=True), echo=True)]


def _of(one: Participant, party: tuple[str, ...], told: Discourse) -> Participant:
    """Who leads the Lao side is Lao, whatever was guessed of them before."""
    return replace(one, party=party[0]) if party and one.name in told.guessed else one


def _led_too(row: Row, hit: Hit, told: Discourse) -> tuple[Participant, ...]:
    """Of "The Lao side was led by A, and the Thai side by B": B."""
    found: list[Participant] = []
    for actor in row.actors:
        k = _led_by(row, actor.last) if actor.first > hit.last else 0
        who = row.noun(k) if k and actor.word in row.closed.sides else None
        if who is not None and len(actor.parties) == 1:
            people = told.cast((who,), "participant").participants
            found += [replace(p, party=actor.parties[0]) for p in people if p.name]
    for mention in row.mentions:  # "... while Panama's was led by B", "and the Thai one by B"
        k = mention.last
        owns = row.low(k) in OWNING and row.low(k + 1) in row.closed.auxiliaries
        led = owns and row.low(k + 2) in row.closed.heading
        at = k + 3 if led else k + 1 if row.low(k) == "one" and k > hit.last else -1
        who = row.noun(at + 1) if mention.ref and row.low(at) == "by" else None
        if who is not None:
            people = told.cast((who,), "participant").participants
            found += [replace(p, party=mention.ref) for p in people if p.name]
    return tuple(found)


def _led_by(row: Row, k: int) -> int:
    """The token behind "by" of "[the Thai side] by B", "was represented by B"; else 0."""
    k += row.low(k) in row.closed.auxiliaries
    k += row.low(k) in row.closed.led
    return k + 1 if row.low(k) == "by" else 0


def _gapped(row: Row, hit: Hit, told: Discourse) -> tuple[Participant, ...]:
    """Of "A led the Lao side and B the Thai": B, and the state whose side right behind is his."""
    found: list[Participant] = []
    for actor in row.actors:
        behind = row.mention_at.get(actor.last + (row.low(actor.last) == "the"))
        if actor.first <= hit.last or actor.person is None or behind is None or not behind.ref:
            continue
        one = told.person(actor.person, "participant").participants
        found += [replace(p, party=behind.ref) for p in one if behind.ref in told.parties]
    return tuple(found)


def _host(row: Row, hit: Hit, told: Discourse) -> tuple[str, ...]:
    """Of "led the host side", "headed the visitors": the state it is of the two told of."""
    near = row.lows[hit.last : hit.last + _OWN]
    here = told.spot if told.spot in told.parties else told.home
    if here not in told.parties or len(told.parties) != 2:
        return ()
    if not row.closed.hosting.isdisjoint(near):
        return (here,) if here else ()
    away = tuple(p for p in told.parties if p != here)
    return away if not row.closed.visiting.isdisjoint(near) else ()


def _one_side(row: Row, hit: Hit) -> bool:
    """Of "will lead the host side", "headed the visitors": a side without its state."""
    return not (row.closed.hosting | row.closed.visiting).isdisjoint(
        row.lows[hit.last : hit.last + _OWN]
    )


def _co_chaired(hit: Hit, sides: Sides) -> bool:
    """Of "It was co-chaired by A and B": whether each spoke for a side."""
    chaired = hit.phrase.verb in ("chair", "co-chair") and sides.passive
    return chaired and len(sides.subject) > 1 and all(a.kind != "person" for a in sides.other)


def attended(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "The meeting was also attended by A and B": who else was at one already told of."""
    after = row.lows[hit.last : hit.last + 4]
    return sides.definite and not hit.phrase.verb and "attended" in after and "by" in after

"""A clause and what is known of it in, who takes part in it out: people, offices, parties.

Whoever is named takes part, but for hosts of a visit and voices; who is not named is known from the
clause before, from "the two sides", or from the home state where one other state is named alone.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.frames.clause import slots
from dragoman.frames.clause.clauses import Clause
from dragoman.frames.engagements import seeing
from dragoman.frames.engagements.told import Around
from dragoman.frames.persons.offices import told_again
from dragoman.frames.persons.people import Cast
from dragoman.lexicon.frames import Frame
from dragoman.lexicon.parties import organisations
from dragoman.records import DONE, EngagementKind, Place, Status

TALKS = frozenset({"meeting", "call"})
PAIR = 2  # parties that are named where "the two" are not those told before
_SEVERAL = 3  # parties that "the three sides" are at least


class Told(Struct, frozen=True):
    """What is known of a clause before its people are: `dated` where it says when."""

    kind: EngagementKind
    frame: Frame
    status: Status
    place: Place | None
    dated: bool
    aside: frozenset[int]  # where states and hosts stand that take no part
    near: bool  # talks were told shortly before
    goals: tuple[str, ...]  # the states of a list gone to
    he: bool  # only "he" is said to do it
    opposite: bool  # the first who are named are dealt with: "with A and B"


class _Doers(Struct, frozen=True):
    """Who does what a clause tells: a person, or an office whose holder is not named."""

    people: tuple[int, ...] = ()
    unnamed: tuple[tuple[str, str], ...] = ()


class Who(Struct, frozen=True):
    """Those of a clause: see `Draft`."""

    people: tuple[int, ...]
    unnamed: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    guessed: bool


def who(clause: Clause, cast: Cast, around: Around, told: Told) -> Who | None:
    """The people and parties of a clause; None where not one party is known."""
    people, unnamed = _takers(clause, cast, around, told)
    if told.kind == "visit" and told.place:
        people, unnamed = _guests(cast, (told.place.country, *told.goals), people, unnamed)
    if told.kind == "meeting" and not people and not unnamed and told.status in DONE:
        people = _the_two(clause, cast, around)
    if told.frame.goal and not people and not unnamed:
        people = _goes(clause, cast, told.place)
    if told.kind in TALKS:
        does = _subject(clause, cast, people, unnamed, told)
        people, unnamed = (*does.people, *people), (*does.unnamed, *unnamed)
    parties = _parties(clause, cast, people, unnamed, told, around)
    again = around.like(told.kind)
    if again and again.kind != told.kind == "exercise" and clause.begins != clause.mark.first:
        again = None  # it was talked about
    if not parties and told.dated and again and around.since <= {*again.parties, around.home}:
        parties = again.parties  # "the previous round was held in April"
    agreed = told.kind == "exercise" and told.status == "planned" and told.dated and told.near
    if agreed and around.last and set(parties) <= set(around.last.parties):
        parties = around.last.parties  # "they agreed to hold an exercise in May"
    guessed = len(parties) == 1 and around.home in around.named and around.home not in parties
    guessed = guessed and told.kind != "conference"
    if told.frame.led and not people and not unnamed and not told.he:
        return None  # tourists go there
    bodies = guessed and parties[0] in organisations()
    if bodies and (told.kind == "ceremony" or not (people or unnamed)):
        return None  # a body that is only named or there, as the United Nations are
    if guessed:
        parties = (*parties, around.home)
    named_next = told.kind == "exercise" or (told.status in DONE and slots.of_holders(clause))
    return Who(people, unnamed, parties, guessed) if parties or named_next else None


def _guests(
    cast: Cast, hosts: Sequence[str | None], people: Sequence[int],
    unnamed: Sequence[tuple[str, str]],
) -> tuple[tuple[int, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    """Who visits: those who are not of the states gone to."""
    return (
        tuple(n for n in people if cast.people[n].party not in hosts),
        tuple((party, office) for party, office in unnamed if party not in hosts),
    )


def _subject(
    clause: Clause, cast: Cast, people: Sequence[int], unnamed: Sequence[tuple[str, str]],
    told: Told,
) -> "_Doers":  # fmt: skip
    """Who does what the clause tells of others alone: the first named before it of another state.

    "X met A of Y, and received B of Z": whoever stands before its first phrase goes on as the
    doer, whoever was met. Where verbs stand last, whoever does the first does the rest.
    """
    sides = {cast.people[n].party for n in people} | {party for party, _ in unnamed}
    led = told.opposite or not any(a.last <= clause.mark.first for a in clause.named)
    if not sides or (len(sides) > 1 and not (led or (clause.chained and told.frame.each))):
        return _Doers()
    doers = (a for a in clause.ahead if a.last <= clause.begins and not a.voice and not a.plural)
    for actor in doers:
        n = actor.person
        if actor.kind == "office" and actor.parties and actor.parties[0] not in sides:
            return _Doers(unnamed=((actor.parties[0], actor.office),))
        someone = actor.kind == "person" and not cast.people[n].voice
        if someone and cast.people[n].party not in (None, *sides):
            return _Doers(people=(n,))
    return _Doers()


def _goes(clause: Clause, cast: Cast, place: Place | None) -> tuple[int, ...]:
    """Who is on a visit told in a clause of its own: the last one named before it."""
    sent = (a for a in clause.actors if a.kind == "party" and a.last <= clause.mark.first)
    if place is None or clause.mark.first == 0 or any(place.country not in a.parties for a in sent):
        return ()  # or "X's delegation is to visit": it goes
    before = [a.person for a in clause.ahead if a.kind == "person"]
    going = [n for n in before if cast.people[n].party not in (None, place.country)]
    return tuple(going[-1:])


def _the_two(clause: Clause, cast: Cast, around: Around) -> tuple[int, ...]:
    """Whom "the two ministers" means: the people of the engagement told before, one a side.

    Where that was of others than two, the two whom the sentence before names.
    """
    last = around.last
    if last is None or not any(a.kind == "pair" for a in clause.actors):
        return ()
    if len(last.people) == len(last.sides) == PAIR:
        return last.people
    sides = {cast.people[n].party for n in around.faces}
    able = len(around.faces) == len(sides) == PAIR and None not in sides
    return around.faces if able and len(last.parties) > PAIR else ()


def _holder(party: str, office: str, cast: Cast) -> int:
    """Who of a party the document first names in an office, as "the two ministers" means them."""
    words = office.lower().split()
    ours = [n for n, p in enumerate(cast.people) if p.party == party and not p.voice]
    for wanted in (office, *words[-1:], *words[:1]):
        for n in ours:
            if any(told_again(wanted, o) for o, _ in cast.people[n].offices):
                return n
    return -1


def _takers(
    clause: Clause, cast: Cast, around: Around, told: Told
) -> tuple[tuple[int, ...], tuple[tuple[str, str], ...]]:
    people: list[int] = []
    unnamed: list[tuple[str, str]] = []
    hosts = told.aside if told.kind == "visit" and told.place else frozenset[int]()
    both = any(a.kind == "pair" for a in clause.actors)  # what "the two" hold is not the home's
    own = around.home if not both or around.home in around.pair else ""
    for actor in (a for a in clause.actors if a.first not in hosts):
        if actor.voice or (actor.kind == "person" and cast.people[actor.person].voice):
            continue
        if actor.kind == "person":
            people.append(actor.person)
        elif actor.kind == "office" and (actor.parties or not actor.plural):
            parties = actor.parties or (own,)
            if actor.plural:  # the ministers of a body are of its members
                parties = tuple(party for party in parties if party not in organisations())
            for party in filter(None, parties):
                n = _holder(party, actor.office, cast) if actor.plural else -1
                people += [n] if n >= 0 else []
                unnamed += [(party, actor.office)] if n < 0 else []
        elif actor.office and (actor.kind == "pair" or actor.first == clause.first == 0):
            pair = seeing.states_of(clause, actor) or around.pair
            held = [_holder(party, actor.office, cast) for party in pair]
            if len(held) == 2 and min(held) >= 0:
                people += held
            elif actor.kind == "pair":
                unnamed += [(party, actor.office) for party in pair]
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(unnamed))


def _parties(
    clause: Clause, cast: Cast, people: Sequence[int], unnamed: Sequence[tuple[str, str]],
    told: Told, around: Around,
) -> tuple[str, ...]:  # fmt: skip
    frame, place = told.frame, told.place
    free = [a for a in clause.actors if a.kind == "party" and a.first not in told.aside]
    found = [p for n in people if (p := cast.people[n].party)]
    found += [party for party, _ in unnamed]
    both = [a for a in clause.actors if a.kind == "pair"]
    if both:
        meant = around.group if any(a.role for a in both) else around.pair
        meant = seeing.states_of(clause, both[0]) or meant
        if any(a.role == "several" for a in both) and len(meant) < _SEVERAL:
            meant = ()  # "the three sides", of whom none is known
        named = {p for a in free for p in a.parties if a.role == "short"}
        meant = meant if len(named) < PAIR or named <= set(meant) else ()
        several = any(a.role for a in both) and len(set(found)) > 1
        found += meant if set(found) <= set(meant) or several else ()
    stated = [p for a in free for p in a.parties if a.role != "capital"]
    if told.kind != "visit":
        stated += [p for a in clause.named if a.plural for p in a.parties if p in organisations()]
    if told.kind == "visit" and place is None and found:  # "visited a house of X"
        stated = [p for a in free for p in a.parties if a.last <= clause.mark.first]
    if frame.goal and place and place.country and set(found + stated) != {place.country}:
        stated.append(place.country)
    if len(set(found)) < 2 or frame.kind in ("exercise", "conference"):
        found += stated
    return tuple(dict.fromkeys(p for p in found if p))

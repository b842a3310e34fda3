"""Clauses in, engagements out: who takes part in each, when, where and with what standing.

A clause makes an engagement where two parties are known: from its actors, from the state gone to,
from "the two sides", or from the home state where an official of another state is named alone.
What is only wished for, talked about or referred back to makes none.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.frames.clause import ground, journeys, slots
from dragoman.frames.clause.clauses import Clause, of_then
from dragoman.frames.clause.standing import status as status_of
from dragoman.frames.engagements import kinds, seeing
from dragoman.frames.engagements.told import SAID, Around, Draft
from dragoman.frames.persons.offices import told_again
from dragoman.frames.persons.people import Cast
from dragoman.frames.sentence.occasions import Stage
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Frame, Language
from dragoman.lexicon.parties import organisations
from dragoman.records import DONE, EngagementKind, Place, Status

_TALKS = frozenset({"meeting", "call"})
_NEXT = 2  # sentences
_PAIR = 2  # parties that are named where "the two" are not those told before
_SEVERAL = 3  # parties that "the three sides" are at least
# What is talked about at a meeting as often as it is reported.
_TOPICS = frozenset({"exercise", "exchange", "conference", "ceremony", "signing"})


def draft(row: Row, clause: Clause, cast: Cast, around: Around, language: Language) -> Draft | None:
    """The engagement of a clause; of one party where the other may be known from before."""
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    clause = ground.own_part(row, clause, language) if frame.goal else slots.of_session(row, clause)
    standing, day, last = _timed(row, clause, frame, around, language)
    stage, (kind, form) = slots.beside(row, clause), kinds.find(row, clause, frame, language)
    if _idle(row, clause, frame, day or last, standing, stage, around, language):
        return None
    aside, he = _aside(row, clause, language), _by_him(row, clause, frame, language)
    place, near = ground.where(row, clause, language, frame, around.home), _near(row, around.last)
    goals = ground.gone_to(row, clause, place, language) if frame.goal else ()
    told = _Told(kind, frame, standing, place, bool(day or last), aside, near, goals, he)
    who = _who(of_then(clause, day, around.now), cast, around, told)
    if who is None or _spoken_of(row, clause, told) or _unsure(row, clause, who):
        return None
    return Draft(
        kind=kind,
        format=form,
        status=standing,
        date=slots.dated(day),
        place=_visited(place, clause) if kind == "visit" else place,
        setting=(stage and stage.name) or None,
        parties=who.parties,
        people=seeing.doer_first(row, clause, who.people, language),
        unnamed=who.unnamed,
        rows=(row.sentence.index,),
        by=f"{language.code}/{frame.kind}:{row.span(clause.mark.first, clause.mark.last)}",
        sides=_sides(who, cast),
        until=last,
        days=slots.lasting(row, clause, language),
        guessed=who.guessed,
        joins=_joins(row, clause, frame, who),
        each=frame.each and not seeing.together(row, clause, who.parties, language),
        said=frozenset(kind for kind in SAID if slots.told_of(row, clause, kind)),
        during=slots.told_before(row, clause, "during"),
        goals=goals if who.people or who.unnamed else (),
        he=he and not any(a.person in who.people for a in clause.ahead),
        bodies=_bodies(row, frame, stage),
        elsewhere=place is None and ground.nowhere_known(row, clause, language),
    )


def _by_him(row: Row, clause: Clause, frame: Frame, language: Language) -> bool:
    """Whether "he" does it, or whoever did the last thing told, whom the clause leaves out."""
    left_out = frame.each and seeing.unsaid(row, clause, language)
    return left_out or slots.by_pronoun(row, clause, language)


def _unsure(row: Row, clause: Clause, who: "_Who") -> bool:
    """Whether the other side is somebody of whom nothing is known."""
    return (len(who.parties) < _PAIR or who.guessed) and seeing.with_stranger(row, clause)


def _joins(row: Row, clause: Clause, frame: Frame, who: "_Who") -> bool:
    """Whether others are told to have been there; whoever sees somebody has talks of his own."""
    return slots.told_of(row, clause, "attend") and not (frame.each and len(who.parties) > 1)


def _bodies(row: Row, frame: Frame, stage: Stage | None) -> tuple[str, ...]:
    return stage.bodies if stage and not (frame.each or row.sentence.role == "title") else ()


def _timed(
    row: Row, clause: Clause, frame: Frame, around: Around, language: Language
) -> tuple[Status, str | None, str | None]:
    """The standing, the date, and the last day where only that is told."""
    said = status_of(row, clause, frame, language.grammar)
    day = slots.when(row, clause, frame, around.now, said, around.day)
    verb = row.low(clause.mark.first)
    ahead = day is not None and around.now is not None and slots.edtf_after(day, around.now)
    if ahead and said == "held" and verb.endswith(tuple(language.grammar.past) or "\0"):
        day = None  # "discussed the plan for 2032"
    last = slots.until(row, clause, around.now) if frame.kind in slots.LONG else None
    on, head = frame.kind == "visit", row.sentence.role == "title"
    return slots.settled(said, day, around.now, long=on, week=head), day, last


def _sides(who: "_Who", cast: Cast) -> frozenset[str]:
    return frozenset(p for n in who.people if (p := cast.people[n].party))


class _Told(Struct, frozen=True):
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


def _spoken_of(row: Row, clause: Clause, told: _Told) -> bool:
    """Whether a visit is only a matter of talks told in the same sentence, and goes nowhere."""
    goes = told.kind == "visit" and told.status != "proposed"
    return goes and told.place is None and _behind(row, clause)


def _near(row: Row, last: Draft | None) -> bool:
    """Whether talks, or a ship's call, were told shortly before a row."""
    kinds = {*_TALKS, "port_call"}
    return last is not None and last.kind in kinds and row.sentence.index - last.rows[-1] <= _NEXT


def _behind(row: Row, clause: Clause) -> bool:
    """Whether another phrase stands before this one in its sentence."""
    return any(mark.first < clause.mark.first for mark in row.frames)


def _aside(row: Row, clause: Clause, language: Language) -> frozenset[int]:
    """Where states stand that only say where a town is or are talked about, and who invites."""
    named = [a for a in clause.actors if a.kind == "party"]
    idle = (a for a in named if slots.of_town(row, a) or slots.topical(row, a, language))
    there = ground.only_there(row, clause, language)
    return frozenset((*(a.first for a in idle), *there, *ground.inviting(row, clause, language)))


class _Doers(Struct, frozen=True):
    """Who does what a clause tells: a person, or an office whose holder is not named."""

    people: tuple[int, ...] = ()
    unnamed: tuple[tuple[str, str], ...] = ()


class _Who(Struct, frozen=True):
    """Those of a clause: see `Draft`."""

    people: tuple[int, ...]
    unnamed: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    guessed: bool


def _who(clause: Clause, cast: Cast, around: Around, told: _Told) -> _Who | None:
    """The people and parties of a clause; None where not one party is known."""
    people, unnamed = _takers(clause, cast, around, told)
    if told.kind == "visit" and told.place:
        people, unnamed = _guests(cast, (told.place.country, *told.goals), people, unnamed)
    if told.kind == "meeting" and not people and not unnamed and told.status in DONE:
        people = _the_two(clause, cast, around)
    if told.frame.goal and not people and not unnamed:
        people = _goes(clause, cast, told.place)
    if told.kind in _TALKS:
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
    return _Who(people, unnamed, parties, guessed) if parties or named_next else None


def _guests(
    cast: Cast, hosts: Sequence[str | None], people: Sequence[int],
    unnamed: Sequence[tuple[str, str]],
) -> tuple[tuple[int, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    """Who visits: those who are not of the states gone to."""
    return (
        tuple(n for n in people if cast.people[n].party not in hosts),
        tuple((party, office) for party, office in unnamed if party not in hosts),
    )


def _idle(
    row: Row, clause: Clause, frame: Frame, day: str | None, standing: Status,
    stage: Stage | None, around: Around, language: Language,
) -> bool:  # fmt: skip
    """Whether the clause only refers back, or names what is talked about or wished for."""
    if standing in (frame.status, "planned") and slots.undecided(row, clause):
        return True
    if row.asks and (row.unsure or standing == frame.status):
        return True
    if frame.led and not journeys.himself(row, clause, language):
        return True
    back = slots.told_already(row, clause, language) or (row.again and day is None)
    if frame.kind in around.kinds and back and not around.long_after(day):
        return not _new(clause, frame, around)
    if frame.kind == "visit" and slots.told_of(row, clause, "during", within=clause.mark):
        return not _first_told(clause, frame, around)
    taking = slots.told_of(row, clause, "taking")
    if frame.kind == "conference" and len(row.frames) > 1 and (stage or taking):
        return True
    if _goes_on(row, clause, frame, standing, around.last):
        return True
    if day is not None:
        return False
    if frame.kind == "message" and _near(row, around.last):
        return True  # greetings that are passed on in talks
    about = frame.kind != "signing" and slots.told_of(row, clause, "about")
    topic = frame.kind in _TOPICS and (clause.led or about)
    alone = all(a.voice for a in clause.named)
    if row.denied(clause.mark.first) and frame.kind in around.kinds and alone:
        return True  # what was not said, or not done, at what was told before
    return topic or slots.wished(row, clause) or (clause.told and standing == "held")


def _first_told(clause: Clause, frame: Frame, around: Around) -> bool:
    """Whether "during X's visit to Y" is the first to tell of a visit, and who pays it."""
    who = [a for a in clause.actors if a.last <= clause.mark.first and not a.voice]
    named = bool(who) and (who[-1].kind == "person" or bool(who[-1].office and who[-1].parties))
    return named and bool(frame.to) and "visit" not in around.kinds


def _new(clause: Clause, frame: Frame, around: Around) -> bool:
    """Whether what refers back first names who was there: "At the meeting with A of X, B of Y"."""
    here = {a.person for a in clause.people}
    told = {n for d in around.lately for n in d.people}
    return frame.kind in _TALKS and len(here) > 1 and here.isdisjoint(told)


def _goes_on(row: Row, clause: Clause, frame: Frame, standing: Status, last: Draft | None) -> bool:
    """Whether the clause says of talks told before it in the sentence what they were about."""
    if last is None or frame.kind not in _TALKS or last.kind not in _TALKS:
        return False
    idle = ("pair", "party") if clause.chained else ("pair",)
    alone = all(a.kind in idle or a.voice for a in clause.actors)
    until = clause.mark.first if clause.chained else clause.last
    timed = any(clause.first <= t.first < until for t in row.times)
    near = row.sentence.index - last.rows[-1]
    said = standing == last.status if near == 0 else standing == frame.status and near == 1
    return alone and not timed and said


def _subject(
    clause: Clause, cast: Cast, people: Sequence[int], unnamed: Sequence[tuple[str, str]],
    told: _Told,
) -> "_Doers":  # fmt: skip
    """Who does what the clause tells of others alone: the first named before it of another state.

    "X met A of Y, and received B of Z": whoever stands before its first phrase goes on as the
    doer, whoever was met. Where verbs stand last, whoever does the first does the rest.
    """
    sides = {cast.people[n].party for n in people} | {party for party, _ in unnamed}
    led = not any(
        a.kind in ("person", "office") and a.last <= clause.mark.first for a in clause.actors
    )
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
    if len(last.people) == len(last.sides) == _PAIR:
        return last.people
    sides = {cast.people[n].party for n in around.faces}
    able = len(around.faces) == len(sides) == _PAIR and None not in sides
    return around.faces if able and len(last.parties) > _PAIR else ()


def _visited(place: Place | None, clause: Clause) -> Place | None:
    """The state gone to; with the town, unless it may be that of talks told before the visit."""
    return Place(country=place.country) if place and (clause.led or not place.city) else place


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
    clause: Clause, cast: Cast, around: Around, told: _Told
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
            if told.kind == "visit" and actor.plural:  # the ministers of a body are of its members
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
    told: _Told, around: Around,
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
        meant = meant if len(named) < _PAIR or named <= set(meant) else ()
        several = any(a.role for a in both) and len(set(found)) > 1
        found += meant if set(found) <= set(meant) or several else ()
    stated = [p for a in free for p in a.parties if a.role != "capital"]
    if frame.goal and place and place.country and set(found + stated) != {place.country}:
        stated.append(place.country)
    if len(set(found)) < 2 or frame.kind in ("exercise", "conference"):
        found += stated
    return tuple(dict.fromkeys(p for p in found if p))

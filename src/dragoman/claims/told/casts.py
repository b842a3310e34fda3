"""Two sides of which the clause names one: the other found in what the document has told.

Casts of both sides come in, casts of two different parties go out where the text allows it. "His
talks with B" are the last subject's, a meeting with B alone is the lead person's, and somebody only
taken for the outlet's own countryman gives way to the state the sentence names.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, Cast, unique
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import honours, letters
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Participant, Status

_NAME = 3  # tokens of a name alone; "her host, Ana Costa" says who that is


def whose(pronoun: str, told: Discourse, other: Cast) -> Cast:
    """Whose "his" is: of "X briefed Y on his talks with B" it is X, else the last subject, unless
    that is the other side; else the lead, or the one of those told of last of another state. "Our"
    is of whoever speaks.
    """
    voice = told.acting if told.quoted is None else told.quoted
    if pronoun == "our" and voice is not None:
        return told.person(voice, "participant")
    if pronoun == "our" and {*other.parties} - {*told.parties} and told.home not in told.parties:
        return Cast((), (told.home,) if told.home else ())
    if pronoun in ("their", "our"):
        return Cast(told.pair, told.parties)
    acting = told.acting if other.parties else None
    own = (told.speaker,) if pronoun == "my" else (acting, told.last_subject)
    for index in (*own, told.lead):
        if index is not None:
            cast = told.person(index, "participant")
            if not set(cast.parties) & set(other.parties):
                return cast
    others = [(p, p.party) for p in told.pair if p.party and p.party not in other.parties]
    return Cast((others[0][0],), (others[0][1],)) if len(others) == 1 else Cast()


def addressees(senders: Cast, told: Discourse) -> Cast:
    """Of "the presidents of A and B sent greetings": those told of, for two who write do not deal
    with one another.
    """
    return Cast((), tuple(p for p in told.parties if p not in senders.parties))


def completed(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast]:
    """Where one side only is named, the person the text follows is the other."""
    known = set(one.parties) | set(two.parties)
    if len(known) >= 2 or not known:
        return (not known and _with_guest(one, two, sides, told)) or (one, two)
    if _domestic(one, told) or _domestic(two, told):
        return one, two
    sole = not one.parties or not two.parties
    if len(known) == 1 and (placed := _elsewhere(one, two, sides, told)):
        return placed
    unplaced = any(p.party is None for p in (*one.participants, *two.participants))
    pair = told.parties if len(told.parties) == 2 and known < {*told.parties} else ()
    other = next((p for p in (*pair, told.home) if p and p not in known), None)
    if unplaced and other:
        return at_home(one, other), at_home(two, other)
    several = any(a.kind == "sides" and a.count > 1 for a in (*sides.subject, *sides.other))
    if sole and not several and told.lead is not None and (sides.other or sides.possessor):
        lead = told.person(told.lead, "participant")
        if moved := _hosts(one, two, lead, sides, told):
            return moved
        if lead.parties and not set(lead.parties) & known:
            side = () if sides.possessor else sides.other if one.parties else sides.subject
            own = _in_office(side, lead, told)
            return (own, two) if not one.parties else (one, own)
    return _with_guest(one, two, sides, told) or (one, two)


def _with_guest(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast] | None:
    """Of "A received B of Fiji. Talks were held with Premier C": B, and C of the state of A.

    Only where it is A's state whose officials the text names without it, and C in no office of A.
    """
    met, guests = two.participants, tuple(p for p in told.pair if p.role == "visitor")
    if one.participants or sides.subject or sides.possessor or len(told.parties) != 2:
        return None
    named = bool(met) and all(p.name and p.office for p in met)
    if not named or len(guests) != 1 or guests[0].party not in told.parties:
        return None
    host = next(p for p in told.parties if p != guests[0].party)
    if told.home != host or sides.near not in (None, host):
        return None
    known = {p.name for p in told.pair} | {p.office for p in told.pair if p.party == host}
    if any({p.name, p.office} & known or p.party not in (None, host) for p in met):
        return None
    return Cast(guests, (guests[0].party or "",)), at_home(two, host)


def _in_office(side: Sequence[Actor], lead: Cast, told: Discourse) -> Cast:
    """Of "the Foreign Minister received B" in a text about a state secretary: of his state.

    An office of one word ("the President", "the interlocutor") is the lead's own.
    """
    one = side[0] if len(side) == 1 and side[0].kind == "office" else None
    if one is None or one.counterpart or " " not in (one.office or ""):
        return lead
    return told.cast((replace(one, parties=lead.parties),), "participant")


def _elsewhere(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast] | None:
    """Two sides of one party cannot be: who was only taken for one's own is of the other state."""
    other = sides.near or next((p for p in told.parties if p not in one.parties), None)
    if other is None or other in one.parties or other in two.parties:
        return None
    if (
        any(a.counterpart and a.parties for a in sides.other)
        and one.parties == two.parties
        and told.home
    ):
        return _of_home(one, two, told.home)  # "The President will welcome his Lao counterpart"
    if _unplaced(one, sides.subject, known=other in told.parties):
        return at_home(one, other), two
    if _unplaced(two, sides.other, known=other in told.parties):
        return one, at_home(two, other)
    if not one.parties or not two.parties:
        return None
    told_of = {p.name for p in told.pair}
    sides_of = ((True, one), (False, two)) if _calls(one, told) else ((False, two), (True, one))
    for first, cast in sides_of:
        if first and _among(cast, told_of):
            continue  # "On Monday the minister met traders from home"
        actors = sides.subject if first else sides.other
        unnamed = bool(actors) and all(a.kind == "office" and not a.parties for a in actors)
        if cast.participants and (unnamed or not any(_stated(p, told) for p in cast.participants)):
            people = tuple(replace(p, party=other) for p in cast.participants)
            moved = Cast(people, (other,))
            return (moved, two) if first else (one, moved)
    return None


def _domestic(cast: Cast, told: Discourse) -> bool:
    """Whether these are officials without a state who deal with their own first of all: a mayor."""
    offices = [(p.office or "").lower() for p in cast.participants if not _stated(p, told)]
    heads = {*offices, *(_head(office, told) for office in offices)}
    return bool(offices) and not heads.isdisjoint(told.closed.domestic)


def _head(office: str, told: Discourse) -> str:
    """Of "mayor of Lima": the office without what it is of."""
    words = office.split(" ")
    of = next((k for k, word in enumerate(words) if word in told.closed.of_office), len(words))
    return " ".join(words[:of])


def _stated(one: Participant, told: Discourse) -> bool:
    """Whether words of the text say whose somebody is."""
    return one.party is not None and one.name not in told.guessed


def _hosts(
    one: Cast, two: Cast, lead: Cast, sides: Sides, told: Discourse
) -> tuple[Cast, Cast] | None:
    """Of "Tuesday found her in Lima for talks with Minister B", B only taken for her countryman."""
    if one.participants or not sides.near or sides.near in (*lead.parties, told.home):
        return None
    if two.parties != lead.parties or not all(p.name in told.guessed for p in two.participants):
        return None
    if {p.name for p in two.participants} & {p.name for p in lead.participants}:
        return None
    people = tuple(replace(p, party=sides.near) for p in two.participants)
    return lead, Cast(people, (sides.near,))


def _of_home(one: Cast, two: Cast, home: str) -> tuple[Cast, Cast] | None:
    """Whoever has a counterpart of another state, without the name of that state's own."""
    if home in two.parties or len(one.participants) != 1:
        return None
    holder = replace(one.participants[0], name=None, party=home)
    return Cast((holder,), (home,)), two


def _calls(one: Cast, told: Discourse) -> bool:
    """Whether the first side calls on somebody where the text is from: a guest, not its own."""
    at_home = told.spot is not None and told.spot == told.home
    return at_home and any(p.role == "visitor" for p in one.participants)


def _among(cast: Cast, names: set[str | None]) -> bool:
    """Whether one of these people is of those told of: the visitor stays who he is."""
    return any(p.name in names for p in cast.participants)


def _unplaced(cast: Cast, side: Sequence[Actor], *, known: bool) -> bool:
    """Whether people are named of whom nothing tells the party; of a state that the text has not
    told of only who is more than a name: "X, who runs a museum in Chad, met Y" is no Chadian.
    """
    people = cast.participants
    named = any(p.office for p in people) or any(a.last - a.first > _NAME for a in side)
    return (known or named) and bool(people) and all(p.party is None for p in people)


def at_home(cast: Cast, home: str) -> Cast:
    """Give people without a party the outlet's own country."""
    if all(p.party for p in cast.participants):
        return cast
    people = tuple(replace(p, party=p.party or home) for p in cast.participants)
    return Cast(people, unique((*cast.parties, home)))


def merged(one: Cast, two: Cast) -> tuple[Participant, ...]:
    """The people of both casts who have a party, each once."""
    people: list[Participant] = []
    for p in (*one.participants, *two.participants):
        if p.party and not any(
            p.name == q.name and p.party == q.party and p.office == q.office for q in people
        ):
            people.append(p)
    return tuple(people)


def to_be_sent(row: Row, actors: Sequence[Actor], state: Status) -> bool:
    """Of "A told B that the two countries would hold a dialogue": whom they send is not told."""
    sides = [a.word in row.closed.both_states for a in actors if a.kind == "sides"]
    return state in AHEAD and bool(sides) and all(sides)


def by_speaker(row: Row, hit: Hit, sides: Sides, told: Discourse) -> Sides:
    """Of "X says Chad will pay, after talks with B": X, who speaks for the state, held them."""
    state = sides.subject[0] if len(sides.subject) == 1 else None
    if hit.phrase.verb or state is None or state.kind != "party" or told.acting is None:
        return sides
    behind = row.low(hit.first - 1) in row.closed.behind
    if not behind or state.parties != (told.persons[told.acting].party,):
        return sides
    return replace(sides, subject=tuple(a for a in row.actors if a.person == told.acting)[:1])


def unknown(row: Row, hit: Hit, sides: Sides, told: Discourse) -> bool:
    """Of "With Minister A he discussed ports", where nobody that "he" could mean has a name.

    So of "leaders across Europe", of "Officials have consulted their counterparts",
    and of "We are in talks with energy producers".
    """
    if any(_at_large(row, a) or _voiceless(a) for a in (*sides.subject, *sides.other)):
        return True
    alone = len(sides.subject) == 1 and sides.subject[0].kind == "pronoun"
    if alone and not (hit.phrase.verb or sides.other) and row.low(hit.last) == "with":
        return hit.last + 1 not in row.mention_at
    return row.low(0) == "with" and alone and told.last_subject is None


def of_its_own(row: Row, hit: Hit, people: Sequence[Participant], told: Discourse) -> bool:
    """Whether an order or a letter goes to somebody whose state is only guessed: most likely it is
    that of whoever decorates or thanks.
    """
    given = honours.honours(row, hit) or bool(letters.said_in(row, hit)[0])
    return given and any(p.name in told.guessed for p in people if p.name)


def _voiceless(one: Actor) -> bool:
    """Whether it is the "I" of a reporter, or of whoever else no label names."""
    return one.kind == "pronoun" and not one.word


def _at_large(row: Row, one: Actor) -> bool:
    """Whether a bare plural is of some who are not told: "leaders across", "Officials have", and
    of "Finance ministers met in Oslo" those of anywhere.
    """
    if one.kind != "sides" or one.count or one.parties or one.counterpart:
        return False
    named = row.closed.determiners | row.closed.possessives
    office = bool(one.office) and row.sentence.role != "title" and row.low(one.first) not in named
    bare = office or (one.word in row.closed.officials and row.low(one.first) == one.word)
    after = row.low(one.last) in row.closed.all_over
    opens = one.first == 0 or (office and row.low(one.first - 1) in (":", "-", "–", "—"))
    return bare and (after or opens) and row.low(one.first - 1) not in row.closed.determiners


def said_at_a_meeting(row: Row, hit: Hit, told: Discourse) -> bool:
    """Congratulations within the report of a meeting are part of it, not a message."""
    return (
        hit.phrase.kind == "message"
        and hit.phrase.verb != "send"
        and row.closed.written.isdisjoint(row.said)
        and bool(told.parties)
    )


def buried(row: Row, told: Discourse) -> frozenset[str | None]:
    """Of "attended the funeral of X": whom the mourners bury."""
    found = set[str | None]()
    for k, low in enumerate(row.lows):
        if low in row.closed.mourning and row.low(k + 1) in ("of", "for"):
            who = row.noun(k + 2)
            if who is not None and who.person is not None:
                found.add(told.persons[who.person].name)
    return frozenset(found)

"""Who deals with whom: the sides of a clause and what has been told come in, two casts go out.

    A met B · (told: A and B met) they signed · his talks with B · at a meeting with B, she said
    the presidents of A and B sent greetings: to those told of, not to one another

What the clause leaves open is completed from what the document has told; a side that nothing
tells stays empty.
"""

from msgspec.structs import replace

from dragoman.claims.drafting import diaries, sessions
from dragoman.claims.sentence.draft import Cast
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told import casts
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import Role

_MESSAGE = 3  # tokens from "in" to the noun: "in his congratulatory message"


def pair(row: Row, hit: Hit, sides: Sides, told: Discourse) -> tuple[Cast, Cast]:
    """Who deals with whom, as far as the sentence and the text before it tell."""
    if (named := sessions.named_for(row, hit, sides.subject)) and {*named} != {*told.parties}:
        return Cast((), named), Cast()
    left, right = roles(hit)
    one = told.cast(sides.subject, left, beside=sides.other)
    two = told.cast(sides.other, right, beside=sides.subject)
    if _protests(row, hit, one, two):
        one, two = _in_role(one, right), _in_role(two, left)
    met_too = not hit.phrase.verb and _new_pair(sides, two, told)
    if met_too or _held_with(row, hit, sides, two, told):
        one = told.follower(left)
    elif _met_next(row, hit, sides, two, told) and told.last_subject is not None:
        one = told.person(told.last_subject, left)
    elif hit.phrase.frame == "next":
        return Cast(), Cast()
    if sides.possessor and not one.parties:
        one = casts.whose(sides.possessor, told, two)
    if sides.possessor and hit.phrase.verb and not two.parties:  # "gave a lunch in her honour"
        two = _in_role(casts.whose(sides.possessor, told, one), right)
    if hit.phrase.kind == "message" and (both := _written(row, hit, sides, one, two, told)):
        return both
    both = diaries.completed(one, two, sides, told) or casts.completed(one, two, sides, told)
    return (Cast(), Cast()) if _apart(row, hit, sides, both) else both


def _apart(row: Row, hit: Hit, sides: Sides, both: tuple[Cast, Cast]) -> bool:
    """Whether those of the other side deal with somebody of no known state, not with each other.

    So do those who were telephoned, and A's and B's of "The minister met her counterparts of A and
    B"; but whom somebody hosts, met.
    """
    if both[0].parties:
        return False
    peers = any(a.counterpart for a in sides.other) and len(both[1].parties) > 1
    several = peers and bool(sides.subject) and hit.phrase.role != "host"
    return several or hit.phrase.verb in row.closed.one_way


def _written(
    row: Row, hit: Hit, sides: Sides, one: Cast, two: Cast, told: Discourse
) -> tuple[Cast, Cast] | None:
    """Who writes to whom where the addressee is left out: those told of, for two who write do not
    deal with one another, nor does B with the president whose letter B brings.
    """
    first = sides.subject[0].first if sides.subject else 0
    borne = (
        not hit.phrase.verb and row.low(first - 1) == "from" and {*two.parties} <= {*one.parties}
    )
    several = hit.phrase.frame == "take" and len(one.parties) > 1 and not two.parties
    if not (borne or several) or not one.parties:
        return None
    to = casts.addressees(one, told)
    at_home = borne and not to.parties and told.home and told.home not in one.parties
    to = Cast((), (told.home,)) if at_home and told.home else to
    return (one, to) if to.parties else (Cast(), Cast())


def sender(row: Row, hit: Hit, one: Cast, two: Cast) -> str | None:
    """The party a message is from: A's of "A sent B a letter", B's of "A received a letter from B".

    "In a letter to B, A wrote" tells it too. Nothing is told by letters that are exchanged, by any
    other noun, and of who conveys a letter that somebody else wrote.
    """
    borne = any(hit.first < a.first < hit.last for a in row.actors)
    told = hit.phrase.kind == "message" and (hit.phrase.frame == "take" or _in_it(row, hit))
    if borne or not told:
        return None
    wrote = two if hit.phrase.verb in row.closed.receiving else one
    apart = set(one.parties).isdisjoint(two.parties)
    return wrote.parties[0] if apart and len(wrote.parties) == 1 else None


def _in_it(row: Row, hit: Hit) -> bool:
    """Whether it is told what a message says: "in his congratulatory message to"."""
    before = row.lows[max(hit.first - _MESSAGE, 0) : hit.first]
    return not hit.phrase.verb and "in" in before and row.low(hit.last) == "to"


def _new_pair(sides: Sides, other: Cast, told: Discourse) -> bool:
    """Of "At the meeting with B, the two ministers": B is one of the two, not a third.

    So he is where three states were told of, of which nobody could say which two are meant.
    """
    alone = len(sides.subject) == 1 and sides.subject[0].kind == "sides"
    third = not set(other.parties) <= set(told.parties) or len(told.parties) > 2
    return alone and bool(other.parties) and third


def _held_with(row: Row, hit: Hit, sides: Sides, other: Cast, told: Discourse) -> bool:
    """Of "On the visit, meetings were held with B and C", "Participants in the call included B and
    C": whoever the text follows met them.
    """
    if hit.phrase.verb or sides.subject:
        return False
    if len(other.parties) < 2:
        return False
    several = not row.closed.encounters.isdisjoint(row.lows[hit.first : hit.last])
    each = all(row.low(a.first - 1) == "with" for a in sides.other)  # "with A, and with B"
    first = sides.definite and not told.parties and row.low(hit.last) not in row.closed.placing
    held = each or first or (several and told.kind in ("visit", "meeting"))
    return held and not set(told.parties) & set(other.parties)


def _met_next(row: Row, hit: Hit, sides: Sides, other: Cast, told: Discourse) -> bool:
    """Of "The visit concluded with talks with B", "The day ended with a call on B": whoever the
    text follows met B too. Refused is a clause that tells of more; what a programme "includes" is
    read in `programmes`.
    """
    if not row.closed.negations.isdisjoint(row.said):
        return False
    if hit.phrase.frame == "next":
        day = told.agenda  # one to come has no first that "was"
        past = day is not None and (day.status != "planned" or hit.phrase.say == "turn of")
        ahead = past or told.listing or told.several  # "received three ambassadors"
        return bool(told.kind == "meeting" or ahead) and _left(row, hit, told)
    if hit.phrase.verb or sides.subject or told.kind not in ("meeting", "visit"):
        return False
    before = [low for low in row.lows[: hit.first] if low.isalpha() and low not in row.closed.small]
    named = {p.name for p in other.participants} - {None}
    another = bool(named) and named.isdisjoint(p.name for p in told.pair)
    told_with = row.closed.itinerary | row.closed.journeys | row.closed.counting
    begun = before or row.low(hit.first - 1) in row.closed.counting  # "Another meeting, with B"
    return another and bool(begun) and told_with.issuperset(before)


def _left(row: Row, hit: Hit, told: Discourse) -> bool:
    """Of "He was followed by B": whether it was one of those who met before, and not in office."""
    before = row.actor(hit.first - 1)
    if row.low(hit.last - 1) != "by" or row.low(hit.first - 1) in row.closed.pronouns:
        return True
    index = before.person if before is not None else None
    return index is not None and told.persons[index].name in {p.name for p in told.pair}


def _protests(row: Row, hit: Hit, one: Cast, two: Cast) -> bool:
    """Of "The Kenyan ambassador handed a note of protest to B": he is the guest."""
    hands = hit.phrase.role == "host" and hit.phrase.verb in row.closed.handing
    return hands and _envoy(row, one) and not _envoy(row, two)


def _envoy(row: Row, cast: Cast) -> bool:
    offices = (p.office or "" for p in cast.participants)
    return any(not row.closed.envoys.isdisjoint(o.lower().split()) for o in offices)


def _in_role(cast: Cast, role: Role) -> Cast:
    return replace(cast, participants=tuple(replace(p, role=role) for p in cast.participants))


def roles(hit: Hit) -> tuple[Role, Role]:
    """What each of the two is in what a phrase tells: of "received", host and visitor."""
    if hit.phrase.role == "host":
        return "host", "visitor"
    if hit.phrase.role == "visitor":
        return "visitor", "host"
    return "participant", "participant"

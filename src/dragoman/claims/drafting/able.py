"""Whether a clause names somebody who can do what its verb says, and whom it is done to.

A row, a phrase and its sides come in, yes or no goes out. States hold talks, but only people
receive or telephone; "welcomed the decision" has an object that nobody meets.
"""

from dragoman.claims.drafting import whose
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import subjects
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_OBJECT = 6  # tokens of "the first round of talks"


def _unread_host(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "COAS meets Lao, Thai chiefs": whether a word nobody knows meets them, not they."""
    acts = hit.phrase.verb and not (sides.passive or sides.subject) and hit.first > 0
    several = len({p for a in sides.other for p in a.parties}) > 1
    return bool(acts) and several and row.sentence.role == "title"


def has_object(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether a verb has whom it needs. "A and B met" needs nobody; "A and B welcomed" has an
    object that is no actor, "see forty officers deployed", "hosting of forces" one nobody meets.
    """
    if hit.phrase.verb == "see" and row.low(hit.last) == "off":
        return False
    if whose.other(row, hit, sides) or _appeals(row, hit, sides) or _of_talks(row, hit, sides):
        return False
    if sides.possessor and hit.phrase.verb:
        return True  # "gave a lunch in her honour"
    if hit.phrase.verb in row.closed.one_way or (hit.form == "ing" and row.low(hit.last) == "of"):
        return any(a.kind != "party" and (not a.plural or _heads(row, a)) for a in sides.other)
    if sides.other:
        folk = hit.phrase.role == "host" and all(a.word == "people" for a in sides.other)
        folk = folk or _of_a_state(row, hit, sides)
        return not (folk or _unread_host(row, hit, sides))  # "will welcome Fijians to Peru"
    if _approves(row, hit) or _fulfils(row, hit):
        return False
    subject, owner = sides.subject, row.actor(hit.last)
    we = any(a.word in ("we", "i") for a in subject)
    if we and owner is not None and row.low(owner.last) in POSSESSIVE:
        return False  # "we welcomed Fiji's decision"
    hosts = hit.phrase.role == "host" and subject[:1] and subject[0].kind == "person"
    if hit.phrase.role == "host" and any(k in row.event_at for k in range(hit.last, hit.last + 4)):
        return False  # "both sides welcomed the planned 4th session"
    return (len(subject) > 1 or any(a.plural for a in subject)) and not hosts


def _appeals(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "called on the presidents to end the dispute": an appeal, but no "to discuss trade"."""
    if not sides.other or row.low(hit.last - 1) not in ("on", "upon") or hit.phrase.verb != "call":
        return False
    k = sides.other[-1].last
    while row.low(k).endswith("s") and row.low(k) not in row.closed.prepositions:
        k += 1  # "called on ASEAN members to"
    if row.low(k + 1) == "states":
        k += 2
    return row.low(k) == "to" and row.low(k + 1) not in row.closed.courtesies


def _of_talks(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "support for talks hosted by B": whose talks they are, of which one only speaks."""
    behind = sides.passive and row.low(hit.first - 1) in row.closed.dealings
    return behind and row.low(hit.first - 2) in ("for", "of", "about")


def _fulfils(row: Row, hit: Hit) -> bool:
    """Of "A and B met the target", "met investors' demands": each meets a thing, not the other."""
    if hit.phrase.verb != "meet" or row.closed.met_with_deeds.isdisjoint(row.said):
        return False
    end = next(
        (k for k in range(hit.last, hit.last + _OBJECT) if row.low(k) in row.closed.prepositions),
        hit.last + _OBJECT,
    )
    return not row.closed.met_with_deeds.isdisjoint(row.lows[hit.last : end])


def _approves(row: Row, hit: Hit) -> bool:
    """Of "They welcomed last week's talks between A and B", "the summit": it is no guest."""
    if hit.phrase.verb not in row.closed.approving:
        return False
    thing = row.lows[hit.last : hit.last + _OBJECT]
    return not row.closed.dealings.isdisjoint(thing)


def _of_a_state(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "thanked him for hosting U.S. forces", "hosted Lao nurses": no one a host talks with."""
    if hit.phrase.role != "host" or sides.passive or any(a.kind != "party" for a in sides.other):
        return False
    after = {row.low(a.last) for a in sides.other}
    named = row.closed.small | row.closed.officials | row.closed.delegations | row.closed.vague
    behind = {low for low in after if low.isalpha()} - named
    return bool(behind) and not any(a.last in row.time_at for a in sides.other)


def _heads(row: Row, several: Actor) -> bool:
    """Of "telephoned the presidents of A and B": somebody of each, and nothing they are called.

    So it is of "both of them".
    """
    if several.word in ("two", "them"):
        return True
    after = row.low(several.last)
    ends = not after.isalpha() or after in row.closed.prepositions or several.last in row.time_at
    return len(several.parties) > 1 and (ends or after in row.closed.conjunctions)


def able(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether states or nameless officials can do it: hold talks, not receive or telephone.

    What officials can do ministries can.
    """
    if hit.phrase.verb == "meet" and sides.subject and subjects.bodies_of(row, sides.subject):
        return True
    officials = row.closed.officials
    if any(
        a.word in officials | row.closed.organs or (a.plural and a.key + "s" in officials)
        for a in (*sides.subject, *sides.other)
    ):
        return True
    return hit.phrase.frame == "act" and hit.phrase.verb in row.closed.holding

"""Who deals with whom: the sides of a clause and what has been told come in, two casts go out.

    A met B · (told: A and B met) they signed · his talks with B · at a meeting with B, she said
    the presidents of A and B sent greetings: to those told of, not to one another

What the clause leaves open is completed from what the document has told; a side that nothing
tells stays empty.
"""

from dragoman.claims import casts, diaries
from dragoman.claims.discourse import Discourse
from dragoman.claims.draft import Cast
from dragoman.claims.roles import Sides
from dragoman.claims.row import Row
from dragoman.lexicon.phrases import Hit
from dragoman.records import Role


def pair(row: Row, hit: Hit, sides: Sides, told: Discourse) -> tuple[Cast, Cast]:
    """Who deals with whom, as far as the sentence and the text before it tell."""
    left, right = roles(hit)
    one = told.cast(sides.subject, left, beside=sides.other)
    two = told.cast(sides.other, right, beside=sides.subject)
    met_too = not hit.phrase.verb and _new_pair(sides, two, told)
    if met_too or _held_with(row, hit, sides, two, told):
        one = told.follower(left)
    if sides.possessor and not one.parties:
        one = casts.whose(sides.possessor, told, two)
    if hit.phrase.frame == "take" and hit.phrase.kind == "message" and len(one.parties) > 1:
        two = two if two.parties else casts.addressees(one, told)
        return (one, two) if two.parties else (Cast(), Cast())
    return diaries.completed(one, two, sides, told) or casts.completed(one, two, sides, told)


def _new_pair(sides: Sides, other: Cast, told: Discourse) -> bool:
    """Of "At the meeting with B, the two ministers": B is one of the two, not a third."""
    alone = len(sides.subject) == 1 and sides.subject[0].kind == "sides"
    return alone and bool(other.parties) and not set(other.parties) <= set(told.parties)


def _held_with(row: Row, hit: Hit, sides: Sides, other: Cast, told: Discourse) -> bool:
    """Of "On the visit, meetings were held with B and C": whoever the text follows met them."""
    if hit.phrase.verb or sides.subject or len(other.parties) < 2:
        return False
    several = not row.closed.encounters.isdisjoint(row.lows[hit.first : hit.last])
    each = all(row.low(a.first - 1) == "with" for a in sides.other)  # "with A, and with B"
    held = each or (several and told.kind == "visit")
    return held and not set(told.parties) & set(other.parties)


def roles(hit: Hit) -> tuple[Role, Role]:
    """What each of the two is in what a phrase tells: of "received", host and visitor."""
    if hit.phrase.role == "host":
        return "host", "visitor"
    if hit.phrase.role == "visitor":
        return "visitor", "host"
    return "participant", "participant"

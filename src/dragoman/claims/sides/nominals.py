"""Who is behind a noun: "talks between A and B", "A's meeting with B", "a visit by A to B".

A row and the noun's tokens come in; what stands before the noun (its owner, the compound it ends)
and the phrases after it go out as complements. Verbs that only say that it took place ("was held
on Monday in Lima between") are stepped over, and "the talks that A and B held with C" is read as
its verb. The surprising thing: a visit often tells its goal before the noun ("is in Lima for a
visit").
"""

from msgspec import Struct

from dragoman.claims.sentence import delegations, goals, phases
from dragoman.claims.sentence.row import Row, leftward, party, rightward
from dragoman.claims.sides.subjects import bodies_end, left, main_clause
from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention

_STYLE_WORDS = frozenset({"majesty", "highness", "excellency", "holiness"})
_INVITED = 24  # tokens from "invitation" to the visit


_FINITE = frozenset({"is", "are", "was", "were", "has", "had", "will"})


class Complements(Struct, frozen=True, gc=False):
    """The phrases that follow a noun, by what leads them; `goes` are destinations."""

    between: tuple[Actor, ...] = ()
    of: tuple[Actor, ...] = ()
    with_whom: tuple[Actor, ...] = ()
    by: tuple[Actor, ...] = ()
    source: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    goes: tuple[Mention, ...] = ()


_FAR = 20  # tokens between a noun and those between whom it was
_FAR_SIDES = ("between", "with")


_CLOSING = frozenset({"”", '"', "’"})  # of her "warm conversation" with


def complements(row: Row, k: int) -> Complements:
    """The prepositional phrases after a noun that ends before token `k`."""
    found: dict[str, tuple[Actor, ...]] = {}
    goes: tuple[Mention, ...] = ()
    if reached := goals.covered(row, k):
        return Complements(goes=reached)
    i = k + (row.low(k) in _CLOSING)
    i += row.low(i) in ("that", "which") and row.low(i + 1) in row.closed.auxiliaries
    while i < min(k + 40, len(row.lows)):
        low = row.lows[i]
        if low == "," and row.low(i + 1) in _FINITE and "," not in row.lows[k:i]:
            break  # "who is on a visit, was received by": what follows is the main clause's
        if low == "," and row.low(i + 2) in row.closed.counting:
            break  # "a state visit, the first by a Lao leader"
        if low in row.closed.before_sides:
            j = _past_determiners(row, i + 1)
            tour = i == k and _leads(row, k)
            place = goals.destinations(row, j) if low in ("to", "in") or tour else ()
            tour = tour and any(m.ref for m in place)
            place = place if low != "of" or tour else ()
            place = () if _of_somebody(row, j, place) else place
            if place:
                goes = goes or place if low == "to" or tour else goes
                i = place[-1].last
                continue
            if group := _behind(row, low, i, j):
                found.setdefault(low, group)
                i = group[-1].last
                continue
            if _leads_elsewhere(row, low, i, j):
                break
        elif not _adverbial(row, i):
            break
        i += 1
    if not found and not goes:
        found = {low: group for low in _FAR_SIDES if (group := _far(row, k, low))}
    return _sorted(found, goes)


def _leads(row: Row, k: int) -> bool:
    """Whether what stands behind a noun is where it leads: "a tour of Chad", "his stay in Lima"."""
    if row.low(k) == "of":
        return row.low(k - 1) == "tour"
    return row.low(k) == "in" and row.low(k - 1) in row.closed.sojourns


def _behind(row: Row, low: str, i: int, j: int) -> tuple[Actor, ...]:
    """Who stands behind a preposition at token `i`: "with A", "with a team led by B"."""
    actor = row.actor(j)
    if actor is not None and actor.first <= j and low != "in":
        return rightward(row, row.owned(actor))
    leader = delegations.qualified(row, i + 1) if low == "with" else None
    return rightward(row, leader) if leader is not None else ()


def _of_somebody(row: Row, j: int, place: tuple[Mention, ...]) -> bool:
    """Of "a call to Chad's Minister X": whether it is whose somebody is, not where to."""
    actor = row.actor(j) if place else None
    owned = actor is not None and actor.kind in ("person", "office")
    return owned and actor is not None and place[0].last < actor.last


def _far(row: Row, k: int, leads: str) -> tuple[Actor, ...]:
    """Of "negotiations were held in wide formats between A and B", "at the ministry with A": who
    stands behind "between", or "with".
    """
    for i in range(k, min(k + _FAR, len(row.lows))) if leads in row.said else ():
        if i in row.actor_at or i in row.borders:
            return ()
        told = row.lows[i] == leads and _manner_or_room(row, k, i)
        first = row.noun(i + 1) if told else None
        if first is not None:
            group = rightward(row, first)
            able = _closing(row, group) if leads == "with" else len(group) > 1
            return group if able and all(a.kind in ("person", "office") for a in group) else ()
    return ()


def _closing(row: Row, group: tuple[Actor, ...]) -> bool:
    """Whether nothing behind a group says what else it was there for, or did: "with A absent",
    "with A boycotting them", "with A as mediator".
    """
    k = group[-1].last if group else 0
    low = row.low(k)
    return k in row.time_at or not low.isalpha() or low in ("on", "in", "at", "and")


def _manner_or_room(row: Row, k: int, i: int) -> bool:
    """Whether what stands before token `i` only says how or where a noun was held."""
    if row.low(i - 1) in row.closed.manners:
        return True
    held = not row.closed.taking_place.isdisjoint(row.lows[k:i])
    leading = row.closed.prepositions - {"of"}
    at = next((j for j in range(i - 1, k, -1) if row.lows[j] in leading), k)
    dated = i - 1 in row.time_at or i - 1 in row.mention_at
    return held and (dated or row.lows[at] == "at")


def _sorted(found: dict[str, tuple[Actor, ...]], goes: tuple[Mention, ...]) -> Complements:
    return Complements(
        between=found.get("between", ()) or found.get("among", ()) or found.get("involving", ()),
        of=found.get("of", ()),
        with_whom=found.get("with", ()) or found.get("included", ()),
        by=found.get("by", ()),
        source=found.get("from", ()),
        to=found.get("to", ()),
        goes=goes,
    )


def _past_determiners(row: Row, j: int) -> int:
    while row.low(j) in ("both", "the", "his", "her", "their") and row.actor(j) is None:
        j += 1
    return j if row.actor(j) else bodies_end(row, j)


def _leads_elsewhere(row: Row, low: str, i: int, j: int) -> bool:
    """Whether a preposition leads a phrase that names nobody: the noun's own phrases end."""
    if low not in ("of", "with", "by", "between", "to") or _adverbial(row, i):
        return False
    return j not in row.time_at and j not in row.mention_at and row.low(i + 1) not in ("be", "take")


def _adverbial(row: Row, i: int) -> bool:
    """Whether token `i` may stand between a noun and its next phrase."""
    low = row.lows[i]
    if i in row.time_at or i in row.mention_at or row.adverb(i) or low in row.closed.past_nouns:
        return True
    return (
        (low in row.closed.auxiliaries and low != "to")
        or (low in ("for", "from", "to") and i + 1 in row.time_at)
        or low in row.closed.taking_place
        or (low == "capital" and i - 1 in row.mention_at)  # "in the Lao capital with B"
    )


def of_the_two(row: Row, k: int) -> bool:
    """Of "a call between the two", "talks between them": those told of."""
    if row.lows[k : k + 3] != ("between", "the", "two"):
        return row.lows[k : k + 2] == ("between", "them")
    after, closed = row.low(k + 3), row.closed
    return not after.isalpha() or after in closed.prepositions or after in closed.auxiliaries


def goal_before(row: Row, n: int) -> tuple[Mention, ...]:
    """Where a visit told only by its noun leads: "is in Lima for a working visit"."""
    i = purpose(row, n) or phases.named(row, n) or _begun_there(row, n)
    if not i:
        return ()
    for k in range(i - 1, max(i - 16, -1), -1):
        mention = row.mention_at.get(k)
        if (
            mention is not None
            and mention.kind != "organisation"
            and row.low(mention.first - 1) in row.closed.before_goals
        ):
            return (mention,)
        if row.lows[k] in (";", "that", "which") or (mention is None and k in row.actor_at):
            return ()
    return ()


def inviter(row: Row, n: int) -> tuple[Actor, ...]:
    """Who invites: in "A invited B to visit", "A's invitation to B to visit", and in "B accepted an
    invitation from A to visit" whoever it is from.
    """
    if row.low(n - 1) != "to":
        return ()
    for i in range(n - 2, max(n - _INVITED, 0), -1):
        if row.lows[i].startswith("invit"):
            source = row.noun(i + 2) if row.low(i + 1) in ("from", "of", "by") else None
            return rightward(row, row.owned(source)) if source else left(row, i)
    return ()


def paid_visit(row: Row, n: int) -> int:
    """Of "an invitation to pay a state visit": the token of the verb, the noun at `n`; else 0."""
    k = n - 1
    while n - k < 5 and row.low(k) not in row.closed.paying | row.closed.to_pay:
        k -= 1
    return k if row.low(k) in row.closed.to_pay and row.low(k - 1) == "to" else 0


def _begun_there(row: Row, n: int) -> int:
    """The token behind the place in "begins today in Lima a tour"; else 0."""
    i = n
    while i > max(n - 5, 0) and row.lows[i] not in ("a", "an", "his", "her", "their"):
        i -= 1
    mention = row.mention_at.get(i - 1)
    if mention is None or row.low(mention.first - 1) != "in":
        return 0
    near = row.lows[max(mention.first - 5, 0) : mention.first]
    return i if any(low.startswith(_SPANNING) for low in near) else 0


_SPANNING = ("beg", "start", "conclu", "end", "continu", "finish", "complet", "resum")


def purpose(row: Row, n: int) -> int:
    """The token of "for" or "on" before a visit's noun ("for a three-day visit"); else 0."""
    i = n - 1
    while i > max(n - 8, 0) and row.lows[i] not in row.closed.before_visits:
        if i in row.actor_at or row.lows[i] in (",", ";", "of", "with"):
            return 0
        i -= 1
    return i if i > 0 and row.lows[i] in row.closed.before_visits else 0


def relative(row: Row, k: int) -> tuple[tuple[Actor, ...], int]:
    """Of "The talks (that) A and B will hold with": who does it, and the end."""
    i = k + 1 if row.low(k) in ("that", "which") else k
    first = row.actor(i)
    if first is None or first.first != i:
        return (), k
    group = rightward(row, first)
    for v in range(group[-1].last, min(group[-1].last + 6, len(row.lows))):
        if row.lows[v] in row.closed.carrying_out and row.low(v + 1) not in row.closed.carrying_out:
            return group, v + 1
        if row.lows[v] not in row.closed.auxiliaries and not _adverbial(row, v):
            break
    return (), k


def owner(row: Row, n: int) -> tuple[tuple[Actor, ...], str, bool]:
    """Whose meeting it is: "A's", "his", "the A-B"; and whether it is a known one ("the")."""
    i = n - 1
    steps = 0
    marks = POSSESSIVE if row.words[n].islower() else OWNING  # "the G20 Ministers' Meeting": a name
    while (
        i >= 0
        and steps < 6
        and i not in row.actor_at
        and row.lows[i] not in row.closed.prepositions
    ):
        low = row.lows[i]
        if low in row.closed.possessives and row.low(i + 1) not in _STYLE_WORDS:
            return (), low, False
        if low in ("the", "this", "that", "these", "those", "their"):
            return compound(row, i + 1, n), "", True
        if low in marks:
            if i - 1 in row.time_at:
                return (), "", True  # "today's call"
            holder = row.actor(i - 1)
            return (leftward(row, holder) if holder else ()), "", False
        if low in (",", ";", ".", "a", "an", ":", "“", "”"):
            break
        i -= 1
        steps += 1
    joined = compound(row, max(i, 0), n)
    if joined:
        return joined, "", False
    actor = row.actor(i) if i >= 0 else None
    if actor is not None and row.low(actor.last) in marks:
        return leftward(row, actor), "", False
    return (), "", False


def compound(row: Row, first: int, last: int) -> tuple[Actor, ...]:
    """The parties a noun is compounded with: "China-Laos talks", "the Sino-Lao summit"."""
    codes = [
        m.ref
        for m in row.mentions
        if first <= m.first and m.last <= last and m.ref and m.kind != "place"
    ]
    if len(set(codes)) < 2:
        return ()
    return (party(row, first, last, tuple(dict.fromkeys(codes)), plural=True),)


def governor(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Who is said to be at the meeting: the subject of its clause, before or after it."""
    return left(row, hit.first) or main_clause(row, hit.first)


def held_there(row: Row, n: int) -> bool:
    """Whether a verb of holding governs the noun over a time, a place or what qualifies it.

    "A and B concluded on Thursday in Lima the 14th round", "sealed two days of border talks".
    """
    i = n - 1
    while i > max(n - 12, 0) and (
        i in row.time_at or i in row.mention_at or _qualifies(row, i) or row.lows[i][:1].isdigit()
    ):
        i -= 1
    return n - i > 1 and row.lows[i] in row.closed.holding


def _qualifies(row: Row, i: int) -> bool:
    """Whether a token may stand between a verb of holding and the noun that is its object."""
    low = row.lows[i]
    if (
        low in row.closed.between_nouns
        or low in row.closed.determiners
        or low in row.closed.quantities
    ):
        return True
    plain = low.replace("-", "").isalpha() and i not in row.actor_at
    return plain and low not in row.closed.small and low not in row.closed.holding


def opens_phrase(row: Row, n: int) -> bool:
    """Whether the noun stands in "in a call", "during talks": its clause tells who took part."""
    i = n - 1
    while i >= 0 and (
        row.lows[i] in row.closed.determiners
        or (
            i not in row.actor_at
            and row.lows[i] not in row.closed.prepositions
            and row.lows[i].isalpha()
        )
    ):
        i -= 1
        if n - i > 5:
            return False
    return row.low(i) in ("in", "during", "at", "after", "following", "over")


def ends_phrase(row: Row, k: int) -> bool:
    """Whether a comma ends the phrase of a noun, behind no more than when and where it was."""
    while k in row.time_at or k in row.mention_at or row.low(k) in ("on", "in", "at", "the"):
        k += 1
    return row.low(k) == ","


def addressed(row: Row, group: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom a subject speaks to in "In a call, A assured B": the actor right after its verb."""
    if not group:
        return ()
    k = group[-1].last + (row.low(group[-1].last) == ",")
    for i in range(k, min(k + 5, len(row.lows))):
        actor = row.actor(i)
        if actor is not None:
            return rightward(row, actor) if actor.kind in ("person", "office") else ()
        if row.lows[i] in (",", "that"):
            return ()
    return ()

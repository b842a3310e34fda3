"""What the entry of a list leaves to its cells: who goes where, and between whom something is.

    17 January | X, President of Croatia | working visit | Ljubljana        X goes to Ljubljana
    30 April – 2 May: Tokyo – working visit        in a list of X's visits: X goes to Tokyo
    9 March: Signing of the free trade agreement        in a list of two states: between them

The sides of a phrase come in and go out. Only the line that opens an entry is looked at, and what
its words say themselves stays.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import towns
from dragoman.claims.sentence.draft import Cast, Draft
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.sides.verb_objects import behind
from dragoman.claims.told.casts import at_home
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor, Item, Mention, Place

_BETWEEN, _WITH = frozenset({"between"}), frozenset({"with"})
_FAR = 20  # tokens from a noun to those it is between
_JOINT = frozenset({"meeting", "call", "signing", "exercise", "exchange"})


def entry(row: Row, told: Discourse) -> Item | None:
    """The entry that a line opens; None for every other line, and for those above a list."""
    item = told.entry
    return item if item is not None and 0 < item.first == row.sentence.index else None


def town(row: Row, told: Discourse) -> Mention | None:
    """The town that stands apart in the entry that a line opens."""
    item = entry(row, told)
    return item.town if item is not None else None


def place(row: Row, draft: Draft, told: Discourse) -> Place | None:
    """Where an entry takes place: "14:00 – Talks with B, Nairobi"; "Muscat: X received B".

    Without a list a town before a colon only says where if its state takes part.
    """
    there = town(row, told)
    first = row.mention_at.get(0)
    if there is None and first is not None and first.form in ("city", "capital"):
        done = draft.status in DONE and draft.kind != "visit" and first.ref in draft.parties
        there = first if done and row.low(first.last) == ":" else None
    return towns.of_mentions(row, there) if there else None


def heads(row: Row, hit: Hit, told: Discourse) -> bool:
    """Whether a noun is what an entry tells of: "working visit"."""
    return entry(row, told) is not None and not hit.phrase.verb


def fits(row: Row, hit: Hit, told: Discourse) -> bool:
    """Whether a phrase of lists opens an entry; any other phrase may stand anywhere."""
    if not hit.phrase.listed:
        return True
    before = (i for i in range(hit.first) if row.lows[i].isalpha() and i not in row.time_at)
    return entry(row, told) is not None and all(i in row.mention_at for i in before)


def between(row: Row, hit: Hit, sides: Sides, told: Discourse) -> Sides:
    """Of "14:00 – Signing of an agreement on rail between A and B": A and B, past its subject."""
    if sides.subject or sides.other or not heads(row, hit, told):
        return sides
    both = behind(row, hit.last, _BETWEEN, _FAR)
    return replace(sides, subject=both, other=() if both else behind(row, hit.last, _WITH, _FAR))


def going(row: Row, hit: Hit, sides: Sides, told: Discourse) -> Sides:
    """The sides of a visit, its goal the town of the entry, its visitor who is named before it."""
    there = row.mention_at.get(hit.last) or town(row, told)
    if sides.goes_to or not heads(row, hit, told):
        return sides
    subject = sides.subject or _before(row, hit)
    return replace(sides, subject=subject, goes_to=(there,) if there else (), possessor="")


def goers(row: Row, hit: Hit, sides: Sides, told: Discourse) -> Cast:
    """Whoever the list is about, where an entry names nobody who goes."""
    own = told.diary if heads(row, hit, told) and not sides.subject else None
    people = tuple(replace(p, role="visitor") for p in own.participants) if own else ()
    return Cast(people, own.parties if own else ())


def at_goal(two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast] | None:
    """Of "Visit of X to Amman; talks with Deputy Prime Minister B": B is of where X goes."""
    goal = told.goal.country if told.entry and told.kind == "visit" and told.goal else None
    if goal is None or sides.subject or two.parties or not two.participants:
        return None
    guests = tuple(p for p in told.pair if p.party != goal)
    return Cast(guests, tuple(p.party for p in guests if p.party)), at_home(two, goal)


def pair(row: Row, hit: Hit, told: Discourse) -> Sequence[str]:
    """The two states of a list, for an entry that names nobody."""
    item = entry(row, told)
    alone = item is not None and not row.actors and bool(row.times)
    return item.states if item and alone and hit.phrase.kind in _JOINT else ()


def _before(row: Row, hit: Hit) -> tuple[Actor, ...]:
    """Who is named in the cells before a noun."""
    people = [a for a in row.actors if a.last <= hit.first and a.kind in ("person", "office")]
    return tuple(people[:1]) if "|" in row.lows[: hit.first] else ()

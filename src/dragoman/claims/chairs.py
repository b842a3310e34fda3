"""Who chairs: people a clause gives to a session of a dialogue that its name gives no one.

A hit and what the document has told come in, a draft with the chairs as participants goes out. Only
both sides together count: one minister who opens a forum of fifty states stands for none of them.
"""

from msgspec.structs import replace

from dragoman.claims import roles, sessions, subjects
from dragoman.claims.discourse import Discourse
from dragoman.claims.draft import Draft, make
from dragoman.claims.events import EventName
from dragoman.claims.roles import Sides
from dragoman.claims.row import Row, rightward
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Participant, Status

_CHAIRING = frozenset(
    {"co-chaired", "co-chair", "chaired", "co-chairs", "co-chairing", "co-led", "co-presided"}
)
_REACH = 14  # tokens between "co-chaired" and the session: "on May 14, at X Palace in Y, the"


def session(
    row: Row, hit: Hit, state: Status, sides: Sides, event: EventName, told: Discourse
) -> Draft:
    """Of "A and B co-chaired today in Lima the fourth Joint Commission": its draft."""
    parties = sessions.parties(row, event, told)
    before = row.lows[max(hit.first - _REACH, 0) : hit.first]
    doing = subjects.left(row, hit.first) if any(low in _CHAIRING for low in before) else ()
    chairs = told.cast(doing, "participant")
    both = len(chairs.parties) >= 2 and set(chairs.parties) == set(parties)
    people = chairs.participants if both else _of_it(row, sides, event, parties, told)
    draft = make(row, hit, state, parties, people, definite=False)
    few = draft.kind == "conference" and 1 < len(parties) <= _FEW and set(parties) <= set(states())
    return replace(draft, kind="meeting") if few and not event.capitalised else draft


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
    chairs = told.cast(roles.behind(row, hit.last, frozenset({"by"}), 3), "participant")
    if len(chairs.parties) < 2 or not set(chairs.parties) <= set(told.parties):
        return []
    draft = make(row, hit, "held", told.parties, chairs.participants, definite=True)
    return [replace(draft, echo=True)]


def attended(row: Row, hit: Hit, sides: roles.Sides) -> bool:
    """Of "The meeting was also attended by A and B": who else was at one already told of."""
    after = row.lows[hit.last : hit.last + 4]
    return sides.definite and not hit.phrase.verb and "attended" in after and "by" in after

"""One meeting at each stop of a journey told of: "In each capital she will meet her counterpart".

A phrase, its sides and the visits told of come in, one draft for each stop of whoever meets goes
out, with its day and town, the other of the state that is visited. Refused are stops already left
for what is still to come, and journeys of others.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.claims.drafting import pairing
from dragoman.claims.sentence.draft import AHEAD, Cast, Draft, make
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor, Status

_REACH = 5  # tokens from "each" to the noun: "each of the three capitals"


def of(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Iterator[Draft]:
    """The meeting at each stop that is still to come, or was."""
    left, right = pairing.roles(hit)
    who, others = sides.subject, sides.other
    if sides.passive:
        who, others, left, right = others, who, right, left
    one = told.cast(who, left) if told.visits and _named(row, hit) else Cast()
    if len(one.parties) != 1 or len(others) != 1 or not _nameless(others[0]):
        return
    for stop in _stops(told, {p.name for p in one.participants}, state):
        country = stop.place.country if stop.place else None
        if country is None or country in one.parties:
            continue
        host = replace(others[0], kind="office", parties=(country,), plural=False, count=0)
        two = told.cast((host,), right, beside=who)
        people = (*one.participants, *two.participants)
        draft = make(row, hit, state, (*one.parties, country), people, definite=False)
        yield replace(draft, date=stop.date, place=stop.place)


def _named(row: Row, hit: Hit) -> bool:
    """Whether a meeting is told to be had at each stop: "in every capital", "at both stops"."""
    if row.closed.stops.isdisjoint(row.said) or hit.phrase.kind != "meeting":
        return False
    return any(
        row.low(k - 1) in ("in", "at", "on")
        and not row.closed.stops.isdisjoint(row.lows[k + 1 : k + _REACH])
        for k, low in enumerate(row.lows)
        if low in row.closed.each_of
    )


def _nameless(one: Actor) -> bool:
    return one.kind in ("office", "sides") and not one.parties


def _stops(told: Discourse, names: set[str | None], state: Status) -> list[Draft]:
    """The visits of somebody that are ahead, or for what is done, those made: each state once."""
    own = [v for v in told.visits if names & {p.name for p in v.participants}]
    done = {v.place and v.place.country for v in own if v.status in DONE}
    if state in DONE:
        fit = [v for v in own if v.status in DONE]
    else:
        fit = [v for v in own if v.status in AHEAD and (v.place and v.place.country) not in done]
    return list({v.place and v.place.country: v for v in fit}.values())

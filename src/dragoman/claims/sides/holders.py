"""Who holds an office of a state now, and whether a sentence says plainly what they did.

A row and actors come in, a yes or no goes out. Refused is whoever held an office once or may hold
one yet, who is elected to speak for no more than a town or a party, and who serves an organisation.
A verb is plain where the sentence opens with its subject and no more than a day parts the two.
"""

from collections.abc import Collection

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.parties import states
from dragoman.records import Actor


def one(row: Row, side: tuple[Actor, ...]) -> bool:
    """Whether a side is one holder of an office of a state, and nobody beside."""
    return len(side) == 1 and _holds(row, side[0])


def gone(row: Row, side: tuple[Actor, ...]) -> bool:
    """Whether a side is one who held an office only once, or plays it: "former President Soto"."""
    if len(side) != 1:
        return False
    first = side[0].first
    span = row.lows[max(first - 1, 0) : side[0].last]
    played = not row.closed.posing.isdisjoint(row.lows[max(first - 2, 0) : first])
    return played or not row.closed.out_of_office.isdisjoint(span)


def _holds(row: Row, actor: Actor) -> bool:
    closed = row.closed
    of_states = bool(actor.parties) and states().keys() >= {*actor.parties}
    if actor.plural or not of_states or gone(row, (actor,)):
        return False
    span = row.lows[actor.first : actor.last]
    if not closed.not_in_office.isdisjoint(span) or not closed.civil_bodies.isdisjoint(span):
        return False
    said = f" {' '.join(span)} "
    if any(f" {office} " in said for office in closed.domestic):
        return False
    key = (actor.key, *actor.key.split())
    return actor.counterpart or not closed.offices_of_state.isdisjoint(key)


def plainly(row: Row, who: tuple[Actor, ...], verb: int, beside: Collection[str] = ()) -> bool:
    """Whether a sentence opens with these, and right behind them says what they did.

    Days may stand before and between them, and the words `beside` between them.
    """
    if not who or row.sentence.role == "title":
        return False
    first, last = who[0].first, who[-1].last
    opens = all(_dated(row, k) for k in range(first))
    return opens and all(_dated(row, k) or row.lows[k] in beside for k in range(last, verb))


def _dated(row: Row, k: int) -> bool:
    """Whether a token is of a day, leads one or sets it off."""
    return k in row.time_at or row.lows[k] == "," or (_leads(row, k) and k + 1 in row.time_at)


def _leads(row: Row, k: int) -> bool:
    return row.low(k) in row.closed.on_days


def past_day(row: Row, k: int) -> int:
    """Behind the day at token `k`: "on Monday"; `k` itself where none is."""
    start = k + _leads(row, k)
    return row.times[row.time_at[start]].last if start in row.time_at else k


def ends(row: Row, k: int) -> bool:
    """Whether nothing more of a sentence follows at token `k` but its marks."""
    return row.lows[-1] != "?" and not any(low.isalnum() for low in row.lows[k:])

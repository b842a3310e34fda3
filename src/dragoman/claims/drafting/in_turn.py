"""Whom one verb has one after the other: "met A on Monday, B on Tuesday and C the day after".

A row and the first of the actors behind a verb come in; the turns go out, each with its own day or
city. A list of which not every turn has a day, nor every turn a city, is no such list: its people
met together, or the next one opens another clause.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.circumstances import slots, towns
from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.dates import Tense, TimeExpression, edtf
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Mention, Place

Lead = tuple[TimeExpression | None, Place | None]


class Turn(Struct, frozen=True, gc=False):
    """People met together, and what the list says of when and where."""

    actors: tuple[Actor, ...]
    time: TimeExpression | None
    place: Place | None


def turns(row: Row, hit: Hit, sides: Sides, others: Sequence[Hit]) -> tuple[Turn, ...]:
    """The turns of a verb: "met A on Monday and B today", "was received by A, and in C by B".

    The list ends where another verb begins: "saw A on Monday and meets B on Friday".
    """
    found = _turns(row, hit, sides)
    end = min((h.first for h in others if h.phrase.verb), default=len(row.lows))
    found = tuple(turn for turn in found if all(a.first < end for a in turn.actors))
    return found if len(found) > 1 else ()


def _turns(row: Row, hit: Hit, sides: Sides) -> tuple[Turn, ...]:
    """The turns of a verb, whatever verbs stand between them."""
    if not hit.phrase.verb or hit.phrase.frame not in ("act", "take"):
        return ()
    if not sides.passive:
        if not sides.other:
            return _again(row, _behind(row, hit), ())
        before = range(hit.first, sides.other[0].first)  # "met on Monday A and, a day later, B"
        day = next((time for time in row.times if time.first in before), None)
        return of(row, sides.other[0], (day, None))
    end, time, place = adverbials(row, hit.last)
    fronted = row.low(end) == "by" and bool(time or place) and bool(sides.subject)
    return of(row, sides.subject[0], (time, place)) if fronted else ()


def with_turn(sides: Sides, turn: Turn) -> Sides:
    """The sides of a verb at one of its turns; of a turn without people, "they met", its own."""
    if not turn.actors:
        return sides
    if sides.passive:
        return replace(sides, subject=turn.actors)
    return replace(sides, other=turn.actors)


_NOTHING: Lead = (None, None)


class _Met(Struct, frozen=True, gc=False):
    """One of a list, with the day and town before and behind him; whether the next is led alike."""

    actor: Actor
    before: Lead
    behind: Lead
    again: bool


def of(row: Row, first: Actor, opening: Lead = _NOTHING) -> tuple[Turn, ...]:
    """The turns of a list that begins with `first`; none where it is no list of turns.

    Of a passive, `opening` is what stands before the first: "was received in Lima on Monday by A".
    """
    on = row.low(first.first - 1) == "on"  # "called on A, and on B", each by himself
    if len(row.times) < 2 and len(row.mentions) < 2 and not on:
        return ()
    if again := _again(row, first.last, (first,)):
        return again
    listed = _listed(row, first, opening)
    found = _grouped(listed)
    led = any(one.before != _NOTHING for one in listed[1:])
    timed = all(turn.time for turn in found)
    placed = all(turn.place for turn in found[led and opening == _NOTHING :])
    parted = all(one.again for one in listed[:-1])
    return found if len(found) > 1 and (timed or placed or parted) else ()


def _listed(row: Row, first: Actor, opening: Lead) -> list[_Met]:
    """All of a list, "A on Monday, B on Tuesday"; who has no state is of that of the first."""
    by = row.low(first.first - 1)
    found: list[_Met] = []
    actor, lead = first, opening
    while True:
        k, time, place = adverbials(row, actor.last + row.apposes(actor.last))
        following, ahead, repeated = _next(row, k, by)
        again = repeated and (k > actor.last or by == "on")
        own = actor if actor.parties else replace(actor, parties=first.parties)
        found.append(_Met(own, lead, (time, place), again))
        if following is None:
            return found
        actor, lead = following, ahead


def _grouped(listed: Sequence[_Met]) -> tuple[Turn, ...]:
    """Those met together: a turn ends with a day or town, or before one that leads the next."""
    found: list[Turn] = []
    group: list[Actor] = []
    for one, following in zip(listed, (*listed[1:], None), strict=True):
        group.append(one.actor)
        told = {one.before, one.behind, following.before if following else _NOTHING} != {_NOTHING}
        if told or one.again or (following is None and all(m.again for m in listed[:-1])):
            (lead, town), (time, place) = one.before, one.behind
            found.append(Turn(tuple(group), time or lead, place or town))
            group = []
    return tuple(found)


def adverbials(row: Row, k: int) -> tuple[int, TimeExpression | None, Place | None]:
    """The first time and place that follow at once from token `k`, and where they end."""
    time: TimeExpression | None = None
    place: Place | None = None
    while k < len(row.lows):
        opens = row.lows[k] == "("
        i = k + (opens or row.lows[k] in row.closed.prepositions)
        mention = row.mention_at.get(i)
        if i in row.time_at and (i == k or opens or row.lows[k] in _ON):
            here = row.times[row.time_at[i]]
            time, k = time or here, here.last + (opens and row.low(here.last) == ")")
        elif i > k and mention and _is_place(mention) and row.lows[k] in _WITHIN:
            place, k = place or towns.of_mentions(row, mention), _past_state(row, mention)
        elif row.lows[k] == "at" and (end := _house(row, k)):
            k = end
        else:
            break
    return k, time, place


def _past_state(row: Row, town: Mention) -> int:
    """The token behind a town and the state it is in: "in Doha, Qatar, on Monday"."""
    state = row.mention_at.get(town.last + 1) if row.low(town.last) == "," else None
    if state is None or state.kind != "state" or state.ref != town.ref:
        return town.last
    k = state.last
    dated = k + 1 + (row.low(k + 1) == "on") in row.time_at
    return k + (row.low(k) == "," and dated)


def _house(row: Row, k: int) -> int:
    """The end of "at the State Guest House": words in capitals, and no name of anybody."""
    i = k + 1 + (row.low(k + 1) == "the")
    start = i
    while row.words[i : i + 1] and row.words[i][0].isupper() and i not in row.actor_at:
        i += 1
    return i if i > start else 0


_REPEATED = frozenset({"with", "on", "by", "to"})  # "spoke to A on Monday and to B today"
_WITHIN = frozenset({"in", "at"})
_ON = frozenset({"on", "in"})


def _is_place(mention: Mention) -> bool:
    return mention.form in ("city", "capital") or (
        mention.kind == "state" and mention.form == "name"
    )


def _again(row: Row, k: int, actors: tuple[Actor, ...]) -> tuple[Turn, ...]:
    """Of "met B twice, in Lima in May and in Quito in June": the same people each time.

    Days alone tell it with the preposition again, and an "and": "on May 3 and on May 9", not "on
    May 3 and 4"; "in March, on Friday" is no list.
    """
    found: list[Turn] = []
    k = start = _past_adverbs(row, k)
    while True:
        while row.low(k) in row.closed.joints or row.low(k) in row.closed.adverbs:
            k += 1
        end, time, place = adverbials(row, k)
        led = not _ON.isdisjoint(row.lows[k - 1 : k + 1])
        if time is None or not (place or led) or not _ends(row, end):
            break
        found.append(Turn(actors, time, place))
        k = end
    alike = len({turn.place is None for turn in found}) == 1
    alike = alike and (found[0].place is not None or "and" in row.lows[start:k])
    return tuple(found) if len(found) > 1 and alike else ()


def _next(row: Row, k: int, by: str) -> tuple[Actor | None, Lead, bool]:
    """The actor behind the joints of a list at token `k`, and what leads him: "in Quito with B".

    And whether the preposition before the first of the list stands before him again.
    """
    i = k
    while row.low(i) in row.closed.joints:
        i += 1
    if i == k:
        return None, _NOTHING, False
    j, time, place = adverbials(row, i)
    set_off = j > i and (row.low(i - 1), row.low(j)) == (",", ",")  # "and, a day later, B"
    j += set_off
    again = row.low(j) == by if by in _REPEATED else j > i and row.low(j) == "with"
    led = again or set_off
    actor = row.noun(j + again if led else i)
    if actor is None or (set_off and insertions.acts(row, actor)):
        return None, _NOTHING, False
    if actor.kind not in ("person", "office", "party"):
        return None, _NOTHING, False
    return actor, (time, place) if led else _NOTHING, again and j == i


def _ends(row: Row, k: int) -> bool:
    """Whether a turn ends before token `k`: not "and in Quito on Tuesday protests broke out"."""
    low = row.low(k)
    return not low.isalpha() or low in row.closed.joints or low in row.closed.prepositions


def _past_adverbs(row: Row, k: int) -> int:
    """Past "twice last year:" behind a verb."""
    while row.low(k) in row.closed.adverbs or k in row.time_at or row.low(k) == ":":
        k += 1
    return k


def _behind(row: Row, hit: Hit) -> int:
    """The token behind a phrase, which may have taken the "on" of a day: "spoke on"."""
    return hit.last - (hit.last in row.time_at and row.low(hit.last - 1) in _ON)


def days(
    row: Row,
    hit: Hit,
    times: Sequence[TimeExpression | None],
    tense: Tense,
    base: date | None,
) -> list[str | None]:
    """The day of each turn; "the day after" is counted from the turn before."""
    found: list[str | None] = []
    running = base = _within(row, hit, tense, base)
    for time in times:
        start = running if time and time.anchor == "event" else base
        answer = slots.resolved(time, start, tense, hit) if time else None
        found.append(answer.edtf if answer else None)
        running = edtf.single(found[-1]) or running
    return found


def _within(row: Row, hit: Hit, tense: Tense, base: date | None) -> date | None:
    """The day that days are counted from: of "twice last year, in May and in June" its end."""
    end = _past_adverbs(row, _behind(row, hit))
    for time in row.times:
        if hit.last <= time.first < end and tense == "past":
            answer = slots.resolved(time, base, tense, hit)
            limits = edtf.bounds(answer.edtf) if answer else None
            return min(limits[1], base) if limits and base else base
    return base

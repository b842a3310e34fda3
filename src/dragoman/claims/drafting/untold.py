"""Whether what a phrase says has not been told yet: "discussed", "conferred", "signed".

A row, a phrase, who takes part and what was told before come in, yes or no goes out. Of two who
have met or telephoned, what they discussed, welcomed or agreed is no second engagement.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.dates.recipe import Vague
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import Participant

_THERE = 14  # tokens from "where" to what two people agreed there


def news(
    row: Row, hit: Hit, parties: Sequence[str], people: Sequence[Participant], told: Discourse
) -> bool:
    """Whether "discussed" or "signed" tells of people whose meeting has not been told."""
    kind = hit.phrase.kind
    if hit.phrase.verb in row.closed.concluding:
        there = "where" in row.lows[max(hit.first - _THERE, 0) : hit.first]
        return there and len({p.party for p in people}) >= 2
    if told.listing is not None and told.listing.colon:
        return False  # "The ministers discussed": all those listed, each at his own meeting
    named = kind == "signing" or len({p.party for p in people}) >= 2
    if named and kind == "ceremony":  # opened a bridge on the visit told of; not "agreed to open"
        return row.low(hit.first - 1) not in ("to", "would")
    if named and kind == told.titled and set(parties) == set(told.parties):
        return True  # only the headline told of it, without those who met
    if kind == "signing" and told.kind == kind:  # on a day of its own, or of whom nobody knew
        return bool(row.times) or not {p.name for p in people} <= {p.name for p in told.pair}
    if kind == "signing" and told.kind == "visit" and row.times and hit.form == "base":
        return len({p.party for p in people if p.name}) >= 2  # on the visit, on a day of its own
    if named and kind == "meeting" and told.kind == "visit" and hit.phrase.frame == "act":
        return not {p.name for p in people} <= {p.name for p in told.pair}
    nobody = not told.pair and bool(row.times)  # only states were told of, here people and a day
    calls = told.called if told.kind == "call" and not row.times else ()  # "With A he discussed"
    # "discussed dealing with Peru": nobody of Peru was there
    those = {p.party for p in people} or set(parties)
    known = any(those <= pair for pair in calls)
    return named and (nobody or not (known or those <= set(told.parties)))


def goes_on(
    row: Row,
    hit: Hit,
    sides: Sides,
    parties: Sequence[str],
    people: Sequence[Participant],
    told: Discourse,
) -> bool:
    """Of "They also conferred on trade", who have just telephoned: whether it is that call.

    So of "The two welcomed the anniversary", which nobody came for, of a meeting too. A day or a
    place tells of another one, but not the day of what is welcomed, and so does "face to face";
    where something else was "held in Lima" does not.
    """
    hailed = hit.phrase.role == "host" and not sides.other
    talk = hit.phrase.verb and row.low(hit.last - 1) in row.closed.spoken  # "had a discussion"
    able = (m for m in row.mentions if not talk or m.form in ("city", "capital"))
    there = any(_there(row, m.first - 1) for m in able)  # "on events in Chad"
    if (
        hit.phrase.kind != "meeting"
        or (not hailed and any(not isinstance(t.recipe, Vague) for t in row.times))
        or there
        or not row.closed.bodily.isdisjoint(row.said)
    ):
        return False
    those = {p.name for p in people}
    spoke = talk or hit.phrase.verb in row.closed.conversing
    if spoke and told.kind != "call" and frozenset(parties) in told.called:
        return any(those <= {p.name for p in cast} for cast in told.casts)  # told of in between
    hailed = hailed and told.kind in ("call", "meeting", "visit")
    return ((spoke and told.kind == "call") or hailed) and those <= {p.name for p in told.pair}


def _there(row: Row, k: int) -> bool:
    """Whether a preposition at token `k` puts what a sentence tells somewhere."""
    return row.low(k) in row.closed.placing and row.low(k - 1) not in row.closed.taking_place


def by_telephone(row: Row, hit: Hit, parties: Sequence[str], told: Discourse) -> bool:
    """Of "In her conversation with A", whom she is told to have telephoned: that call."""
    noun = not hit.phrase.verb and hit.phrase.say in row.closed.spoken
    return noun and not row.times and frozenset(parties) in told.called


def face_to_face(row: Row, parties: Sequence[str], told: Discourse, cues: Clauses) -> bool:
    """Of "X spoke with Y" under the title "X's meeting with Y", where no telephone is named."""
    headed = told.titled == "meeting" and {*parties} == {*told.parties}
    return headed and cues.wires.isdisjoint(row.said) and not row.has(cues.formats["phone"])

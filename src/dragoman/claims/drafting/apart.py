"""Whether one was met with the others or by himself: a draft in, one for each meeting out.

    separate meetings with A, B and C · met A and B, separately · spoke with A and with B

Several counterparts of one verb were met together unless words say otherwise; each of those met
apart has the same date, place and status. People of one's own party are never parted.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.claims.sentence.draft import Draft, unique
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor, Role


def of(
    row: Row, hit: Hit, sides: Sides, draft: Draft, told: Discourse, role: Role
) -> Iterator[Draft]:
    """One draft for each counterpart where the text says that there were several meetings."""
    others = sides.other
    if hit.phrase.kind == "ceremony" and len(sides.subject) > 1 and len(others) == 1:
        sides, others = _turned(sides)
    elif len(sides.subject) > 1 and len(others) == 1 and _each(row, hit, sides):
        sides, others = _turned(sides)
        role = "visitor" if role == "host" else role
    casts = [told.cast([a], role, beside=sides.subject) for a in others]
    theirs = {p for cast in casts for p in cast.parties}
    own = tuple(p for p in draft.participants if p.party not in theirs)
    home = tuple(p for p in draft.parties if p not in theirs)
    several = _several(row, hit, others, len(theirs), told)
    if not (several and home):
        if not (several and len(theirs) > 1 and sides.subject):  # whom X met apart did not meet
            yield draft
        return
    titled = row.sentence.role == "title"  # below it the text goes on with the first
    for cast in reversed(casts) if titled else casts:
        for party in cast.parties:
            people = tuple(p for p in cast.participants if p.party == party)
            yield replace(
                draft,
                parties=unique((*home, party)),
                participants=(*own, *people),
                untold=None if people else party,
                apart=True,
            )


def _turned(sides: Sides) -> tuple[Sides, tuple[Actor, ...]]:
    """The sides the other way round: those who called on one."""
    return replace(sides, subject=sides.other, other=sides.subject), sides.subject


def _each(row: Row, hit: Hit, sides: Sides) -> bool:
    """Of "A and B paid separate courtesy calls on C": whether each came alone.

    So did those of two states who "paid courtesy calls", where two of one go together.
    """
    states = len({p for a in sides.subject for p in a.parties})
    calls = not row.closed.encounters.isdisjoint(row.lows[hit.first : hit.last])
    if hit.phrase.role == "visitor" and calls and states > 1 and not _as_one(row, hit, states):
        return True
    return not {"separate", *row.closed.apart}.isdisjoint(row.lows[hit.first - 1 : hit.last + 2])


def _several(row: Row, hit: Hit, others: Sequence[Actor], parties: int, told: Discourse) -> bool:
    """Whether the words tell of one meeting with each: "separate meetings with A, B and C"."""
    if not row.closed.together.isdisjoint(row.lows[max(hit.first - 1, 0) : hit.last]):
        return False  # "took part in a trilateral meeting with A and B"
    if parties > 1 and any(row.low(a.first - 1) == "with" for a in others[1:]):
        return True  # "spoke by phone with A and with B"
    if parties > 1 and _of_a_headline(row, others):
        return True
    closed, behind = row.closed, _behind(row, others)
    around = behind.union(row.lows[max(hit.first - 2, 0) : hit.last + 3])
    if parties > 1 and (hit.phrase.frame == "next" or _by_turns(row, hit, others)):
        return True
    if hit.phrase.kind == "call" and hit.phrase.frame == "take":
        return parties > 1  # "telephoned A and B": one after the other
    if hit.phrase.kind == "ceremony" and hit.phrase.frame == "take":
        return parties > 1 and not hit.phrase.say.startswith("<attend>")
    if (
        hit.phrase.role == "visitor"
        and hit.phrase.frame == "take"
        and not _as_one(row, hit, parties)
    ):
        return max(parties, len(others)) > 1  # "called on the President and the Prime Minister"
    if parties > 1:
        return bool(around & closed.several or behind & closed.encounters) or told.several
    own = behind.union(row.lows[hit.first : hit.last])
    return len(others) > 1 and bool(around & closed.apart or own & closed.encounters)


def _by_turns(row: Row, hit: Hit, others: Sequence[Actor]) -> bool:
    """Of "met, one after the other, A and B", "spoke in turn with A and B": each by himself."""
    between = row.lows[hit.last : others[0].first]
    return any(" ".join(two) in row.closed.turns for two in pairwise(between))


def _of_a_headline(row: Row, others: Sequence[Actor]) -> bool:
    """Of "Emir sees Lao delegation, Omani envoy": two who are set apart by no more than a comma."""
    gaps = {row.lows[one.last : two.first] for one, two in pairwise(others)}
    led = any(a.word in row.closed.delegations for a in others)
    return row.sentence.role == "title" and gaps == {(",",)} and led


def _as_one(row: Row, hit: Hit, states: int) -> bool:
    """Of "paid a courtesy call on A and B", "called on A and B at their summit": those of several
    states who are met once.
    """
    once = hit.phrase.verb == "pay" and row.closed.encounters.isdisjoint(
        row.lows[hit.first : hit.last]
    )
    joined = row.closed.together | row.closed.joining | row.closed.summits
    return states > 1 and (once or not joined.isdisjoint(row.said) or "together" in row.said)


def _behind(row: Row, others: Sequence[Actor]) -> frozenset[str]:
    """Of "met A and B, separately", ", in separate meetings": the word that parts those met."""
    last = max((a.last for a in others), default=0)
    last += row.low(last) == ","
    words, parting = row.lows[last : last + 2], row.closed.apart
    if row.low(last) == "in":
        words, parting = row.lows[last : last + 3], parting | row.closed.encounters
    return parting.intersection(words)

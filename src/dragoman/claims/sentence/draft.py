"""An engagement as one sentence gives it, before sentences are folded and slots settled.

What a sentence leaves open is None; the flags say how the sentence tells it, which
decides later what it may be folded with and what may be filled in from elsewhere.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.lexicon.places import Places
from dragoman.records import EngagementKind, Format, Participant, Place, Status

AHEAD = frozenset({"planned", "proposed"})
FATES = frozenset({"cancelled", "postponed", "denied"})
NOWHERE = frozenset({"call", "message"})  # kinds that have no place
REMOTE = frozenset({"video", "phone"})  # forms of talks that have none


class Cast(Struct, frozen=True, gc=False):
    """One side, resolved: its participants and all parties it stands for."""

    participants: tuple[Participant, ...] = ()
    parties: tuple[str, ...] = ()


class Draft(Struct, frozen=True, gc=False):
    """An engagement as one sentence gives it."""

    kind: EngagementKind
    format: Format | None
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    sentences: tuple[int, ...]
    by: str
    spans: tuple[tuple[int, int, int], ...] = ()  # of its phrases: a sentence, half-open tokens
    title: bool = False
    definite: bool = False
    ends: bool = False  # dated by its last day: "concluded a visit on Friday"
    session: bool = False  # an edition of a mechanism, told by its name
    courtesy: bool = False  # a call paid on a host
    echo: bool = False  # only adds to one already told of: "the talks took place in Geneva"
    near: bool = True  # of the time of the document itself, as far as its date tells
    afield: bool = (
        False  # on a training ground or in a town no list has, not where the news is from
    )
    untold: str | None = None  # the party of a counterpart whom the sentence does not name
    hearsay: bool = False  # passed on from others: "a newspaper had written that they met"
    background: bool = False  # told as something before the news: "had met", "recently met"
    apart: bool = False  # one of several met each alone: "received separately A and B"
    onward: bool = False  # where somebody went after what is told first: "met A and flew to Lima"
    also: bool = False  # told as one more: "she will also call on"
    sender: str | None = None  # the party that a message is from
    entry: int = 0  # the sentence that opens the entry of a list it is told in
    inferred: dict[str, str] = {}


class Known(Struct, frozen=True):
    """What a document's reading may rest on: its days, its words, its dateline."""

    reference: date | None
    calendar: Calendar
    cues: Clauses
    places: Places
    over: bool = False  # the reference is the last of the days that a diary has told of


class Listing(Struct, frozen=True, gc=False):
    """A meeting whose list of those met follows, and the office that all on it hold."""

    start: Draft
    office: str | None
    colon: bool


def make(
    row: Row,
    hit: Hit,
    state: Status,
    parties: tuple[str, ...],
    people: tuple[Participant, ...],
    *,
    definite: bool,
) -> Draft:
    """A draft of what a phrase tells, its slots still open."""
    return Draft(
        kind=hit.phrase.kind,
        format=None,
        status=state,
        date=None,
        place=None,
        setting=None,
        parties=parties,
        participants=people,
        sentences=(row.sentence.index,),
        by=f"{hit.phrase.source}:{' '.join(row.words[hit.first : hit.last])}",
        spans=((row.sentence.index, hit.first, hit.last),),
        title=row.sentence.role == "title",
        definite=definite,
        session=not hit.phrase.elements,
        courtesy=hit.phrase.kind != "visit" and "call" in hit.phrase.say,
    )


def unique(parties: Sequence[str]) -> tuple[str, ...]:
    """Each party once, in order; none that is empty."""
    return tuple(dict.fromkeys(p for p in parties if p))

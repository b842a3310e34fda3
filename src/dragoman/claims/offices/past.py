"""Of which day a document tells an office: its own, or one long past.

    In March 1991 he received the Cuban foreign minister, Rui Sousa.        1991-03
    Foreign Minister Rui Sousa said the treaty was signed in 1991.          the document's day

Tenures, the scene and its engagements come in; tenures go out, an office told of the past on the
day of its engagement or of its sentence, on no known day where that is in doubt. What names
somebody on a day about the document's own outweighs what tells of him in the past.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from dragoman import dates
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import TimeExpression, edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.words import Words
from dragoman.records import EngagementClaim, Holding, Person, Sentence, TenureClaim

_NEWS = timedelta(days=31)  # back from its own day, a document tells the offices of that day
_OPENS = 1  # tokens before a time that opens its sentence: "In March 1991"
_BESIDE = 2  # tokens between a person and what says that he speaks


class Told(NamedTuple):
    """What a naming says of its day: that it is past, and which it then was, where that is sure."""

    past: bool
    on: str | None = None


class _Past(NamedTuple):
    """A document as read, and the words that tell whose a time is."""

    scene: Scene
    today: date
    held: dict[str, list[EngagementClaim]]  # the engagements in which a person takes part
    reporting: frozenset[str]  # words by which somebody says something
    borders: frozenset[str]


def dated(
    tenures: Sequence[TenureClaim],
    scene: Scene,
    engagements: Sequence[EngagementClaim],
    cues: Clauses,
    closed: Words,
) -> tuple[TenureClaim, ...]:
    """The tenures, those told only of the past on its day."""
    today = reference(scene.document)
    if today is None or not scene.document.published:
        return tuple(tenures)
    held: dict[str, list[EngagementClaim]] = {}
    for one in engagements:
        for name in {p.name for p in one.participants if p.name}:
            held.setdefault(name, []).append(one)
    past = _Past(scene, today, held, cues.telling | cues.saying, closed.borders)
    persons = {person.name: person for person in scene.persons}
    return tuple(
        _dated(past, one, persons[one.name]) if one.by == "office" else one for one in tenures
    )


def _dated(past: _Past, claim: TenureClaim, person: Person) -> TenureClaim:
    """The claim on the day of its first naming; of now, where any naming is of now."""
    if claim.state == "former":
        return claim
    start = claim.evidence[0].start
    office = next((h.office for h in person.holdings if h.start == start), claim.office)
    told = [(h, _told(past, person, h)) for h in person.holdings]
    own = [t for h, t in told if h.office.lower() == office.lower() and h.state == claim.state]
    if _now(own) or not any(t and t.past for _, t in told):
        return claim
    if own and (first := own[0]):
        return replace(claim, on=first.on)
    begun = told[0][1]  # of somebody introduced as of the past, what says no time is in doubt
    return replace(claim, on=None) if begun and not _now([t for _, t in told]) else claim


def _now(told: Sequence[Told | None]) -> bool:
    return any(t is not None and not t.past for t in told)


def _told(past: _Past, person: Person, held: Holding) -> Told | None:
    """Of when a naming is; None where nothing says so."""
    inside = [
        e
        for e in past.held.get(person.name, ())
        if any(v.start <= held.start and held.end <= v.end for v in e.evidence)
    ]
    days = {e.date for e in inside if e.date}
    if days:
        gone = all(_gone(past, day) for day in days)
        return Told(gone, days.pop() if gone and len(days) == 1 else None)
    return _of_sentence(past, person, held)


def _gone(past: _Past, day: str) -> bool:
    """Whether a time was over long before the document."""
    span = edtf.bounds(day)
    return span is not None and span[1] < past.today - _NEWS


def _of_sentence(past: _Past, person: Person, held: Holding) -> Told | None:
    """Of when a sentence is in which somebody is named, going by the times that are his."""
    sentence = past.scene.sentences[held.sentence]
    first, last = _tokens(past, person, held, sentence)
    times = list(_times(past, held.sentence))
    if not times or _speaks(past, sentence, first, last):
        return None
    if not all(_gone(past, day) for _, day in times):
        return Told(past=False)
    own = [(t, d) for t, d in times if t.bound == "at" and _free(past, sentence, t, first, last)]
    opening = [day for t, day in own if t.first <= _OPENS]
    if opening:
        return Told(past=True, on=opening[0] if len(own) == 1 else None)
    return Told(past=True) if own and not _reports(past, sentence) else None


def _times(past: _Past, s: int) -> Iterator[tuple[TimeExpression, str]]:
    """The times that say when something was, each with its date."""
    for time in past.scene.times[s]:
        if not time.attributive and time.anchor != "event" and time.bound in ("at", "by", "before"):
            found = dates.resolve(time, past.today, "none")
            if found:
                yield time, found.edtf


def _tokens(past: _Past, person: Person, held: Holding, sentence: Sentence) -> tuple[int, int]:
    """The tokens of the person with this office, half-open."""
    for a in past.scene.actors[held.sentence]:
        if a.person == person.index and a.start <= held.start and held.end <= a.end:
            return a.first, a.last
    inside = [k for k, t in enumerate(sentence.tokens) if held.start <= t.start < held.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _free(past: _Past, sentence: Sentence, time: TimeExpression, first: int, last: int) -> bool:
    """Whether nothing between a time and a person begins another clause: "who took office in"."""
    between = sentence.lows[last : time.first] or sentence.lows[time.last : first]
    return past.borders.isdisjoint(between)


def _reports(past: _Past, sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody says, in which the time may be of what is said."""
    return not past.reporting.isdisjoint(sentence.said)


def _speaks(past: _Past, sentence: Sentence, first: int, last: int) -> bool:
    """Whether somebody tells, at its end, what a sentence says: "..., Minister Sousa said"."""
    if not _reports(past, sentence):
        return False
    lows, telling = sentence.lows, past.reporting
    before = not telling.isdisjoint(lows[max(0, first - _BESIDE) : first])
    after = not telling.isdisjoint(lows[last : last + _BESIDE])
    return before or (after and len(lows) - last <= _BESIDE + 1)

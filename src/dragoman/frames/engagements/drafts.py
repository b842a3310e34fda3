"""Clauses in, engagements out: who takes part in each, when, where and with what standing.

A clause makes an engagement where two parties are known: from its actors, from the state gone to,
from "the two sides", or from the home state where an official of another state is named alone.
What is only wished for, talked about or referred back to makes none.
"""

from dragoman.frames.clause import ground, journeys, slots, supposing
from dragoman.frames.clause.clauses import Clause, of_then
from dragoman.frames.clause.standing import status as status_of
from dragoman.frames.engagements import kinds, seeing, takers
from dragoman.frames.engagements.told import SAID, Around, Draft
from dragoman.frames.persons.people import Cast
from dragoman.frames.sentence.occasions import Stage
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Frame, Language
from dragoman.records import Place, Status

_NEXT = 2  # sentences
# What is talked about at a meeting as often as it is reported.
_TOPICS = frozenset({"exercise", "exchange", "conference", "ceremony", "signing"})


def draft(row: Row, clause: Clause, cast: Cast, around: Around, language: Language) -> Draft | None:
    """The engagement of a clause; of one party where the other may be known from before."""
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    clause = ground.own_part(row, clause, language) if frame.goal else slots.of_session(row, clause)
    standing, day, last = _timed(row, clause, frame, around, language)
    stage, (kind, form) = slots.beside(row, clause), kinds.find(row, clause, frame, language)
    if _idle(row, clause, frame, day or last, standing, stage, around, language):
        return None
    aside, does = _aside(row, clause, language), _doing(row, clause, frame, language)
    place, near = ground.where(row, clause, language, frame, around.home), _near(row, around.last)
    goals = ground.gone_to(row, clause, place, language) if frame.goal else ()
    told = takers.Told(kind, frame, standing, place, bool(day or last), aside, near, goals, *does)
    who = takers.who(of_then(clause, day, around.now), cast, around, told)
    if who is None or _spoken_of(row, clause, told) or _unsure(row, clause, who, cast, frame):
        return None
    return Draft(
        kind=kind,
        format=form,
        status=standing,
        date=slots.dated(day),
        place=_visited(place, clause) if kind == "visit" else place,
        setting=(stage and stage.name) or None,
        parties=who.parties,
        people=seeing.doer_first(row, clause, who.people, language),
        unnamed=who.unnamed,
        rows=(row.sentence.index,),
        by=f"{language.code}/{frame.kind}:{row.span(clause.mark.first, clause.mark.last)}",
        sides=_sides(who, cast),
        until=last,
        days=slots.lasting(row, clause, language),
        guessed=who.guessed,
        joins=_joins(row, clause, frame, who),
        each=frame.each and not seeing.together(row, clause, who.parties, language),
        said=frozenset(kind for kind in SAID if slots.told_of(row, clause, kind)),
        during=slots.told_before(row, clause, "during"),
        goals=goals if who.people or who.unnamed else (),
        he=does[0] and not any(a.person in who.people for a in clause.ahead),
        bodies=_bodies(row, frame, stage),
        elsewhere=place is None and ground.nowhere_known(row, clause, language),
    )


def _doing(row: Row, clause: Clause, frame: Frame, language: Language) -> tuple[bool, bool]:
    """Whether "he" does it, or whom the clause leaves out; whether it opens with the other side."""
    left_out = frame.each and seeing.unsaid(row, clause, language)
    he = left_out or slots.by_pronoun(row, clause, language)
    return he, seeing.opposite(row, clause, language)


def _unsure(row: Row, clause: Clause, who: takers.Who, cast: Cast, frame: Frame) -> bool:
    """Whether the other side is somebody of whom nothing is known, or people of no state."""
    if frame.each and len(who.parties) < takers.PAIR <= len(who.people):
        return any(cast.people[n].party is None for n in who.people)
    strange = seeing.with_stranger(row, clause) or seeing.of_no_state(row, clause, each=frame.each)
    return (len(who.parties) < takers.PAIR or who.guessed) and strange


def _joins(row: Row, clause: Clause, frame: Frame, who: takers.Who) -> bool:
    """Whether others are told to have been there; whoever sees somebody has talks of his own."""
    return slots.told_of(row, clause, "attend") and not (frame.each and len(who.parties) > 1)


def _bodies(row: Row, frame: Frame, stage: Stage | None) -> tuple[str, ...]:
    return stage.bodies if stage and not (frame.each or row.sentence.role == "title") else ()


def _timed(
    row: Row, clause: Clause, frame: Frame, around: Around, language: Language
) -> tuple[Status, str | None, str | None]:
    """The standing, the date, and the last day where only that is told."""
    said = status_of(row, clause, frame, language.grammar)
    day = slots.when(row, clause, frame, around.now, said, around.day)
    ahead = day is not None and around.now is not None and slots.edtf_after(day, around.now)
    sent = frame.kind == "message"  # "congratulated on the feast, which is on the 20th"
    if ahead and said == "held" and (sent or slots.been(row, clause, language)):
        day = None  # "discussed the plan for 2032"
    last = slots.until(row, clause, around.now) if frame.kind in slots.LONG else None
    on, head = frame.kind == "visit", row.sentence.role == "title"
    return slots.settled(said, day, around.now, long=on, week=head), day, last


def _sides(who: takers.Who, cast: Cast) -> frozenset[str]:
    return frozenset(p for n in who.people if (p := cast.people[n].party))


def _spoken_of(row: Row, clause: Clause, told: takers.Told) -> bool:
    """Whether a visit is only a matter of talks told in the same sentence, and goes nowhere."""
    goes = told.kind == "visit" and told.status != "proposed"
    return goes and told.place is None and _behind(row, clause)


def _near(row: Row, last: Draft | None) -> bool:
    """Whether talks, or a ship's call, were told shortly before a row."""
    kinds = {*takers.TALKS, "port_call"}
    return last is not None and last.kind in kinds and row.sentence.index - last.rows[-1] <= _NEXT


def _behind(row: Row, clause: Clause) -> bool:
    """Whether another phrase stands before this one in its sentence."""
    return any(mark.first < clause.mark.first for mark in row.frames)


def _aside(row: Row, clause: Clause, language: Language) -> frozenset[int]:
    """Where states stand that only say where a town is or are talked about, and who invites."""
    named = [a for a in clause.actors if a.kind == "party"]
    idle = (a for a in named if slots.of_town(row, a) or slots.topical(row, a, language))
    there = ground.only_there(row, clause, language)
    return frozenset((*(a.first for a in idle), *there, *ground.inviting(row, clause, language)))


def _idle(
    row: Row, clause: Clause, frame: Frame, day: str | None, standing: Status,
    stage: Stage | None, around: Around, language: Language,
) -> bool:  # fmt: skip
    """Whether the clause only refers back, or names what is talked about or wished for."""
    if standing in (frame.status, "planned") and supposing.undecided(row, clause, language):
        return True
    if row.asks and (row.unsure or standing == frame.status):
        return True
    if seeing.of_things(row, clause) or (frame.led and not journeys.himself(row, clause, language)):
        return True
    back = slots.told_already(row, clause, language) or (row.again and day is None)
    if frame.kind in around.kinds and back and not around.long_after(day):
        return not _new(clause, frame, around)
    if frame.kind == "visit" and slots.told_of(row, clause, "during", within=clause.mark):
        return not _first_told(clause, frame, around)
    taking = slots.told_of(row, clause, "taking")
    if frame.kind == "conference" and len(row.frames) > 1 and (stage or taking):
        return True
    if _goes_on(row, clause, frame, standing, around.last):
        return True
    if day is not None:
        return False
    if frame.kind == "message" and _near(row, around.last):
        return True  # greetings that are passed on in talks
    about = frame.kind != "signing" and slots.told_of(row, clause, "about")
    topic = frame.kind in _TOPICS and (clause.led or about)
    alone = all(a.voice for a in clause.named)
    if row.denied(clause.mark.first) and frame.kind in around.kinds and alone:
        return True  # what was not said, or not done, at what was told before
    return topic or supposing.wished(row, clause) or (clause.told and standing == "held")


def _first_told(clause: Clause, frame: Frame, around: Around) -> bool:
    """Whether "during X's visit to Y" is the first to tell of a visit, and who pays it."""
    who = [a for a in clause.actors if a.last <= clause.mark.first and not a.voice]
    named = bool(who) and (who[-1].kind == "person" or bool(who[-1].office and who[-1].parties))
    return named and bool(frame.to) and "visit" not in around.kinds


def _new(clause: Clause, frame: Frame, around: Around) -> bool:
    """Whether what refers back first names who was there: "At the meeting with A of X, B of Y"."""
    here = {a.person for a in clause.people}
    told = {n for d in around.lately for n in d.people}
    return frame.kind in takers.TALKS and len(here) > 1 and here.isdisjoint(told)


def _goes_on(row: Row, clause: Clause, frame: Frame, standing: Status, last: Draft | None) -> bool:
    """Whether the clause says of talks told before it in the sentence what they were about."""
    if last is None or frame.kind not in takers.TALKS or last.kind not in takers.TALKS:
        return False
    idle = ("pair", "party") if clause.chained else ("pair",)
    alone = all(a.kind in idle or a.voice for a in clause.actors)
    until = clause.mark.first if clause.chained else clause.last
    timed = any(clause.first <= t.first < until for t in row.times)
    near = row.sentence.index - last.rows[-1]
    said = standing == last.status if near == 0 else standing == frame.status and near == 1
    return alone and not timed and said


def _visited(place: Place | None, clause: Clause) -> Place | None:
    """The state gone to; with the town, unless it may be that of talks told before the visit."""
    return Place(country=place.country) if place and (clause.led or not place.city) else place

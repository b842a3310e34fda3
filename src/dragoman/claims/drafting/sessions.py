"""Sessions of named mechanisms: "the second Laos–EU Dialogue, held in Brussels in June 2024".

An edition of a bilateral mechanism that has a date or place of its own is an engagement, even
where nobody is named. Here such events become hits among the phrases of the sentence, so that
times and places find their owner, and later drafts without participants.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence import forces
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import subjects
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Element, Hit, Phrase
from dragoman.records import Actor

_ROMAN = re.compile(r"[IVXL]{2,}")
_EDITION = Phrase(
    "meeting", "noun", "participant", "the nth", "en/sessions:the nth", "", (Element(frozenset()),)
)
ONE_OF_THEM = replace(_EDITION, say="the nth, on")  # "The first, on 2 May, lasted an hour"


def with_events(row: Row, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a sentence and its events in order; an event a phrase takes in is not doubled."""
    elided = _elided(row, hits)
    if not (row.events or elided):
        return list(hits)
    taken = [(h.first, h.last) for h in hits]
    fresh = [
        Hit(_phrase(e), e.first, e.last, "")
        for e in row.events
        if e.recurring and not any(a < e.last and e.first < b for a, b in taken)
    ]
    told = [_as_event(row, h) for h in hits]
    return sorted([*told, *fresh, *elided], key=lambda h: (h.first, -h.last))


def _as_event(row: Row, hit: Hit) -> Hit:
    """Of "took part in" an exercise: a phrase around a named event is of the event's kind."""
    inside = next((e for e in row.events if hit.first < e.first and e.last <= hit.last), None)
    if inside is None or hit.phrase.frame != "assembly":
        return hit
    if inside.kind == "meeting" and hit.phrase.verb in ("convene", "open", "host"):
        return hit._replace(phrase=replace(hit.phrase, kind="meeting", frame="act"))
    if inside.kind != "exercise":
        return hit
    return hit._replace(phrase=replace(hit.phrase, kind="exercise", frame="joint"))


def _elided(row: Row, hits: Sequence[Hit]) -> list[Hit]:
    """Of "The fifteenth will be held in Lima": an edition whose noun the sentence before has."""
    found = list[Hit]()
    if row.closed.counting.isdisjoint(row.said):
        return found
    for i in [k for k, low in enumerate(row.lows[1:-1], 1) if low in row.closed.counting]:
        phrase = _left_out(row, i) if row.lows[i - 1] == "the" else None
        if phrase is not None and not any(h.first <= i < h.last for h in hits):
            found.append(Hit(phrase, i, i + 1, ""))
    return found


def _left_out(row: Row, i: int) -> Phrase | None:
    """What "the first" at token `i` stands for: an edition, where its verb or its day follows."""
    k = i + 1 + (row.low(i + 1) == "one")
    if row.low(k) in row.closed.verbs_of_next:
        return _EDITION
    told = {k + 2, k + 3} & {*row.time_at, *row.mention_at}
    able = i == 1 and row.low(k) == "," and row.low(k + 1) in row.closed.prepositions
    return ONE_OF_THEM if able and told else None


def left_out(hit: Hit) -> bool:
    """Whether a hit stands for an edition without its noun: "the second"."""
    return hit.phrase in (_EDITION, ONE_OF_THEM)


def _phrase(event: EventName) -> Phrase:
    return Phrase(event.kind, "noun", "participant", event.name, "en/events", "", ())


def counted(row: Row, hit: Hit) -> bool:
    """Of "The eighth meeting": an edition of what the sentence before named."""
    start = max(hit.first - 2, 0)
    for low in row.lows[start : hit.first + 1]:
        if low in row.closed.counting or low[:1].isdigit():
            return True
    return any(map(_ROMAN.fullmatch, row.words[start : hit.first]))


def event_of(row: Row, hit: Hit) -> EventName | None:
    """The event a hit stands for, or None when it is a phrase of the lexicon."""
    event = row.event_at.get(hit.first)
    return event if event is not None and not hit.phrase.elements else None


def parties(row: Row, event: EventName, told: Discourse) -> tuple[str, ...]:
    """Whose mechanism it is: of its name, of "between A and B" beside it, else those told of."""
    if len(event.parties) >= 2:
        return event.parties
    beside = [
        m.ref
        for m in row.mentions
        if event.last <= m.first <= event.last + 8 and m.ref and m.kind != "place"
    ]
    aside = {"sidelines", "margins"} & set(row.lows[max(event.first - 8, 0) : event.first])
    owners = _organisations(row, event)
    if aside and len({a.parties for a in row.actors if a.kind == "person"}) > 1:
        return ()  # what the two named meet on the sidelines of is of others
    if owners and not aside and owners.isdisjoint(told.parties):
        return ()
    acting = () if aside else subjects.left(row, event.first)
    doing = {p for a in acting for p in told.cast([a], "participant").parties}
    if len(doing) >= 2 and not _is_forum(event) and set(event.parties) <= doing:
        return tuple(sorted(doing))
    if event.kind == "exercise":
        armed = forces.parties(row, (), same=False, before=_aside(row, event))
        if len(armed) >= 2 and forces.armed(row, event.last):
            return armed
    k = event.last + (row.low(event.last) == ",")  # "Exercise X, involving forces of A and B"
    if row.low(k) in ("between", "among", "of", "involving") and len(set(beside)) >= 2:
        return tuple(dict.fromkeys(beside))
    if _is_forum(event):
        return ()
    if row.low(k) == "with" and beside:  # "the Third Round of Consultations with Chad"
        both = tuple(dict.fromkeys((*(doing or [told.home or ""]), beside[0])))
        if len(both) == 2 and all(both) and set(event.parties) <= set(both):
            return both
    known = told.parties or (told.duo if event.kind == "exercise" else ())
    return known if set(event.parties) <= set(known) else ()


def _aside(row: Row, event: EventName) -> int:
    """How far a sentence tells whose forces train: up to the name of a drill, or to the end of its
    aside, "Exercise X, in which troops of A and B take part, began".
    """
    k, lows = event.last, row.lows
    if row.low(k) != "," or row.low(k + 1) not in row.closed.drilled_by:
        return event.first
    verbs = row.closed.holding | row.closed.being | row.closed.taking_place
    ends = (i for i in range(k + 1, len(lows)) if lows[i] == "," and row.low(i + 1) in verbs)
    return next(ends, event.first)


def holders(row: Row, event: EventName) -> tuple[Actor, ...]:
    """Who held it: "A held the 5th Korea-Poland Dialogue", "A and B co-chaired the Dialogue"."""
    i = event.first - 1
    while i > event.first - 5 and (
        row.low(i) in row.closed.determiners
        or row.low(i) in row.closed.counting
        or row.low(i)[:1].isdigit()
    ):
        i -= 1
    if row.low(i) not in row.closed.conducting or row.low(i - 1) == "to":
        return ()  # "agreed to hold the Dialogue": others may
    return subjects.left(row, i)


def founded(row: Row, event: EventName) -> bool:
    """Whether a body is only brought about: "established a Joint Commission in 1982"."""
    before = row.lows[max(event.first - 4, 0) : event.first]
    k = event.last + (row.low(event.last) == ",")  # "the Commission, founded in 1995, has not"
    behind = row.low(k) in row.closed.founded and row.low(k + 1) != "by"
    return event.ordinal is None and (behind or not row.closed.founding.isdisjoint(before))


def spoken_for(row: Row, event: EventName) -> bool:
    """Of "was appointed Vice Chair of the Joint Commission", "the report of": it has not sat."""
    k = event.first - 1 - (row.low(event.first - 1) in row.closed.determiners)
    if event.ordinal is not None or row.low(k) != "of":
        return False
    head = row.actor(k - 1)
    officer = head is not None and head.kind == "office" and not head.plural
    return officer or row.low(k - 1) in row.closed.papers


def delegates(row: Row, event: EventName) -> tuple[Actor, ...]:
    """Who led a side to it: "A headed the Lao delegation to the third Dialogue"."""
    for i in range(max(event.first - _REACH, 1), event.first):
        if row.lows[i] in row.closed.teams:
            leads = [k for k in range(max(i - 4, 1), i) if row.lows[k] in row.closed.heading]
            return subjects.left(row, leads[0]) if leads else ()
    return ()


_REACH = 6  # tokens between a delegation and the session it goes to


def within(row: Row, hit: Hit, parties: tuple[str, ...]) -> EventName | None:
    """The two states' own event that one goes to: "will co-chair the Fiji-Chile Dialogue"."""
    for event in row.events:
        inside = hit.first < event.first and event.last <= hit.last
        if inside and len(event.parties) > 1 and set(parties) <= set(event.parties):
            return event
    return None


def joined(row: Row, hit: Hit) -> EventName | None:
    """The gathering of several bodies that one takes part in: "attended the EU-CELAC Summit"."""
    inside = (e for e in row.events if hit.first < e.first and e.last <= hit.last)
    bodies = (e for e in inside if len(e.parties) > 1 and not states().keys() >= {*e.parties})
    return next(bodies, None) if hit.phrase.frame == "assembly" else None


def named_for(row: Row, hit: Hit, sides: Sequence[Actor]) -> tuple[str, ...]:
    """Of "The two sides held the 4th Fiji-Chile Dialogue": whom its name makes the two sides."""
    if len(sides) != 1 or sides[0].kind != "sides":
        return ()
    over = (e for e in row.events if e.first < hit.last and hit.first < e.last)
    return next((e.parties for e in over if len(e.parties) == 2), ())


def met_for(row: Row, hit: Hit) -> EventName | None:
    """The bilateral event that a sentence met for: "We met for the annual Ministers' Meeting"."""
    for event in row.events:
        before = [row.low(event.first - n) for n in (1, 2, 3)]
        if (
            event.recurring
            and len(event.parties) > 1
            and 0 < event.first - hit.last < 12
            and ("for" in before or "at" in before)
        ):
            return event
    return None


def _organisations(row: Row, event: EventName) -> set[str]:
    """The organisations in the name of an event: NATO of "the NATO ministers' meeting"."""
    inside = (m for m in row.mentions if event.first <= m.first < event.last)
    return {m.ref for m in inside if m.kind == "organisation" and m.ref}


def _is_forum(event: EventName) -> bool:
    """A forum with a name of its own has members nobody here can list."""
    return (
        event.kind == "conference"
        and event.capitalised
        and event.head
        not in ("commission", "committee", "dialogue", "consultations", "consultation")
    )


_MARGIN = 4  # tokens between "margins" and the gathering


def aside(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "on the margins of the Food Summit": a gathering that is only where others may meet."""
    near = row.lows[max(hit.first - _MARGIN, 0) : hit.first]
    return not hit.phrase.elements and not cues.sidelines.isdisjoint(near)

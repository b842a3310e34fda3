"""Sessions of named mechanisms: "the second Laos–EU Dialogue, held in Brussels in June 2024".

An edition of a bilateral mechanism that has a date or place of its own is an engagement, even
where nobody is named. Here such events become hits among the phrases of the sentence, so that
times and places find their owner, and later drafts without participants.
"""

from collections.abc import Sequence

from dragoman.claims.discourse import Discourse
from dragoman.claims.events import EventName
from dragoman.claims.row import Row
from dragoman.lexicon.phrases import Hit, Phrase

_CARRIED = frozenset({"assembly"})
_JOINT_HEADS = frozenset({"commission", "committee", "dialogue", "consultations", "consultation", "exchange", "exercise", "talks", "summit", "meeting", "round", "session", "council", "conference", "forum"})


def with_events(row: Row, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a sentence and its events in order; an event a phrase takes in is not doubled."""
    taken = [(h.first, h.last) for h in hits]
    fresh = [
        Hit(_phrase(e), e.first, e.last, "")
        for e in row.events
        if e.recurring and not any(a < e.last and e.first < b for a, b in taken)
    ]
    return sorted([*hits, *fresh], key=lambda h: (h.first, -h.last))


def _phrase(event: EventName) -> Phrase:
    return Phrase(event.kind, "noun", "participant", event.name, f"en/events:{event.head}", "", ())


def event_of(row: Row, hit: Hit) -> EventName | None:
    """The event a hit stands for, or None when it is a phrase of the lexicon."""
    event = row.event_at.get(hit.first)
    return event if event is not None and not hit.phrase.elements else None


def parties(row: Row, event: EventName, told: Discourse) -> tuple[str, ...]:
    """Whose mechanism it is: of its name, of "between A and B" beside it, else those told of."""
    if len(event.parties) >= 2:
        return event.parties
    beside = [m.ref for m in row.mentions if event.last <= m.first <= event.last + 8 and m.ref and m.kind != "place"]
    if row.low(event.last) in ("between", "among", "of", "involving") and len(set(beside)) >= 2:
        return tuple(dict.fromkeys(beside))
    if _is_forum(event):
        return ()
    return told.parties if len(event.parties) < 2 and set(event.parties) <= set(told.parties) else ()


def _is_forum(event: EventName) -> bool:
    """A forum with a name of its own has members nobody here can list."""
    capital = any(w[:1].isupper() for w in event.name.split())
    return event.kind == "conference" and capital and event.head not in ("commission", "committee", "dialogue", "consultations", "consultation")

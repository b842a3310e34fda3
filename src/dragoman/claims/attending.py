"""Who else was there: people whom a sentence adds to an engagement that is told of.

    Also present at the meeting were B and C. · The talks were attended by B. · B was also present.
    A, accompanied by B, called on C. · The President was accompanied by B and C.

A row and the drafts found so far come in; the draft that is meant takes the people in. Refused is
whoever is of no party to it, or in the company of somebody who was not there, and what was attended
that is not told of as the engagement before.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims import subjects
from dragoman.claims.discourse import Discourse
from dragoman.claims.draft import Draft
from dragoman.claims.row import Row, rightward
from dragoman.lexicon.clauses import Presence
from dragoman.records import DONE, Actor, Participant

_REACH = 6  # sentences between an engagement and who else was at it
_OPENING = 8  # tokens from "Also present" to "were": "at the meeting in the palace"
_NOUN = 9  # tokens from "the meeting" to "was attended by": "held at the palace in Lima on Monday"
_ATTENDED = frozenset({"meeting", "ceremony", "signing", "conference"})


def add(row: Row, found: list[Draft], told: Discourse, cues: Presence) -> None:
    """Let the engagement that a sentence means have those whom it tells to have been there."""
    if not found or row.sentence.role == "title":
        return
    for end in _ends(row, cues):
        _with_company(row, end, found, told, cues)
    actors = _fronted(row, cues) or _behind(row, cues) or _before(row, cues)
    n = _meant(row, found) if actors else None
    if n is not None:
        found[n] = _joined(found[n], told.cast(actors, "participant").participants)


def _ends(row: Row, cues: Presence) -> Iterator[int]:
    """Behind each "accompanied by" of a sentence."""
    k = 0
    while k := row.has(cues.accompanied, k):
        yield k


def _with_company(row: Row, k: int, found: list[Draft], told: Discourse, cues: Presence) -> None:
    """Of "A, accompanied by B, met C": B was where A was; of his own party, unless it is said."""
    first = row.noun(k)
    leads = told.cast(_accompanied(row, k, cues), "participant").participants
    if first is None or len(leads) != 1 or not leads[0].name:
        return
    with_him = told.cast(rightward(row, first), "participant").participants
    people = [_of(p, leads[0], told) for p in with_him]
    here = row.sentence.index
    own = [n for n, d in enumerate(found) if d.sentences[-1] == here and _at(d, leads[0])]
    for n in own or _latest(found, here, leads[0]):
        one = next(p for p in found[n].participants if p.name == leads[0].name)
        fits = [replace(p, role=one.role) for p in people if p.party == one.party]
        found[n] = _joined(found[n], fits)


def _accompanied(row: Row, k: int, cues: Presence) -> tuple[Actor, ...]:
    """Who has company: who stands before "was accompanied by", or before its comma."""
    verb = next(i for i in range(k - 1, -1, -1) if cues.accompanied.length(row.lows, i))
    beside = row.actor(verb - 1) or (row.actor(verb - 2) if row.low(verb - 1) == "," else None)
    return (beside,) if beside is not None else subjects.subject(row, verb)


def _of(one: Participant, lead: Participant, told: Discourse) -> Participant:
    """One in somebody's company, who is of his party where nothing else is stated."""
    known = one.party is not None and one.name not in told.guessed
    return one if known else replace(one, party=lead.party)


def _at(draft: Draft, one: Participant) -> bool:
    return any(p.name == one.name and p.party == one.party for p in draft.participants)


def _latest(found: Sequence[Draft], here: int, one: Participant) -> list[int]:
    """The engagement told of last that somebody was at."""
    near = [n for n, d in enumerate(found) if here - d.sentences[-1] <= _REACH and _at(d, one)]
    return sorted(near, key=lambda n: found[n].sentences[-1])[-1:]


def _fronted(row: Row, cues: Presence) -> tuple[Actor, ...]:
    """Of "Also present at the meeting were B and C": B and C."""
    start = row.low(0) in row.closed.adverbs
    opens = cues.fronted.length(row.lows, int(start))
    if not opens:
        return ()
    for k in range(start + opens, min(start + opens + _OPENING, len(row.lows))):
        if row.low(k) in row.closed.auxiliaries or row.low(k) in cues.naming:
            first = row.noun(k + 1)
            return rightward(row, first) if first is not None else ()
    return ()


def _behind(row: Row, cues: Presence) -> tuple[Actor, ...]:
    """Of "The meeting was attended by B and C": B and C."""
    k = row.has(cues.attended)
    first = row.noun(k) if k and _told_of(row, k, cues) else None
    return rightward(row, first) if first is not None else ()


def _told_of(row: Row, k: int, cues: Presence) -> bool:
    """Whether it is "the meeting", told of before, that was attended."""
    for i in range(k - 1, max(k - _NOUN, 0), -1):
        if row.lows[i] in cues.sittings:
            return row.lows[i - 1] in ("the", "this", "both")
    return False


def _before(row: Row, cues: Presence) -> tuple[Actor, ...]:
    """Of "B and C were also present": B and C."""
    if cues.were_present.absent(row.said):
        return ()
    for k in range(1, len(row.lows)):
        if cues.were_present.length(row.lows, k) and row.actor(k - 1) is not None:
            return subjects.subject(row, k)
    return ()


def _meant(row: Row, found: Sequence[Draft]) -> int | None:
    """The engagement told of last that others can have attended."""
    here = row.sentence.index
    told = ((n, d) for n, d in enumerate(found) if not d.title)
    able = [n for n, d in told if d.kind in _ATTENDED and d.status in DONE]
    near = [n for n in able if 0 <= here - found[n].sentences[-1] <= _REACH]
    return max(near, key=lambda n: found[n].sentences[-1], default=None)


def _joined(draft: Draft, people: Sequence[Participant]) -> Draft:
    """A draft with those who were there too, as far as somebody named is of the same party: one
    whose minister has no name yet may be told of again, with it.
    """
    known = {p.name: p.party for p in draft.participants if p.name}
    more = [p for p in people if p.name and p.name not in known and p.party in known.values()]
    return replace(draft, participants=(*draft.participants, *more)) if more else draft

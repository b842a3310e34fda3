"""Who else was there: people whom a sentence adds to an engagement that is told of.

    Also present at the meeting were B and C. · The talks were attended by B. · B was also present.
    A, accompanied by B, called on C. · The President was accompanied by B and C.

A row and the drafts found so far come in; the draft that is meant takes the people in. Refused is
whoever is of no party to it, or in the company of somebody who was not there, what was attended
that is not told of as the engagement before, and what is denied, only thought of, ahead of what is
told, or of another day.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.claims.sentence.draft import Draft, Known
from dragoman.claims.sentence.row import Row, rightward
from dragoman.claims.sides import subjects
from dragoman.claims.standing import verb_groups
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf, resolve
from dragoman.lexicon.clauses import Clauses, Presence
from dragoman.lexicon.offices import Phrases
from dragoman.records import DONE, Actor, Participant

_REACH = 6  # sentences between an engagement and who else was at it
_OPENING = 8  # tokens from "Also present" to "were": "at the meeting in the palace"
_NOUN = 9  # tokens from "the meeting" to "was attended by": "held at the palace in Lima on Monday"
_TITLED = 3  # tokens from "the" to its noun: "the bilateral talks"
_ATTENDED = frozenset({"meeting", "ceremony", "signing", "conference"})


class _There(NamedTuple):
    """Who was there, and the tokens of the words that say so."""

    first: int
    last: int
    actors: tuple[Actor, ...]


def add(row: Row, found: list[Draft], told: Discourse, known: Known) -> None:
    """Let the engagement that a sentence means have those whom it tells to have been there."""
    cues = known.cues.presence
    if not found or row.sentence.role == "title":
        return
    for end in _ends(row, cues):
        _with_company(row, end, found, told, known)
    there = _fronted(row, cues) or _behind(row, cues) or _before(row, cues)
    n = _meant(row, found) if there and _sure(row, there.first, known.cues) else None
    if there and n is not None and _on_its_day(row, there, found[n], known):
        found[n] = _joined(found[n], told.cast(there.actors, "participant").participants)


def _ends(row: Row, cues: Presence) -> Iterator[int]:
    """Behind each "accompanied by" of a sentence."""
    k = 0
    while k := row.has(cues.accompanied, k):
        yield k


def _with_company(row: Row, k: int, found: list[Draft], told: Discourse, known: Known) -> None:
    """Of "A, accompanied by B, met C": B was where A was; of his own party, unless it is said."""
    verb, first = _begins(row, k, known.cues.presence.accompanied), row.noun(k)
    leads = told.cast(_accompanied(row, verb), "participant").participants
    if first is None or len(leads) != 1 or not leads[0].name:
        return
    group = rightward(row, first)
    with_him = told.cast(group, "participant").participants
    people = [_of(p, leads[0], told) for p in with_him]
    for n in _where(row, _There(verb, group[-1].last, group), leads[0], found, known):
        one = next(p for p in found[n].participants if p.name == leads[0].name)
        fits = [replace(p, role=one.role) for p in people if p.party == one.party]
        found[n] = _joined(found[n], fits)


def _where(
    row: Row, there: _There, lead: Participant, found: Sequence[Draft], known: Known
) -> list[int]:
    """The engagements at which somebody had company: those of the sentence, else the last."""
    cues, here = known.cues, row.sentence.index
    own = [n for n, d in enumerate(found) if d.sentences[-1] == here and _at(d, lead)]
    able = own or [
        n
        for n in _latest(found, here, lead)
        if _of_it(row, there.last, cues.presence) and _on_its_day(row, there, found[n], known)
    ]
    ahead = _ahead(row, there.first, cues)
    fit = [n for n in able if not (ahead and found[n].status in DONE)]
    return [] if _denied(row, there.first, cues) else fit


def _begins(row: Row, k: int, table: Phrases) -> int:
    """Where the phrase begins that ends at token `k`."""
    return next(i for i in range(k - 1, -1, -1) if table.length(row.lows, i))


def _accompanied(row: Row, verb: int) -> tuple[Actor, ...]:
    """Who has company: who stands before "was accompanied by", or before its comma."""
    beside = row.actor(verb - 1) or (row.actor(verb - 2) if row.low(verb - 1) == "," else None)
    return (beside,) if beside is not None else subjects.subject(row, verb)


def _sure(row: Row, k: int, cues: Clauses) -> bool:
    return not (_denied(row, k, cues) or _ahead(row, k, cues))


def _denied(row: Row, k: int, cues: Clauses) -> bool:
    """Whether what stands before token `k` denies, asks or supposes it: "Neither A nor B"."""
    if row.plain[-1] == "?" or not (cues.negative | cues.no).isdisjoint(row.plain[:k]):
        return True
    return bool(row.has(cues.hypothetical, 0, k) or row.has(cues.gainsaid, 0, k))


def _ahead(row: Row, k: int, cues: Clauses) -> bool:
    """Whether the verb at token `k` tells of what is to come, or was to: "was to have been"."""
    chain, _ = verb_groups.auxiliaries(row, k, cues)
    return not (cues.future | cues.conditional | cues.opinion | {"to"}).isdisjoint(chain)


def _on_its_day(row: Row, there: _There, draft: Draft, known: Known) -> bool:
    """Whether no time of the clause is another than that of an engagement."""
    times = (t for t in row.times if not t.attributive and _of_clause(row, there, t.first, t.last))
    days = [day.edtf for t in times if (day := resolve(t, known.reference)) is not None]
    return all(draft.date is not None and edtf.overlaps(draft.date, day) for day in days)


def _of_clause(row: Row, there: _There, first: int, last: int) -> bool:
    """Whether a time opens the sentence, or nothing parts it from who was there."""
    between = range(last, there.first) if last <= there.first else range(there.last, first)
    parted = (
        row.border(between.start, between.stop) or "," in row.lows[between.start : between.stop]
    )
    return first <= 1 or not parted


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


def _fronted(row: Row, cues: Presence) -> _There | None:
    """Of "Also present at the meeting were B and C": B and C."""
    start = row.low(0) in row.closed.adverbs
    opens = cues.fronted.length(row.lows, int(start))
    if not opens:
        return None
    behind = start + opens
    for k in range(behind, min(behind + _OPENING, len(row.lows))):
        if row.low(k) in row.closed.auxiliaries or row.low(k) in cues.naming:
            end = _past_sitting(row, behind, cues)
            of_it = k == behind or (end > 0 and row.low(end) != "of")
            first = row.noun(k + 1) if of_it else None
            return _There(k, k + 1, rightward(row, first)) if first is not None else None
    return None


def _behind(row: Row, cues: Presence) -> _There | None:
    """Of "The meeting was attended by B and C": B and C."""
    k = row.has(cues.attended)
    first = row.noun(k) if k and _told_of(row, k, cues) else None
    if first is None:
        return None
    group = rightward(row, first)
    return _There(_begins(row, k, cues.attended), group[-1].last, group)


def _told_of(row: Row, k: int, cues: Presence) -> bool:
    """Whether it is "the meeting", told of before, that was attended."""
    for i in range(k - 1, max(k - _NOUN, 0), -1):
        if row.lows[i] in cues.sittings:
            return row.lows[i - 1] in row.closed.told_of
    return False


def _before(row: Row, cues: Presence) -> _There | None:
    """Of "B and C were also present": B and C."""
    if cues.were_present.absent(row.said):
        return None
    for k in cues.were_present.beginnings(row.lows):
        before = k - 1 - (row.low(k - 1) == ",")
        if (n := cues.were_present.length(row.lows, k)) and row.actor(before) is not None:
            who = subjects.subject(row, k) if _of_it(row, k + n, cues) else ()
            return _There(k, k + n, who) if who else None
    return None


def _of_it(row: Row, k: int, cues: Presence) -> bool:
    """Whether behind those there stands nothing, or the gathering: "present [at the talks]"."""
    return _over(row, k) or ((n := _past_sitting(row, k, cues)) > 0 and _over(row, n))


def _past_sitting(row: Row, k: int, cues: Presence) -> int:
    """Behind "at the talks" or "the talks" at token `k`; 0 where no such gathering stands there."""
    k += row.low(k) in row.closed.prepositions
    if row.low(k) not in row.closed.told_of:
        return 0
    return next((i + 1 for i in range(k + 1, k + _TITLED) if row.low(i) in cues.sittings), 0)


def _over(row: Row, k: int) -> bool:
    """Whether a clause ends at token `k`, or behind no more than a time."""
    while k in row.time_at or row.adverb(k) or k + 1 in row.time_at:
        k += 1
    return not row.low(k)[:1].isalnum() or row.low(k) in row.closed.going_on


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

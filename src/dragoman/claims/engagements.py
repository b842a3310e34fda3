"""A scene in, the engagements the document reports out, and what each sentence is about.

Sentence by sentence, phrases become drafts; drafts that tell of one engagement (same people or
parties, same kind, no clash of date or status) are folded into one, each adding what the others
leave open. The focus of a sentence, "the two sides" of it, is the engagement told of last.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.claims import (
    around,
    completing,
    drafts,
    events,
    framing,
    genders,
    hearing,
    listing,
    news,
    numbered,
    occasions,
    retold,
    sessions,
    settle,
    topics,
    tours,
    venues,
    verb_or_noun,
    where,
    years,
)
from dragoman.claims.discourse import Discourse
from dragoman.claims.draft import Draft, Known
from dragoman.claims.fold import fold_in
from dragoman.claims.row import Row, lay
from dragoman.claims.scene import Scene, reference
from dragoman.dates import edtf
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.lexicon.phrases import LOCATING, TIME, Hit, Phrases, longest
from dragoman.lexicon.places import Places
from dragoman.lexicon.words import Words
from dragoman.records import EngagementClaim, Focus, Format, Mention, Place, Record

_IN_PERSON = frozenset(
    {"meeting", "visit", "conference", "signing", "exercise", "port_call", "exchange", "ceremony"}
)


class Language(Record):
    """The words of one language that clauses are read by."""

    phrases: Phrases
    clauses: Clauses
    calendar: Calendar
    mechanisms: Mechanisms
    words: Words
    places: Places


def find(
    scene: Scene, words: Language, home: str | None, dateline: Place | None
) -> tuple[
    tuple[EngagementClaim, ...], tuple[Focus, ...], tuple[tuple[events.EventName, ...], ...]
]:
    """The engagements of a document, the focus of every sentence and the events it names."""
    told = Discourse(scene, home, dateline)
    told.genders = genders.told(scene, words.words)
    known = Known(reference(scene.document), words.calendar, words.clauses, words.places)
    found, about = list[Draft](), list[int | None]()
    named = numbered.find(scene, words.mechanisms)
    current: int | None = None
    headed: str | None = None
    seat: Place | None = None
    journey, grounds = tours.Days(), list[venues.Ground]()
    for s, row in enumerate(_rows(scene, named, words.words)):
        current = None if hearing.hear(row, told, scene) else current
        hits = words.phrases.find(_timeless(row, words.clauses), _slot(row))
        hits = sessions.with_events(row, longest(h for h in hits if verb_or_noun.stands(row, h)))
        framing.before(row, hits, scene, told, known)
        latest = _folded(row, hits, found, told, known)
        current = current if latest is None else latest
        if current is not None:
            found[current] = completing.told_of(row, found[current], words.clauses)
        told.heard(scene.actors[s])
        framing.after(row, hits, told, known, silent=latest is None)
        journey.heard(row, known)
        grounds += venues.ground(where.gathering_place(row), row.lows)
        if row.sentence.role == "title":
            told.several |= not words.words.bilaterals.isdisjoint(row.said)
            headed = headed or occasions.headed(row, words.clauses)
            seat = seat or where.headed(row, hits, words.clauses)
        about.append(current)
    whole = completing.counterparts(years.filled(tours.dated(found, journey), scene), scene)
    settled = settle.settle(whole, news.news(scene, dateline, headed, seat))
    settled = venues.placed(settled, words.clauses.venues, grounds)
    return *_claimed(scene, settled, about), named


def _rows(
    scene: Scene, named: Sequence[Sequence[events.EventName]], closed: Words
) -> Iterator[Row]:
    """The sentences laid out, each with the two states in mind that the one before begins with."""
    topic: tuple[str, ...] = ()
    for s, sentence in enumerate(scene.sentences):
        begins = topics.headed(sentence, scene.mentions[s])
        actors = topics.placed(sentence, scene.actors[s], begins or topic, closed)
        yield lay(sentence, actors, scene.mentions[s], scene.times[s], named[s], closed)
        topic = begins


def _folded(
    row: Row, hits: Sequence[Hit], found: list[Draft], told: Discourse, known: Known
) -> int | None:
    """Fold what a sentence tells into what was found; the index of the last, None for nothing."""
    latest: int | None = None
    mistaken = row.has(known.cues.mistaken)
    for draft in _told(row, hits, told, known):
        if mistaken:  # of what a correction takes back, only who "the two" are, and where
            told.learn(draft)
            told.mistaken = draft
            continue
        into = fold_in(found, _corrected(draft, told.mistaken))
        if into is None:
            continue
        latest = into
        hearing.learn(row, told, found[into])
        told.ahead = _ahead(found[into]) or told.ahead
    return latest


def _corrected(draft: Draft, mistaken: Draft | None) -> Draft:
    """What a report is corrected to is where the mistaken report had it, unless it says more."""
    if mistaken is None or draft.place or draft.kind != mistaken.kind:
        return draft
    if set(draft.parties) != set(mistaken.parties) or mistaken.place is None:
        return draft
    why = {**draft.inferred, "place": "of the report corrected"}
    return replace(draft, place=mistaken.place, inferred=why)


def _told(row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Iterator[Draft]:
    """What a sentence tells, each draft before the next is read; else what it adds to a list."""
    silent = True
    for draft in drafts.of_row(row, hits, told, known):
        silent = False
        yield draft
    listed = list(listing.items(row, told, known)) if silent else []
    yield from listed
    if (
        not listed
        and row.lows[0].isalnum()
        and (told.heading is None or told.heading.sentence != row.sentence.index)
    ):
        told.listing = listing.opened(row, hits, told, known) if silent else None


def _claimed(
    scene: Scene, settled: Sequence[Draft], about: Sequence[int | None]
) -> tuple[tuple[EngagementClaim, ...], tuple[Focus, ...]]:
    """The engagements that stand by themselves, and which of them each sentence is about."""
    every = [_claim(scene, draft) for draft in settled]
    news = not retold.no_news(settled)
    kept = [n for n, draft in enumerate(settled) if news and not retold.elsewhere(draft, settled)]
    place = {n: i for i, n in enumerate(kept)}
    return tuple(every[n] for n in kept), tuple(_focus(every, n, place) for n in about)


def _ahead(draft: Draft) -> tuple[date, date] | None:
    """The days of a visit still to come."""
    coming = draft.kind == "visit" and draft.status == "planned" and draft.date
    return edtf.bounds(draft.date) if coming and draft.date else None


def _timeless(row: Row, cues: Clauses) -> Sequence[str]:
    """The words with times and places made adverbs.

    So "received on Monday a letter" is a phrase, and "talked in Lima with" is "talked with".
    """
    placed = [(m.first, m.last) for m in row.mentions if _put(row, m)]
    placed += _seats(row, cues)
    if not row.times and not placed:
        return row.lows
    lows = list(row.lows)
    for first, last in placed:
        lows[first:last] = [TIME] * (last - first)
    for time in row.times:
        first = (
            time.first - 1
            if row.low(time.first - 1) in ("on", "in", "last", "earlier")
            else time.first
        )
        lows[first : time.last] = [TIME] * (time.last - first)
    return lows


def _seats(row: Row, cues: Clauses) -> list[tuple[int, int]]:
    """Where a clause says at which palace: "received at Basman Palace the credentials"."""
    found: list[tuple[int, int]] = []
    if cues.seats.isdisjoint(row.said):
        return found
    for k in [k for k, low in enumerate(row.lows) if low in cues.seats and row.words[k].istitle()]:
        i = k
        while i > 0 and row.words[i][0].isupper() and i not in row.actor_at:
            i -= 1
        i -= row.low(i) == "the"
        if row.low(i) == "at" and k - i < 6:
            found.append((i, k + 1))
    return found


def _put(row: Row, mention: Mention) -> bool:
    """Whether a mention only says where: "in Lima", but not "in Lima's port"."""
    city = mention.form in ("city", "capital")
    return (
        city
        and row.low(mention.first - 1) == LOCATING
        and mention.first not in row.actor_at
        and row.low(mention.last) not in ("'s", "’s")
    )


def _slot(row: Row) -> Callable[[str, int], int]:
    def slot(name: str, i: int) -> int:
        while row.low(i) in ("the", "a", "an", "their", "its"):
            i += 1
        event = row.event_at.get(i)
        return event.last if name == "event" and event is not None else 0

    return slot


def _claim(scene: Scene, draft: Draft) -> EngagementClaim:
    evidence = tuple(
        around.evidence(scene, scene.sentences[s].start, scene.sentences[s].end)
        for s in draft.sentences
    )
    return EngagementClaim(
        kind=draft.kind,
        format=_format(draft),
        status=draft.status,
        date=draft.date,
        place=draft.place,
        setting=draft.setting,
        parties=draft.parties,
        participants=() if draft.kind == "exercise" else draft.participants,
        evidence=evidence,
        by=draft.by,
        inferred=draft.inferred,
    )


def _format(draft: Draft) -> Format:
    if draft.format:
        return draft.format
    return (
        "in_person"
        if draft.kind in _IN_PERSON
        else "phone"
        if draft.kind == "call"
        else "written"
        if draft.kind == "message"
        else "unknown"
    )


def _focus(claims: Sequence[EngagementClaim], n: int | None, place: Mapping[int, int]) -> Focus:
    if n is None:
        return Focus()
    claim = claims[n]
    return Focus(
        parties=claim.parties,
        date=claim.date,
        place=claim.place,
        status=claim.status,
        engagement=place.get(n),
    )

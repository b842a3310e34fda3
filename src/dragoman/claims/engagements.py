"""A scene in, the engagements the document reports out, and what each sentence is about.

Sentence by sentence, phrases become drafts; drafts that tell of one engagement (same people or
parties, same kind, no clash of date or status) are folded into one, each adding what the others
leave open. The focus of a sentence, "the two sides" of it, is the engagement told of last.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.claims.circumstances import occasions, where
from dragoman.claims.drafting import (
    attending,
    cards,
    drafts,
    framing,
    listing,
    of_entry,
    sessions,
    ships,
)
from dragoman.claims.sentence import around, deeds, events, matching, numbered, topics
from dragoman.claims.sentence.draft import Draft, Known
from dragoman.claims.sentence.row import Row, lay
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.claims.standing import verb_or_noun
from dragoman.claims.told import hearing, stays
from dragoman.claims.told.discourse import Discourse
from dragoman.claims.whole import (
    afterwards,
    cities,
    completing,
    news,
    retold,
    settle,
    tours,
    unstated,
    venues,
    years,
)
from dragoman.claims.whole.fold import fold_in
from dragoman.dates import edtf
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.lexicon.phrases import Hit, Phrases, longest
from dragoman.lexicon.places import Places
from dragoman.lexicon.words import Words
from dragoman.records import EngagementClaim, Focus, Format, Place, Record, Telling

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
    known = Known(reference(scene.document), words.calendar, words.clauses, words.places)
    card = cards.find(scene, words.clauses)
    told = _discourse(scene, home, dateline, words, card)
    found, about, away = list[Draft](), list[int | None](), stays.Away()
    named = numbered.find(scene, words.mechanisms)
    current: int | None = None
    headed: str | None = None
    seat: Place | None = None
    journey, grounds, said = tours.Days(), list[venues.Ground](), list[cities.Town]()
    for s, row in enumerate(_rows(scene, named, words.words)):
        current = None if hearing.hear(row, told, scene) else current
        hits = _hits(row, told, words)
        told.heading = cards.heading(card, row.sentence) or told.heading
        framing.before(row, hits, scene, told, known)
        latest = _folded(row, hits, found, told, away.counted(row, hits, told, known))
        current = current if latest is None else latest
        _added(row, found, current, told, known)
        told.heard(hearing.in_order(row, scene.actors[s]))
        framing.after(row, hits, told, known, silent=latest is None)
        away.heard(row, told, known)
        journey.heard(row, known)
        grounds += venues.ground(where.gathering_place(row), row.lows)
        said += cities.told_in(row, told)
        known = framing.gone_by(row, hits, known)
        if row.sentence.role == "title":
            told.several |= not words.words.bilaterals.isdisjoint(row.said)
            headed = headed or occasions.headed(row, words.clauses)
            seat = seat or where.headed(row, hits, words.clauses)
        about.append(current)
    found = cards.attended(found, card, scene)
    whole = completing.counterparts(years.filled(tours.dated(found, journey), scene), scene)
    settled = settle.settle(whole, news.news(scene, dateline, headed, seat, words.words))
    settled = cities.filled(venues.placed(settled, words.clauses.venues, grounds), said)
    return *_claimed(scene, settled, about), named


def _hits(row: Row, told: Discourse, words: Language) -> Sequence[Hit]:
    """The phrases of a sentence, the longest where several are one."""
    hits = words.phrases.find(matching.timeless(row, words.clauses), matching.slot(row))
    able = (h for h in hits if ships.told(row, h) and deeds.told(row, h))
    able = (h for h in able if verb_or_noun.stands(row, h))
    able = (h for h in able if of_entry.fits(row, h, told))
    return sessions.with_events(row, longest(able))


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


def _added(
    row: Row, found: list[Draft], current: int | None, told: Discourse, known: Known
) -> None:
    """What a sentence says of the engagement told of last, and who else it says was there."""
    if current is not None:
        last = found[current].sentences[-1]
        for n, draft in enumerate(found):  # "was to fly to Lima for talks with B. The trip is off"
            if n == current or (draft.sentences[-1] == last and draft.kind == "meeting"):
                found[n] = afterwards.told(row, draft, known.reference, known.cues)
        found[current] = completing.told_of(row, found[current], known.cues)
        attending.add(row, found, told, known)


def _discourse(
    scene: Scene, home: str | None, dateline: Place | None, words: Language, card: cards.Card | None
) -> Discourse:
    """What a document has told before its first sentence; an advisory is of what is to come."""
    told = Discourse(scene, words.words, home, dateline)
    told.program = card is not None
    return told


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
    tellings = _tellings(settled, every, len(about))
    focus = (_focus(every, n, place, tuple(said)) for n, said in zip(about, tellings, strict=True))
    return tuple(every[n] for n in kept), tuple(focus)


def _tellings(
    settled: Sequence[Draft], every: Sequence[EngagementClaim], count: int
) -> list[list[Telling]]:
    """What the phrases of each sentence tell."""
    found: list[list[Telling]] = [[] for _ in range(count)]
    for draft, claim in zip(settled, every, strict=True):
        for s, first, last in draft.spans:
            found[s].append(Telling(first=first, last=last, engagement=claim))
    return found


def _ahead(draft: Draft) -> tuple[date, date] | None:
    """The days of a visit still to come."""
    coming = draft.kind == "visit" and draft.status == "planned" and draft.date
    return edtf.bounds(draft.date) if coming and draft.date else None


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
        sender=draft.sender if draft.sender in draft.parties else None,
        inferred=unstated.reasons(scene, draft),
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


def _focus(
    claims: Sequence[EngagementClaim],
    n: int | None,
    place: Mapping[int, int],
    said: tuple[Telling, ...],
) -> Focus:
    if n is None:
        return Focus(tellings=said)
    claim = claims[n]
    return Focus(
        parties=claim.parties,
        date=claim.date,
        place=claim.place,
        status=claim.status,
        engagement=place.get(n),
        tellings=said,
    )

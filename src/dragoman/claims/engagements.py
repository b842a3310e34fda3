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
    forces,
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
    tours,
    venues,
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
    for s, sentence in enumerate(scene.sentences):
        row = lay(
            sentence, scene.actors[s], scene.mentions[s], scene.times[s], named[s], words.words
        )
        current = None if hearing.hear(row, told, scene) else current
        hits = words.phrases.find(_timeless(row, words.clauses), _slot(row))
        hits = sessions.with_events(row, longest(h for h in hits if _stands(row, h)))
        framing.before(row, hits, scene, told, known)
        latest = _folded(row, hits, found, told, known)
        current = current if latest is None else latest
        if current is not None:
            found[current] = completing.told_of(row, found[current], words.clauses)
        told.heard(scene.actors[s])
        framing.after(row, hits, told, known, silent=latest is None)
        journey.heard(row, known)
        grounds += venues.ground(where.gathering_place(row), row.lows)
        if sentence.role == "title":
            told.several |= not words.words.bilaterals.isdisjoint(row.said)
            headed = headed or occasions.headed(row, words.clauses)
            seat = seat or where.headed(row, hits, words.clauses)
        about.append(current)
    whole = completing.counterparts(years.filled(tours.dated(found, journey), scene), scene)
    settled = settle.settle(whole, news.news(scene, dateline, headed, seat))
    settled = venues.placed(settled, words.clauses.venues, grounds)
    return *_claimed(scene, settled, about), named


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


_NOMINAL = frozenset(
    {
        "'s",
        "’s",
        "’",
        "of",
        "in",
        "during",
        "after",
        "for",
        "before",
        "following",
        "a",
        "an",
        "the",
        "this",
        "that",
        "first",
        "second",
        "third",
        "next",
        "last",
        "official",
        "state",
        "working",
        "phone",
        "telephone",
        "by",
        "over",
        "via",
        "on",
        "with",
        "at",
        "and",
    }
)


def _stands(row: Row, hit: Hit) -> bool:
    """Whether a hit can be what its phrase says: no part of a name, a verb where one can be."""
    if any(e.first <= hit.first and hit.last <= e.last and not hit.phrase.verb for e in row.events):
        return False
    if hit.phrase.say == "<call>" and row.low(hit.last) in ("off", "for", "into"):
        return False
    if hit.phrase.verb == "have" and _helps(row, hit):
        return False
    if hit.phrase.verb in row.closed.concluding and "where" not in row.lows[: hit.first]:
        return False  # "he flew to Lima, where he and B agreed": elsewhere it tells of no meeting
    if hit.phrase.say == "meetings" and row.lows[hit.first - 2 : hit.first] == ("in", "separate"):
        return False  # "received A and B, in separate meetings": how, not what
    if hit.phrase.verb == "bid" and not row.closed.mourning.isdisjoint(row.said):
        return False
    if hit.phrase.say in row.closed.meals and row.low(hit.last) not in row.closed.over_meals:
        return False
    actor = row.actor(hit.first)
    if actor is not None and actor.first < hit.first and hit.last <= actor.last:
        return False
    return _verbal(row, hit) if hit.phrase.verb else not forces.agreed_on(row, hit)


def _helps(row: Row, hit: Hit) -> bool:
    """Whether "have" only helps the verb behind it: "has called off talks"."""
    i = hit.first + 1
    while i < hit.last and row.lows[i] in row.closed.adverbs:
        i += 1
    if not row.low(i).endswith("ed"):
        return False
    after = row.low(i + 1)
    return after in row.closed.determiners or after in row.closed.prepositions or after == "off"


_PLACING = frozenset({"in", "on", "at", "for", "here"})
_BEFORE_ING = frozenset("is are be been was were after before by upon".split())


def _verbal(row: Row, hit: Hit) -> bool:
    """Whether a word that may be verb or noun ("visit", "calls", "meeting") is a verb here."""
    before = row.low(hit.first - 1)
    helped = before == "next" and row.low(hit.first - 2) in row.closed.auxiliaries
    nominal = (before in _NOMINAL and not helped) or before in row.closed.possessives
    nominal = nominal or (hit.form == "base" and before in ("him", "them"))  # "bid him farewell"
    if hit.phrase.verb == "talk" and hit.form == "third" and row.actor(hit.first - 1) is None:
        return False  # "will hold talks with"
    if hit.last - hit.first > 2 and not (
        nominal and hit.form == "ing" and hit.phrase.verb == "meet"
    ):
        return True
    if hit.form in ("base", "third"):
        if hit.phrase.verb in row.closed.meals and _adjective(row, hit.first - 1):
            return False  # "addressed a business lunch"
        nominal = nominal and row.low(hit.first) not in row.closed.holding  # "and has talks"
        return not nominal or (before == "and" and _has_object(row, hit.last))
    if hit.form == "ing" and hit.phrase.verb in ("meet", "call", "visit", "tour"):
        actor = row.actor(hit.last) or (
            row.actor(hit.last + 1) if row.low(hit.last) in ("with", "the") else None
        )
        if before == "," and row.actor(hit.first - 2) is not None and row.low(hit.last) in _PLACING:
            return True
        if not hit.first and (row.low(hit.last) in _PLACING or hit.last in row.time_at):
            return True  # "Meeting in Lima on Monday, A and B agreed"
        if before[:1].isalpha() and not nominal and _adjective(row, hit.first - 1):
            return False  # "a bilateral meeting with B"
        return (actor is not None and not nominal) or before in _BEFORE_ING
    return True


def _adjective(row: Row, i: int) -> bool:
    """Whether a word before "meeting" can only qualify it."""
    low, closed = row.low(i), row.closed
    function = (
        low in closed.auxiliaries
        or (low in closed.adverbs and row.low(i - 1) not in closed.determiners)  # "a later"
        or low in closed.conjunctions
        or low in closed.prepositions
    )
    return (
        not function and not low.endswith("ly") and i not in row.actor_at and i not in row.time_at
    )


def _has_object(row: Row, k: int) -> bool:
    """Whether someone or somewhere follows at once, as after a verb: "will visit Peru"."""
    i = k + 1 if row.low(k) == "the" else k
    return row.actor(i) is not None or i in row.mention_at


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

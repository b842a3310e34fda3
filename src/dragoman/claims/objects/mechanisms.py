"""Editions of recurring dialogues, forums and exercises: events in, claims out.

The events of each sentence come in with the focus; one claim for each name and ordinal goes out.
Parties are those of the name, else the ones in focus where the mechanism is one of a few parties;
a forum of many that is named without its members has none. Status and date are those of the
event's own clause, else of the engagement in focus where the event is its occasion; what is told as
held on a day after the document's own is planned, and says why, unless it is told to be over and
the day may have come elsewhere.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from dragoman.claims.objects import by_number, edition_days, edition_parties, edition_status
from dragoman.claims.objects.edition_scene import Here
from dragoman.claims.sentence import around
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.dates import Tense, edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.records import DONE, EngagementClaim, Focus, MechanismClaim, Telling

_DEED = 9  # tokens behind a body, and those it is of, in which its verb stands
_APART = 3  # editions between one that was named and one that only has a number
_LASTS = 14  # days within which two days of an edition without a number may lie
_COMPOUND = re.compile(r"[A-Z][\w.]+(?:[-–—][A-Z][\w.]+)+")
_EMPTY = frozenset({"of", "the", "on", "for", "and", "joint", "military", "annual"})
_AFTER = "its day is after that of the document"
_DRILLS = frozenset({"exercise", "drill"})


def find(
    scene: Scene,
    events: Sequence[Sequence[EventName]],
    focus: Sequence[Focus],
    words: Mechanisms,
    cues: Clauses,
) -> tuple[MechanismClaim, ...]:
    """One claim for each edition the document names, in order of first naming."""
    claims: list[MechanismClaim] = []
    every = [
        (Here(scene, s, row, focus[s], words, cues), event)
        for s, row in enumerate(by_number.find(scene, events, words))
        for event in (_unowned(scene, s, event, words) for event in row)
        if event.recurring and not _in_office(scene, s, event)
    ]
    for here, event in sorted(every, key=lambda told: told[1].bare):
        claim = _claim(here, event, claims)
        over = words.over.length(here.lows, event.last)
        if _told(here, event, claim) and _between_states(here, event, claim):
            claim = _called(claims, claim)
            dated = claim if over else _to_come(scene, claim, 0)
            _add(claims, dated, alone=event.bare, body=scene.document.body)
    claims.sort(key=lambda claim: claim.evidence[0].start)
    return tuple(_to_come(scene, claim, edtf.ZONES) for claim in claims)


def _unowned(scene: Scene, s: int, event: EventName, words: Mechanisms) -> EventName:
    """An edition without the number of "his first Gulf Forum": that counts his own journeys."""
    lows, k = scene.sentences[s].lows, event.first
    if event.ordinal is None or k == 0:
        return event
    people = (a for a in scene.actors[s] if a.kind in ("person", "office"))
    owned = lows[k - 1] in POSSESSIVE and any(a.last == k - 1 for a in people)
    his = owned or lows[k - 1] in words.his
    weak = words.meaning[event.head].group in ("weak", "cued", "body")
    return replace(event, ordinal=None, recurring=event.recurring and not weak) if his else event


def _told(here: Here, event: EventName, claim: MechanismClaim) -> bool:
    """Whether enough is told: of a bare number, that it was an engagement, or its day."""
    dated = claim.date is not None and claim.status in DONE
    return not event.bare or dated or _engagement(here, event) is not None


def _between_states(here: Here, event: EventName, claim: MechanismClaim) -> bool:
    """Whether it is of more states than one: by its name, by what it was, or by who is named near.

    A committee of one government, a society in a curriculum vitae, is no mechanism.
    """
    if len(event.parties) > 1 or _engagement(here, event) is not None:
        return True
    lows = tuple(event.name.lower().split())
    if here.words.inner.within(lows) or _somebodys(here, event) or _body(here, event, claim):
        return False
    if len(claim.parties) > 1:
        return True
    if here.words.domestic.within(lows):
        return False
    shared = event.ordinal is not None or not here.words.common.isdisjoint(lows)
    if shared or len(here.focus.parties) > 1:
        return True
    rows = here.scene.mentions[max(here.s - 1, 0) : here.s + 2]
    near = {m.ref for row in rows for m in row if m.ref}
    return len(near) > 1 or any(m.kind == "organisation" for row in rows for m in row)


def _somebodys(here: Here, event: EventName) -> bool:
    """Of "a member of the Gulf Forum", "chairs the Harbour Council": somebody's post, or of "the
    Gulf Panel's report": its papers.
    """
    k, behind = here.led(event), here.lows[event.last : event.last + 2]
    theirs = behind[:1] in (("'s",), ("’s",)) and behind[-1] in here.words.posts
    return event.ordinal is None and (theirs or (k >= 0 and here.lows[k] in here.words.posts))


def _body(here: Here, event: EventName, claim: MechanismClaim) -> bool:
    """Of "a partnership with the Gulf Forum": an organisation, where no gathering of it is told."""
    if event.ordinal is not None or claim.place:
        return False
    names = (m for m in here.scene.mentions[here.s] if m.kind == "organisation")
    if not any(m.first <= event.first and event.last <= m.last for m in names):
        return False
    before = here.lows[max(event.first - 2, 0) : event.first]
    return here.words.visiting.isdisjoint((*before, here.lows[max(here.led(event), 0)]))


def _to_come(scene: Scene, claim: MechanismClaim, zones: int) -> MechanismClaim:
    """What lies after the document's day is planned, whatever its tense: it cannot have been held.

    The words may be right and the day a slip, or the other way round; so the reason stays. Only
    what is told to be over may have been held by the calendar of another place, `zones` ahead.
    """
    limits, today = edtf.bounds(claim.date) if claim.date else None, reference(scene.document)
    if claim.status not in DONE or limits is None or today is None:
        return claim
    if not edtf.to_come(limits[0], today, zones):
        return claim
    return replace(claim, status="planned", inferred={**claim.inferred, "status": _AFTER})


def _in_office(scene: Scene, s: int, event: EventName) -> bool:
    """Of "the Secretary-General of the Pacific Islands Forum": an organisation, no edition."""
    return event.ordinal is None and any(
        a.kind == "person" and a.first < event.first and event.last <= a.last
        for a in scene.actors[s]
    )


def _add(claims: list[MechanismClaim], new: MechanismClaim, *, alone: bool, body: int) -> None:
    """Add a claim, or what it tells to that of its edition; a number alone is of no other.

    What a title before `body` tells has no day and no verb: the text says better how it stands.
    """
    for k, old in enumerate(claims):
        if not _same(old, new) or (alone and old.ordinal != new.ordinal):
            continue
        titled = old.evidence[-1].start < body
        first, second = sorted((old, new), key=_writing, reverse=True)
        claims[k] = replace(
            old,
            name=first.name,
            parties=max(first.parties, second.parties, key=len),
            ordinal=old.ordinal or new.ordinal,
            status=old.status if old.date or not (new.date or titled) else new.status,
            date=_finer(old, new),
            place=old.place or new.place,
            evidence=(*old.evidence, *new.evidence),
        )
        return
    if " " in new.name:  # "the second meeting of the Commission" only counts what has a name
        claims.append(new)


def _called(claims: Sequence[MechanismClaim], new: MechanismClaim) -> MechanismClaim:
    """An edition told by a noun and its number, with the name that was counted before it: "the
    tenth Gulf Summit" makes "the VIII Summit" one of that name.
    """
    if " " in new.name or new.ordinal is None:
        return new
    for old in reversed(claims):
        near = old.ordinal and abs(old.ordinal - new.ordinal) <= _APART
        if " " in old.name and old.by == new.by and near:
            return replace(new, name=old.name, parties=new.parties or old.parties)
    return new


def _writing(claim: MechanismClaim) -> tuple[bool, bool, int]:
    """How good a name is: in no heading's letters, with capitals to its end, and long."""
    name = claim.name
    return not name.isupper(), name.split()[-1][0].isupper(), len(name)


def _finer(one: MechanismClaim, other: MechanismClaim) -> str | None:
    """The first date told, or one within the year of a name: "the 2031 Gulf Forum", "on 3 May"."""
    old, new = one.date, other.date
    named = old is not None and any(old in e.quote for e in one.evidence)
    return new if old and new and named and edtf.contains(old, new) else old or new


def _same(old: MechanismClaim, new: MechanismClaim) -> bool:
    """The same edition: names of which one holds the other, and no two ordinals."""
    if old.ordinal and new.ordinal and old.ordinal != new.ordinal:
        return False
    a, b = _content(old.name), _content(new.name)
    ours, theirs = set(old.parties), set(new.parties)
    if ours and theirs and ours != theirs and not _within(ours, theirs):
        return False
    if old.by != new.by and {old.by, new.by} <= _DRILLS:
        a, b = a - _DRILLS, b - _DRILLS
    return (a <= b or b <= a) and not _apart(old, new)


def _apart(old: MechanismClaim, new: MechanismClaim) -> bool:
    """Whether two days are of two editions: unnumbered ones of one place may last some days."""
    if old.date is None or new.date is None or edtf.overlaps(old.date, new.date):
        return False
    one, other = edtf.bounds(old.date), edtf.bounds(new.date)
    moved = old.place is not None and new.place is not None and old.place != new.place
    if old.ordinal or new.ordinal or moved or (old.status in DONE) != (new.status in DONE):
        return True
    return not one or not other or max(one[0] - other[1], other[0] - one[1]).days > _LASTS


def _within(ours: set[str], theirs: set[str]) -> bool:
    """Whether one naming leaves out some of several parties that the other gives."""
    return min(len(ours), len(theirs)) > 1 and (ours < theirs or theirs < ours)


@lru_cache(maxsize=1024)
def _content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: no small words, no "Peru-Chile"."""
    words = (w.strip(",'’") for w in name.split())
    telling = (w.lower().removesuffix("s") for w in words if not _COMPOUND.fullmatch(w))
    return frozenset(telling) - _EMPTY


def _claim(here: Here, event: EventName, before: Sequence[MechanismClaim]) -> MechanismClaim:
    """What a sentence says of an edition; an engagement told by the same words says it better."""
    told = _engagement(here, event)
    status = told.status if told else edition_status.status(here, event)
    tense: Tense = "past" if told or event.bare else "none"
    tense = tense if status in DONE else "future"
    date = edition_days.when(here, event, tense, founded=edition_status.founded(here, event))
    place = edition_days.place(here, event) or (told.place if told and event.bare else None)
    called = (c for c in before if event.bare and c.name.lower() == event.name.lower())
    known = next(called, None)
    return MechanismClaim(
        name=known.name if known else event.name,
        parties=event.parties or (known.parties if known else edition_parties.shared(here, event)),
        ordinal=event.ordinal,
        status=status,
        date=_span(told.date if told else None, date),
        place=place,
        evidence=(around.evidence(here.scene, event.start, event.end),),
        by=event.head,
    )


def _span(told: str | None, stated: str | None) -> str | None:
    """The days of an engagement; those stated beside its name where they are more: "3 to 5 May"."""
    lasts = told and stated and "/" in stated and edtf.contains(stated, told)
    return stated if lasts else told or stated


def _engagement(here: Here, event: EventName) -> EngagementClaim | None:
    """The engagement that an edition was, as far as its own words tell of one: what it was the
    occasion of, "met for the tenth session of the Commission", or what they tell themselves, or
    the deed that follows right behind: "The Commission [of A and B] met".
    """
    named = (event.name, here.scene.document.text[event.start : event.end])
    told = [t for t in here.focus.tellings if t.engagement.kind == event.kind]
    at_it = (t.engagement for t in told if t.engagement.setting in named)
    over = (t.engagement for t in told if t.first < event.last and event.first < t.last)
    does = (t.engagement for t in told if _does(here, event, t))
    return next(at_it, None) or next(over, None) or next(does, None)


def _does(here: Here, event: EventName, told: Telling) -> bool:
    """Whether an engagement of the states in an edition's name is told in the same breath."""
    between = here.lows[event.last : told.first]
    near = told.first >= event.last and len(between) <= _DEED and "," not in between
    return near and len(event.parties) > 1 and {*event.parties} == {*told.engagement.parties}

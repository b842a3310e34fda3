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

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.objects import by_number
from dragoman.claims.sentence import around
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.claims.standing import noun_status
from dragoman.dates import Tense, edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import DONE, EngagementClaim, Focus, MechanismClaim, Place, Status, Telling

_WINDOW = 12
_DEED = 9  # tokens behind a body, and those it is of, in which its verb stands
_BARE = 5  # tokens around a number alone: it stands in many a clause that tells of something else
_LASTS = 14  # days within which two days of an edition without a number may lie
_AT = frozenset({"in", "at"})
_COMPOUND = re.compile(r"[A-Z][\w.]+(?:[-–—][A-Z][\w.]+)+")
_EMPTY = frozenset({"of", "the", "on", "for", "and", "joint", "military", "annual"})
_AFTER = "its day is after that of the document"
_DRILLS = frozenset({"exercise", "drill"})


class _Here(Struct, frozen=True):
    """A sentence with the editions it names, and what is told in it."""

    scene: Scene
    s: int
    row: Sequence[EventName]
    focus: Focus
    words: Mechanisms
    cues: Clauses

    @property
    def lows(self) -> tuple[str, ...]:
        """The words of the sentence, in lower case."""
        return self.scene.sentences[self.s].lows


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
        (_Here(scene, s, row, focus[s], words, cues), event)
        for s, row in enumerate(by_number.find(scene, events, words))
        for event in row
        if event.recurring and not _in_office(scene, s, event)
    ]
    for here, event in sorted(every, key=lambda told: told[1].bare):
        claim = _claim(here, event, claims)
        over = words.over.length(here.lows, event.last)
        if _told(here, event, claim) and _between_states(here, event, claim):
            dated = claim if over else _to_come(scene, claim, 0)
            _add(claims, dated, alone=event.bare, body=scene.document.body)
    claims.sort(key=lambda claim: claim.evidence[0].start)
    return tuple(_to_come(scene, claim, edtf.ZONES) for claim in claims)


def _told(here: _Here, event: EventName, claim: MechanismClaim) -> bool:
    """Whether enough is told: of a bare number, that it was an engagement, or its day."""
    dated = claim.date is not None and claim.status in DONE
    return not event.bare or dated or _engagement(here, event) is not None


def _between_states(here: _Here, event: EventName, claim: MechanismClaim) -> bool:
    """Whether it is of more states than one: by its name, by what it was, or by who is named near.

    A committee of one government, a society in a curriculum vitae, is no mechanism.
    """
    if len(claim.parties) > 1 or _engagement(here, event) is not None:
        return True
    lows = tuple(event.name.lower().split())
    if here.words.domestic.within(lows) or _somebodys(here, event):
        return False
    shared = event.ordinal is not None or not here.words.common.isdisjoint(lows)
    if shared or len(here.focus.parties) > 1:
        return True
    rows = here.scene.mentions[max(here.s - 1, 0) : here.s + 2]
    near = {m.ref for row in rows for m in row if m.ref}
    return len(near) > 1 or any(m.kind == "organisation" for row in rows for m in row)


def _somebodys(here: _Here, event: EventName) -> bool:
    """Of "a member of the Gulf Forum", "chairs the Harbour Council": somebody's post."""
    k = event.first
    while k > 0 and here.lows[k - 1] in here.words.small:
        k -= 1
    return event.ordinal is None and k > 0 and here.lows[k - 1] in here.words.posts


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
        first, second = (new, old) if len(new.name) > len(old.name) else (old, new)
        claims[k] = replace(
            old,
            name=first.name,
            parties=max(first.parties, second.parties, key=len),
            ordinal=old.ordinal or new.ordinal,
            status=old.status if old.date or not (new.date or titled) else new.status,
            date=old.date or new.date,
            place=old.place or new.place,
            evidence=(*old.evidence, *new.evidence),
        )
        return
    if " " in new.name:  # "the second meeting of the Commission" only counts what has a name
        claims.append(new)


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


def _claim(here: _Here, event: EventName, before: Sequence[MechanismClaim]) -> MechanismClaim:
    """What a sentence says of an edition; an engagement told by the same words says it better."""
    scene, s, told = here.scene, here.s, _engagement(here, event)
    status = told.status if told else _status(here, event)
    tense: Tense = "past" if told or event.bare else "none"
    tense = tense if status in DONE else "future"
    first = 0 if _founded(here, event) else event.first  # "agreed on Monday to create a Forum"
    date = around.when(scene, s, first, event.last, tense, here.focus.date, at_once=True)
    place = _place(scene, s, event) or (told.place if told and event.bare else None)
    called = (c for c in before if event.bare and c.name.lower() == event.name.lower())
    known = next(called, None)
    return MechanismClaim(
        name=known.name if known else event.name,
        parties=event.parties or (known.parties if known else _shared(here, event)),
        ordinal=event.ordinal,
        status=status,
        date=_span(told.date if told else None, date),
        place=place,
        evidence=(around.evidence(scene, event.start, event.end),),
        by=event.head,
    )


def _span(told: str | None, stated: str | None) -> str | None:
    """The days of an engagement; those stated beside its name where they are more: "3 to 5 May"."""
    lasts = told and stated and "/" in stated and edtf.contains(stated, told)
    return stated if lasts else told or stated


def _engagement(here: _Here, event: EventName) -> EngagementClaim | None:
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


def _does(here: _Here, event: EventName, told: Telling) -> bool:
    """Whether an engagement of the states in an edition's name is told in the same breath."""
    between = here.lows[event.last : told.first]
    near = told.first >= event.last and len(between) <= _DEED and "," not in between
    return near and len(event.parties) > 1 and {*event.parties} == {*told.engagement.parties}


def _place(scene: Scene, s: int, event: EventName) -> Place | None:
    """The city that stands behind an event: "the 5th round, held in Lima"; behind a bare number
    a state, too.
    """
    tokens = scene.sentences[s].tokens
    for mention in scene.mentions[s]:
        city = mention.form in ("city", "capital")
        behind = 0 < mention.first - event.last <= _WINDOW and (city or event.bare)
        if behind and tokens[mention.first - 1].low == "in":
            words = (token.word for token in tokens[mention.named : mention.last])
            return Place(city=" ".join(words) if city else None, country=mention.ref)
    return None


def _shared(here: _Here, event: EventName) -> tuple[str, ...]:
    """The parties in focus, where the name says nothing and is no forum of many."""
    scene, s, focus, words = here.scene, here.s, here.focus, here.words
    own = around.codes(scene.mentions[s], event.first, event.last)
    if words.meaning[event.head].kind == "conference":
        return own
    stated = [words.counts[w] for w in event.name.lower().split() if w in words.counts]
    if stated and stated[0] != len(focus.parties):
        return own
    tokens = scene.sentences[s].tokens
    if event.last < len(tokens) and tokens[event.last].low == "with":
        other = around.codes(scene.mentions[s], event.last, min(event.last + 7, len(tokens)))[:1]
        rest = [c for c in focus.parties if c not in other]
        if other and rest:
            return (rest[0], *other)
    several = (
        bool(own) and len(focus.parties) > 2
    )  # who met with ASEAN's partners is not of ASEAN's
    return focus.parties if set(own) <= set(focus.parties) and not several else own


def _status(here: _Here, event: EventName) -> Status:
    """What the words around an event say of it: to come, proposed, put off, or held."""
    scene, s, lows, words = here.scene, here.s, here.lows, here.words
    if lows[event.last : event.last + 1] and lows[event.last] in words.undone:
        return "cancelled"
    if _invited(lows, event.first, words):
        return "planned"
    if lows[event.last : event.last + 1] == (",",) and words.over.length(lows, event.last + 1):
        return "held"
    first, last = _own_clause(here, event)
    behind, reach = _past_aside(lows, event.last), _BARE if event.bare else _WINDOW
    around_it = (
        *_unplaced(scene, s, max(first, event.first - reach), event.last),
        *_unplaced(scene, s, behind, min(behind + reach, last)),
    )
    for status, phrases in words.status.items():
        if phrases.within(around_it):
            return status
    over = words.over.length(lows, event.last) > 0
    meant = not over and noun_status.instance(lows, event.first, here.cues)
    return "planned" if meant or _founded(here, event) or _aimed(here, event) else "held"


def _founded(here: _Here, event: EventName) -> bool:
    """Whether it is only to be: "agreed to create a Cyber Working Group", "reviving the Forum"."""
    k = event.first
    while k > 0 and here.lows[k - 1] in here.words.small | here.words.apt:
        k -= 1
    done = k > 1 and here.lows[k - 2] in here.words.since  # "since launching the Forum"
    return k > 0 and here.lows[k - 1] in here.words.founding and not done


def _aimed(here: _Here, event: EventName) -> bool:
    """Whether it is what a journey still ahead is for: "will fly to Lima to attend the Forum"."""
    before = [t for t in here.focus.tellings if t.last <= event.first]
    last = max(before, key=lambda told: told.last, default=None)
    if last is None or last.engagement.status != "planned" or event.bare:
        return False
    return here.words.since.isdisjoint(here.lows[last.last : event.first])


def _own_clause(here: _Here, event: EventName) -> tuple[int, int]:
    """Where what is said of an edition begins and ends: at another edition, and at a semicolon."""
    others = [(e.first, e.last) for e in here.row if e.name == event.name and e is not event]
    parts = [*others, *((k, k + 1) for k, low in enumerate(here.lows) if low == ";")]
    begins = (last for _, last in parts if last <= event.first)
    ends = (first for first, _ in parts if first >= event.last)
    return max(begins, default=0), min(ends, default=len(here.lows))


def _past_aside(lows: tuple[str, ...], k: int) -> int:
    """Behind ", which was to convene in Lima on Friday,": its verb tells what became of it."""
    if lows[k : k + 1] != (",",) or lows[k + 1 : k + 2] not in (("which",), ("that",)):
        return k
    return next((i for i in range(k + 1, min(k + 2 * _WINDOW, len(lows))) if lows[i] == ","), k)


def _unplaced(scene: Scene, s: int, first: int, last: int) -> tuple[str, ...]:
    """The words but for those of towns: "opens in Lima on Sunday" is "opens on Sunday"."""
    lows = scene.sentences[s].lows
    towns = [m for m in scene.mentions[s] if m.form in ("city", "capital")]
    if not towns:
        return lows[first:last]
    put = {k for m in towns if lows[m.first - 1] in _AT for k in range(m.first - 1, m.last)}
    return tuple(low for k, low in enumerate(lows[first:last], first) if k not in put)


def _invited(lows: tuple[str, ...], first: int, words: Mechanisms) -> bool:
    """Whether somebody was only asked to it: "invited the minister to the 4th Gulf Forum"."""
    k = first - 1
    while k > 0 and lows[k] in words.small - words.joining:
        k -= 1
    asked = lows[max(k - _WINDOW, 0) : max(k, 0)]
    return lows[k] in words.joining and not words.inviting.isdisjoint(asked)

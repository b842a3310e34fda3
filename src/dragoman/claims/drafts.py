"""One phrase in one sentence made into a draft of an engagement.

Role finding, status, slots and discourse meet here. A draft without two parties, or whose words
deny that anything can be claimed, is dropped. A plural of meetings ("held separate meetings with
A, B and C") makes one draft for each counterpart.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims import forces, roles, sessions, ships, slots, status, where
from dragoman.claims.discourse import Cast, Discourse
from dragoman.claims.events import EventName
from dragoman.claims.roles import Sides
from dragoman.claims.row import Row
from dragoman.dates import edtf
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import EngagementKind, Format, Mention, Participant, Place, Role, Status

_SEVERAL = frozenset({"meetings", "calls", "bilaterals", "separate", "separately", "bilateral", "respectively", "individually", "one-on-one", "conversations"})


class Draft(Struct, frozen=True):
    """An engagement as one sentence gives it."""

    kind: EngagementKind
    format: Format | None
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    sentences: tuple[int, ...]
    by: str
    title: bool = False
    definite: bool = False
    ends: bool = False  # dated by its last day: "concluded a visit on Friday"
    echo: bool = False  # adds to one already told of, and is none by itself: "the talks took place in Geneva"
    near: bool = True  # of the time of the document itself, as far as its date tells
    background: bool = False  # told as something before the news: "had met", "recently met"
    inferred: dict[str, str] = {}


class Known(Struct, frozen=True):
    """What a document's reading may rest on: its days, its words, its dateline."""

    reference: date | None
    calendar: Calendar
    cues: Clauses


def of_row(row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Iterator[Draft]:
    """Every draft of one sentence, in order; `told` learns from each."""
    sides = [roles.of(row, hit) for hit in hits]
    for n, hit in enumerate(hits):
        own = (hit.first, hit.last)
        rivals = [
            h
            for m, h in enumerate(hits)
            if m == n or ((h.first, h.last) != own and _bears(row, h, sides[m]))
        ]
        yield from _of_hit(row, rivals, rivals.index(hit), sides[n], told, known)


def _bears(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether a phrase can own a time or place: "met in Rome for talks" has one meeting."""
    if hit.phrase.verb or not hit.phrase.elements or sides.subject or sides.other:
        return True
    return "for" not in row.lows[max(hit.first - 2, 0) : hit.first]


def _of_hit(
    row: Row, hits: Sequence[Hit], n: int, sides: Sides, told: Discourse, known: Known
) -> Iterator[Draft]:
    hit = hits[n]
    state = _status(row, hit, known)
    made = [] if state is None else _made(row, hit, sides, told, state, known)
    told.follow(sides.other if sides.passive else sides.subject)
    edition = not hit.phrase.elements or sessions.counted(row, hit)
    for draft in made:
        full = _with_slots(row, hits, n, draft, told, known)
        if edition:
            told.series = full.kind
        if full.echo or len(full.parties) >= 2 and _specific(full, hit):
            yield full


def _made(
    row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status, known: Known
) -> list[Draft]:
    """The drafts of a phrase before their slots: one for each engagement it tells of."""
    if _said_at_a_meeting(row, hit, told):
        return []
    if hit.phrase.say in _ONE_OF_MANY and not sessions.counted(row, hit):
        return []
    if (event := sessions.event_of(row, hit)) is not None:
        made = [_session(row, hit, state, sides, event, told)]
    elif hit.phrase.frame == "ship":
        made = [_ship(row, hit, state)]
    elif hit.phrase.frame == "lead":
        return _leading(row, hit, sides, told)
    elif hit.phrase.kind == "visit":
        made = list(_visits(row, hit, sides, told, state))
    else:
        between = _between(row, hit, sides, told, state)
        made = list(_apart(row, hit, sides, between, told)) if between else []
    if not made and _echoes(row, hit, sides, known.cues):
        made = [replace(_draft(row, hit, state, (), (), definite=False), echo=True)]
    return made


def _session(row: Row, hit: Hit, state: Status, sides: Sides, event: EventName, told: Discourse) -> Draft:
    """An edition of a mechanism, with those who are said to have held it."""
    parties = sessions.parties(row, event, told)
    held = sessions.holders(row, event)
    between = sides.subject if sides.subject and _owned(row, event, sides.subject[0].first - 1) else ()
    cast = told.cast((*held, *between, *(sides.other if held else ())), "participant")
    people = tuple(p for p in cast.participants if p.name and p.party in parties)
    return _draft(row, hit, state, parties, people if event.recurring and len(parties) > 1 else (), definite=False)


def _owned(row: Row, event: EventName, before: int) -> bool:
    """Whether an edition is said to be of its people: "held between A and B", "at their second summit"."""
    return row.low(before) in ("between", "by", "of", "among", "involving") or "their" in row.lows[max(event.first - 2, 0) : event.first]


def _leading(row: Row, hit: Hit, sides: Sides, told: Discourse) -> list[Draft]:
    """"The Lao side was led by A": who spoke for a side of the engagement told of last."""
    led = [a for a in sides.other if a.word in _SIDES] or _co_chaired(hit, sides)
    people = tuple(p for p in told.cast(sides.subject, "participant").participants if p.name and p.party)
    if not led or not people or not {p.party for p in people} <= set(told.parties):
        return []
    draft = _draft(row, hit, "held", told.parties, people, definite=True)
    return [replace(draft, echo=True)]


def _co_chaired(hit: Hit, sides: Sides) -> bool:
    """"It was co-chaired by A and B": each spoke for a side."""
    return hit.phrase.verb in ("chair", "co-chair", "lead", "head") and sides.passive and len(sides.subject) > 1 and not any(a.kind == "person" for a in sides.other)


_SIDES = frozenset({"side", "delegation", "delegations", "team"})


def _status(row: Row, hit: Hit, known: Known) -> Status | None:
    """What the words around tell; a phrase that is a plan by itself is one unless they undo it."""
    told = status.of(row, hit, known.cues)
    return hit.phrase.status if hit.phrase.status and told in ("held", "ongoing") else told


def _echoes(row: Row, hit: Hit, sides: Sides, cues: Clauses) -> bool:
    """Whether a noun adds to an engagement told before: "The visit will begin on Monday"."""
    if hit.phrase.verb or not (sides.definite or sides.possessor) or sessions.counted(row, hit):
        return False
    if _of_its_own(row, hit):
        return False
    if slots.ends(row, hit):
        return True
    for i in range(hit.last, min(hit.last + 4, len(row.lows))):
        if cues.happened.length(row.lows, i):
            return True
        if row.lows[i] not in (",", "which", "that", "also", "itself", "then") and i not in row.time_at:
            return False
    return False


def _of_its_own(row: Row, hit: Hit) -> bool:
    """Whether capitals before a noun make it another one than was told of: "the EU-Asia summit"."""
    i = hit.first - 1
    while i >= 0 and hit.first - i < 6 and row.lows[i] not in row.closed.determiners:
        if row.words[i][0].isupper() and i not in row.mention_at and i not in row.time_at and i not in row.actor_at:
            return True
        i -= 1
    return False


def _ship(row: Row, hit: Hit, state: Status) -> Draft:
    """A draft of a naval ship in a foreign port."""
    flag, goal = ships.flag(row, hit), ships.port(row, hit)
    parties = _unique([flag or "", goal.ref if goal and goal.ref else ""])
    draft = _draft(row, hit, state, parties, (), definite=False)
    return replace(draft, place=where.of_mentions(row, goal)) if goal else draft


def _said_at_a_meeting(row: Row, hit: Hit, told: Discourse) -> bool:
    """Congratulations within the report of a meeting are part of it, not a message."""
    return hit.phrase.kind == "message" and not _WRITTEN & set(row.lows) and bool(told.parties)


_WRITTEN = frozenset({"letter", "message", "cable", "telegram", "messages", "letters", "cables", "written", "wrote", "note"})
_ONE_OF_MANY = frozenset({"round", "session", "edition", "iteration", "sitting", "rounds"})
_VAGUE = frozenset({"dialogue", "discussions", "negotiations", "conversation", "conversations", "interactions", "exchange of views", "encounter", "audience", "reception", "consultation", "tour", "letter", "message", "cable", "trip"})


def _specific(draft: Draft, hit: Hit) -> bool:
    """Whether a noun tells of one engagement and not of relations at large."""
    if not hit.phrase.elements:
        return bool(draft.date or draft.place)
    if hit.phrase.verb or draft.title:
        return True
    named = sum(1 for p in draft.participants if p.name)
    if hit.phrase.say in _VAGUE:
        return named >= 2 or named >= 1 and (bool(draft.date) or hit.phrase.say == "audience" and len(draft.participants) > 1)
    return bool(named or draft.date or draft.place or draft.participants)


def _between(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Draft | None:
    """A draft of people who deal with one another."""
    joint = hit.phrase.frame == "joint"
    if hit.phrase.verb and not sides.subject and not sides.other and not joint:
        return _sitting(row, hit, told, state)
    if not hit.phrase.verb and not (sides.subject or sides.other or joint):
        return _edition(row, hit, (), told, state)
    if hit.phrase.frame == "take" and not sides.other and not _reciprocal(sides.subject):
        return None
    if joint and not forces.armed(row):
        return None
    left, right = _roles(hit)
    one = told.cast(sides.subject, left, beside=sides.other)
    two = told.cast(sides.other, right, beside=sides.subject)
    if _new_pair(sides, two, told):
        one = told.person(told.lead, left) if told.lead is not None else Cast()
    if sides.possessor and not one.parties:
        one = _whose(sides.possessor, told, two)
    one, two = _completed(one, two, sides, told)
    parties = _unique((*one.parties, *two.parties))
    participants = _merged(one, two)
    if joint and len(parties) < 2:
        parties, participants = forces.parties(row, sides.definite, told.parties), ()
    if len(parties) < 2 and hit.phrase.verb == "meet" and (event := sessions.met_for(row, hit)):
        return _draft(row, hit, state, event.parties, participants, definite=False)
    if len(parties) < 2 and not hit.phrase.verb:
        return _edition(row, hit, parties, told, state)
    if len(parties) < 2 or (hit.phrase.weak and not _news(parties, participants, told)):
        return None
    if hit.phrase.frame in ("take", "act") and hit.phrase.kind in ("meeting", "call", "message") and not participants and not _able(hit, sides):
        return None
    return _draft(row, hit, state, parties, participants, sides.definite)


def _sitting(row: Row, hit: Hit, told: Discourse, state: Status) -> Draft | None:
    """"The Joint Commission met in Lima": a body named right before the verb sits."""
    event = next((e for e in row.events if e.recurring and 0 <= hit.first - e.last <= 3), None)
    if event is None or hit.phrase.verb not in ("meet", "gather", "convene"):
        return None
    if any(i in row.actor_at for i in range(event.last, hit.first)):
        return None
    return replace(_draft(row, hit, state, sessions.parties(row, event, told), (), definite=False), kind=event.kind)


def _edition(row: Row, hit: Hit, host: tuple[str, ...], told: Discourse, state: Status) -> Draft | None:
    """"The next round", "the eleventh will be hosted by B": one more of what was told before."""
    if not sessions.counted(row, hit) or not set(host) <= set(told.parties):
        return None
    draft = _draft(row, hit, state, told.parties, (), definite=False)
    hosting = any(low in ("host", "hosts", "hosted") for low in row.lows)
    return replace(draft, kind=told.series or hit.phrase.kind, place=Place(city=None, country=host[0]) if host and hosting else None)


def _new_pair(sides: Sides, other: Cast, told: Discourse) -> bool:
    """"At the meeting with B, the two ministers": B is one of the two, not a third."""
    alone = len(sides.subject) == 1 and sides.subject[0].kind == "sides"
    return alone and bool(other.parties) and not set(other.parties) <= set(told.parties)


def _news(parties: Sequence[str], people: Sequence[Participant], told: Discourse) -> bool:
    """Whether "discussed" or "signed" tells of people whose meeting has not been told."""
    return len({p.party for p in people}) >= 2 and not set(parties) <= set(told.parties)


def _reciprocal(subject: Sequence) -> bool:  # type: ignore[type-arg]
    return len(subject) > 1 or any(a.plural for a in subject)


_OFFICIALS = frozenset({"officials", "representatives", "delegations", "delegation", "experts", "diplomats", "negotiators", "envoys", "leaders"})


def _able(hit: Hit, sides: Sides) -> bool:
    """Whether states or nameless officials can do it: hold talks, not receive or telephone."""
    if any(a.word in _OFFICIALS for a in (*sides.subject, *sides.other)):
        return True
    return hit.phrase.frame == "act" and hit.phrase.verb in ("hold", "conduct", "have", "co-chair", "engage", "exchange")


def _roles(hit: Hit) -> tuple[Role, Role]:
    if hit.phrase.role == "host":
        return "host", "visitor"
    if hit.phrase.role == "visitor":
        return "visitor", "host"
    return "participant", "participant"


def _whose(pronoun: str, told: Discourse, other: Cast) -> Cast:
    """Whose "his" is: the last subject, unless that is the other side; else the lead."""
    if pronoun in ("their", "our"):
        return Cast(told.pair, told.parties)
    for index in (told.last_subject, told.lead):
        if index is not None:
            cast = told.person(index, "participant")
            if not set(cast.parties) & set(other.parties):
                return cast
    return Cast()


def _completed(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast]:
    """Where one side only is named, the person the text follows is the other."""
    known = set(one.parties) | set(two.parties)
    if len(known) >= 2 or not known:
        return one, two
    sole = not one.parties or not two.parties
    unplaced = any(p.party is None for p in (*one.participants, *two.participants))
    if len(known) == 1 and (placed := _elsewhere(one, two, sides, told)):
        return placed
    if unplaced and told.home and told.home not in known:
        return _at_home(one, told.home), _at_home(two, told.home)
    if sole and told.lead is not None and (sides.other or sides.possessor):
        lead = told.person(told.lead, "participant")
        if lead.parties and not set(lead.parties) & known:
            return (lead, two) if not one.parties else (one, lead)
    return one, two


def _elsewhere(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast] | None:
    """Two sides of one party cannot be: who was only taken for one's own is of the other state."""
    other = sides.near or next((p for p in told.parties if p not in one.parties), None)
    if other is None or other in one.parties or other in two.parties:
        return None
    if sides.near and one.participants and not one.parties and all(p.party is None for p in one.participants):
        return _at_home(one, sides.near), two
    calls = told.spot is not None and told.spot == told.home and any(p.role == "visitor" for p in one.participants)
    for first, cast in ((True, one), (False, two)) if calls else ((False, two), (True, one)):
        actors = sides.subject if first else sides.other
        unnamed = bool(actors) and all(a.kind == "office" and not a.parties for a in actors)
        if cast.participants and (unnamed or all(p.name in told.guessed for p in cast.participants)):
            people = tuple(replace(p, party=other) for p in cast.participants)
            moved = Cast(people, (other,))
            return (moved, two) if first else (one, moved)
    return None


def _at_home(cast: Cast, home: str) -> Cast:
    """Give people without a party the outlet's own country."""
    if all(p.party for p in cast.participants):
        return cast
    people = tuple(replace(p, party=p.party or home) for p in cast.participants)
    return Cast(people, _unique((*cast.parties, home)))


def _merged(one: Cast, two: Cast) -> tuple[Participant, ...]:
    people: list[Participant] = []
    for p in (*one.participants, *two.participants):
        if p.party and not any(p.name == q.name and p.party == q.party and p.office == q.office for q in people):
            people.append(p)
    return tuple(people)


def _visits(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Iterator[Draft]:
    """A draft for each state that someone goes to."""
    goers = told.cast(sides.subject, "visitor")
    if sides.possessor and not goers.parties:
        goers = _whose(sides.possessor, told, Cast())
    seen: set[str] = set()
    for goal, place in _goals(row, hit, sides, goers, told):
        if goal not in goers.parties and goal not in seen:
            seen.add(goal)
            if draft := _visit(row, hit, sides, goers, goal, told, state):
                yield replace(draft, place=place)


def _goals(
    row: Row, hit: Hit, sides: Sides, goers: Cast, told: Discourse
) -> Iterator[tuple[str, Place | None]]:
    """The states a visit leads to: those named, else the host's, else where the text is from."""
    named = [m for m in sides.goes_to if m.ref and m.kind != "organisation"]
    for mention in named:
        if mention.ref:
            yield mention.ref, where.of_mentions(row, mention)
    if named or sides.goes_to:
        return
    if told.here is not None and told.here.country and "here" in row.lows[hit.first : hit.last + 1]:
        yield told.here.country, told.here
        return
    hosts = told.cast(sides.other, "host").parties
    if not hosts and hit.phrase.frame == "noun" and row.sentence.role == "title" and goers.participants:
        hosts = (told.home,) if told.home else ()
    for host in hosts[:1]:
        yield host, Place(city=None, country=host)


def _visit(
    row: Row, hit: Hit, sides: Sides, goers: Cast, goal: str, told: Discourse, state: Status
) -> Draft | None:
    """A draft of someone who goes to another state."""
    if not goers.parties and goers.participants:
        goers = _from_elsewhere(goers, goal, told)
    people = tuple(p for p in goers.participants if p.party and p.party != goal)
    parties = _unique(tuple(p for p in (*goers.parties, *(p.party for p in people)) if p and p != goal))
    if not parties or not (people or _delegation(sides)):
        return None
    return _draft(row, hit, state, (*parties, goal), people, sides.definite)


def _from_elsewhere(goers: Cast, goal: str, told: Discourse) -> Cast:
    """A visitor without a party comes from home, or from the other of the pair told of."""
    others = [p for p in (told.home, *told.parties) if p and p != goal]
    return _at_home(goers, others[0]) if others else goers


def _delegation(sides: Sides) -> bool:
    return any(a.word in ("delegation", "delegations", "officials", "team", "leaders") or a.kind == "office" for a in sides.subject)


def _draft(
    row: Row, hit: Hit, state: Status, parties: tuple[str, ...], people: tuple[Participant, ...], definite: bool
) -> Draft:
    return Draft(
        kind=hit.phrase.kind,
        format=None,
        status=state,
        date=None,
        place=None,
        setting=None,
        parties=parties,
        participants=people,
        sentences=(row.sentence.index,),
        by=hit.phrase.source,
        title=row.sentence.role == "title",
        definite=definite,
    )


def _with_slots(
    row: Row, hits: Sequence[Hit], n: int, draft: Draft, told: Discourse, known: Known
) -> Draft:
    when = slots.when(
        row, hits, n, status.tense(row, hits[n], draft.status, known.cues),
        known.reference, told.running(row.sentence.index), known.calendar,
    )  # fmt: skip
    form = slots.form(row, hits, n, known.cues)
    return replace(
        draft,
        kind="call" if form == "phone" and draft.kind == "meeting" else draft.kind,
        format=form,
        status=_ahead(draft.status, when.edtf, known.reference),
        date=when.edtf,
        place=None if draft.kind in _NOWHERE else draft.place or where.place(row, hits, n, known.cues),
        setting=where.setting(row, hits, n, known.cues, told.occasion),
        near=_near(when.edtf, known.reference),
        background=_background(row, hits, n, when.edtf, known),
        ends=slots.ends(row, hits[n]),
        inferred={"date": when.inferred} if when.inferred else {},
    )


_NOWHERE = frozenset({"call", "message"})
_NEWS_DAYS = 12  # a weekly's "last week", and the days a readout may wait


def _background(
    row: Row, hits: Sequence[Hit], n: int, when: str | None, known: Known
) -> bool:
    """Told as before the news; "earlier in the day" is of its day, whatever that is."""
    if any(time.anchor == "event" for time in row.times):
        return False
    if when is None and slots.vague(row, hits, n):
        return True
    return status.pluperfect(row, hits[n], known.cues)


def _ahead(state: Status, when: str | None, reference: date | None) -> Status:
    """What lies after the document's day is planned, whatever its tense: "talks next week"."""
    if state not in ("held", "ongoing") or when is None or reference is None:
        return state
    limits = edtf.bounds(when)
    return "planned" if limits and limits[0] > reference else state


def _near(when: str | None, reference: date | None) -> bool:
    if when is None or reference is None or (limits := edtf.bounds(when)) is None:
        return True
    first, last = limits
    return -_NEWS_DAYS <= (reference - last).days <= _NEWS_DAYS or first <= reference <= last


def _apart(row: Row, hit: Hit, sides: Sides, draft: Draft, told: Discourse) -> Iterator[Draft]:
    """One draft for each counterpart where the text says that there were several meetings."""
    around = row.lows[max(hit.first - 2, 0) : hit.last + 3]
    others = sides.other
    if hit.phrase.kind == "ceremony" and len(sides.subject) > 1 and len(others) == 1:
        sides = replace(sides, subject=others, other=sides.subject)
        others = sides.other
    counterparts = [p for a in others for p in told.cast([a], _roles(hit)[1], beside=sides.subject).parties]
    each = hit.phrase.kind == "ceremony" and not hit.phrase.say.startswith("<attend>")
    if len(set(counterparts)) < 2 or not sides.subject or not (each or any(low in _SEVERAL for low in around)):
        yield draft
        return
    own = told.cast(sides.subject, _roles(hit)[0], beside=others)
    for actor in others:
        cast = told.cast([actor], _roles(hit)[1], beside=sides.subject)
        for party in cast.parties:
            people = tuple(p for p in cast.participants if p.party == party)
            yield replace(draft, parties=_unique((*own.parties, party)), participants=(*own.participants, *people))


def _unique(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for p in parties if p))

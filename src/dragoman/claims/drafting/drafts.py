"""One phrase in one sentence made into a draft of an engagement.

Role finding, status, slots and discourse meet here. A draft without two parties, or whose words
deny that anything can be claimed, is dropped. A plural of meetings ("held separate meetings with
A, B and C") makes one draft for each counterpart.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims.circumstances import lasting
from dragoman.claims.drafting import (
    able,
    apart,
    assemblies,
    chairs,
    diaries,
    drills,
    editions,
    in_turn,
    of_entry,
    pairing,
    programmes,
    sessions,
    ships,
    sitting,
    stops,
    untold,
    visits,
    whose,
)
from dragoman.claims.drafting.filling import with_slots
from dragoman.claims.sentence import forces, goals
from dragoman.claims.sentence.draft import AHEAD, FATES, Draft, Known, make, unique
from dragoman.claims.sentence.row import Row, past_aside
from dragoman.claims.sides import civil, formalities, roles, subjects
from dragoman.claims.sides.roles import Sides
from dragoman.claims.standing import behind_noun, fate, signed, status
from dragoman.claims.told import casts, hearing
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Actor, Participant, Status

_SINCE = 4  # tokens from "since" to the noun: "since their brief encounter"


def of_row(row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Iterator[Draft]:
    """Every draft of one sentence, in order; `told` learns from each."""
    there = [n for n in range(len(hits)) if _on_a_journey(hits, n)]
    if there and _leads_somewhere(row):
        hits = [hit for n, hit in enumerate(hits) if n not in there]
    sides = [programmes.sides(row, hit, roles.of(row, hit)) for hit in hits]
    bear = [_bears(row, hit, own) for hit, own in zip(hits, sides, strict=True)]
    for n, hit in enumerate(hits):
        if hit.phrase.weak and _by_call(hits, sides, n):
            continue
        own = (hit.first, hit.last)
        able = [m for m, h in enumerate(hits) if m == n or (bear[m] and (h.first, h.last) != own)]
        yield from _of_hit(row, [hits[m] for m in able], able.index(n), sides[n], told, known)


def _leads_somewhere(row: Row) -> bool:
    """Whether a sentence names a place: "arrives on Tuesday for a visit" leads to where it is."""
    return any(m.kind != "organisation" and m.first not in row.actor_at for m in row.mentions)


def _on_a_journey(hits: Sequence[Hit], n: int) -> bool:
    """Of "arrived on Tuesday for a four-day visit": whether a phrase only dates the journey."""
    weak = hits[n].phrase.weak and hits[n].phrase.kind == "visit"
    return weak and any(h.phrase.kind == "visit" and not h.phrase.weak for h in hits)


def _by_call(hits: Sequence[Hit], sides: Sequence[Sides], n: int) -> bool:
    """Of "discussed in telephone calls with B": whether it was a call that B was spoken to by."""
    other = sides[n].other
    calls = (s for h, s in zip(hits, sides, strict=True) if h.phrase.kind == "call")
    return bool(other) and any(s.other == other for s in calls)


def _bears(row: Row, hit: Hit, sides: Sides) -> bool:
    """Whether a phrase can own a time or place: "met in Rome for talks" has one meeting."""
    if hit.phrase.say in row.closed.sojourns:
        return len(row.times) > 1  # "During her stay in Lima she met B on Monday"
    if hit.phrase.frame == "lead" and row.low(hit.last) == ",":
        return False  # "Tomorrow she will co-chair, with B, the fourth Dialogue"
    aim = row.low(hit.first - 1) == "to" and hit.phrase.frame in ("act", "take")
    told = {t.last for t in row.times} | {m.last for m in row.mentions}
    k = hit.first - 1 - (row.low(hit.first - 2) in (",", "capital"))
    if aim and not sides.other and not told.isdisjoint((k, hit.first - 1)):
        return False  # "will meet B in Lima on Monday to open talks"
    if hit.phrase.verb or not hit.phrase.elements or sides.subject or sides.other:
        return True
    if hit.phrase.frame == "visit":
        return False  # "the second round is due in Accra"
    return "for" not in row.lows[max(hit.first - 2, 0) : hit.first]


def _of_hit(
    row: Row, hits: Sequence[Hit], n: int, sides: Sides, told: Discourse, known: Known
) -> Iterator[Draft]:
    hit = hits[n]
    state = diaries.status(row, hit, _status(row, hit, known), told, known)
    if not sides.office:
        who = subjects.in_office(row, sides.subject)
        sides = replace(sides, subject=subjects.of_the_pair(row, who, told.parties))
    if not sides.subject and (own := whose.state(row, hit, sides, told, known.cues)):
        sides = replace(sides, subject=(subjects.ours(row, hit, own, told.speaker),))
    sides = of_entry.between(row, hit, casts.by_speaker(row, hit, sides, told), told)
    made = [] if state is None else _in_turn(row, hits, n, sides, told, state, known)
    if (
        state is None
        and row.lows[-1] == "?"
        and known.cues.future.isdisjoint(row.said)
        and sides.other
    ):
        full = next(iter(_in_turn(row, hits, n, sides, told, "held", known)), None)
        hearing.asked(told, told.cast(sides.other, "participant", sides.subject), full)
    noun = hit.form == "base" and row.low(hit.first - 1) not in row.closed.auxiliaries
    if state is not None or not (noun or row.low(hit.first - 1) == "to"):  # "met A to discuss"
        told.follow(hearing.followed(row, _goes_on(hit, sides, told)))
    counted = sessions.counted(row, hit) or (told.series is None and editions.nth_time(row, hit))
    edition = bool(made) and (not hit.phrase.elements or counted)
    gone = casts.buried(row, told) if hit.phrase.kind == "ceremony" else frozenset[str | None]()
    for draft in made:
        full = with_slots(row, hits, n, draft, told, known)
        if gone:
            alive = tuple(p for p in full.participants if p.name not in gone)
            full = replace(full, participants=alive)
        told_of = full.echo or _specific(row, full, hit, known.cues)
        told_of = told_of and not sessions.aside(row, hit, known.cues)
        if edition and (told_of or told.series is None):
            told.series = full.kind, row.sentence.index  # no forum that is only spoken of
            told.encounters = editions.of_people(row, hit) or (
                told.encounters and sessions.left_out(hit)
            )
        if told_of:
            yield fate.with_its_visit(row, hit, full, told.off, known.cues)


def _goes_on(hit: Hit, sides: Sides, told: Discourse) -> Sequence[Actor]:
    """Whom the text goes on about: of "was received by B", and of "He met A. He also got a call
    from B", not B.
    """
    got = sides.other[0] if sides.other and sides.subject and not hit.phrase.verb else None
    same = got is not None and got.person is not None and got.person == told.last_subject
    first = same and got is not None and got.first < hit.first < sides.subject[0].first
    return sides.other if sides.passive or first else sides.subject


def _in_turn(
    row: Row, hits: Sequence[Hit], n: int, sides: Sides, told: Discourse, state: Status,
    known: Known,
) -> list[Draft]:  # fmt: skip
    """The drafts of a phrase; of "met A on Monday and B on Tuesday" one for each turn."""
    hit = hits[n]
    listed = in_turn.turns(row, hit, sides, hits[n + 1 :])
    if not listed:
        return _made(row, hit, sides, told, state, known)
    tense = status.tense(row, hit, state, known.cues)
    days = in_turn.days(row, hit, [turn.time for turn in listed], tense, known.reference)
    return [
        replace(draft, date=day, place=turn.place)
        for turn, day in zip(listed, days, strict=True)
        for draft in _made(row, hit, in_turn.with_turn(sides, turn), told, state, known)
    ]


def _made(
    row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status, known: Known
) -> list[Draft]:
    """The drafts of a phrase before their slots: one for each engagement it tells of."""
    if casts.said_at_a_meeting(row, hit, told) or casts.unknown(row, hit, sides, told):
        return []
    if each := list(stops.of(row, hit, sides, told, state)):
        return each
    several = hit.phrase.say in row.closed.numbered
    if several and not (sessions.counted(row, hit) or editions.joined(row, hit)):
        session = sitting.draft(row, hit, sides, told, state)
        return [session] if session else []
    if told.parties and chairs.attended(row, hit, sides):
        return []
    if (event := sessions.event_of(row, hit)) is not None:
        if sessions.spoken_for(row, event) or sessions.founded(row, event):
            return []
        if sitting.undone(row, hit, event, state, known.cues):
            return []
        made = [chairs.session(row, hit, state, sides, event, told)]
    elif hit.phrase.frame == "ship":
        made = (
            []
            if ships.kept_out(row, hit, sides, known.cues)
            else [ships.call(row, hit, told, state)]
        )
    elif hit.phrase.frame == "lead":
        return chairs.leading(row, hit, sides, told, state)
    elif hit.phrase.kind == "visit":
        made = list(visits.of(row, hit, sides, told, state, known))
    else:
        between = _between(row, hit, sides, told, state)
        right = pairing.roles(hit)[1]
        made = list(apart.of(row, hit, sides, between, told, right)) if between else []
    if not made and _echoes(row, hit, sides, known.cues):
        made = [replace(make(row, hit, state, (), (), definite=False), echo=True)]
    return made


def _status(row: Row, hit: Hit, known: Known) -> Status | None:
    """What the words around tell; a phrase that is a plan by itself is one unless they undo it.

    In the past it leaves open what came of it: "had an appointment with B".
    """
    deed = sitting.deed(row, hit, known.cues)
    told = programmes.status(row, hit, status.of(row, deed, known.cues)) if deed else None
    if hit.phrase.status == "planned" and hit.form == "past":
        return None
    return hit.phrase.status if hit.phrase.status and told in DONE else told


def _echoes(row: Row, hit: Hit, sides: Sides, cues: Clauses) -> bool:
    """Whether a noun adds to an engagement told before: "The visit will begin on Monday"."""
    if hit.phrase.verb or not (sides.definite or sides.possessor) or sessions.counted(row, hit):
        return False
    if _of_its_own(row, hit) or row.low(hit.first - 1) in cues.before_now:
        return False
    if lasting.ends(row, hit, cues) or _dated_aside(row, hit):
        return True
    over = past_aside(row, hit.last)
    for i in range(over, min(over + 4, len(row.lows))):
        day = i + 1 + (row.low(i + 1) in row.closed.prepositions)
        if cues.happened.length(row.lows, i) or (row.low(i) == "held" and day in row.time_at):
            return True
        if row.lows[i] in ("on", "in") and i + 1 in row.time_at:
            continue  # "The meeting on 10 December lasted until midnight"
        if (
            row.lows[i] not in (",", "which", "that", "also", "itself", "then")
            and i not in row.time_at
        ):
            return False
    return False


def _dated_aside(row: Row, hit: Hit) -> bool:
    """Whether commas set off the days of a noun: "The talks, on May 4 and 5, were"."""
    k = hit.last + 1 + (row.low(hit.last + 1) == "on")
    if row.low(hit.last) != "," or k not in row.time_at:
        return False
    return row.low(row.times[row.time_at[k]].last) == ","


def _of_its_own(row: Row, hit: Hit) -> bool:
    """Whether capitals make a noun another one than was told of: "the EU-Asia summit"."""
    i = hit.first - 1
    while i >= 0 and hit.first - i < 6 and row.lows[i] not in row.closed.determiners:
        known = i in row.mention_at or i in row.time_at or i in row.actor_at
        if row.words[i][0].isupper() and not known:
            return True
        i -= 1
    return False


def _specific(row: Row, draft: Draft, hit: Hit, cues: Clauses) -> bool:
    """Whether a noun tells of one engagement and not of relations at large."""
    if not assemblies.several(draft):
        return False
    if _numbered(row, hit) and behind_noun.only_took_place(row, hit, cues):
        return True
    if not hit.phrase.elements:
        return bool(draft.date or draft.place or draft.participants)
    if hit.phrase.kind == "signing" and not draft.participants:
        near = draft.near or draft.status in AHEAD
        told = draft.entry > 0 or (draft.place and near) or edtf.single(draft.date)
        return bool(told and draft.date)  # a paper, unless it had a day
    if hit.phrase.verb or draft.title or goals.station(row, hit.last):
        return True
    if _numbered(row, hit) and draft.date:
        return True  # "The sixth dialogue was held in Lima in 2029"
    named = sum(1 for p in draft.participants if p.name)
    if hit.phrase.kind == "message" and named and not draft.background:
        return True
    if draft.kind == "visit" and draft.status in FATES and draft.participants:
        return True
    if draft.status in ("cancelled", "postponed") and len(draft.parties) == 2:
        return True  # "Talks between Chad and Fiji have been put on ice"
    if hit.phrase.say in row.closed.vague:
        received = hit.phrase.say == "audience" and len(draft.participants) > 1
        return named >= 2 or (named >= 1 and (bool(draft.date) or received))
    return bool(named or draft.date or draft.place or draft.participants)


_TALKS = frozenset({"meeting", "call", "message"})


def _numbered(row: Row, hit: Hit) -> bool:
    """Of "The sixth dialogue was held": an edition, and no aside, ", the first talks in years"."""
    before = row.lows[max(hit.first - 4, 0) : hit.first]
    return sessions.counted(row, hit) and not {",", "–", "—", "-"} & {*before}


def _between(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Draft | None:
    """A draft of people who deal with one another."""
    joint = hit.phrase.frame == "joint"
    if not sides.other and (session := sitting.draft(row, hit, sides, told, state)):
        return session
    if not (sides.subject or sides.other or joint):
        return _of_nobody(row, hit, sides, told, state)
    if hit.phrase.frame == "take" and not able.has_object(row, hit, sides):
        return None
    same = joint and sides.definite and told.kind == hit.phrase.kind
    if joint and not same and not forces.armed(row, hit.last):
        return None
    one, two = pairing.pair(row, hit, sides, told)
    parties = unique((*one.parties, *two.parties))
    sent = not sides.other and casts.to_be_sent(row, sides.subject, state)
    participants = () if sent else casts.merged(one, two)
    if not participants:
        participants = _unnamed(sides, parties)
    if joint:
        parties, participants = drills.of(row, hit, parties, participants, told, same=same)
    if signed.of_others(row, hit, one.parties):
        return None
    if len(parties) < 2:
        own = _one_sided(row, hit, parties, participants, told, state)
        return own or assemblies.draft(row, hit, sides, state)
    if civil.alone(row, sides) or formalities.void(row, hit, sides, state):
        return None
    if casts.of_its_own(row, hit, participants, told):
        return None
    weak = hit.phrase.weak or untold.goes_on(row, hit, sides, parties, participants, told)
    if weak and not untold.news(row, hit, parties, participants, told):
        return None
    talked = hit.phrase.frame in ("take", "act") and hit.phrase.kind in _TALKS
    if talked and not participants and not able.able(row, hit, sides):
        return None
    draft = make(row, hit, state, parties, participants, definite=sides.definite)
    draft = replace(draft, sender=pairing.sender(row, hit, one, two))
    return replace(draft, kind="call") if untold.by_telephone(row, hit, parties, told) else draft


def _of_nobody(row: Row, hit: Hit, sides: Sides, told: Discourse, state: Status) -> Draft | None:
    """What a phrase with nobody beside it tells: of those told of, or of a body that sat."""
    if listed := of_entry.pair(row, hit, told):
        return make(row, hit, state, tuple(listed), (), definite=False)
    if signed.alone(hit):
        return _papers(row, hit, told, state)
    if hit.phrase.verb:
        return editions.again(row, hit, told, state)
    since = "since" in row.lows[max(hit.first - _SINCE, 0) : hit.first]  # "since their talks in"
    other = told.kind not in (None, hit.phrase.kind) or (since and told.kind is not None)
    another = other and len(told.parties) == 2
    both = sides.possessor == "both" and len(told.parties) == 2
    if row.times and (both or (sides.possessor == "their" and another)):
        return make(row, hit, state, told.parties, told.pair, definite=False)
    return editions.edition(row, hit, (), told, state)


def _papers(row: Row, hit: Hit, told: Discourse, state: Status) -> Draft | None:
    """Of "The pact is to be signed in Lima on 6 June": a paper of the two states told of."""
    again = told.kind == "signing"
    two = told.parties if again or told.kind is None else ()
    two = two or (told.duo if signed.known(row, hit) else ())
    if len(two) != 2 or not row.times or signed.with_others(row, hit, two):
        return None
    named = {m.ref for m in row.mentions if m.kind == "state" and m.form == "name"}
    return make(row, hit, state, two, (), definite=False) if named <= {*two} else None


def _one_sided(
    row: Row,
    hit: Hit,
    parties: tuple[str, ...],
    people: tuple[Participant, ...],
    told: Discourse,
    state: Status,
) -> Draft | None:
    """What one side did with an event of its own: "met for the Joint Committee"."""
    if not hit.phrase.verb:
        return editions.edition(row, hit, parties, told, state)
    if hit.phrase.verb == "meet" and (event := sessions.met_for(row, hit)):
        return make(row, hit, state, event.parties, people, definite=False)
    if len(parties) == 1 and (event := sessions.within(row, hit, parties)):
        draft = make(row, hit, state, event.parties, people, definite=False)
        return replace(draft, kind=event.kind)
    if event := sessions.joined(row, hit):
        draft = make(row, hit, state, unique((*event.parties, *parties)), people, definite=False)
        return replace(draft, kind=event.kind)
    return None


def _unnamed(sides: Sides, parties: Sequence[str]) -> tuple[Participant, ...]:
    """Holders of the office a meeting is named by: "foreign ministers' talks between A and B"."""
    office = sides.office
    return tuple(Participant(name=None, party=p, office=office) for p in parties if office)

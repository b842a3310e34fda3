"""Clauses in, engagements out: who takes part in each, and which reports are of one.

A clause makes an engagement where two parties are known: from its actors, from the state gone to,
from "the two sides", or from the home state where an official of another state is named alone.
Drafts of the same kind, parties, day and people are folded; nothing else is.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.frames import slots
from dragoman.frames.clauses import Clause
from dragoman.frames.people import Cast
from dragoman.frames.row import Row
from dragoman.lexicon.frames import Frame, Language
from dragoman.records import EngagementKind, Format, Place, Status

# What is talked about at a meeting as often as it is reported.
_TOPICS = frozenset({"exercise", "exchange", "conference", "ceremony", "signing"})


class Draft(Struct, frozen=True):
    """An engagement as it grows. `people` are numbers in the cast, `unnamed` party and office."""

    kind: EngagementKind
    format: Format
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    people: tuple[int, ...]
    unnamed: tuple[tuple[str, str], ...]
    rows: tuple[int, ...]
    by: str
    sides: frozenset[str]  # parties of the people named


class Around(Struct, frozen=True):
    """What a clause may take from the document."""

    pair: tuple[str, ...]  # what "the two sides" are here
    home: str
    named: frozenset[str]  # every party the document names
    now: date | None
    last: "Draft | None" = None  # the engagement told before


def draft(row: Row, clause: Clause, cast: Cast, around: Around, language: Language) -> Draft | None:
    """The engagement of a clause, or None where its parties are not known."""
    frame = language.phrases[int(clause.mark.meanings[0].value)]
    standing = slots.status(row, clause, frame, tight=language.grammar.tight)
    before = around.last.date if around.last else None
    day = slots.when(row, clause, around.now, standing, before)
    if around.last and around.last.kind == frame.kind and slots.told_already(row, clause):
        return None
    if day is None and frame.kind in _TOPICS and clause.led:
        return None
    if day is None and (slots.wished(row, clause) or (clause.told and standing == "held")):
        return None
    place = slots.where(row, clause, language, frame)
    people, unnamed = _takers(clause, cast, around)
    if frame.kind == "meeting" and not people and not unnamed:
        people = _the_two(clause, around)
    parties = _parties(clause, cast, people, unnamed, place, frame, around)
    if not parties and day and around.last and around.last.kind == frame.kind:
        parties = around.last.parties  # "the previous round was held in April"
    if len(parties) < 2:
        return None
    return Draft(
        kind=frame.kind,
        format=slots.form(row, clause, frame),
        status=slots.settled(standing, day, around.now),
        date=slots.dated(day),
        place=_visited(place) if frame.kind == "visit" else place,
        setting=slots.beside(row, clause),
        parties=parties,
        people=people,
        unnamed=unnamed,
        rows=(row.sentence.index,),
        by=f"{language.code}/{frame.kind}:{row.span(clause.mark.first, clause.mark.last)}",
        sides=frozenset(p for n in people if (p := cast.people[n].party)),
    )


def _the_two(clause: Clause, around: Around) -> tuple[int, ...]:
    """Whom "the two ministers" means: the people of the engagement told before, one a side."""
    last = around.last
    both = last is not None and len(last.people) == 2 and len(last.sides) == 2
    pair = any(a.kind == "pair" for a in clause.actors)
    return last.people if last is not None and both and pair else ()


def _visited(place: Place | None) -> Place | None:
    return Place(country=place.country) if place and not place.city else place


def _takers(
    clause: Clause, cast: Cast, around: Around
) -> tuple[tuple[int, ...], tuple[tuple[str, str], ...]]:
    people: list[int] = []
    unnamed: list[tuple[str, str]] = []
    for actor in clause.actors:
        if actor.voice or (actor.kind == "person" and cast.people[actor.person].voice):
            continue
        if actor.kind == "person":
            people.append(actor.person)
        elif actor.kind == "office":
            parties = actor.parties or (() if actor.plural else (around.home,))
            unnamed += [(party, actor.office) for party in parties if party]
        elif actor.kind == "pair" and actor.office:
            unnamed += [(party, actor.office) for party in around.pair]
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(unnamed))


def _parties(
    clause: Clause, cast: Cast, people: Sequence[int], unnamed: Sequence[tuple[str, str]],
    place: Place | None, frame: Frame, around: Around,
) -> tuple[str, ...]:  # fmt: skip
    found = [p for n in people if (p := cast.people[n].party)]
    found += [party for party, _ in unnamed]
    if any(a.kind == "pair" for a in clause.actors):
        found += around.pair
    stated = [
        p for a in clause.actors if a.kind == "party" for p in a.parties if a.role != "capital"
    ]
    if frame.goal and place and place.country and set(found + stated) != {place.country}:
        stated.append(place.country)
    if len(set(found)) < 2 or frame.kind in ("exercise", "conference"):
        found += stated
    if len(set(found)) == 1 and around.home in around.named:
        found.append(around.home)
    return tuple(dict.fromkeys(p for p in found if p))


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """Meetings whose place is not told were where the parties' other dealings of that time were."""
    kept: list[Draft] = []
    for one in drafts:
        place = one.place
        if place is None and one.format == "in_person" and one.status in ("held", "ongoing"):
            near = [d for d in (*reversed(kept), *drafts) if d is not one and _near(d, one)]
            place = next((d.place for d in near if d.place), None)
            if place and one.kind == "visit":
                place = None
        kept.append(replace(one, place=place))
    return kept


def _near(a: Draft, b: Draft) -> bool:
    """Whether one happened while the other did, between the same parties."""
    if set(a.parties) != set(b.parties) or a.status not in ("held", "ongoing"):
        return False
    if not (a.date and b.date):
        return a.date == b.date or a.kind == "visit"
    return edtf.contains(a.date, b.date) or edtf.contains(b.date, a.date) or a.kind == "visit"


def fold(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each engagement, in order of first mention."""
    kept: list[Draft] = []
    for new in drafts:
        n = next((n for n, old in enumerate(kept) if _same(old, new)), -1)
        if n < 0:
            kept.append(new)
        else:
            kept[n] = _joined(kept[n], new)
    return [d for d in kept if not _within(d, kept)]


def _within(one: Draft, all_: Sequence[Draft]) -> bool:
    """Whether a signing is told of a meeting: the meeting stands, the paper is an instrument."""
    return one.kind == "signing" and any(
        d.kind in ("meeting", "visit") and set(d.parties) == set(one.parties) for d in all_
    )


def _same(a: Draft, b: Draft) -> bool:
    if a.kind != b.kind or not _alike(a.status, b.status):
        return False
    if not (set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties)):
        return False
    if a.date and b.date and not (edtf.contains(a.date, b.date) or edtf.contains(b.date, a.date)):
        return False
    ours, theirs = set(a.people), set(b.people)
    if ours and theirs and not ours & theirs:
        return b.date is None and len(b.sides) == 1 and a.kind == "meeting"  # who attended it
    return ours <= theirs or theirs <= ours or a.date == b.date or b.date is None


def _alike(a: Status, b: Status) -> bool:
    return a == b or {a, b} <= {"held", "ongoing"} or {a, b} <= {"planned", "proposed"}


def _joined(a: Draft, b: Draft) -> Draft:
    days = [d for d in (a.date, b.date) if d]
    narrower = len(days) == 2 and edtf.contains(days[0], days[1])
    day = days[1] if narrower else next(iter(days), None)
    place = a.place if a.place and (a.place.city or not (b.place and b.place.city)) else b.place
    named = a.people or b.people
    return replace(
        a,
        date=day,
        place=place or a.place,
        setting=a.setting or b.setting,
        format=a.format if a.format != "in_person" else b.format,
        parties=tuple(dict.fromkeys((*a.parties, *b.parties))),
        people=tuple(dict.fromkeys((*a.people, *b.people))),
        unnamed=() if named else tuple(dict.fromkeys((*a.unnamed, *b.unnamed))),
        rows=tuple(dict.fromkeys((*a.rows, *b.rows))),
        sides=a.sides | b.sides,
    )

"""The order of passes in reading by frames: a document and a language in, a reading out."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.dates import edtf, resolve
from dragoman.frames.clause import clauses, slots
from dragoman.frames.engagements import folding, news, parting, scenes
from dragoman.frames.engagements.drafts import draft
from dragoman.frames.engagements.told import Around, Draft
from dragoman.frames.persons import home, interviews, people, tenures
from dragoman.frames.persons.offices import told_again
from dragoman.frames.persons.people import Actor, Cast
from dragoman.frames.sentence import headings, occasions, row, sentences, shorthand
from dragoman.frames.sentence.row import Row
from dragoman.frames.things import objects, pledges
from dragoman.lexicon.frames import Language
from dragoman.records import (
    DONE,
    Document,
    EngagementClaim,
    EngagementKind,
    Participant,
    Reading,
    Role,
)

_OCCASIONS = 12  # named before one of which only the noun is told


def read(document: Document, language: Language) -> Reading:
    """All that a document claims; deterministic, and silent where two parties are not known."""
    laid = list(_rows(document, language))
    stated = _now(document)
    now = stated or _told_day(laid)
    rows = headings.dated(laid, now)
    own = home.find(document, rows, language)
    named = people.find(rows, language.grammar, own, usual=own[1] == home.USUAL)
    cast = interviews.answered(rows, named, language)
    told, cast = _drafts(rows, cast, own[0], now, language)
    headed = bool(rows) and rows[0].sentence.role == "title"
    drafts = news.settled(
        scenes.settled(folding.fold(told, now, headed=headed), now, stated),
        document,
        rows,
        stated,
        own[0],
        language,
    )
    telling = _Telling(rows, language, own[0])
    claims = tuple(_claim(one, cast, telling) for one in drafts)
    found = objects.find(rows, drafts, language, now)
    return Reading(
        document=document,
        engagements=claims,
        instruments=found.instruments,
        mechanisms=found.mechanisms,
        levels=found.levels,
        pledges=pledges.find(rows, cast, drafts, language, now),
        tenures=tuple(tenures.find(document, rows, cast, language, stated)),
        areas=tuple(found.areas),
        area_evidence=found.areas,
    )


def _rows(document: Document, language: Language) -> Iterator[Row]:
    """The sentences laid out, with the names of occasions that only their noun recalls."""
    laid = [row.lay(s, document.text, language) for s in sentences.split(document, language)]
    rows = shorthand.expanded(laid, language)
    told = [stage for one in rows for stage in one.named]
    before = 0
    for n, one in enumerate(rows):
        after = rows[n + 1 : n + 2]
        if any(r.unsure and not r.frames for r in after):  # "X is to visit. Can you confirm it?"
            one = replace(one, asks=True, unsure=True)  # noqa: PLW2901
        if bare := [stage for stage in one.stages if not stage.name]:
            known = before + sum(stage.last <= bare[0].first for stage in one.named)
            near = told[max(known - _OCCASIONS, 0) : known] or told[:1]
            one = replace(one, stages=occasions.recalled(one.stages, near))  # noqa: PLW2901
        yield one
        before += len(one.named)


def _now(document: Document) -> date | None:
    stated = document.filed or document.published
    return date.fromisoformat(stated) if stated else None


def _told_day(rows: Sequence[Row]) -> date | None:
    """The first whole day of a text that has none of its own: it tells the year of the others.

    Or the last of the days that its title names: "The week of 3-9 November 2031".
    """
    times = ((row.sentence.role == "title", time) for row in rows for time in row.times)
    found = ((title, a.edtf) for title, t in times if (a := resolve(t, None, "none")))
    days = (edtf.single(day.rpartition("/")[2] if title else day) for title, day in found)
    return next((day for day in days if day), None)


def _drafts(
    rows: Sequence[Row], cast: Cast, own: str, now: date | None, language: Language
) -> tuple[list[Draft], Cast]:
    pair = group = _main_pair(rows, cast, own, language)
    named = frozenset(p for actors in cast.actors for a in actors for p in a.parties)
    named |= {p.party for p in cast.people if p.party}
    told: list[Draft] = []
    heard: list[Draft] = []  # what was told, and occasions of dealings still to be told
    kinds: set[EngagementKind] = set()
    waiting: Draft | None = None  # talks of which only one party is known yet
    lately: list[int] = []
    for one, actors in _dealing(rows, cast):
        if not one.frames and waiting:
            came = list(scenes.gathered(waiting, one, actors, cast))
            told += came
            heard += came
        elif not one.frames and told:
            before, told[-1] = told[-1], scenes.attended(told[-1], one, actors, cast, now)
            heard = [told[-1] if d is before else d for d in heard[-scenes.MEMORY :]]
        waiting = waiting if waiting and one.sentence.index - waiting.rows[-1] < 1 else None
        cast = scenes.abroad(one, actors, cast, heard, own, language)
        for clause in clauses.cut(one, actors, language):
            last, of = tuple(told[-scenes.MEMORY :]), frozenset(kinds)
            near = _day(told, one), _faces(one, cast), _since(told, one, cast)
            around = Around(pair, group, own, named, now, last, of, *near)
            made = draft(one, clause, cast, around, language)
            for part in parting.parted(made, cast) if made else ():
                done = scenes.carried(part, heard, cast, lately, now, own)
                if done is None:
                    waiting = part
                    heard += [part] if part.setting else []
                    continue
                whole = parting.parted(done, cast)
                heard += whole
                told += whole
                kinds.add(done.kind)
                group = whole[-1].parties
                pair = group if len(group) == 2 else pair
        lately = _people(actors, cast) or lately
    return told, cast


def _since(told: Sequence[Draft], row: Row, cast: Cast) -> frozenset[str]:
    """The parties of people named from the sentence of what was told last up to this one."""
    now = row.sentence.index + 1
    first = max(told[-1].rows[0] if told else 0, now - scenes.MEMORY)
    named = (a.person for actors in cast.actors[first:now] for a in actors if a.person >= 0)
    return frozenset(p for n in named if (p := cast.people[n].party))


def _faces(row: Row, cast: Cast) -> tuple[int, ...]:
    """The people whom the sentence before names, each once."""
    n = row.sentence.index
    return tuple(dict.fromkeys(_people(cast.actors[n - 1], cast))) if n else ()


def _people(actors: Sequence[Actor], cast: Cast) -> list[int]:
    """The people who act in a sentence, but none who speak for others."""
    return [a.person for a in actors if a.kind == "person" and not cast.people[a.person].voice]


def _dealing(rows: Sequence[Row], cast: Cast) -> Iterator[tuple[Row, tuple[Actor, ...]]]:
    """The rows with those who act in each, without those of sport."""
    for one, actors in zip(rows, cast.actors, strict=True):
        if not any(cue.of("game") for cue in one.cues):
            yield one, actors


def _day(told: Sequence[Draft], row: Row) -> str | None:
    """The day of what was told last, before a row, to have happened on one."""
    recent = (d for d in told[-1 : -scenes.MEMORY : -1] if d.rows[0] < row.sentence.index)
    return next((d.date for d in recent if d.status in DONE and edtf.single(d.date)), None)


def _main_pair(
    rows: Sequence[Row], cast: Cast, own: str, language: Language
) -> tuple[str, ...]:  # fmt: skip
    """The two parties the document names most, the home state among them where it is."""
    count: dict[str, int] = {}
    for one, actors in zip(rows, cast.actors, strict=True):
        for actor in actors:
            told = not (actor.parties and slots.topical(one, actor, language))
            for party in actor.parties:
                count[party] = count.get(party, 0) + told
    others = sorted((p for p in count if p != own), key=lambda p: -count[p])
    return (own, others[0]) if own and others else tuple(others[:2])


class _Telling(Struct, frozen=True):
    """A document while its claims are made: its rows, its language and the state it is of."""

    rows: Sequence[Row]
    language: Language
    own: str


def _claim(one: Draft, cast: Cast, told: _Telling) -> EngagementClaim:
    named = [cast.people[n] for n in one.people]
    whose = dict(reversed(one.unnamed))  # of a side that one leads who is told without an office
    lent = ("place", news.Lent.DATELINE) in one.inferred  # who is at home there is not told
    where = one.place.country if one.place and not lent else None
    people = [
        Participant(
            name=p.name,
            party=p.party,
            office=_office(n, cast, told) or whose.get(p.party or ""),
            role=_role(p.party, where, one.parties),
        )
        for n, p in zip(one.people, named, strict=True)
    ]
    held = {p.party for p in named}
    people += [
        Participant(name=None, party=party, office=office, role=_role(party, where, one.parties))
        for party, office in one.unnamed
        if party not in held
    ]
    whys = {p.why for p in named if p.why}
    return EngagementClaim(
        kind=one.kind,
        format=one.format,
        status=one.status,
        date=one.date,
        place=one.place,
        setting=one.setting,
        parties=one.parties,
        participants=tuple(people),
        evidence=tuple(told.rows[n].quote for n in one.rows),
        by=one.by,
        inferred={**dict(one.inferred), **({"party": min(whys)} if whys else {})},
    )


def _office(who: int, cast: Cast, told: _Telling) -> str | None:
    """As the text first states it; a title is shorter and stands only where the text has none.

    Of a bare "minister" it is the office that the text tells in more words, of him or, in
    a title, of nobody.
    """
    person = cast.people[who]
    body = [held for held in person.offices if told.rows[held[1]].sentence.role != "title"]
    first, n = next(iter((*body, *person.offices)), (None, 0))
    if first is None or " " in first or _of_state(who, n, cast, told):
        return first
    titles = (
        c for c, row in zip(cast.actors, told.rows, strict=True) if row.sentence.role == "title"
    )
    loose = (a for actors in titles for a in actors if a.kind == "office" and not a.plural)
    taken = {office for one in cast.people for office, _ in one.offices}
    loose = (a for a in loose if a.office not in taken)
    alone = (a.office for a in loose if {*(a.parties or (told.own,))} <= {person.party})
    held = (office for office, _ in (*body, *person.offices))
    return next((o for o in (*held, *alone) if o != first and told_again(first, o)), first)


def _of_state(who: int, n: int, cast: Cast, told: _Telling) -> bool:
    """Whether a sentence tells somebody's office with the state that has it: it is whole."""
    row = told.rows[n]
    here = (a for a in cast.actors[n] if a.person == who)
    stated = (row.kind(i) == "party" for a in here for i in range(a.first, a.last))
    return row.joined or any(stated)


def _role(party: str | None, where: str | None, parties: Sequence[str]) -> Role:
    if where is None or where not in parties or party is None:
        return "participant"
    return "host" if party == where else "visitor"

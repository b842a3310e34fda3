"""Who holds which office, and since or until when where a sentence says so: rows in, claims out.

Every office that a document gives a person is a claim on the document's own day, or on no known day
where only rows that tell of long ago name it. Where the words of its sentence say that it was taken
up or left, of one person and on one day, it is a beginning or an end on that day as well, and of
who has left before the document's day it is no claim to hold it. Refused are sentences that name
several people or several days: whose turn it was is not said.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from dragoman.dates import edtf, resolve
from dragoman.frames.persons.people import Actor, Cast
from dragoman.frames.sentence import marks
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language
from dragoman.records import Document, TenureClaim

_NEWS = timedelta(days=31)  # back from its own day, a document tells the offices of that day


class _Turn(NamedTuple):
    """Who took or left what in a row, and on which day where one is told."""

    person: int
    office: str
    party: str | None
    state: Literal["starts", "ends"]
    on: str | None
    row: int


def find(
    document: Document, rows: Sequence[Row], cast_: Cast, language: Language, now: date | None
) -> Iterator[TenureClaim]:
    """Offices held, then those taken up or left."""
    turns = [
        turn
        for n, row in enumerate(rows)
        if (turn := _turn(n, row, cast_, language, now)) is not None
    ]
    left = {(t.person, t.office) for t in turns if t.state == "ends" and not _ahead(t, now)}
    for k, person in enumerate(cast_.people):
        for office, n in dict(person.offices).items():
            if (k, office) in left and len({row for _, row in person.offices}) == 1:
                continue
            yield TenureClaim(
                name=person.name,
                party=person.party,
                office=office,
                on=None if _past(office, person.offices, rows, now) else document.published,
                evidence=(rows[n].quote,),
                by=f"{document.language}/offices:{office}",
                inferred={"party": person.why} if person.why else {},
            )
    for turn in turns:
        yield _claim(document, rows, cast_, turn)


def _past(
    office: str, told: Sequence[tuple[str, int]], rows: Sequence[Row], now: date | None
) -> bool:
    """Whether every row that gives somebody an office tells of times long over, and no other."""
    return now is not None and all(_gone(rows[n], now) for title, n in told if title == office)


def _gone(row: Row, now: date) -> bool:
    """Whether all times of a row lie long before a day."""
    told = [
        edtf.bounds(day.edtf)
        for time in row.times
        if not time.attributive and time.bound == "at" and (day := resolve(time, now, "none"))
    ]
    return bool(told) and all(span is not None and span[1] < now - _NEWS for span in told)


def _ahead(turn: _Turn, now: date | None) -> bool:
    """Whether a turn is still to come on the document's day: till then the office is held."""
    limits = edtf.bounds(turn.on) if turn.on else None
    return limits is not None and now is not None and limits[0] > now


def _claim(document: Document, rows: Sequence[Row], cast_: Cast, turn: _Turn) -> TenureClaim:
    person = cast_.people[turn.person]
    own = turn.party is None and person.why
    return TenureClaim(
        name=person.name,
        party=turn.party or person.party,
        office=turn.office,
        on=turn.on,
        state=turn.state,
        evidence=(rows[turn.row].quote,),
        by=f"{document.language}/turns:{turn.state}",
        inferred={"party": person.why} if own else {},
    )


def _turn(n: int, row: Row, cast_: Cast, language: Language, now: date | None) -> _Turn | None:
    said = [
        (mark, meaning.value)
        for mark in marks.find(row.tokens, language.objects)
        if (meaning := mark.of("turn"))
    ]
    if len({value for _, value in said}) != 1:
        return None
    (at, value), actors = said[0], cast_.actors[n]
    people = {a.person for a in actors if _named(n, a, cast_)}
    if len(people) != 1:
        return None
    (who,) = people
    state = cast(Literal["starts", "ends"], value)
    found = _office(n, who, actors, cast_, at, state)
    if found is None:
        return None
    return _Turn(who, *found, state, _day(row, now), n)


def _named(n: int, actor: Actor, cast_: Cast) -> bool:
    """Whether somebody is named here, and not just meant by an office that was told before."""
    if actor.kind != "person" or actor.voice or actor.person < 0:
        return False
    return not actor.office or any(row == n for _, row in cast_.people[actor.person].offices)


def _office(
    n: int, who: int, actors: Sequence[Actor], cast_: Cast, at: Mark, state: str
) -> tuple[str, str | None] | None:
    """The office that is left, or taken: the nearest that the row names, else the person's in it.

    Whoever leaves leaves his own; whoever takes one may be told by the one he had.
    """
    own = next((office for office, row in cast_.people[who].offices if row == n), None)
    named = [a for a in actors if a.office and not _named(n, a, cast_) and not a.plural]
    near = min(named, key=lambda a: max(a.first - at.last, at.first - a.last), default=None)
    if own is not None and (state == "ends" or near is None):
        return own, None
    return (near.office, next(iter(near.parties), None)) if near else None


def _day(row: Row, now: date | None) -> str | None:
    """The one day or month that a row tells."""
    told = {d.edtf for time in row.times if now and (d := resolve(time, now, "past"))}
    days = {day for day in told if edtf.precision(day) in ("day", "month")}
    return days.pop() if len(days) == 1 else None

"""The record's own words in a language: names, offices and places as documents in it write them.

Lines of the ledger come in, the same lines with the spellings of one language go out. Nothing is
translated: where no document of the language gives a spelling, what the ledger has stays.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import beliefs
from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    PersonBelief,
    TenureBelief,
    Value,
)
from dragoman.merge.offices import same_office
from dragoman.merge.slots import read_place

T = TypeVar("T", EngagementBelief, PersonBelief)
Spoken = Mapping[str, str]  # by claim, the language of its document


def spelt(
    book: Ledger, lines: Iterable[EngagementLine], language: str
) -> dict[str, EngagementLine]:
    """The lines, by identifier, in the spellings of a language as far as there are any."""
    found = tuple(lines)
    told = {e.id: e for e in _of(book.db, (x.id for x in found), EngagementBelief)}
    known = {p.person for x in found for p in x.people if p.person}
    people = {p.id: p for p in _of(book.db, known, PersonBelief)}
    held = _tenures(book.db, known)
    values = [v for e in told.values() for v in _values(e)]
    values += [v for p in people.values() for v in p.names]
    values += [v for tenures in held.values() for t in tenures for v in t.offices]
    spoken = _spoken(book.db, values)
    return {
        x.id: _line(x, told[x.id], people, held, (spoken, language)) if x.id in told else x
        for x in found
    }


def named(book: Ledger, belief: InstrumentBelief, language: str) -> InstrumentBelief:
    """An instrument under the name that documents of a language give it."""
    names = next((slot.values for slot in belief.slots if slot.name == "name"), ())
    own = _chosen(names, belief.name, _spoken(book.db, names), language)
    return replace(belief, name=own or belief.name)


def _values(belief: EngagementBelief) -> list[Value]:
    places = [v for slot in belief.slots if slot.name == "place" for v in slot.values]
    return [*places, *(v for p in belief.participants for v in (*p.names, *p.offices))]


def _line(
    line: EngagementLine,
    belief: EngagementBelief,
    people: Mapping[str, PersonBelief],
    held: Mapping[str, Sequence[TenureBelief]],
    voice: tuple[Spoken, str],
) -> EngagementLine:
    places = next((slot.values for slot in belief.slots if slot.name == "place"), ())
    place = read_place(_chosen([v for v in places if _city(v)], None, *voice))
    stands = line.place and place and line.place.country in (None, place.country)
    refs = []
    for ref, own in zip(line.people, belief.participants, strict=True):
        person = people.get(ref.person or "")
        names = (*own.names, *(person.names if person else ()))
        offices = (*own.offices, *_alike(ref.office, held.get(ref.person or "", ())))
        refs.append(_ref(ref, names, offices, voice))
    return replace(line, place=place if stands else line.place, people=tuple(refs))


def _city(value: Value) -> bool:
    place = read_place(value.value)
    return bool(place and place.city)


def _ref(
    ref: PersonRef, names: Iterable[Value], offices: Iterable[Value], voice: tuple[Spoken, str]
) -> PersonRef:
    name = _chosen(names, ref.name, *voice) if ref.name else None
    office = _chosen(offices, ref.office, *voice) if ref.office else None
    return replace(ref, name=name or ref.name, office=office or ref.office)


def _alike(office: str | None, held: Iterable[TenureBelief]) -> Iterable[Value]:
    """Other wordings of an office that the person was given elsewhere."""
    return (v for t in held if office and same_office(t.office, office) for v in t.offices)


def _chosen(
    values: Iterable[Value], stated: str | None, spoken: Spoken, language: str
) -> str | None:
    """The believed value where the language has it, else the first that it has; else None."""
    own = [v.value for v in values if any(spoken.get(c) == language for c in v.claims)]
    return stated if stated in own else own[0] if own else None


def _of(db: sqlite3.Connection, ids: Iterable[str], type: type[T]) -> tuple[T, ...]:
    rows = db.execute(
        "SELECT belief.json FROM json_each(?) w CROSS JOIN belief ON belief.id = w.value",
        (_array(ids),),
    )
    return beliefs(rows, type)


def _tenures(db: sqlite3.Connection, people: Iterable[str]) -> dict[str, list[TenureBelief]]:
    """The offices of people, by person."""
    rows = db.execute(
        "SELECT DISTINCT b.json FROM json_each(?) w CROSS JOIN belief_name p ON p.belief = w.value "
        "JOIN belief_name t ON t.party = p.party AND t.name = p.name AND t.kind = 'tenure' "
        "JOIN belief b ON b.id = t.belief ORDER BY b.first DESC, b.id",
        (_array(people),),
    )
    found: dict[str, list[TenureBelief]] = {}
    for tenure in beliefs(rows, TenureBelief):
        found.setdefault(tenure.person, []).append(tenure)
    return found


def _spoken(db: sqlite3.Connection, values: Iterable[Value]) -> dict[str, str]:
    """The language of the document of every claim that gives one of these values."""
    rows = db.execute(
        "SELECT claim.id, document.language FROM json_each(?) w "
        "CROSS JOIN claim ON claim.id = w.value JOIN document ON document.id = claim.document",
        (_array(c for v in values for c in v.claims),),
    )
    return dict(rows.fetchall())


def _array(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(ids))).decode()

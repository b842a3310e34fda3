"""The record's own words in a language: names, offices and places as documents in it write them.

Lines of the ledger come in, the same lines with the spellings of one language go out. Nothing is
translated: where no document of the language gives a spelling, what the ledger has stays. Only a
name in letters that readers of the language do not read is shown as any document spells it in
theirs, or letter by letter in Latin ones where those of its bearer's own state give it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from dragoman.ledger.each_once import each_once
from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import beliefs, decode
from dragoman.ledger.views import EngagementLine, PersonRef
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    MechanismBelief,
    ParticipantBelief,
    PersonBelief,
    TenureBelief,
    Value,
)
from dragoman.merge.offices import same_office
from dragoman.merge.slots import read_place
from dragoman.names import fold, read_in, romanised, script
from dragoman.names.alike import transcribed

Values = Sequence[Value]
More = Callable[[], Values]


def spelt(
    book: Ledger,
    lines: Iterable[EngagementLine],
    language: str,
    known: Iterable[EngagementBelief] = (),
) -> dict[str, EngagementLine]:
    """The lines, by identifier, in the spellings of a language as far as there are any.

    Whoever holds the engagements of the lines already gives them; others are looked up.
    """
    found, told = tuple(lines), {belief.id: belief for belief in known}
    if others := [x.id for x in found if x.id not in told]:
        told |= _told(book.db, others)
    told = {one.id: one for one, _ in each_once(book.db, told.values())}
    voice = _Voice(book.db, language)
    voice.listen(told.values())
    return {x.id: _line(x, told[x.id], voice) if x.id in told else x for x in found}


def named(book: Ledger, belief: InstrumentBelief, language: str) -> InstrumentBelief:
    """An instrument under the name that documents of a language give it."""
    names = next((slot.values for slot in belief.slots if slot.name == "name"), ())
    return replace(belief, name=_called(book, names, belief.name, language))


def called(book: Ledger, belief: MechanismBelief, language: str) -> str:
    """The name that documents of a language give a mechanism, or the one it has."""
    return _called(book, belief.names, belief.name, language)


def _called(book: Ledger, names: Values, stated: str, language: str) -> str:
    return _chosen(names, tuple, stated, _Voice(book.db, language)) or stated


class _Voice:
    """A language of a ledger. What is seldom needed is looked up when it is, and once."""

    def __init__(self, db: sqlite3.Connection, language: str) -> None:
        self.db, self.language = db, language
        self._heard: dict[str, str] = {}
        self._names: dict[str, Values] = {}
        self._offices: dict[str, tuple[TenureBelief, ...]] = {}

    @property
    def script(self) -> str:
        """In which the language is written."""
        return read_in(self.language)

    def listen(self, told: Iterable[EngagementBelief]) -> None:
        """Look up the languages of all first claims at once: nearly always they tell enough."""
        people = (p for belief in told for p in belief.participants)
        first = [v.claims[0] for p in people for v in (*p.names, *p.offices) if v.claims]
        self._heard = dict(
            self.db.execute(
                "SELECT c.id, d.language FROM json_each(?) w CROSS JOIN claim c ON c.id = w.value "
                "JOIN document d ON d.id = c.document",
                (msgspec.json.encode(first).decode(),),
            )
        )

    def says(self, value: Value) -> bool:
        """Whether a document of the language gives the value."""
        if value.claims and self._heard.get(value.claims[0]) == self.language:
            return True
        found: int = self.db.execute(
            "SELECT EXISTS (SELECT 1 FROM json_each(?) w CROSS JOIN claim c ON c.id = w.value "
            "JOIN document d ON d.id = c.document WHERE d.language = ?)",
            (msgspec.json.encode(value.claims).decode(), self.language),
        ).fetchone()[0]
        return bool(found)

    def names(self, person: str | None) -> Values:
        """All spellings of a person."""
        if person and person not in self._names:
            row = self.db.execute(
                "SELECT json FROM belief WHERE id = ? AND kind = 'person'", (person,)
            ).fetchone()
            self._names[person] = decode(PersonBelief, row[0]).names if row else ()
        return self._names[person] if person else ()

    def alike(self, person: str | None, office: str) -> Values:
        """Other wordings of an office that the person was given elsewhere."""
        if person and person not in self._offices:
            self._offices[person] = _tenures(self.db, person)
        held = self._offices[person] if person else ()
        return [v for t in held if same_office(t.office, office) for v in t.offices]


def _line(line: EngagementLine, belief: EngagementBelief, voice: _Voice) -> EngagementLine:
    places = next((slot.values for slot in belief.slots if slot.name == "place"), ())
    place = read_place(_chosen([v for v in places if _city(v)], tuple, None, voice))
    stands = line.place and place and line.place.country in (None, place.country)
    people = zip(line.people, belief.participants, strict=True)
    return replace(
        line,
        place=place if stands else line.place,
        people=tuple(_ref(ref, own, voice) for ref, own in people),
    )


def _city(value: Value) -> bool:
    place = read_place(value.value)
    return bool(place and place.city)


def _ref(ref: PersonRef, own: ParticipantBelief, voice: _Voice) -> PersonRef:
    stated, id = ref.office, ref.person
    name = _chosen(own.names, lambda: voice.names(id), ref.name, voice) if ref.name else None
    name = name or (_legible(ref, own, voice) if ref.name else None)
    office = (
        _chosen(own.offices, lambda: voice.alike(id, stated), stated, voice) if stated else None
    )
    return replace(ref, name=name or ref.name, office=office or ref.office)


def _legible(ref: PersonRef, own: ParticipantBelief, voice: _Voice) -> str | None:
    """A name in the script of the language, where its own is another; None where it has none."""
    stated, read = ref.name or "", voice.script
    if script(stated) == read:
        return None
    known = (v.value for v in (*own.names, *voice.names(ref.person)))
    found = (name for name in known if script(name) == read and not transcribed(fold(name)))
    letters = romanised(stated, ref.party) if read == "latin" else None
    return next(found, None) or letters


def _chosen(values: Values, more: More, stated: str | None, voice: _Voice) -> str | None:
    """The believed value where the language has it, else the first that it has; else None."""
    if any(v.value == stated and voice.says(v) for v in values):
        return stated  # as nearly always: nothing else is looked at
    own = [v.value for v in (*values, *more()) if voice.says(v)]
    return stated if stated in own else own[0] if own else None


def _told(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, EngagementBelief]:
    rows = db.execute(
        "SELECT belief.json FROM json_each(?) w CROSS JOIN belief ON belief.id = w.value",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    )
    return {belief.id: belief for belief in beliefs(rows, EngagementBelief)}


def _tenures(db: sqlite3.Connection, person: str) -> tuple[TenureBelief, ...]:
    """The offices of a person, the latest first."""
    rows = db.execute(
        "SELECT DISTINCT b.json FROM belief_name p "
        "JOIN belief_name t ON t.party = p.party AND t.name = p.name AND t.kind = 'tenure' "
        "JOIN belief b ON b.id = t.belief WHERE p.belief = ? ORDER BY b.first DESC, b.id",
        (person,),
    )
    return tuple(t for t in beliefs(rows, TenureBelief) if t.person == person)

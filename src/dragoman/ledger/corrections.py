"""Which fields of what can be corrected, and how a corrected value is spelt.

A kind, a field and a value as typed come in; the value as slots spell it goes out, or None for
"unknown". Anything that no reading could have given is refused, naming what may be given.
"""

from collections.abc import Callable
from typing import get_args

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.ledger.naming import a
from dragoman.lexicon import party_names, typed_parties
from dragoman.merge.slots import read_person, spell_people, spell_place
from dragoman.records import (
    EngagementKind,
    Format,
    InstrumentKind,
    InstrumentStatus,
    LevelChange,
    Place,
    Status,
)

UNKNOWN = "unknown"
Spell = Callable[[str], str | None]


def spelt(kind: str, field: str, value: str) -> str | None:
    """The value as slots spell it; `InputError` for a field or value there cannot be."""
    fields = FIELDS.get(kind, {})
    if not fields:
        instead = "correct the thing that rests on it, or `dragoman reject` it"
        raise InputError(f"{field}: of {a(kind)} nothing can be corrected; {instead}")
    if field not in fields:
        raise InputError(f"{field}: of {a(kind)} can be corrected: {', '.join(fields)}")
    try:
        return fields[field](value.strip())
    except InputError as error:
        raise InputError(f"{field}: {error}") from error


def _one_of(*known: str) -> Spell:
    def spell(value: str) -> str:
        if value not in known:
            raise InputError(f"{value!r} is not one of {', '.join(known)}")
        return value

    return spell


def _date(value: str) -> str | None:
    if value == UNKNOWN:
        return None
    edtf.bounds(value)
    return value


def _place(value: str) -> str | None:
    if value == UNKNOWN:
        return None
    city, comma, country = (part.strip() for part in value.rpartition(","))
    code = typed_parties.code(country) if country else None
    if not comma or (country and code is None):
        raise InputError(f"{value!r}: write a place as Lisbon, PRT or, without its city, as , PRT")
    return spell_place(Place(city=city or None, country=code))


def _parties(value: str) -> str | None:
    """Two parties or more, as codes: "PRT KEN", "Portugal, Kenya"."""
    parts = value.split(",") if "," in value else value.split()
    codes = sorted({_party(part.strip()) for part in parts if part.strip()})
    if len(codes) < 2:
        raise InputError(f"{value!r}: write two parties or more, as PRT KEN or Portugal, Kenya")
    return " ".join(codes)


def _own_party(value: str) -> str | None:
    return None if value == UNKNOWN else _party(value)


def _party(typed: str) -> str:
    code = typed_parties.code(typed)
    if code is None:
        raise InputError(party_names.unknown(typed))
    return code


def _people(value: str) -> str | None:
    """People as every verb prints them: "Ana Duarte (Minister of Defence, PRT); ..."."""
    if value == UNKNOWN:
        return None
    return spell_people(_one(part.strip()) for part in value.split(";") if part.strip())


def _one(value: str) -> tuple[str | None, str | None, str]:
    found = read_person(value)
    if found is None:
        form = "Name (Office, PARTY), with - for a name that is not known"
        raise InputError(f"{value!r}: write each as {form}")
    name, office, party = found
    return name, office, _party(party or "")


def _words(value: str) -> str | None:
    if not value or len(value) > 200:
        raise InputError("write one to 200 characters")
    return None if value == UNKNOWN else value


def _number(value: str) -> str | None:
    if value == UNKNOWN:
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 1000):
        raise InputError(f"{value!r} is no number of an edition")
    return str(int(value))


FIELDS: dict[str, dict[str, Spell]] = {
    "engagement": {
        "kind": _one_of(*get_args(EngagementKind)), "format": _one_of(*get_args(Format)),
        "status": _one_of(*get_args(Status)), "date": _date, "place": _place, "setting": _words,
        "parties": _parties, "people": _people,
    },
    "instrument": {
        "name": _words, "kind": _one_of(*get_args(InstrumentKind)), "date": _date, "period": _date,
        "status": _one_of(*get_args(InstrumentStatus)), "parties": _parties,
    },
    "mechanism": {"name": _words},
    "edition": {
        "ordinal": _number, "date": _date, "place": _place, "status": _one_of(*get_args(Status)),
    },
    "level": {"level": _words, "change": _one_of(*get_args(LevelChange)), "date": _date},
    "person": {"party": _own_party},
    "tenure": {"party": _own_party},
    "pledge": {"due": _date},
}  # fmt: skip

"""The codebook and the method: every code with its meaning and a sentence that it reads.

How well texts are read stands beside it: `measured.toml` goes with the package, and whoever raises
the floors of the bench writes it anew.
"""

from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
from starlette.requests import Request

from dragoman.ledger import Ledger, overview
from dragoman.ledger.version import cache_version
from dragoman.ledger.views import Overview
from dragoman.lexicon import kinds, languages, phrases, values
from dragoman.records import InstrumentKind, Record
from dragoman.web.room import Room

EXAMPLES = 2
MEASURED = Path(__file__).parents[1] / "measured.toml"


class Code(Record):
    """A kind of engagement: its meaning, its codes in two schemes, sentences it reads and not."""

    code: str
    gloss: str
    plover: str
    cameo: str
    reads: tuple[str, ...]
    refuses: tuple[str, ...]


class MeasuredSet(Record, forbid_unknown_fields=True):
    """Texts annotated by hand, and the least F1 of each slot in what is read of them."""

    name: str
    about: str
    documents: int
    core: float
    engagement: float
    participants: float
    office: float
    instruments: float
    mechanisms: float
    levels: float
    areas: float
    false_alarms: int  # documents without an engagement that got one


class Measured(Record, forbid_unknown_fields=True):
    """How well texts are read."""

    on: str  # ISO day
    sets: tuple[MeasuredSet, ...]


class MethodPage(Record):
    """The codebook of this Dragoman and what this ledger holds."""

    overview: Overview
    version: str
    measured: Measured
    kinds: tuple[Code, ...]
    codes: dict[str, dict[str, str]]  # field -> value -> what it means; "" where the name says it


def look(book: Ledger, _: Request) -> MethodPage:
    """Every code there is."""
    meaning = values.load()
    return MethodPage(
        overview=overview(book),
        version=cache_version(),
        measured=measured(),
        kinds=_kinds(),
        codes={
            "form": dict(meaning["format"]),
            "status of an engagement": dict(meaning["status"]),
            "role of a participant": dict(meaning["role"]),
            "kind of instrument": dict.fromkeys(get_args(InstrumentKind), ""),
            "status of an instrument": dict(meaning["instrument"]),
            "change of a level": dict(meaning["level"]),
            "firmness of a pledge": dict(meaning["pledge"]),
        },
    )


@cache
def measured() -> Measured:
    """The figures that go with this package."""
    return msgspec.toml.decode(MEASURED.read_bytes(), type=Measured)


def _kinds() -> tuple[Code, ...]:
    said = phrases.load(languages.first()).entries
    return tuple(
        Code(
            code=kind,
            gloss=meaning.gloss,
            plover=meaning.plover,
            cameo=meaning.cameo,
            reads=tuple(s for k, e in said if k == kind for s in e.read[:1])[:EXAMPLES],
            refuses=tuple(s for k, e in said if k == kind for s in e.refuse[:1])[:1],
        )
        for kind, meaning in kinds.load().items()
    )


ROOM = Room("/method", "method.html", look, "method")

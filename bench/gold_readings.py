"""Gold records as readings, so that merging can be measured apart from reading.

A gold record and the page it is of come in, a `Reading` goes out that says what gold says: of
several accepted answers the first, of evidence the beginning of the text, for gold keeps none.
Gold of this form holds no tenures: those of the reading of the same page are taken over.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar, cast

import msgspec

from bench.agreement import Record, records
from dragoman.records import (
    Document,
    EngagementClaim,
    Evidence,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Reading,
    TenureClaim,
)

C = TypeVar("C", EngagementClaim, InstrumentClaim, MechanismClaim, LevelClaim)
_SINGLE = frozenset(
    ("name", "kind", "format", "status", "date", "place", "setting", "level", "period", "ordinal",
     "change", "office", "title", "publisher", "published", "language", "party")
)  # fmt: skip
_DEFAULTS: dict[str, object] = {
    "format": "unknown", "status": "held", "date": None, "place": None, "setting": None,
    "period": None, "ordinal": None, "change": "stated", "participants": (), "kind": "other",
    "office": None, "parties": (),
}  # fmt: skip


def reading(gold: Record, text: str, tenures: Sequence[TenureClaim] = ()) -> Reading:
    """What gold says that the document with this text says."""
    return Reading(
        document=_document(gold, text),
        engagements=tuple(
            _claim(EngagementClaim, one, text, i) for i, one in _numbered(gold, "engagements")
        ),
        instruments=tuple(
            _claim(InstrumentClaim, {"status": "unknown", **one}, text, i)
            for i, one in _numbered(gold, "instruments")
        ),
        mechanisms=tuple(
            _claim(MechanismClaim, one, text, i) for i, one in _numbered(gold, "mechanisms")
        ),
        levels=tuple(_claim(LevelClaim, one, text, i) for i, one in _numbered(gold, "levels")),
        tenures=tuple(tenures),
        areas=tuple(cast("list[str]", gold.get("areas") or [])),
    )


def _numbered(gold: Record, family: str) -> list[tuple[int, Record]]:
    return list(enumerate(records(gold, family)))


def _document(gold: Record, text: str) -> Document:
    head = {k: _first(k, v) for k, v in cast("Record", gold["document"]).items()}
    return msgspec.convert(
        {"title": None, "url": None, **head, "sha256": sha256(text.encode()).hexdigest(),
         "text": text}, Document,
    )  # fmt: skip


def _claim(kind: type[C], gold: Record, text: str, number: int) -> C:
    known = set(kind.__struct_fields__)
    said: dict[str, object] = {k: _first(k, v) for k, v in gold.items() if k in known}
    people = cast("list[Record]", said.get("participants") or [])
    if people:
        said["participants"] = [_participant(p) for p in people]
    start = min(number, len(text))
    said["evidence"] = (Evidence(start=start, end=len(text), quote=text[start:]),)
    missing = {k: v for k, v in _DEFAULTS.items() if k in known}
    return msgspec.convert({**missing, **said}, kind)


def _participant(gold: Record) -> Record:
    known = {k: _first(k, v) for k, v in gold.items() if k in ("name", "party", "office", "role")}
    return {"office": None, **known}


def _first(field: str, value: object) -> object:
    """The first answer that says something, of several that are accepted."""
    if not isinstance(value, list):
        return value
    if field == "parties":
        return value[0] if value and isinstance(value[0], list) else value
    if field in _SINGLE:
        return next((v for v in value if v is not None), None)
    return value

"""From rows to records: the one place that knows how tables spell what `views` says.

Rows come in as `sqlite3` gives them, in the order of the column lists kept here; records go out.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from dragoman.ledger.views import ClaimView, DocumentLine
from dragoman.merge.beliefs import (
    Belief,
    Context,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    MechanismBelief,
    PersonBelief,
    PledgeBelief,
    Statement,
    TenureBelief,
)
from dragoman.records import CLAIMS, Claim, ClaimKind, Evidence

T = TypeVar("T")

BELIEFS: dict[type, str] = {
    EngagementBelief: "engagement",
    PersonBelief: "person",
    TenureBelief: "tenure",
    InstrumentBelief: "instrument",
    MechanismBelief: "mechanism",
    LevelBelief: "level",
    PledgeBelief: "pledge",
}
TYPES: dict[str, type[Belief]] = {kind: type for type, kind in BELIEFS.items()}
DOCUMENT = (
    "document.id, document.source, document.kind, document.title, document.publisher, "
    "document.url, document.published, document.language, document.sha256, document.page, "
    "page.retrieved, document.byline, document.inferred_day"
)
DOCUMENTS = "document JOIN page ON page.id = document.page"
STATEMENT = (
    "claim.kind, claim.json, claim.id, document.id, document.sha256, document.source, "
    "document.publisher, document.published, document.language, reading.context"
)
STATEMENTS = (  # where those columns are found, once claims are
    "JOIN document ON document.id = claim.document JOIN reading ON reading.document = document.id"
)


def decode(type: type[T], text: str) -> T:
    """A stored record, checked against its type."""
    return msgspec.json.decode(text, type=type)


def encode(record: object) -> str:
    """A record as stored: the same record always gives the same characters."""
    return msgspec.json.encode(record, order="deterministic").decode()


def claim_record(kind: str, text: str) -> Claim:
    """A stored claim of this kind."""
    return decode(CLAIMS[_kind(kind)], text)


def document_line(row: Sequence[str | None]) -> DocumentLine:
    """A row of the columns DOCUMENT."""
    return msgspec.convert(
        dict(zip(DocumentLine.__struct_fields__, row, strict=True)), DocumentLine
    )


def statement(row: Sequence[str]) -> Statement:
    """A row of the columns STATEMENT."""
    kind, text, claim, document, sha256, source, publisher, published, language, around = row
    return Statement(
        id=claim, document=document, sha256=sha256, source=source, publisher=publisher,
        published=published, language=language, claim=claim_record(kind, text),
        context=_context(around),
    )  # fmt: skip


@lru_cache(maxsize=4096)  # the claims of a document share it
def _context(text: str) -> Context:
    return decode(Context, text)


def beliefs(rows: Iterable[tuple[str]], type: type[T]) -> tuple[T, ...]:
    """Rows of one json column."""
    return tuple(decode(type, text) for (text,) in rows)


def claim_views(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[ClaimView, ...]:
    """Claims with their sentences and documents, by the day of the document."""
    views = [view for part in _parts(sorted(set(ids)), 500) for view in _claim_views(db, part)]
    return tuple(
        sorted(views, key=lambda v: (v.document.published or "9999", v.document.source, v.id))
    )


def _claim_views(db: sqlite3.Connection, ids: Sequence[str]) -> list[ClaimView]:
    holes = ",".join("?" * len(ids))
    evidence: dict[str, list[Evidence]] = {}
    for claim, start, end, quote in db.execute(
        f'SELECT claim, start, "end", quote FROM evidence WHERE claim IN ({holes}) '
        "ORDER BY claim, ordinal",
        ids,
    ):
        evidence.setdefault(claim, []).append(Evidence(start=start, end=end, quote=quote))
    rows = db.execute(
        f"SELECT claim.id, claim.kind, claim.phrase, claim.json, belief.id, {DOCUMENT} FROM claim "
        f"JOIN document ON document.id = claim.document JOIN page ON page.id = document.page "
        "LEFT JOIN belief_claim ON belief_claim.claim = claim.id LEFT JOIN belief "
        "ON belief.id = belief_claim.belief AND belief.kind = claim.kind "
        f"WHERE claim.id IN ({holes}) ORDER BY belief.id IS NULL", ids,
    )  # fmt: skip
    views: dict[str, ClaimView] = {}
    for id, kind, phrase, text, belief, *document in rows:
        if id not in views:
            views[id] = ClaimView(
                id=id,
                kind=_kind(kind),
                by=phrase,
                claim=claim_record(kind, text),
                evidence=tuple(evidence.get(id, ())),
                document=document_line(document),
                belief=belief,
            )
    return list(views.values())


def _kind(kind: str) -> ClaimKind:
    found: ClaimKind = msgspec.convert(kind, ClaimKind)
    return found


def _parts(items: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    return (items[i : i + size] for i in range(0, len(items), size))

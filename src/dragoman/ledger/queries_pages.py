"""A page as it came in: where from, when, how large, what was sent with it, what it holds.

An open ledger and a page's identifier come in, a `PageView` goes out, or `NotInLedger`. A page
whose address gave something else later is found too, and names what took its place.
"""

import sqlite3
from collections.abc import Sequence

import msgspec

from dragoman.errors import NotInLedger
from dragoman.ledger.anchors import there
from dragoman.ledger.claims import unpacked
from dragoman.ledger.collecting import ready
from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import DOCUMENT, DOCUMENTS, document_line
from dragoman.ledger.views import DocumentLine, PageView, Receipt


def page(book: Ledger, id: str) -> PageView:
    """A page by its identifier, with its documents, also those nothing rests on any more."""
    row = book.db.execute(
        "SELECT id, source, url, sha256, media_type, retrieved, supplied FROM page WHERE id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise NotInLedger(f"{id}: no page of this identifier; `dragoman show D-...` names a page")
    names = ("id", "source", "url", "sha256", "media_type", "retrieved", "supplied")
    given = dict(zip(names, row, strict=True))
    return msgspec.convert(
        {
            **given,
            "size": len(raw(book, id)),
            "documents": _documents(book.db, id),
            "by": _successor(book.db, id),
            "receipts": _receipts(book.db, row[3]),
        },
        PageView,
    )


def raw(book: Ledger, id: str) -> bytes:
    """The bytes of a page as they came."""
    row = book.db.execute("SELECT encoding, raw FROM page WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotInLedger(f"{id}: no page of this identifier")
    return unpacked(*row)


def _documents(db: sqlite3.Connection, id: str) -> tuple[DocumentLine, ...]:
    rows = db.execute(
        f"SELECT {DOCUMENT} FROM {DOCUMENTS} WHERE document.page = ? ORDER BY document.ordinal",
        (id,),
    )
    return tuple(map(document_line, rows))


def _successor(db: sqlite3.Connection, id: str) -> str | None:
    if not there(db):
        return None
    row = db.execute("SELECT by FROM superseded WHERE page = ?", (id,)).fetchone()
    return row[0] if row else None


def _receipts(db: sqlite3.Connection, sha256: str) -> Sequence[Receipt]:
    """When these bytes were received, and what was sent with them."""
    if not ready(db, "received"):
        return ()
    rows = db.execute(
        "SELECT source, asked, url, status, at, headers FROM received WHERE sha256 = ? "
        "ORDER BY number",
        (sha256,),
    )
    return tuple(
        Receipt(
            source=source, asked=asked, url=url, status=status, at=at,
            headers=msgspec.json.decode(headers, type=tuple[tuple[str, str], ...]),
        )
        for source, asked, url, status, at, headers in rows
    )  # fmt: skip

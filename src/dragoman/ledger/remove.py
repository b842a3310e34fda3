"""A source taken out again: its pages, documents and claims, and what rested on them.

The name of a source or the identifier of a page comes in; what was taken out is counted. What
remains is what the ledger would be had the page never come in; judgements about it stay in the
log, without effect, and are in force again should the same bytes come back.
"""

import sqlite3
from collections.abc import Iterable

from dragoman.errors import NotInLedger
from dragoman.ledger import archives
from dragoman.ledger.anchors import compare, heirs, inherit, remember
from dragoman.ledger.beliefs import believe, forget, rejudge
from dragoman.ledger.claims import blocks_of, withdraw
from dragoman.ledger.files import Ledger, transaction
from dragoman.ledger.versions import let_go
from dragoman.merge.blocking import Block


def remove(book: Ledger, name: str) -> int:
    """Take out all pages of this source, or the page of this identifier; their number goes out."""
    with transaction(book) as db:
        pages = pages_of(db, name)
        if not pages:
            raise NotInLedger(
                f"{name}: no page or source of this name; `dragoman explain ID` names the pages"
            )
        believe(db, take_out(db, pages))
        archives.forget(db)  # one that held them can be added again
        return len(pages)


def pages_of(db: sqlite3.Connection, name: str) -> list[str]:
    """The identifiers of the pages of this source, or of this identifier."""
    rows = db.execute("SELECT id FROM page WHERE id = ?1 OR source = ?1 ORDER BY id", (name,))
    return [id for (id,) in rows]


def take_out(db: sqlite3.Connection, pages: Iterable[str]) -> list[Block]:
    """Delete pages with all they gave; the blocks that must be merged anew go out."""
    touched: list[Block] = []
    pages = tuple(pages)
    kept = heirs(db, pages)
    for id in pages:
        touched += forget(db, blocks_of(db, id))
        remember(db, id)
        withdraw(db, id)
        db.execute("DELETE FROM document WHERE page = ?", (id,))
        let_go(db, id)
        db.execute("DELETE FROM page WHERE id = ?", (id,))
        compare(db)
    inherit(db, kept)
    return [*touched, *rejudge(db)]

"""All caches dropped and remade from pages and judgements, in one transaction.

The caller hands in the reading of a page, because the ledger knows no stage. The same code and
data give the same tables, byte for byte; another version gives what it would have given from the
start. A page that can no longer be read keeps its documents, without claims and with the
reason, and is named in the answer; nothing else is touched by it.
Until the end, readers see the old ledger.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from dragoman.errors import DragomanError
from dragoman.ledger.anchors import compare, remember
from dragoman.ledger.beliefs import believe_all, forget_all
from dragoman.ledger.claims import put_readings, put_unread, take_page
from dragoman.ledger.files import Ledger, transaction
from dragoman.ledger.judged import refresh
from dragoman.ledger.versions import superseded
from dragoman.records import Page, Reading

Read = Callable[[Page, str | None], Sequence[Reading]]
CACHES = (
    "standing", "judged", "evidence", "block", "spelling", "claim", "reading", "document_search",
)  # fmt: skip


def rebuild(
    book: Ledger, read: Read, progress: Callable[[int, int], None] | None = None
) -> tuple[str, ...]:
    """Remake all caches; `read` takes a page and its supplied date. Failures, in words, go out."""
    with transaction(book) as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        remember(db)
        forget_all(db)
        for table in CACHES:
            db.execute(f"DELETE FROM {table}")
        failures = tuple(_reread(db, read, progress or _silent))
        compare(db)
        refresh(db)
        believe_all(db)
    return failures


def _silent(_done: int, _total: int) -> None:
    pass


def _reread(
    db: sqlite3.Connection, read: Read, progress: Callable[[int, int], None]
) -> Iterator[str]:
    gone = superseded(db)
    rows = db.execute("SELECT id, source FROM page ORDER BY id").fetchall()
    pages = [(id, source) for id, source in rows if id not in gone]
    for done, (id, source) in enumerate(pages, 1):
        try:
            readings = read(*take_page(db, id))
        except DragomanError as error:
            put_unread(db, id, str(error))
            yield f"{source}: {error}"
        else:
            db.execute("UPDATE document SET retired = 1 WHERE page = ?", (id,))
            put_readings(db, id, readings)
        progress(done, len(pages))

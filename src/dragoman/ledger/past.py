"""The ledger as it would have been on a past day: its documents and judgements of then, no more.

A path and an ISO day come in, an open ledger goes out: a copy without the documents published
later (or, undated, come in later), without judgements made later, with those that were undone
later, and with what follows from the rest. One thing is lost: of an address that has a newer
version the claims of the older were given up when the newer came, so a day between the two is
told neither. The copy is private and gone when closed; the file itself is only read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dragoman.ledger.beliefs import believe, believe_all, forget, forget_all
from dragoman.ledger.claims import unsay
from dragoman.ledger.files import Ledger, reader, transaction
from dragoman.ledger.judged import clear, judged_blocks, refresh, restated
from dragoman.ledger.placing import blocks_of
from dragoman.ledger.versions import let_go
from dragoman.merge.blocking import Block

PART = 10  # where a tenth of all claims is later, all is merged anew rather than mended


@contextmanager
def as_known_on(path: str | Path, day: str | None) -> Iterator[Ledger]:
    """Open a ledger for reading as it stood at the end of an ISO day; as it is without one."""
    with reader(path) as book:
        if day is None:
            yield book
            return
        with closing(sqlite3.connect("", isolation_level=None)) as db:
            book.db.backup(db)
            db.execute("PRAGMA foreign_keys = ON")
            old = Ledger(book.path, db)
            with transaction(old):
                _go_back(db, day)
            yield old


def _go_back(db: sqlite3.Connection, day: str) -> None:
    later = [
        id
        for (id,) in db.execute(
            "SELECT d.id FROM document d JOIN page p ON p.id = d.page "
            "WHERE coalesce(d.published, substr(p.retrieved, 1, 10)) > ?",
            (day,),
        )
    ]
    judged = db.execute(
        "SELECT 1 FROM judgement WHERE substr(at, 1, 10) > ?1 OR substr(retired_at, 1, 10) > ?1",
        (day,),
    ).fetchone()
    if not later and not judged:
        return
    touched = [*_blocks_of(db, later), *judged_blocks(db)]
    many = len(touched) * PART > db.execute("SELECT count(*) FROM block").fetchone()[0]
    if many:
        forget_all(db)
    else:
        touched = forget(db, touched)
    moved = restated(db)
    _forget_later(db, later, day)
    refresh(db)
    if many:
        believe_all(db)
    else:
        believe(db, [*touched, *judged_blocks(db), *blocks_of(db, moved)])


def _blocks_of(db: sqlite3.Connection, documents: list[str]) -> list[Block]:
    return [
        Block(*row)
        for id in documents
        for row in db.execute(
            "SELECT DISTINCT b.key, b.first, b.last FROM claim c JOIN block b ON b.claim = c.id "
            "WHERE c.document = ?",
            (id,),
        )
    ]


def _forget_later(db: sqlite3.Connection, later: list[str], day: str) -> None:
    """Delete later documents and judgements; judgements undone later are in force again."""
    unsay(db, later)
    db.executemany("DELETE FROM document WHERE id = ?", [(id,) for id in later])
    empty = db.execute("SELECT id FROM page WHERE id NOT IN (SELECT page FROM document)").fetchall()
    for (id,) in empty:
        let_go(db, id)
        db.execute("DELETE FROM page WHERE id = ?", (id,))
    clear(db)
    db.execute("DELETE FROM judgement WHERE substr(at, 1, 10) > ?", (day,))
    db.execute(
        "UPDATE judgement SET retired_at = NULL, retired_by = NULL, retired_why = NULL "
        "WHERE substr(retired_at, 1, 10) > ?",
        (day,),
    )

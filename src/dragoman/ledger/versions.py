"""Versions of one address: the newest is believed, the older ones can still be quoted.

A page goes out of belief when a later one of the same address comes in: its claims are withdrawn,
its documents retired, its bytes kept. `rebuild` leaves such pages retired.
"""

from hashlib import sha256
from sqlite3 import Connection

from dragoman.ledger.anchors import compare, heirs, inherit, remember, there
from dragoman.ledger.beliefs import believe, forget, rejudge
from dragoman.ledger.claims import blocks_of, withdraw
from dragoman.ledger.files import Ledger
from dragoman.ledger.identity import page_id
from dragoman.ledger.views import Version
from dragoman.records import Page


def restore(db: Connection, page: Page) -> bool:
    """Forget that these bytes were superseded at their address; whether they were."""
    id = page_id(page.source, sha256(page.raw).hexdigest())
    return db.execute("DELETE FROM superseded WHERE page = ?", (id,)).rowcount > 0


def supersede(db: Connection, newest: Page) -> int:
    """Retire the earlier versions of a page that was just added; how many there were.

    They were asked for by the same address and came from the same one: many articles that are
    gone lead to one front page, and are no versions of each other. Or they are twins that call
    the address of the newest their own.
    """
    if newest.url is None:
        return 0
    by = page_id(newest.source, sha256(newest.raw).hexdigest())
    rows = db.execute(
        "SELECT id FROM page WHERE url = ?1 AND source = ?3 AND id <> ?2 AND id NOT IN "
        "(SELECT page FROM superseded) UNION SELECT d.page FROM document d JOIN page p "
        "ON p.id = d.page WHERE ?1 = ?3 AND d.url = ?1 AND p.url <> ?1 AND d.retired = 0 "
        "AND d.page <> ?2",
        (newest.url, by, newest.source),
    ).fetchall()
    for (id,) in rows:
        kept = heirs(db, [id])
        touched = forget(db, blocks_of(db, id))
        remember(db, id)
        withdraw(db, id)
        db.execute("REPLACE INTO superseded VALUES (?, ?)", (id, by))
        compare(db)
        inherit(db, kept)
        believe(db, [*touched, *rejudge(db)])
    return len(rows)


def let_go(db: Connection, page: str) -> None:
    """Forget of a page that it took another's place, or lost its own."""
    if there(db):
        db.execute("DELETE FROM superseded WHERE page = ?1 OR by = ?1", (page,))


def is_twin(book: Ledger, page: Page, own: str | None) -> bool:
    """Whether a page calls another address its own (print, AMP), from which a page is held."""
    if own is None or own == page.url:
        return False
    held = book.db.execute("SELECT 1 FROM page WHERE url = ? LIMIT 1", (own,))
    return held.fetchone() is not None


def versions(db: Connection, document: str) -> tuple[Version, ...]:
    """The texts that a document's address gave, by time; none where there is only one."""
    if not there(db):
        return ()
    rows = db.execute(
        "SELECT other.id, page.retrieved, page.id NOT IN (SELECT page FROM superseded) "
        "FROM document d JOIN page mine ON mine.id = d.page JOIN page ON page.url = mine.url "
        "AND page.source = mine.source JOIN document other ON other.page = page.id "
        "AND other.ordinal = d.ordinal WHERE d.id = ? AND (other.retired = 0 "
        "OR page.id IN (SELECT page FROM superseded)) ORDER BY 2, 3, 1",
        (document,),
    ).fetchall()
    if len(rows) < 2:
        return ()
    return tuple(Version(document=id, retrieved=at, believed=bool(b)) for id, at, b in rows)


def superseded(db: Connection) -> frozenset[str]:
    """Pages that a later version of their address has taken the place of."""
    if not there(db):
        return frozenset()
    return frozenset(id for (id,) in db.execute("SELECT page FROM superseded"))

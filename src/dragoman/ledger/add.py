"""A page goes in, whole or not at all: bytes, documents, claims and what follows from them.

One transaction holds all of a page, so a killed process leaves the ledger as it was before that
page or after it, and adding again completes the rest. A page is its bytes under one name: the same
again adds nothing, unless a date is now supplied for it, which makes it be read anew.
"""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

from dragoman.errors import InputError
from dragoman.ledger import versions
from dragoman.ledger.anchors import anchored, compare, remember
from dragoman.ledger.beliefs import believe, forget, rejudge
from dragoman.ledger.claims import blocks_of, put_page, put_readings, withdraw
from dragoman.ledger.files import Ledger, transaction
from dragoman.ledger.identity import page_id
from dragoman.ledger.remove import pages_of, take_out
from dragoman.merge.blocking import Block
from dragoman.records import Page, Reading

Outcome = Literal["added", "reread", "known"]


def known(book: Ledger, page: Page, published: str | None = None) -> bool:
    """Whether the ledger has these bytes under this name, with no other date supplied."""
    return _state(book.db, page, published) == "known"


def days(book: Ledger, page: Page) -> tuple[str, ...]:
    """The days of the documents that a page was read as; none for a page that is not held."""
    rows = book.db.execute(
        "SELECT DISTINCT published FROM document WHERE page = ? AND retired = 0 "
        "AND published IS NOT NULL ORDER BY published",
        (page_id(page.source, sha256(page.raw).hexdigest()),),
    )
    return tuple(day for (day,) in rows)


def add(
    book: Ledger,
    page: Page,
    readings: Sequence[Reading],
    *,
    retrieved: str,
    published: str | None = None,
    instead: bool = False,
) -> Outcome:
    """Keep a page with what was read from it; `instead` of all earlier pages of its name.

    `retrieved` is the UTC time the page came in, `published` the ISO day a person supplied for a
    page that states none. Raises `LedgerBusy` when another process is writing, `InputError` when
    the page's name is no text that can be stored.
    """
    touched: list[Block] = []
    with transaction(book) as db:
        if instead and _state(db, page, published) != "known":
            id = page_id(page.source, sha256(page.raw).hexdigest())
            touched += take_out(db, (p for p in pages_of(db, page.source) if p != id))
        outcome = put(db, page, readings, touched, retrieved=retrieved, published=published)
        believe(db, touched)
    return outcome


def put(
    db: sqlite3.Connection,
    page: Page,
    readings: Sequence[Reading],
    touched: list[Block],
    *,
    retrieved: str,
    published: str | None,
) -> Outcome:
    """Write a page that the ledger does not hold so; `touched` takes what must be merged anew.

    The caller holds the transaction, and merges before it ends.
    """
    state = _state(db, page, published)
    if state != "known":
        touched += _put(db, page, readings, state, retrieved, published)
    return state


def renew(
    book: Ledger,
    page: Page,
    readings: Sequence[Reading],
    *,
    retrieved: str,
    published: str | None = None,
) -> int:
    """Keep a page as what its address gives now; how many earlier versions it takes the place of.

    One transaction: never do two versions stand. A version that comes back stands again.
    """
    with transaction(book) as db:
        back = versions.restore(db, page)
        state = "reread" if back else _state(db, page, published)
        if state != "known":
            believe(db, _put(db, page, readings, state, retrieved, published))
        return versions.supersede(db, page)


def _put(
    db: sqlite3.Connection,
    page: Page,
    readings: Sequence[Reading],
    state: Outcome,
    retrieved: str,
    published: str | None,
) -> list[Block]:
    """Write a page that is new or read anew; the blocks that must be merged anew go out."""
    id = page_id(page.source, sha256(page.raw).hexdigest())
    touched: list[Block] = []
    again = state == "reread" or anchored(db, id)
    if again:
        remember(db, id)
    if state == "added":
        put_page(db, id, page, retrieved, published)
    else:
        touched += forget(db, blocks_of(db, id))
        withdraw(db, id)
        db.execute("UPDATE page SET supplied = coalesce(?, supplied) WHERE id = ?", (published, id))
    touched += put_readings(db, id, readings)
    if again:
        compare(db)
        touched += rejudge(db)
    return touched


def _state(db: sqlite3.Connection, page: Page, published: str | None) -> Outcome:
    check(page)
    id = page_id(page.source, sha256(page.raw).hexdigest())
    row = db.execute("SELECT supplied FROM page WHERE id = ?", (id,)).fetchone()
    if row is None:
        return "added"
    return "known" if published in (None, row[0]) else "reread"


def check(page: Page) -> None:
    """Raise `InputError` where the page's name is no text that can be stored."""
    if not _storable(page.source):
        raise InputError(f"{page.source!r}: the file's name is not UTF-8; rename it")


def _storable(text: str) -> bool:
    """False for names that the operating system could not decode."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)

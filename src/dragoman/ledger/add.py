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
    with transaction(book) as db:
        state = _state(db, page, published)
        if state == "known":
            return state
        id = page_id(page.source, sha256(page.raw).hexdigest())
        touched: list[Block] = []
        if instead:
            touched += take_out(db, (p for p in pages_of(db, page.source) if p != id))
        again = state == "reread" or anchored(db, id)
        if again:
            remember(db, id)
        if state == "added":
            put_page(db, id, page, retrieved, published)
        else:
            touched += forget(db, blocks_of(db, id))
            withdraw(db, id)
            db.execute("UPDATE page SET supplied = ? WHERE id = ?", (published, id))
        touched += put_readings(db, id, readings)
        if again:
            compare(db)
            touched += rejudge(db)
        believe(db, touched)
        return state


def _state(db: sqlite3.Connection, page: Page, published: str | None) -> Outcome:
    if not _storable(page.source):
        raise InputError(f"{page.source!r}: the file's name is not UTF-8; rename it")
    id = page_id(page.source, sha256(page.raw).hexdigest())
    row = db.execute("SELECT supplied FROM page WHERE id = ?", (id,)).fetchone()
    if row is None:
        return "added"
    return "known" if published in (None, row[0]) else "reread"


def _storable(text: str) -> bool:
    """False for names that the operating system could not decode."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)

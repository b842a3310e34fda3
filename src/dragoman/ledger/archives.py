"""Where archives were left, so that a run goes on where an earlier one stopped.

An archive is known by its name, its size, both its ends and the date supplied for it; what was read
by another version of the reader is read anew. A position is stored only after the pages before it
are, at most once a second, so a killed run repeats a second of looking and loses nothing.
"""

import sqlite3
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from dragoman.inputs import Bookmarks
from dragoman.ledger.collecting import prepare, ready
from dragoman.ledger.files import Ledger, transaction
from dragoman.ledger.version import cache_version

_END = 65_536  # bytes at each end
_OFTEN = 1.0  # seconds between two notes


def bookmarks(
    book: Ledger,
    published: str | None = None,
    resumed: Callable[[str, int | None], None] = lambda _name, _position: None,
    *,
    anew: bool = False,
    before: Callable[[], None] = lambda: None,
) -> Bookmarks:
    """The marks of a ledger; `anew` passes over those that there are.

    `before` is called before a position is stored: it writes the pages that still wait to go in.
    `resumed` is told of each archive that is gone on with, by name, and where: None is its end.
    """
    keys: dict[Path, str] = {}
    noted = [0.0]

    def begin(path: Path) -> int | None:
        prepare(book)
        keys[path] = _key(path, published)
        row = book.db.execute(
            "SELECT position, ended FROM archive WHERE key = ?", (keys[path],)
        ).fetchone()
        if row is None or anew:
            return 0
        position = None if row[1] else int(row[0])
        resumed(path.name, position)
        return position

    def passed(path: Path, position: int) -> None:
        if time.monotonic() - noted[0] >= _OFTEN:
            noted[0] = time.monotonic()
            before()
            _note(book, keys[path], path.name, position, ended=False)

    def ended(path: Path) -> None:
        before()
        _note(book, keys[path], path.name, 0, ended=True)

    return Bookmarks(begin, passed, ended)


def forget(db: sqlite3.Connection) -> None:
    """Let every archive be read from its beginning again."""
    if ready(db, "archive"):
        db.execute("DELETE FROM archive")


def _key(path: Path, published: str | None) -> str:
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(_END)
        file.seek(max(0, size - _END))
        parts = (path.name, str(size), published or "", cache_version())
        return sha256("\0".join(parts).encode("utf-8", "replace") + first + file.read()).hexdigest()


def _note(book: Ledger, key: str, name: str, position: int, *, ended: bool) -> None:
    with transaction(book) as db:
        db.execute("REPLACE INTO archive VALUES (?, ?, ?, ?)", (key, name, position, ended))

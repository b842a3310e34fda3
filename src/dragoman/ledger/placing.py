"""The blocks a claim stands in, in the tables: put there, taken out, put elsewhere.

Statements come in as merging is to take them, so a claim of which somebody said that a person in
it is of another party stands in the blocks of that party. The caller holds the transaction and has
forgotten, before blocks change, what was believed by the old ones.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from dragoman.merge.beliefs import Statement
from dragoman.merge.blocking import Block, blocks
from dragoman.names import anchors


def place(db: sqlite3.Connection, said: Statement) -> tuple[Block, ...]:
    """Put a claim into its blocks, which go out."""
    placed = blocks(said)
    db.executemany(
        "INSERT INTO block VALUES (?, ?, ?, ?)", [(b.key, b.first, b.last, said.id) for b in placed]
    )
    db.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", _spellings(placed))
    return placed


def displace(db: sqlite3.Connection, where: str, values: Sequence[str] = ()) -> None:
    """Take claims out of all blocks; `where` is SQL behind a column, with its values."""
    found = db.execute(
        f"SELECT DISTINCT key, first, last FROM block WHERE claim {where}", values
    ).fetchall()
    db.execute(f"DELETE FROM block WHERE claim {where}", values)
    db.executemany(
        "DELETE FROM spelling WHERE party = ?1 AND anchor = ?2 AND name = ?3 AND NOT EXISTS "
        "(SELECT 1 FROM block WHERE key = 'people ' || ?1 || ' ' || ?3)",
        _spellings(Block(*row) for row in found),
    )


def blocks_of(db: sqlite3.Connection, claims: Iterable[str]) -> list[Block]:
    """The blocks that claims stand in now."""
    return [
        Block(*row)
        for claim in claims
        for row in db.execute("SELECT key, first, last FROM block WHERE claim = ?", (claim,))
    ]


def _spellings(placed: Iterable[Block]) -> list[tuple[str, str, str]]:
    """(party, anchor, name) of every name in the blocks of people."""
    people = [b.key.split(" ", 2) for b in placed if b.key.startswith("people ")]
    return [(party, anchor, name) for _, party, name in people for anchor in sorted(anchors(name))]

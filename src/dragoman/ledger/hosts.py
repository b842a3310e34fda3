"""What collecting remembers of hosts between runs: their robots rules, and rests they asked for.

Tables of the ledger come in, mappings by origin or host go out, and rests go in. Moments are
seconds of the epoch, given by the caller.
"""

from collections.abc import Mapping

from dragoman.ledger.files import Ledger, transaction


def robots(book: Ledger) -> Mapping[str, tuple[str, float]]:
    """Robots rules of earlier runs by origin: their text and when they came."""
    rows = book.db.execute("SELECT origin, text, at FROM robots")
    return {origin: (text, at) for origin, text, at in rows}


def leave_alone(book: Ledger, rests: Mapping[str, float], now: float) -> None:
    """Remember hosts that asked for a rest, with the seconds that are left of it."""
    with transaction(book) as db:
        db.execute("DELETE FROM rest WHERE until <= ?", (now,))
        db.executemany(
            "REPLACE INTO rest VALUES (?, ?)", [(host, now + left) for host, left in rests.items()]
        )


def rests(book: Ledger, now: float) -> Mapping[str, float]:
    """Hosts that asked earlier runs for a rest that is not over, with the seconds left of it."""
    rows = book.db.execute("SELECT host, until FROM rest WHERE until > ?", (now,))
    return {host: until - now for host, until in rows}

"""Questions for whoever shows words beside values: claims, texts and lines by identifier.

Identifiers come in, records of `views` go out; those the ledger does not hold are left out. Time
can be limited: a question that runs over it ends as a `LedgerError`.
"""

import time
from collections.abc import Iterable

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import engagement_lines
from dragoman.ledger.rows import beliefs, claim_views
from dragoman.ledger.views import ClaimView, EngagementLine
from dragoman.merge.beliefs import EngagementBelief

STEPS = 10_000  # steps of SQLite's machine between two looks at the time


def hurry(book: Ledger, seconds: float) -> None:
    """End every question to this open ledger that still runs after so many seconds from now."""
    deadline = time.monotonic() + seconds
    book.db.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)


def claims(book: Ledger, ids: Iterable[str]) -> tuple[ClaimView, ...]:
    """Claims with their sentences and documents, by the day of the document."""
    return claim_views(book.db, ids)


def texts(book: Ledger, documents: Iterable[str]) -> dict[str, str]:
    """The text of each document."""
    rows = book.db.execute(
        "SELECT document.id, text FROM json_each(?) w CROSS JOIN document ON document.id = w.value",
        (_array(documents),),
    )
    return dict(rows.fetchall())


def lines(book: Ledger, ids: Iterable[str]) -> dict[str, EngagementLine]:
    """Engagements as lists show them, by identifier."""
    rows = book.db.execute(
        "SELECT belief.json FROM json_each(?) w CROSS JOIN belief ON belief.id = w.value "
        "WHERE belief.kind = 'engagement'",
        (_array(ids),),
    )
    return {e.id: e for e in engagement_lines(book.db, beliefs(rows, EngagementBelief))}


def parties(book: Ledger) -> tuple[str, ...]:
    """The codes of all parties to any engagement, most engaged first."""
    rows = book.db.execute(
        "SELECT party FROM dealing WHERE kind = 'engagement' AND other = '' "
        "ORDER BY held DESC, party"
    )
    return tuple(party for (party,) in rows)


def _array(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(ids))).decode()

"""Instruments as lists show them, and what else the documents about one tell of.

Filters come in, beliefs and lines go out, newest first.
"""

from collections.abc import Iterable

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import engagement_lines
from dragoman.ledger.rows import beliefs
from dragoman.ledger.sought import counted, listed, sought
from dragoman.ledger.views import EngagementLine, Filters
from dragoman.merge.beliefs import EngagementBelief, InstrumentBelief
from dragoman.records import Record


class InstrumentList(Record):
    """A part of a list, and how many there are in all."""

    total: int
    lines: tuple[InstrumentBelief, ...]


def instruments(
    book: Ledger, party: Iterable[str] = (), kind: str | None = None, status: str | None = None,
    limit: int = 50, offset: int = 0,
) -> InstrumentList:  # fmt: skip
    """Instruments of these parties together, of a kind, of a status."""
    found = sought(Filters(party=tuple(party), kind=kind, status=status), "instrument")
    rows = listed(book, found, limit, offset)
    return InstrumentList(total=counted(book, found), lines=beliefs(rows, InstrumentBelief))


def told_beside(
    book: Ledger, claims: Iterable[str], parties: Iterable[str], limit: int = 20
) -> tuple[EngagementLine, ...]:
    """Engagements of these parties that stand in the documents of these claims."""
    rows = book.db.execute(
        "SELECT DISTINCT b.json FROM json_each(?) w CROSS JOIN claim c ON c.id = w.value "
        "JOIN claim o ON o.document = c.document AND o.kind = 'engagement' "
        "JOIN belief_claim bc ON bc.claim = o.id "
        "JOIN belief b ON b.id = bc.belief AND b.kind = 'engagement' "
        "WHERE NOT EXISTS (SELECT 1 FROM belief_party p WHERE p.belief = b.id "
        "AND p.party NOT IN (SELECT value FROM json_each(?))) ORDER BY b.first DESC, b.id LIMIT ?",
        (_array(claims), _array(parties), limit),
    )
    return engagement_lines(book.db, beliefs(rows, EngagementBelief))


def _array(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(values))).decode()

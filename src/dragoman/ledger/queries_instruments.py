"""What else the documents about an instrument tell of: its claims come in, engagements go out."""

from collections.abc import Iterable

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import engagement_lines
from dragoman.ledger.rows import beliefs
from dragoman.ledger.views import EngagementLine
from dragoman.merge.beliefs import EngagementBelief


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

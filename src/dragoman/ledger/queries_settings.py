"""Engagements that belong together: those of one setting in the same days.

An engagement comes in, the others at the same forum go out, most attested first.
"""

from datetime import date, timedelta

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import engagement_lines
from dragoman.ledger.rows import beliefs
from dragoman.ledger.views import EngagementLine
from dragoman.merge.beliefs import EngagementBelief

NEAR = timedelta(days=10)


def siblings(book: Ledger, belief: EngagementBelief, limit: int = 12) -> tuple[EngagementLine, ...]:
    """Others of the same setting within ten days; none where setting or date is not known."""
    days = _days(belief)
    if not belief.setting or days is None:
        return ()
    rows = book.db.execute(
        "SELECT json FROM belief WHERE kind = 'engagement' AND first BETWEEN ? AND ? "
        "AND json_extract(json, '$.setting') = ? AND id <> ? "
        "ORDER BY json_extract(json, '$.reports') DESC, id LIMIT ?",
        (str(days[0] - NEAR), str(days[1] + NEAR), belief.setting, belief.id, limit),
    )
    return engagement_lines(book.db, beliefs(rows, EngagementBelief))


def _days(belief: EngagementBelief) -> tuple[date, date] | None:
    try:
        days = edtf.bounds(belief.date) if belief.date else None
    except InputError:
        return None
    long = days is None or days[1] - days[0] > 40 * timedelta(days=1)
    return None if long else days

"""When the ledger learned of things: for feeds, calendars and citations.

Identifiers of beliefs come in; for each the days of its documents go out, and when the last of
them was added. Nothing here reads a clock.
"""

from collections.abc import Iterable

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.records import Record


class Seen(Record):
    """`first` and `last` are days of publication; `added` is when the last document came in."""

    first: str | None
    last: str | None
    added: str  # UTC


def seen(book: Ledger, ids: Iterable[str]) -> dict[str, Seen]:
    """Days by identifier."""
    rows = book.db.execute(
        "SELECT w.value, min(d.published), max(d.published), max(p.retrieved) "
        "FROM json_each(?) w CROSS JOIN belief_claim bc ON bc.belief = w.value "
        "JOIN claim c ON c.id = bc.claim JOIN document d ON d.id = c.document "
        "JOIN page p ON p.id = d.page GROUP BY w.value",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    )
    return {id: Seen(first=first, last=last, added=added) for id, first, last, added in rows}

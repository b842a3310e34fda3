"""When the ledger learned of things: for feeds, calendars and citations.

Identifiers of beliefs come in; for each the days of its documents go out, when the last of them was
added, and when anything was last judged: a judgement about one thing may change others, so that
only the last of all can never be too early. Nothing here reads a clock.
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
    judged: str = ""  # UTC, when a judgement about anything was last made or undone
    begun: str = ""  # the claim that came into the ledger first: later ones never change it

    @property
    def stamp(self) -> str:
        """When what the ledger says of it can last have changed; never earlier than before."""
        return max(self.added, self.judged)


def seen(book: Ledger, ids: Iterable[str]) -> dict[str, Seen]:
    """Days by identifier."""
    rows = book.db.execute(
        "SELECT w.value, min(d.published), max(d.published), max(p.retrieved), "
        "min(printf('%015d', d.number) || bc.claim), "
        "(SELECT coalesce(max(max(at, coalesce(retired_at, ''))), '') FROM judgement) "
        "FROM json_each(?) w CROSS JOIN belief_claim bc ON bc.belief = w.value "
        "JOIN claim c ON c.id = bc.claim JOIN document d ON d.id = c.document "
        "JOIN page p ON p.id = d.page GROUP BY w.value",
        (msgspec.json.encode(sorted(set(ids))).decode(),),
    )
    return {
        id: Seen(first=first, last=last, added=added, judged=judged, begun=begun[15:])
        for id, first, last, added, begun, judged in rows
    }


def arrived(book: Ledger, claims: Iterable[str]) -> dict[str, int]:
    """By claim, the place of its document in the order in which documents came in."""
    rows = book.db.execute(
        "SELECT c.id, d.number FROM json_each(?) w CROSS JOIN claim c ON c.id = w.value "
        "JOIN document d ON d.id = c.document",
        (msgspec.json.encode(sorted(set(claims))).decode(),),
    )
    return dict(rows.fetchall())

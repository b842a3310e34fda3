"""Where engagements took place, from the months kept in memory.

An open ledger and two ISO days come in, places with their counts go out, as
`ledger.queries_where.where` tells them of everyone. Days at either end that are no whole month are
asked of the ledger, and so is a span beyond all sense.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dragoman.ledger import Ledger
from dragoman.ledger.queries_where import PlaceCount, together, where
from dragoman.ledger.queries_where import monthly as places_of
from dragoman.web import monthly
from dragoman.web.monthly import Monthly

LONGEST = 20 * 366  # days of a span that is added up from months
MOST = 200_000  # places of months that are kept, some 40 MB
_NOWHERE: Sequence[PlaceCount] = ()
MONTHS = Monthly(MOST, len, _NOWHERE)


def between(book: Ledger, since: str, until: str) -> tuple[PlaceCount, ...]:
    """The places of these days, the most frequent first."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    whole = [
        m for m in monthly.between(first, last) if since <= f"{m}-01" and monthly.end(m) <= last
    ]
    if not whole or not (last - first).days < LONGEST:
        return where(book, since, until)

    def read(begin: str, end: str) -> Mapping[str, Sequence[PlaceCount]]:
        return places_of(book, f"{begin}-01", f"{end}-31")

    months = MONTHS.of(book, "places", whole, read).values()
    before, after = date.fromisoformat(f"{whole[0]}-01"), monthly.end(whole[-1])
    head = where(book, since, str(before - timedelta(1))) if before > first else ()
    tail = where(book, str(after + timedelta(1)), until) if after < last else ()
    return together((head, *months, tail))

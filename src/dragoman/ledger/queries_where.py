"""Where engagements took place over a period: a line a place, the most frequent first.

Days and parties come in, counts go out; what states no place is counted too, since silence about
the place is no place. Videos and calls have none and are among those.
"""

from collections.abc import Sequence

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_counts import TAKEN
from dragoman.records import Record


class PlaceCount(Record):
    """Engagements at a place as sources spell it; neither city nor country: none is stated."""

    city: str | None
    country: str | None
    engagements: int
    last: str  # ISO day
    newest: str  # identifier of the engagement of that day


def where(
    book: Ledger, since: str, until: str, parties: Sequence[str] = ()
) -> tuple[PlaceCount, ...]:
    """Places of what took place from one day to another, with all of these parties."""
    within = "".join(
        " AND id IN (SELECT belief FROM belief_party WHERE party = ? AND kind = 'engagement')"
        for _ in parties
    )
    rows = book.db.execute(
        "SELECT city, country, count(*), max(first), id FROM belief INDEXED BY belief_where "
        f"WHERE kind = 'engagement' AND first BETWEEN ? AND ? AND {TAKEN}{within} "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        (since, until, *parties),
    )
    return tuple(
        PlaceCount(city=city, country=country, engagements=count, last=last, newest=newest)
        for city, country, count, last, newest in rows
    )

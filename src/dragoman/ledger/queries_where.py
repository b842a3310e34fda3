"""Where engagements took place over a period: a line a place, the most frequent first.

Days and parties come in, counts go out; what states no place is counted too, since silence about
the place is no place. Videos and calls have none and are among those.
"""

from collections.abc import Sequence

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_counts import TAKEN
from dragoman.ledger.sought import sought
from dragoman.ledger.views import Filters
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
    if parties:
        found = sought(Filters(party=tuple(parties)))
        rows = book.db.execute(
            f"SELECT b.city, b.country, count(*), max(b.first), b.id FROM (SELECT belief AS name "
            f"FROM {found.table} WHERE {found.where} AND first BETWEEN ? AND ? AND {TAKEN}) "
            "CROSS JOIN belief b ON b.id = name GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            (*found.values, since, until),
        )
    else:
        rows = book.db.execute(
            "SELECT city, country, count(*), max(first), id FROM belief INDEXED BY belief_where "
            f"WHERE kind = 'engagement' AND first BETWEEN ? AND ? AND {TAKEN} "
            "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            (since, until),
        )
    return tuple(
        PlaceCount(city=city, country=country, engagements=count, last=last, newest=newest)
        for city, country, count, last, newest in rows
    )

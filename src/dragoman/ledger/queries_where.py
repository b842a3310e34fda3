"""Where engagements took place over a period: a line a place, the most frequent first.

Days and parties come in, counts go out; what states no place is counted too, since silence about
the place is no place. Videos and calls have none and are among those.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_counts import TAKEN
from dragoman.ledger.sought import sought
from dragoman.ledger.views import Filters
from dragoman.records import Record

_TAKEN_IN = (
    "belief INDEXED BY belief_where "
    f"WHERE kind = 'engagement' AND first BETWEEN ? AND ? AND {TAKEN}"
)


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
            f"SELECT city, country, count(*), max(first), id FROM {_TAKEN_IN} "
            "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            (since, until),
        )
    return tuple(_count(*row) for row in rows)


def _count(
    city: str | None, country: str | None, engagements: int, last: str, newest: str
) -> PlaceCount:
    return PlaceCount(city=city, country=country, engagements=engagements, last=last, newest=newest)


def monthly(book: Ledger, since: str, until: str) -> dict[str, tuple[PlaceCount, ...]]:
    """The same of everyone, month by month (as 2025-03), in no order."""
    rows = book.db.execute(
        f"SELECT substr(first, 1, 7), city, country, count(*), max(first), id FROM {_TAKEN_IN} "
        "GROUP BY 1, 2, 3",
        (since, until),
    )
    found: dict[str, list[PlaceCount]] = {}
    for month, *row in rows:
        found.setdefault(month, []).append(_count(*row))
    return {month: tuple(places) for month, places in found.items()}


def together(parts: Iterable[Sequence[PlaceCount]]) -> tuple[PlaceCount, ...]:
    """Counts of days that follow each other, each part later than the one before, added up."""
    counts: dict[tuple[str | None, str | None], int] = {}
    latest: dict[tuple[str | None, str | None], PlaceCount] = {}
    for places in parts:
        for one in places:
            at = (one.city, one.country)
            counts[at] = counts.get(at, 0) + one.engagements
            latest[at] = one
    order = sorted(counts, key=lambda at: (-counts[at], at[0] or "", at[1] or ""))
    return tuple(replace(latest[at], engagements=counts[at]) for at in order)

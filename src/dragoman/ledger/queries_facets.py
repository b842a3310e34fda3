"""How many engagements there are of each kind, status, form, party and year, among those asked for.

The filters of a list come in, counts go out, the most frequent first; years newest first. A facet
counts what would be listed if its value were asked for beside everything else that is asked.
"""

from collections import Counter

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import conditions
from dragoman.ledger.views import Filters
from dragoman.records import Record

MOST = 12  # parties and years


class Facet(Record):
    """Values of one property with the number of engagements that have them."""

    name: str
    values: tuple[tuple[str, int], ...]


def facets(book: Ledger, filters: Filters) -> tuple[Facet, ...]:
    """Facets of a list."""
    where, values = conditions(filters)
    rows = book.db.execute(
        f"SELECT subkind, status, substr(first, 1, 4), count(*) FROM belief WHERE {where} "
        "GROUP BY 1, 2, 3",
        values,
    )
    kinds, statuses, years = Counter[str](), Counter[str](), Counter[str]()
    for kind, status, year, count in rows:
        kinds[kind] += count
        statuses[status] += count
        if year:
            years[year] += count
    return (
        Facet(name="kind", values=tuple(kinds.most_common())),
        Facet(name="status", values=tuple(statuses.most_common())),
        Facet(name="year", values=tuple(sorted(years.items(), reverse=True)[:MOST])),
        Facet(name="party", values=_parties(book, filters)),
    )


def _parties(book: Ledger, filters: Filters) -> tuple[tuple[str, int], ...]:
    where, values = conditions(filters)
    everything = where == "kind = 'engagement'"
    within = "" if everything else f" AND belief IN (SELECT id FROM belief WHERE {where})"
    rows = book.db.execute(
        "SELECT party, count(*) AS n FROM belief_party WHERE kind = 'engagement'"
        f"{within} GROUP BY party ORDER BY n DESC, party LIMIT ?",
        (*(() if everything else values), MOST + len(filters.party)),
    )
    return tuple((party, n) for party, n in rows if party not in filters.party)[:MOST]

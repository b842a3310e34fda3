"""How many engagements there are of each kind, status, form, party and year, among those asked for.

The filters of a list come in, counts go out, the most frequent first; years newest first. A facet
counts what would be listed if its value were asked for beside everything else that is asked.
"""

from collections import Counter
from collections.abc import Iterable

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_counts import counterparts, parties
from dragoman.ledger.sought import Sought, beside, by_words, sought, together
from dragoman.ledger.views import Filters
from dragoman.records import Record

MOST = 12  # parties and years


class Facet(Record):
    """Values of one property with the number of engagements that have them."""

    name: str
    values: tuple[tuple[str, int], ...]


def facets(book: Ledger, filters: Filters) -> tuple[Facet, ...]:
    """Facets of a list."""
    kinds, statuses, years = Counter[str](), Counter[str](), Counter[str]()
    for kind, status, year, count in _sorts(book, filters):
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


def _sorts(book: Ledger, filters: Filters) -> Iterable[tuple[str, str, str, int]]:
    """Kind, status, year, and how many; counted beforehand unless days or words are asked for."""
    if len(filters.party) > 1 or _finer(filters):
        found = sought(filters)
        counts = "coalesce(substr(first, 1, 4), ''), count(*)"
    else:
        found = _spread(filters, "party = ?", next(iter(filters.party), ""))
        counts = "year, sum(held)"
    return book.db.execute(
        f"SELECT subkind, status, {counts} FROM {found.table} WHERE {found.where} "
        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        found.values,
    )


def _finer(filters: Filters) -> bool:
    """Whether more is asked than what is counted beforehand."""
    return bool(filters.since or filters.until) or by_words(filters)


def _spread(filters: Filters, where: str, party: str) -> Sought:
    """Counts of engagements by what they are, of a party or of all."""
    asked = (("subkind = ?", filters.kind), ("status = ?", filters.status))
    return together("spread", "party", [(where, party), *((p, v) for p, v in asked if v)])


def _parties(book: Ledger, filters: Filters) -> tuple[tuple[str, int], ...]:
    """Parties beside the ones that are asked for."""
    party = filters.party[:1]
    if filters == Filters(party=party, limit=filters.limit, offset=filters.offset):
        most = counterparts(book, party[0], MOST) if party else parties(book, MOST)
        return tuple((one.party, one.engagements) for one in most)
    if not party and not _finer(filters):
        rows, count = _spread(filters, "party > ?", ""), "sum(held)"
    else:
        rows, count = beside(filters) or _taking_part(sought(filters)), "count(*)"
    counts = book.db.execute(
        f"SELECT {rows.id}, {count} AS n FROM {rows.table} WHERE {rows.where} GROUP BY 1 "
        "ORDER BY n DESC, 1 LIMIT ?",
        (*rows.values, MOST + len(filters.party)),
    )
    return tuple((code, n) for code, n in counts if code not in filters.party)[:MOST]


def _taking_part(found: Sought) -> Sought:
    """The parties of beliefs."""
    beliefs = f"(SELECT {found.id} AS name FROM {found.table} WHERE {found.where})"
    table = f"{beliefs} CROSS JOIN belief_party ON belief = name"
    return Sought(table, "party", "TRUE", found.values)

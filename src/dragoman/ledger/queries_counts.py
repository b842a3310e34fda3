"""How much happened when: engagements a year by form and status, of parties, pairs or everyone.

Parties come in, small tables go out. A year without any engagement is left out; whoever draws puts
it back, because a gap is something to be seen.
"""

from collections.abc import Sequence

from dragoman.ledger.files import Ledger
from dragoman.ledger.sought import sought, together
from dragoman.ledger.views import Filters
from dragoman.records import DONE, Record

TAKEN = f"status IN {tuple(sorted(DONE))}"
# As stored; a single day is that day, and no record is opened for it.
_DATE = "CASE WHEN b.first = b.last THEN b.first ELSE b.json ->> '$.date' END"


class YearCount(Record):
    """Engagements that took place in a year, in one form."""

    year: str
    format: str
    count: int


class MonthCount(Record):
    """Engagements that took place in a month, as 2025-04."""

    month: str
    count: int


class RankCount(Record):
    """Engagements that took place in a year whose highest office is of one rank."""

    year: str
    rank: str | None  # None: nobody bears a title that ranks
    count: int


class PartyCount(Record):
    """A party with the number of engagements it takes part in, whatever became of them."""

    party: str
    engagements: int
    last: str | None  # ISO day on which the latest that took place began
    date: str | None = None  # the same as it is told, in EDTF


def years(book: Ledger, parties: Sequence[str] = ()) -> tuple[YearCount, ...]:
    """Engagements held in each year in each form, with all of these parties."""
    if len(parties) > 1:
        found, counts = (
            sought(Filters(party=tuple(parties))),
            "substr(first, 1, 4), format, count(*)",
        )
    else:
        found = together("spread", "", [("party = ?", next(iter(parties), ""))])
        counts = "year, format, sum(held)"
    rows = book.db.execute(
        f"SELECT {counts} FROM {found.table} WHERE {found.where} AND {TAKEN} GROUP BY 1, 2 "
        "ORDER BY 1, 3 DESC, 2",
        found.values,
    )
    return tuple(YearCount(year=year, format=form, count=n) for year, form, n in rows if year)


def months(book: Ledger, filters: Filters, since: str, until: str) -> tuple[MonthCount, ...]:
    """Engagements held in each month of some days, of those that pass the filters of a list."""
    found = sought(filters)
    rows = book.db.execute(
        f"SELECT substr(first, 1, 7), count(*) FROM {found.table} WHERE {found.where} AND {TAKEN} "
        "AND first BETWEEN ? AND ? GROUP BY 1 ORDER BY 1",
        (*found.values, since, until),
    )
    return tuple(MonthCount(month=month, count=n) for month, n in rows)


def ranks(book: Ledger, a: str, b: str) -> tuple[RankCount, ...]:
    """Engagements of two parties held in each year, by the highest office of anyone in them."""
    rows = book.db.execute(
        "SELECT substr(first, 1, 4), rank, count(*) FROM belief_pair WHERE kind = 'engagement' "
        f"AND party = ? AND other = ? AND first > '' AND {TAKEN} "
        "GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
        (a, b),
    )
    return tuple(RankCount(year=year, rank=rank, count=n) for year, rank, n in rows)


def parties(book: Ledger, limit: int = 300) -> tuple[PartyCount, ...]:
    """All parties, most engaged first."""
    latest = "belief_party p WHERE p.kind = d.kind AND p.party = d.party"
    return _counted(book, "party", latest, "other = ''", (), limit)


def dealings(book: Ledger, a: str, b: str = "") -> dict[str, int]:
    """How many beliefs of each kind a party has, or two parties together."""
    return dict(
        book.db.execute("SELECT kind, held FROM dealing WHERE party = ? AND other = ?", (a, b))
    )


def counterparts(book: Ledger, party: str, limit: int = 60) -> tuple[PartyCount, ...]:
    """With whom a party deals, most engaged first."""
    latest = "belief_pair p WHERE p.kind = d.kind AND p.party = d.party AND p.other = d.other"
    return _counted(book, "other", latest, "party = ? AND other > ''", (party,), limit)


def _counted(
    book: Ledger, who: str, latest: str, where: str, values: tuple[str, ...], limit: int
) -> tuple[PartyCount, ...]:
    """Counts of `dealing`, each with the latest engagement that took place."""
    rows = book.db.execute(
        f"SELECT {who}, held, b.first, {_DATE} FROM (SELECT party, other, kind, held "
        f"FROM dealing WHERE kind = 'engagement' AND {where} ORDER BY held DESC, {who} LIMIT ?) d "
        f"LEFT JOIN belief b ON b.id = (SELECT belief FROM {latest} AND p.first > '' AND p.{TAKEN} "
        f"ORDER BY p.first DESC LIMIT 1) ORDER BY held DESC, {who}",
        (*values, limit),
    )
    return tuple(
        PartyCount(party=party, engagements=n, last=last, date=date)
        for party, n, last, date in rows
    )

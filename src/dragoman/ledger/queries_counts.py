"""How much happened when: engagements a year by form and status, of parties, pairs or everyone.

Parties come in, small tables go out. A year without any engagement is left out; whoever draws puts
it back, because a gap is something to be seen.
"""

from collections.abc import Sequence

from dragoman.ledger.files import Ledger
from dragoman.records import Record

TAKEN = "status IN ('held', 'ongoing')"


class YearCount(Record):
    """Engagements that took place in a year, in one form."""

    year: str
    format: str
    count: int


class PartyCount(Record):
    """A party with the number of engagements it takes part in, whatever became of them."""

    party: str
    engagements: int
    last: str | None  # ISO day of the latest


def years(book: Ledger, parties: Sequence[str] = ()) -> tuple[YearCount, ...]:
    """Engagements held in each year in each form, with all of these parties."""
    within = "".join(
        " AND id IN (SELECT belief FROM belief_party WHERE party = ? AND kind = 'engagement')"
        for _ in parties
    )
    rows = book.db.execute(
        "SELECT substr(first, 1, 4), json_extract(json, '$.format'), count(*) FROM belief "
        f"WHERE kind = 'engagement' AND first IS NOT NULL AND {TAKEN}{within} "
        "GROUP BY 1, 2 ORDER BY 1, 3 DESC",
        tuple(parties),
    )
    return tuple(YearCount(year=year, format=form, count=n) for year, form, n in rows)


def parties(book: Ledger, limit: int = 300) -> tuple[PartyCount, ...]:
    """All parties, most engaged first."""
    rows = book.db.execute(
        "SELECT party, count(*) AS n, nullif(max(first), '') FROM belief_party "
        "WHERE kind = 'engagement' GROUP BY party ORDER BY n DESC, party LIMIT ?",
        (limit,),
    )
    return tuple(PartyCount(party=party, engagements=n, last=last) for party, n, last in rows)


def counterparts(book: Ledger, party: str, limit: int = 60) -> tuple[PartyCount, ...]:
    """With whom a party deals, most engaged first."""
    rows = book.db.execute(
        "SELECT o.party, count(*) AS n, nullif(max(o.first), '') FROM belief_party p "
        "JOIN belief_party o ON o.belief = p.belief AND o.party <> p.party "
        "WHERE p.party = ? AND p.kind = 'engagement' GROUP BY o.party ORDER BY n DESC, 1 LIMIT ?",
        (party, limit),
    )
    return tuple(PartyCount(party=other, engagements=n, last=last) for other, n, last in rows)

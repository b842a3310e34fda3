"""What is counted as it comes and goes, counted anew: do the tables of `counts.sql` say the truth?

A connection comes in, each row that is wrong goes out in words. This reads the whole ledger and is
for `verify` and for tests alone.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from dragoman.ledger.promises import unlike
from dragoman.ledger.ranks import announced, highest
from dragoman.ledger.rhythm import outlooks
from dragoman.ledger.rows import decode
from dragoman.merge.beliefs import EngagementBelief, MechanismBelief

STANDING = (
    "SELECT coalesce(publisher, '') AS publisher, page, coalesce(published, '') AS day, id "
    "FROM document WHERE retired = 0"
)
ENGAGED = "subkind, status, format, count(*) FROM"
# What each table must hold, by its name.
COUNTS = {
    "tally": (
        "SELECT kind, count(*) FROM belief GROUP BY 1 "
        "UNION ALL SELECT 'reading ' || version, count(*) FROM reading GROUP BY 1 "
        "UNION ALL SELECT * FROM (SELECT 'claim', count(*) AS n FROM claim "
        "UNION ALL SELECT 'page', count(*) FROM page "
        "UNION ALL SELECT 'document', count(*) FROM document WHERE retired = 0) WHERE n > 0"
    ),
    "dealing": (
        "SELECT party, '', kind, count(*) FROM belief_party GROUP BY 1, 3 "
        "UNION ALL SELECT party, other, kind, count(*) FROM belief_pair GROUP BY 1, 2, 3"
    ),
    "spread": (
        f"SELECT '', coalesce(substr(first, 1, 4), ''), {ENGAGED} belief "
        "WHERE kind = 'engagement' GROUP BY 2, 3, 4, 5 "
        f"UNION ALL SELECT party, substr(first, 1, 4), {ENGAGED} belief_party "
        "WHERE kind = 'engagement' GROUP BY 1, 2, 3, 4, 5"
    ),
    "belief_pair": (
        "SELECT p.party, o.party, p.kind, p.first, p.last, p.subkind, p.status, p.format, "
        "p.belief, p.gives "
        "FROM belief_party p JOIN belief_party o ON o.belief = p.belief AND o.party <> p.party"
    ),
    "belief_party": (
        "SELECT party, b.kind, coalesce(b.first, ''), b.last, b.subkind, b.status, b.format, b.id, "
        "b.kind = 'pledge' AND EXISTS (SELECT 1 FROM json_each(b.json, '$.by') WHERE value = party)"
        " FROM belief_party p JOIN belief b ON b.id = p.belief"
    ),
    "source": (
        "SELECT publisher, count(DISTINCT page), count(*), coalesce(sum(n), 0) "
        f"FROM ({STANDING}) d LEFT JOIN (SELECT document, count(*) AS n FROM claim "
        "WHERE kind = 'engagement' GROUP BY document) c ON c.document = d.id GROUP BY 1"
    ),
    "source_page": (
        "SELECT d.publisher, d.page, p.retrieved, count(*) "
        f"FROM ({STANDING}) d JOIN page p ON p.id = d.page GROUP BY 1, 2"
    ),
    "source_day": f"SELECT publisher, day, count(*) FROM ({STANDING}) GROUP BY 1, 2",
}  # fmt: skip
COLUMNS = {
    "belief_pair": "party, other, kind, first, last, subkind, status, format, belief, gives",
}
SHOWN = 5  # wrong rows of a table


def miscounted(db: sqlite3.Connection) -> Iterator[str]:
    """Rows that should be there and are not, and those that are and should not."""
    for table, true in COUNTS.items():
        held = f"SELECT {COLUMNS.get(table, '*')} FROM {table}"
        counted = f"SELECT * FROM ({true})"
        for sort, query in (
            ("lacks", f"{counted} EXCEPT {held}"),
            ("has wrongly", f"{held} EXCEPT {counted}"),
        ):
            for row in db.execute(f"{query} LIMIT {SHOWN}"):
                yield f"table {table}: {sort} {' '.join(map(str, row))}"
    yield from islice(_misread(db), SHOWN)
    yield from islice(_misjudged(db), SHOWN)
    yield from islice(unlike(db), SHOWN)


def _misread(db: sqlite3.Connection) -> Iterator[str]:
    """What is written beside engagements so that no page must open them."""
    rows = db.execute(
        "SELECT b.json, b.ahead, p.rank, p.belief IS NULL FROM belief b LEFT JOIN (SELECT belief, "
        "max(rank) AS rank FROM belief_pair GROUP BY 1) p ON p.belief = b.id "
        "WHERE b.kind = 'engagement'"
    )
    for text, ahead, rank, alone in rows:
        belief = decode(EngagementBelief, text)
        top = highest(belief)
        if ahead != announced(belief):
            yield f"table belief: {belief.id} was first announced on {announced(belief)}"
        if not alone and rank != (top.why if top else None):
            yield f"table belief_pair: {belief.id} has not the rank of its offices"


def _misjudged(db: sqlite3.Connection) -> Iterator[str]:
    """What is written of mechanisms about their next editions."""
    columns = "belief, since, until, first, last"
    kept = set(db.execute(f"SELECT {columns} FROM outlook"))
    rows = db.execute("SELECT json FROM belief WHERE kind = 'mechanism'")
    found = (decode(MechanismBelief, text) for (text,) in rows)
    true = {(belief.id, *one) for belief in found for one in outlooks(belief)}
    for row in sorted(true ^ kept):
        sort = "lacks" if row in true else "has wrongly"
        yield f"table outlook: {sort} {' '.join(row)}"

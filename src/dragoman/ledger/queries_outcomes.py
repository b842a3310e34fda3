"""What became of pledges: open, met by something later, or lapsed, as `merge.pledges` tells it.

Pledges come in, an outcome for each goes out, by identifier. "Today" is the last day on which a
document of the ledger was published: what came later, no document can tell.
"""

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

from dragoman.ledger.rows import BELIEFS, beliefs
from dragoman.ledger.sought import sought
from dragoman.ledger.views import Filters
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    MechanismBelief,
    PledgeBelief,
)
from dragoman.merge.pledges import Outcome, outcome

T = TypeVar("T", bound=Belief)
MOST = 500  # later instruments, mechanisms, and engagements with a setting, that are looked at


def outcomes(db: sqlite3.Connection, pledges: Iterable[PledgeBelief]) -> dict[str, Outcome]:
    """What became of each pledge, as far as later documents tell."""
    by_parties: dict[tuple[str, ...], list[PledgeBelief]] = {}
    for pledge in pledges:
        by_parties.setdefault(pledge.parties, []).append(pledge)
    last = db.execute("SELECT max(published) FROM document WHERE retired = 0").fetchone()[0]
    found: dict[str, Outcome] = {}
    for parties, own in by_parties.items() if last else ():
        since = min(p.published or "" for p in own)
        papers = _later(db, parties, since, InstrumentBelief)
        held = _later(db, parties, since, EngagementBelief, "held")
        lines = _later(db, parties, "", MechanismBelief)
        found |= {p.id: outcome(p, papers, held, last, lines) for p in own}
    return found


def _later(
    db: sqlite3.Connection,
    parties: tuple[str, ...],
    since: str,
    type: type[T],
    status: str | None = None,
) -> tuple[T, ...]:
    """Beliefs of a kind that all these parties share, from the day of the pledge on."""
    if not parties:
        return ()
    found = sought(Filters(party=parties, status=status), BELIEFS[type])
    within = "WHERE json ->> '$.setting' IS NOT NULL" if status else ""
    rows = db.execute(
        f"SELECT json FROM (SELECT belief AS name, first AS day FROM {found.table} "
        f"WHERE {found.where} AND (first >= ? OR first = '')) CROSS JOIN belief ON id = name "
        f"{within} ORDER BY day, name LIMIT ?",
        (*found.values, since, MOST),
    )
    return beliefs(rows, type)

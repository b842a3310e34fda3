"""What became of pledges: open, met by something later, or lapsed, as `merge.pledges` tells it.

Pledges come in, an outcome for each goes out, by identifier. "Today" is the last day on which a
document of the ledger was published: what came later, no document can tell.
"""

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from dragoman.ledger.rows import BELIEFS, beliefs
from dragoman.merge.beliefs import Belief, EngagementBelief, InstrumentBelief, PledgeBelief
from dragoman.merge.pledges import Outcome, outcome

T = TypeVar("T", bound=Belief)
MOST = 500  # later instruments, and engagements with a setting, that are looked at


def outcomes(db: sqlite3.Connection, pledges: Iterable[PledgeBelief]) -> dict[str, Outcome]:
    """What became of each pledge, as far as later documents tell."""
    by_parties: dict[tuple[str, ...], list[PledgeBelief]] = {}
    for pledge in pledges:
        by_parties.setdefault(pledge.parties, []).append(pledge)
    last = db.execute("SELECT max(published) FROM document WHERE retired = 0").fetchone()[0]
    found: dict[str, Outcome] = {}
    for parties, own in by_parties.items() if last else ():
        since = min(p.published or "" for p in own)
        papers = _later(db, parties, since, InstrumentBelief, "")
        held = _later(
            db, parties, since, EngagementBelief,
            "AND b.status = 'held' AND b.json ->> '$.setting' IS NOT NULL",
        )  # fmt: skip
        found |= {p.id: outcome(p, papers, held, last) for p in own}
    return found


def _later(
    db: sqlite3.Connection, parties: tuple[str, ...], since: str, type: type[T], where: str
) -> tuple[T, ...]:
    """Beliefs of a kind that all these parties share, from the day of the pledge on."""
    rows = db.execute(
        "SELECT b.json FROM belief_party p JOIN belief b ON b.id = p.belief WHERE p.party = ? "
        f"AND p.kind = ? AND (p.first >= ? OR p.first = '') {where} AND NOT EXISTS (SELECT 1 FROM "
        "json_each(?) w WHERE w.value NOT IN (SELECT party FROM belief_party o "
        "WHERE o.belief = b.id)) ORDER BY p.first, b.id LIMIT ?",
        (min(parties, default=""), BELIEFS[type], since, msgspec.json.encode(parties).decode(),
         MOST),
    )  # fmt: skip
    return beliefs(rows, type)

"""Questions about two parties: engagements, instruments, levels, mechanisms, pledges between them.

Two party codes come in, in either order; everything both take part in goes out, newest first.
"""

import sqlite3
from typing import TypeVar

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import belief_of, engagement_lines
from dragoman.ledger.rows import BELIEFS, beliefs
from dragoman.ledger.views import RelationView
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    MechanismBelief,
    PledgeBelief,
)

T = TypeVar("T", bound=Belief)
ALL = -1  # as a limit: none


def relation(book: Ledger, a: str, b: str, limit: int = 200) -> RelationView:
    """All that is believed about two parties; at most `limit` of each kind, or `ALL`."""
    db = book.db
    return RelationView(
        parties=(a, b),
        engagements=engagement_lines(db, _between(db, a, b, EngagementBelief, limit)),
        instruments=_between(db, a, b, InstrumentBelief, limit),
        levels=_between(db, a, b, LevelBelief, limit),
        mechanisms=_between(db, a, b, MechanismBelief, limit),
        pledges=_between(db, a, b, PledgeBelief, limit),
    )


def _between(db: sqlite3.Connection, a: str, b: str, type: type[T], limit: int) -> tuple[T, ...]:
    rows = db.execute(
        "SELECT json FROM belief WHERE id IN (SELECT x.belief FROM belief_party x "
        "JOIN belief_party y ON y.belief = x.belief AND y.party = ? AND y.kind = x.kind "
        "WHERE x.party = ? AND x.kind = ?) "
        "ORDER BY first DESC, id LIMIT ?",
        (b, a, BELIEFS[type], limit),
    )
    return beliefs(rows, type)


def mechanisms(
    book: Ledger, party: str | None = None, limit: int = 200
) -> tuple[MechanismBelief, ...]:
    """Recurring dialogues, forums and exercises, the latest edition first."""
    within = " AND id IN (SELECT belief FROM belief_party WHERE party = ?)" if party else ""
    rows = book.db.execute(
        f"SELECT json FROM belief WHERE kind = 'mechanism'{within} ORDER BY last DESC, id LIMIT ?",
        (*([party] if party else ()), limit),
    )
    return beliefs(rows, MechanismBelief)


def mechanism(book: Ledger, id: str) -> MechanismBelief:
    """One mechanism by its identifier, that of an edition, or of any of its claims."""
    return belief_of(book.db, id, MechanismBelief)


def instrument(book: Ledger, id: str) -> InstrumentBelief:
    """One instrument by its identifier or that of any of its claims."""
    return belief_of(book.db, id, InstrumentBelief)

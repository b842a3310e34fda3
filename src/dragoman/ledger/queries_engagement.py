"""One engagement in full: its values and sources, and all that stands around it.

An identifier goes in, that of the engagement or of any of its claims; out come the instruments and
pledges of the same documents with what became of them, what holds it and what it holds, and both
sides' accounts point by point.
"""

import sqlite3
from typing import TypeVar

import msgspec

from dragoman.ledger.each_once import each_once
from dragoman.ledger.files import Ledger
from dragoman.ledger.promises import outcomes
from dragoman.ledger.queries import belief_of, engagement_lines
from dragoman.ledger.queries_accounts import accounts
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.queries_nesting import around
from dragoman.ledger.rows import BELIEFS, claim_views, decode
from dragoman.ledger.views import EngagementView
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    PledgeBelief,
)

T = TypeVar("T", bound=Belief)


def engagement(book: Ledger, id: str) -> EngagementView:
    """One engagement in full, by its identifier or that of any of its claims."""
    db = book.db
    ((belief, _),) = each_once(db, [belief_of(db, id, EngagementBelief)])
    papers, promises = _told(db, belief, InstrumentBelief), _told(db, belief, PledgeBelief)
    levels = _told(db, belief, LevelBelief)
    within, holds, beside = around(db, belief)
    return EngagementView(
        line=engagement_lines(db, (belief,))[0], engagement=belief,
        sources=claim_views(db, belief.claims), instruments=papers, pledges=promises,
        judgements=about(db, belief.claims), outcomes=outcomes(db, promises),
        within=within, holds=holds, beside=beside,
        points=accounts(db, belief, (*papers, *promises, *levels)),
    )  # fmt: skip


def _told(db: sqlite3.Connection, belief: EngagementBelief, type: type[T]) -> tuple[T, ...]:
    """Beliefs of another kind about the same parties that rest on the same documents."""
    marks = ",".join("?" * len(belief.claims))
    rows = db.execute(
        "SELECT DISTINCT b.json, b.id FROM claim c CROSS JOIN belief_claim bc ON bc.claim = c.id "
        "CROSS JOIN belief b ON b.id = bc.belief WHERE b.kind = ? AND c.document IN "
        f"(SELECT document FROM claim WHERE id IN ({marks})) AND NOT EXISTS (SELECT 1 FROM "
        "belief_party p WHERE p.belief = b.id AND p.party NOT IN (SELECT value FROM json_each(?))) "
        "ORDER BY b.id",
        (BELIEFS[type], *belief.claims, msgspec.json.encode(belief.parties).decode()),
    )
    return tuple(decode(type, text) for text, _ in rows)

"""Both sides' accounts of one engagement, as `merge.alignment` sets them side by side.

An engagement and what its documents tell beside it come in, points go out; none where papers of
fewer than two of its parties tell of it.
"""

import sqlite3
from collections.abc import Iterable

import msgspec

from dragoman.ledger.queries import statements
from dragoman.ledger.queries_sides import side_of
from dragoman.ledger.rows import decode
from dragoman.merge.alignment import Point, aligned
from dragoman.merge.beliefs import EngagementBelief, InstrumentBelief, LevelBelief, PledgeBelief
from dragoman.records import Evidence

Beside = InstrumentBelief | PledgeBelief | LevelBelief


def accounts(
    db: sqlite3.Connection, belief: EngagementBelief, beside: Iterable[Beside]
) -> tuple[Point, ...]:
    """What only one side tells, what both tell alike, what they word differently."""
    sides = _sides(db, belief)
    if len(set(sides.values())) < 2:
        return ()
    claims = {*belief.claims, *(claim for other in beside for claim in other.claims)}
    own = [s for s in statements(db, claims) if s.document in sides]
    return aligned(own, _areas(db, sides), sides)


def _sides(db: sqlite3.Connection, belief: EngagementBelief) -> dict[str, str]:
    """The party that each of its documents speaks for, where it takes part."""
    rows = db.execute(
        "SELECT DISTINCT d.id, d.publisher, d.url FROM json_each(?) w JOIN claim c "
        "ON c.id = w.value JOIN document d ON d.id = c.document ORDER BY d.id",
        (msgspec.json.encode(belief.claims).decode(),),
    )
    found = ((id, side_of(publisher, url)) for id, publisher, url in rows)
    return {id: side for id, side in found if side in belief.parties}


def _areas(db: sqlite3.Connection, documents: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each document the areas it names, with its first words for each."""
    rows = db.execute(
        "SELECT document, areas FROM reading WHERE document IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(sorted(documents)).decode(),),
    )
    return {
        id: {
            area: said[0].quote if said else area
            for area, said in decode(dict[str, tuple[Evidence, ...]], areas).items()
        }
        for id, areas in rows
    }

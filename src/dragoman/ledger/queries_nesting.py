"""What holds an engagement and what it holds, as `merge.nesting` tells it.

An engagement comes in; the visit or the edition of a forum that holds it, the engagements it
holds, and what else its visit holds go out. Only engagements of its parties in its days and
mechanisms that bear the words of its setting are looked at.
"""

import sqlite3
from datetime import date, timedelta

import msgspec

from dragoman.ledger.queries import engagement_lines, label
from dragoman.ledger.rows import beliefs
from dragoman.ledger.search import names_query, of_kind
from dragoman.ledger.views import Part
from dragoman.merge.beliefs import EditionBelief, EngagementBelief, MechanismBelief
from dragoman.merge.gists import occasion
from dragoman.merge.nesting import Within, nested
from dragoman.merge.when import days

LONGEST = timedelta(days=60)  # of a visit
MOST = 200

Parts = tuple[Part, ...]


def around(db: sqlite3.Connection, belief: EngagementBelief) -> tuple[Parts, Parts, Parts]:
    """What holds it, what it holds, what stands beside it in the same visit."""
    near = {e.id: e for e in (*_near(db, belief), belief)}
    forums = _forums(db, belief)
    pairs = nested(near.values(), forums)
    up = [w for w in pairs if w.child == belief.id]
    down = [w for w in pairs if w.parent == belief.id]
    for visit in [near[w.parent] for w in up if w.parent in near]:
        near |= {e.id: e for e in _near(db, visit)}
    visits = {w.parent for w in up}
    beside = [w for w in nested(near.values()) if w.parent in visits and w.child != belief.id]
    editions = {e.id: _named(m, e) for m in forums for e in m.editions}
    return (
        tuple(_part(db, w, w.parent, near, editions) for w in up),
        tuple(_part(db, w, w.child, near, editions) for w in down),
        tuple(_part(db, w, w.child, near, editions) for w in beside),
    )


def _near(db: sqlite3.Connection, belief: EngagementBelief) -> tuple[EngagementBelief, ...]:
    """Engagements of one of its parties that touch its days; the days of a visit that may."""
    span = days(belief.date)
    if span is None or not belief.parties or span[0] < "0002":
        return ()
    since = str(date.fromisoformat(span[0]) - LONGEST)
    parties = msgspec.json.encode(belief.parties).decode()
    rows = db.execute(
        "SELECT b.json FROM belief_party p JOIN belief b ON b.id = p.belief WHERE p.party = ? "
        "AND p.kind = 'engagement' AND p.first BETWEEN ? AND ? AND b.last >= ? "
        "AND NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE w.value NOT IN "
        "(SELECT party FROM belief_party o WHERE o.belief = b.id)) ORDER BY b.id LIMIT ?",
        (belief.parties[0], since, span[1], span[0], parties, MOST),
    )
    return beliefs(rows, EngagementBelief)


def _forums(db: sqlite3.Connection, belief: EngagementBelief) -> tuple[MechanismBelief, ...]:
    """Mechanisms whose names have all the telling words of the setting, its own or in English."""
    setting = belief.setting or ""
    told = (setting, " ".join(sorted(occasion(setting).words)))
    queries = dict.fromkeys(q for text in told if (q := names_query(text)))
    words = of_kind("mechanism", " OR ".join(f"({query})" for query in queries))
    if not words:
        return ()
    rows = db.execute(
        "SELECT json FROM belief WHERE number IN (SELECT rowid FROM belief_search WHERE "
        "belief_search MATCH ?) ORDER BY id LIMIT ?",
        (words, MOST),
    )
    return beliefs(rows, MechanismBelief)


def _named(mechanism: MechanismBelief, edition: EditionBelief) -> str:
    number = f", no. {edition.ordinal}" if edition.ordinal else ""
    return f"{mechanism.name}{number}"


def _part(
    db: sqlite3.Connection, found: Within, id: str, near: dict[str, EngagementBelief],
    editions: dict[str, str],
) -> Part:  # fmt: skip
    one = near.get(id)
    if one is None:
        return Part(id=id, name=editions[id], reason=found.reason)
    (line,) = engagement_lines(db, (one,))
    return Part(id=id, name=label(one), reason=found.reason, line=line)

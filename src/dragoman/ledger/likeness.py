"""Whether things that a person wants merged are alike at all: identifiers in, doubts out.

Merging is for two reports of one thing. A call and a visit, a meeting and the signing after it, or
meetings of other parties, are hardly one: that is said before it is done, and done all the same by
whoever says so. What the ledger itself asks about is not doubted when it is answered.
"""

import sqlite3
from collections.abc import Sequence

from dragoman.ledger.naming import a
from dragoman.ledger.queries import resolve
from dragoman.ledger.rows import TYPES, decode
from dragoman.merge.beliefs import EngagementBelief
from dragoman.merge.when import MONTH, ordinals


def unlike(db: sqlite3.Connection, ids: Sequence[str]) -> str | None:
    """Why the first of these and another are hardly one, in words; None where nothing says so."""
    beliefs = [_belief(db, id) for id in ids]
    for other in beliefs[1:]:
        if _asked(db, beliefs[0], other):
            continue
        if beliefs[0] is None or other is None or type(beliefs[0]) is not type(other):
            return None  # said elsewhere, in other words
        if isinstance(other, EngagementBelief) and isinstance(beliefs[0], EngagementBelief):
            if words := _engagements(beliefs[0], other):
                return words
        elif words := _parties(beliefs[0], other):
            return words
    return None


def _belief(db: sqlite3.Connection, id: str) -> object | None:
    row = db.execute("SELECT kind, json FROM belief WHERE id = ?", (resolve(db, id),)).fetchone()
    return decode(TYPES[row[0]], row[1]) if row else None


def _asked(db: sqlite3.Connection, *both: object) -> bool:
    """Whether review asks if these two are one."""
    a, b = sorted(str(getattr(one, "id", "")) for one in both)
    found = db.execute("SELECT 1 FROM doubt WHERE a = ? AND b = ?", (a, b)).fetchone()
    return found is not None


def _engagements(one: EngagementBelief, other: EngagementBelief) -> str | None:
    if one.kind != other.kind:
        kinds = a(one.kind.replace("_", " ")), a(other.kind.replace("_", " "))
        return f"{one.id} is {kinds[0]} of {_of(one)}, {other.id} {kinds[1]} of {_of(other)}"
    if _far(one.date, other.date):
        return f"{one.id} is of {one.date}, {other.id} of {other.date}"
    return _parties(one, other)


def _far(one: str | None, other: str | None) -> bool:
    """Whether two dates are more than a month apart: no slip of a report, no second day."""
    mine, theirs = ordinals(one), ordinals(other)
    if mine is None or theirs is None:
        return False
    return max(mine[0] - theirs[1], theirs[0] - mine[1]) > MONTH


def _parties(one: object, other: object) -> str | None:
    mine, theirs = set(getattr(one, "parties", ())), set(getattr(other, "parties", ()))
    if not mine or not theirs or len(mine & theirs) >= min(2, len(mine), len(theirs)):
        return None
    ids = getattr(one, "id", ""), getattr(other, "id", "")
    return f"{ids[0]} is of {_of(one)}, {ids[1]} of {_of(other)}"


def _of(one: object) -> str:
    return " ".join(getattr(one, "parties", ())) or "no party"

"""What a person should look at: pairs that may be one, contradictions, dates without a year.

An open ledger comes in, questions go out, the newest first, each under a key that stays the same
until it is answered. What has been judged is asked no more.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import statements
from dragoman.ledger.rows import beliefs
from dragoman.merge import links
from dragoman.merge.beliefs import EngagementBelief, Link
from dragoman.records import Record

LOOKED_AT = 400  # pairs, and beliefs of each other sort, before the queue is cut
NEWEST = 3_000  # engagements whose neighbours are looked at
WIDEST = 31  # days of a date by which two engagements may be one

Sort = Literal["same", "contradiction", "year"]


class Question(Record):
    """One thing to decide. `b` is the other of a pair, `field` what sources contradict in."""

    key: str
    sort: Sort
    a: str
    b: str | None
    field: str | None
    why: str
    score: float


def questions(book: Ledger, limit: int = 100) -> tuple[Question, ...]:
    """Everything that is open, contradictions first, up to a limit."""
    found = (*_contradictions(book.db), *_years(book.db), *_pairs(book.db))
    return tuple(islice(found, limit))


def _pairs(db: sqlite3.Connection) -> Iterator[Question]:
    """Engagements of one block whose days overlap and that merging could neither join nor part."""
    rows = db.execute(
        "SELECT DISTINCT a.json, b.json FROM (SELECT * FROM belief WHERE kind = 'engagement' "
        "AND first IS NOT NULL ORDER BY first DESC, id LIMIT ?2) a "
        "JOIN belief_claim ac ON ac.belief = a.id JOIN block x ON x.claim = ac.claim "
        "JOIN block y ON y.key = x.key AND y.first <= x.last AND y.last >= x.first "
        "JOIN belief_claim bc ON bc.claim = y.claim JOIN belief b ON b.id = bc.belief "
        "AND b.kind = 'engagement' AND b.id <> a.id AND (b.first < a.first OR b.first = a.first "
        "AND b.id > a.id) WHERE julianday(a.last) - julianday(a.first) <= ?1 "
        "AND julianday(b.last) - julianday(b.first) <= ?1 ORDER BY a.first DESC, a.id LIMIT ?3",
        (WIDEST, NEWEST, LOOKED_AT),
    )
    for left, right in rows.fetchall():
        a, b = beliefs([(left,), (right,)], EngagementBelief)
        if not _parted(db, a.claims, b.claims):
            link = _doubt(db, a, b)
            if link:
                yield Question(key=f"{a.id}.{b.id}", sort="same", a=a.id, b=b.id, field=None,
                               why=link.reason, score=link.score)  # fmt: skip


def _doubt(db: sqlite3.Connection, a: EngagementBelief, b: EngagementBelief) -> Link | None:
    """The closest two claims of different engagements, where merging is not sure of them."""
    left = set(a.claims)
    across = (
        link
        for link in links(statements(db, (*a.claims[:8], *b.claims[:8])))
        if (link.a in left) != (link.b in left)
    )
    best = max(across, key=lambda link: (link.score, link.a, link.b), default=None)
    return best if best and best.verdict == "uncertain" else None


def _parted(db: sqlite3.Connection, left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether a person said that these are not the same."""
    row = db.execute(
        "SELECT 1 FROM judged x JOIN judged y ON y.number = x.number AND y.side <> x.side "
        "WHERE x.claim IN (SELECT value FROM json_each(?)) "
        "AND y.claim IN (SELECT value FROM json_each(?)) LIMIT 1",
        (_array(left), _array(right)),
    ).fetchone()
    return row is not None


def _contradictions(db: sqlite3.Connection) -> Iterator[Question]:
    for belief in _open(db, "json LIKE '%\"disputed\":true%'"):
        for slot in belief.slots:
            if slot.disputed:
                said = ", ".join(v.value for v in slot.values[:4])
                yield Question(
                    key=f"{belief.id}.{slot.name}", sort="contradiction", a=belief.id, b=None,
                    field=slot.name, why=said, score=float(len(slot.values)),
                )  # fmt: skip


def _years(db: sqlite3.Connection) -> Iterator[Question]:
    for belief in _open(db, 'json LIKE \'%"date":"XXXX%\''):
        if belief.date and belief.date.startswith("XXXX"):
            yield Question(key=f"{belief.id}.date", sort="year", a=belief.id, b=None, field="date",
                           why=belief.date.replace("XXXX", "????"), score=0.0)  # fmt: skip


def _open(db: sqlite3.Connection, where: str) -> tuple[EngagementBelief, ...]:
    """Engagements of a sort about which nobody has decided."""
    rows = db.execute(
        f"SELECT json FROM belief b WHERE kind = 'engagement' AND {where} AND NOT EXISTS ("
        "SELECT 1 FROM belief_claim c JOIN judged j ON j.claim = c.claim JOIN judgement g "
        "ON g.number = j.number AND g.verb IN ('accept', 'correct') WHERE c.belief = b.id) "
        "ORDER BY first DESC, id LIMIT ?",
        (LOOKED_AT,),
    )
    return beliefs(rows, EngagementBelief)


def _array(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()

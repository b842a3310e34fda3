"""How far a change reaches: the claims that must be merged anew when a block is touched.

Blocks come in; bundles and circles go out, each closed: nothing outside can be one with anything
inside. A *run* is a key and a stretch of days widened until no claim of that key reaches over its
edge; a *bundle* is a run with those that judgements tie it to. A *circle* is a party and the folded
names linked, one to the next, by being able to name one person or by a judgement that they do.
Both are found by index, without reading the rest of the ledger.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dragoman.ledger.judged import judged, names_tied_to, tied_to
from dragoman.ledger.rows import STATEMENT, STATEMENTS, statement
from dragoman.merge.beliefs import Statement
from dragoman.merge.blocking import Block
from dragoman.merge.judgements import welded
from dragoman.names import likely_one, same_person, sought


class Circle(NamedTuple):
    """Names of one party that must be looked at together."""

    party: str
    names: frozenset[str]


class Bundle(NamedTuple):
    """Runs that must be looked at together; just one where no judgement ties."""

    runs: tuple[Block, ...]


Reach = Bundle | Circle


def reach(db: sqlite3.Connection, touched: Iterable[Block]) -> list[Reach]:
    """What these blocks reach, each part once."""
    ordered = sorted(set(touched))
    circles = _circles(db, (b.key for b in ordered if b.key.startswith("people ")))
    return [*_bundles(db, [b for b in ordered if not b.key.startswith("people ")]), *circles]


def _bundles(db: sqlite3.Connection, touched: list[Block]) -> list[Bundle]:
    runs = _runs(db, touched)
    if not judged(db):
        return [Bundle((run,)) for run in runs]
    tied: dict[Block, list[Block]] = {}
    while True:
        tied = {run: tied[run] if run in tied else tied_to(db, run) for run in runs}
        beyond = [b for found in tied.values() for b in found if not any(_meet(r, b) for r in runs)]
        if not beyond:
            break
        runs = _runs(db, sorted({*runs, *beyond}))
    ties = [(run, *(r for r in runs for b in found if _meet(r, b))) for run, found in tied.items()]
    return [Bundle(tuple(sorted(group))) for group in welded([[run] for run in runs], ties)]


def _runs(db: sqlite3.Connection, touched: Iterable[Block]) -> list[Block]:
    """Widened stretches of days; where two meet, because what parted them is gone, they are one."""
    found: list[Block] = []
    for block in touched:
        run = _widened(db, block)
        while found and _meet(found[-1], run):
            last = found.pop()
            run = Block(run.key, min(last.first, run.first), max(last.last, run.last))
            run = _widened(db, run)
        found.append(run)
    return found


def _meet(a: Block, b: Block) -> bool:
    return a.key == b.key and a.first <= b.last and b.first <= a.last


def _widened(db: sqlite3.Connection, block: Block) -> Block:
    while True:
        first, last = db.execute(
            "SELECT min(first), max(last) FROM block WHERE key = ? AND first <= ? AND last >= ?",
            (block.key, block.last, block.first),
        ).fetchone()
        lower, upper = min(first or block.first, block.first), max(last or block.last, block.last)
        if (lower, upper) == (block.first, block.last):
            return block
        block = Block(block.key, lower, upper)


def _circles(db: sqlite3.Connection, keys: Iterable[str]) -> list[Circle]:
    """Circles round these names; where two share a name, through one that is gone, they are one."""
    found: list[Circle] = []
    for _, party, name in (key.split(" ", 2) for key in keys):
        if any(c.party == party and name in c.names for c in found):
            continue
        circle = _circle(db, party, name)
        shared = [c for c in found if c.party == party and c.names & circle.names]
        found = [c for c in found if c not in shared]
        found.append(Circle(party, circle.names.union(*(c.names for c in shared))))
    return found


def _circle(db: sqlite3.Connection, party: str, name: str) -> Circle:
    names, open_ = {name}, [name]
    while open_:
        one = open_.pop()
        near = set(_neighbours(db, party, one)) - names
        names |= near
        open_ += near
    return Circle(party, frozenset(names))


def _neighbours(db: sqlite3.Connection, party: str, name: str) -> Iterable[str]:
    rows = db.execute(
        "SELECT DISTINCT s.name FROM json_each(?) w CROSS JOIN spelling s ON s.party = ? "
        "AND s.anchor = w.value",
        (msgspec.json.encode(sorted(sought(name))).decode(), party),
    )
    near = [other for (other,) in rows if same_person(name, other) or likely_one(name, other)]
    return [*near, *(names_tied_to(db, party, name) if judged(db) else ())]


def statements_of(db: sqlite3.Connection, circle: Circle) -> list[Statement]:
    """The claims that name anybody of a circle, in the order of their identifiers."""
    keys = [f"people {circle.party} {name}" for name in sorted(circle.names)]
    rows = db.execute(
        f"SELECT DISTINCT {STATEMENT} FROM json_each(?) w CROSS JOIN block ON block.key = w.value "
        f"JOIN claim ON claim.id = block.claim {STATEMENTS} ORDER BY claim.id",
        (msgspec.json.encode(keys).decode(),),
    )
    return [statement(row) for row in rows]


def statements_in(db: sqlite3.Connection, run: Block) -> list[Statement]:
    """The claims within a run, in the order of their identifiers."""
    rows = db.execute(
        f"SELECT {STATEMENT} FROM block JOIN claim ON claim.id = block.claim {STATEMENTS} "
        "WHERE block.key = ? AND block.first <= ? "
        "AND block.last >= ? ORDER BY claim.id",
        (run.key, run.last, run.first),
    )
    return [statement(row) for row in rows]


def beliefs_in(db: sqlite3.Connection, part: Reach) -> list[tuple[str]]:
    """The identifiers of the beliefs within a bundle or a circle."""
    if isinstance(part, Circle):
        return db.execute(
            "SELECT DISTINCT belief FROM json_each(?) w CROSS JOIN belief_name n ON n.party = ? "
            "AND n.name = w.value AND n.kind IN ('person', 'tenure')",
            (msgspec.json.encode(sorted(part.names)).decode(), part.party),
        ).fetchall()
    found = [row for run in part.runs for row in _beliefs_in(db, run)]
    return list(dict.fromkeys(found))


def _beliefs_in(db: sqlite3.Connection, run: Block) -> list[tuple[str]]:
    return db.execute(
        "SELECT DISTINCT bc.belief FROM block b JOIN belief_claim bc ON bc.claim = b.claim "
        "JOIN belief x ON x.id = bc.belief AND x.kind = ? "
        "WHERE b.key = ? AND b.first <= ? AND b.last >= ?",
        (run.key.partition(" ")[0], run.key, run.last, run.first),
    ).fetchall()

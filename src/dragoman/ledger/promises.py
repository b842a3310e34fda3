"""Pledges kept in step with what became of them, so that lists can ask for what is open or met.

Beliefs that came and went come in; the table `outcome` and the status of pledges go out. A pledge
of which nothing is known yet, or whose reason went, is looked at against all that its parties did
later; every other only against what came. Time goes by the last day on which a document was
published: what came later, no document can tell. The caller holds the transaction.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

import msgspec

from dragoman.ledger.rows import BELIEFS, beliefs, decode
from dragoman.ledger.sought import sought
from dragoman.ledger.views import Filters
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    MechanismBelief,
    PledgeBelief,
)
from dragoman.merge.pledges import Later, Outcome, fitting, met, outcome, over, shelved

T = TypeVar("T", EngagementBelief, InstrumentBelief, MechanismBelief)
End = tuple[str, str] | None
STATES = {  # tables that bear the status of a pledge, and the column it is found by
    "belief": "id", "belief_party": "belief", "belief_pair": "belief",
}  # fmt: skip
MOVED = (  # pledges that the passing of days made something else
    "SELECT belief FROM outcome WHERE state = 'open' AND due < ?1 "
    "UNION SELECT belief FROM outcome WHERE state = 'open' AND met <= ?1 "
    "UNION SELECT belief FROM outcome WHERE state = 'lapsed' AND due >= ?1 "
    "UNION SELECT belief FROM outcome WHERE state = 'lapsed' AND met <= ?1 "
    "UNION SELECT belief FROM outcome WHERE state = 'met' AND met > ?1"
)


def open_up(db: sqlite3.Connection, pledge: PledgeBelief) -> None:
    """Note a pledge that nobody has looked at yet."""
    row = (pledge.id, _key(pledge.parties), over(pledge))
    db.execute("INSERT INTO outcome (belief, key, due) VALUES (?, ?, ?)", row)


def doubt(db: sqlite3.Connection, gone: Iterable[tuple[str]]) -> None:
    """Pledges that these beliefs met are to be looked at again."""
    db.executemany("UPDATE outcome SET state = NULL WHERE met_by = ?", gone)


def settle(db: sqlite3.Connection, came: Iterable[Belief]) -> None:
    """What became of every pledge, now that these beliefs have come."""
    today = _today(db)
    by_parties: dict[tuple[str, ...], list[Later]] = {}
    for belief in came:
        if isinstance(belief, EngagementBelief | InstrumentBelief | MechanismBelief):
            by_parties.setdefault(belief.parties, []).append(belief)
    for parties, own in by_parties.items():
        _meet(db, parties, own, today)
    for pledge, end in _looked(db):
        _put(db, pledge, end, today)
    for pledge, end in _known(db, db.execute(MOVED, (today,)).fetchall()):
        _put(db, pledge, end, today)


def outcomes(db: sqlite3.Connection, pledges: Iterable[PledgeBelief]) -> dict[str, Outcome]:
    """What became of each pledge, as far as later documents tell, by its identifier."""
    wanted = _array(p.id for p in pledges)
    rows = db.execute(
        "SELECT belief, state, met_by, met FROM json_each(?) w JOIN outcome ON belief = w.value",
        (wanted,),
    )
    return {id: _outcome(state, by, on) for id, state, by, on in rows}


def _outcome(state: str | None, by: str | None, on: str | None) -> Outcome:
    told = {"by": by, "on": on} if state == "met" else {}
    return msgspec.convert({"state": state or "open", **told}, Outcome)


def unlike(db: sqlite3.Connection) -> Iterator[str]:
    """Pledges of which something else is written than follows; see `recount`."""
    today = _today(db)
    rows = db.execute("SELECT json FROM belief WHERE kind = 'pledge' ORDER BY id").fetchall()
    found = {p.id: (p, end) for p, end in _ends(db, beliefs(rows, PledgeBelief))}
    held = {id: row for id, *row in db.execute("SELECT belief, key, met, met_by, due, state "
                                               "FROM outcome")}  # fmt: skip
    for id in sorted(found.keys() | held.keys()):
        if id not in found or id not in held:
            yield f"table outcome: {'lacks' if id in found else 'has wrongly'} {id}"
            continue
        pledge, end = found[id]
        state = outcome(pledge, end, today).state
        if held[id] != [_key(pledge.parties), *(end or (None, None)), over(pledge), state]:
            yield f"table outcome: {id} is {state}"


def _today(db: sqlite3.Connection) -> str:
    """The last day on which a document was published."""
    row = db.execute("SELECT max(published) FROM document WHERE retired = 0").fetchone()
    return row[0] or ""


def _meet(
    db: sqlite3.Connection, parties: tuple[str, ...], own: Sequence[Later], today: str
) -> None:
    """Whether beliefs of these parties show that pledges were met earlier than was known."""
    rows = db.execute(
        "SELECT b.json, o.met, o.met_by FROM json_each(?) w JOIN outcome o ON o.key = w.value "
        "JOIN belief b ON b.id = o.belief WHERE o.state IS NOT NULL",
        (_array(_keys(parties)),),
    ).fetchall()
    for text, *known in rows:
        pledge = decode(PledgeBelief, text)
        end = met(pledge, own)
        if end is not None and (known[0] is None or list(end) < known):
            _put(db, pledge, end, today)


def _looked(db: sqlite3.Connection) -> Iterator[tuple[PledgeBelief, End]]:
    """Pledges that nobody has looked at, with what met them."""
    rows = db.execute(
        "SELECT b.json FROM outcome o JOIN belief b ON b.id = o.belief WHERE o.state IS NULL "
        "ORDER BY o.key, b.id"
    ).fetchall()
    yield from _ends(db, beliefs(rows, PledgeBelief))


def _ends(
    db: sqlite3.Connection, pledges: Iterable[PledgeBelief]
) -> Iterator[tuple[PledgeBelief, End]]:
    by_parties: dict[tuple[str, ...], list[PledgeBelief]] = {}
    for pledge in pledges:
        by_parties.setdefault(pledge.parties, []).append(pledge)
    for parties, own in by_parties.items():
        later = _later(db, parties, min(p.published or "" for p in own)) if parties else []
        shelf = shelved(later)
        yield from ((pledge, met(pledge, fitting(pledge, shelf))) for pledge in own)


def _later(db: sqlite3.Connection, parties: tuple[str, ...], since: str) -> list[Later]:
    """All that may show that promises of these parties, made from a day on, were met."""
    held = "WHERE json ->> '$.setting' IS NOT NULL"
    filters = Filters(party=parties)
    return [
        *_of(db, filters, InstrumentBelief),
        *_of(db, filters, MechanismBelief),
        *_of(db, Filters(party=parties, status="held", since=since or None),
             EngagementBelief, held),
    ]  # fmt: skip


def _of(db: sqlite3.Connection, filters: Filters, type: type[T], where: str = "") -> tuple[T, ...]:
    found = sought(filters, BELIEFS[type])
    rows = db.execute(
        f"SELECT json FROM (SELECT {found.id} AS name FROM {found.table} WHERE {found.where}) "
        f"CROSS JOIN belief ON id = name {where}",
        found.values,
    )
    return beliefs(rows, type)


def _known(db: sqlite3.Connection, ids: Sequence[tuple[str]]) -> Iterator[tuple[PledgeBelief, End]]:
    rows = db.execute(
        "SELECT b.json, o.met, o.met_by FROM json_each(?) w JOIN outcome o ON o.belief = w.value "
        "JOIN belief b ON b.id = o.belief",
        (_array(id for (id,) in ids),),
    ).fetchall()
    for text, day, by in rows:
        yield decode(PledgeBelief, text), (day, by) if day else None


def _put(db: sqlite3.Connection, pledge: PledgeBelief, end: End, today: str) -> None:
    state = outcome(pledge, end, today).state
    db.execute(
        "UPDATE outcome SET met = ?, met_by = ?, state = ? WHERE belief = ?",
        (*(end or (None, None)), state, pledge.id),
    )
    for table, column in STATES.items():
        db.execute(f"UPDATE {table} SET status = ? WHERE {column} = ?", (state, pledge.id))


def _key(parties: Sequence[str]) -> str:
    """What a pledge is found by: its first two parties, or its only one."""
    return " ".join(sorted(parties)[:2])


def _keys(parties: Sequence[str]) -> Iterator[str]:
    """The keys of all pledges between some of these."""
    yield from parties
    yield from (" ".join(pair) for pair in combinations(sorted(parties), 2))


def _array(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(set(values))).decode()

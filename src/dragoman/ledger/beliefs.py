"""What is believed is kept in step with what is claimed: touched blocks are merged again.

Blocks come in, beliefs in the tables are replaced. Around every touched day the whole run of
overlapping days is taken, because only there can anything change; the rest of the ledger is not
read. The caller holds the transaction, so claims and beliefs never differ in the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.ledger.claims import statements_of
from dragoman.ledger.rows import BELIEFS, encode
from dragoman.ledger.search import searchable
from dragoman.merge import Beliefs, merge_block
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    LevelBelief,
    MechanismBelief,
    PersonBelief,
    PledgeBelief,
    TenureBelief,
)
from dragoman.merge.blocking import Block, days
from dragoman.merge.people import person_id
from dragoman.names import fold

TABLES = ("belief_claim", "belief_party", "belief_name", "belief_alias", "belief_search")


def forget(db: sqlite3.Connection, touched: Iterable[Block]) -> list[Block]:
    """Delete the beliefs around these blocks; the whole runs of days they stood in go out."""
    runs = _runs(db, touched)
    for run in runs:
        rows = db.execute(
            "SELECT DISTINCT bc.belief FROM block b JOIN belief_claim bc ON bc.claim = b.claim "
            "JOIN belief x ON x.id = bc.belief AND x.block = b.key "
            "WHERE b.key = ? AND b.first <= ? AND b.last >= ?",
            (run.key, run.last, run.first),
        )
        ids = rows.fetchall()
        for table in TABLES:
            db.executemany(f"DELETE FROM {table} WHERE belief = ?", ids)
        db.executemany("DELETE FROM belief WHERE id = ?", ids)
    return runs


def believe(db: sqlite3.Connection, touched: Iterable[Block]) -> None:
    """Merge the claims around these blocks anew and store what comes out."""
    for run in forget(db, touched):
        for belief in _beliefs(merge_block(run.key, statements_of(db, *run))):
            _put(db, run.key, belief)


def believe_all(db: sqlite3.Connection) -> None:
    """Merge everything; all beliefs must be gone before."""
    for (key,) in db.execute("SELECT DISTINCT key FROM block ORDER BY key").fetchall():
        for belief in _beliefs(merge_block(key, statements_of(db, key, "", "~"))):
            _put(db, key, belief)


def _runs(db: sqlite3.Connection, touched: Iterable[Block]) -> list[Block]:
    """Each block widened until no claim of its key reaches over its edge; none twice."""
    found: list[Block] = []
    for block in sorted(set(touched)):
        if not any(
            block.key == f.key and f.first <= block.first and block.last <= f.last for f in found
        ):
            found.append(_widened(db, block))
    return found


def _widened(db: sqlite3.Connection, block: Block) -> Block:
    while True:
        first, last = db.execute(
            "SELECT min(first), max(last) FROM block WHERE key = ? AND first <= ? AND last >= ?",
            (block.key, block.last, block.first),
        ).fetchone()
        wider = Block(
            block.key, min(first or block.first, block.first), max(last or block.last, block.last)
        )
        if wider == block:
            return block
        block = wider


def _beliefs(found: Beliefs) -> Iterator[Belief]:
    for family in Beliefs.__struct_fields__:
        yield from getattr(found, family)


def _put(db: sqlite3.Connection, key: str, belief: Belief) -> None:
    id, kind = belief.id, BELIEFS[type(belief)]
    first, last = _days(belief)
    own, status = getattr(belief, "kind", None), getattr(belief, "status", None)
    db.execute(
        "INSERT INTO belief VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, kind, key, first, last, own, status, encode(belief)),
    )
    claims = _claims(belief)
    db.executemany("INSERT INTO belief_claim VALUES (?, ?)", [(claim, id) for claim in claims])
    parties = _parties(belief)
    db.executemany(
        "INSERT INTO belief_party VALUES (?, ?, ?, ?)",
        [(p, kind, first or "", id) for p in parties],
    )
    _put_names(db, id, kind, belief)
    db.execute("INSERT INTO belief_search VALUES (?, ?, ?)", (id, kind, searchable(_words(belief))))


def _put_names(db: sqlite3.Connection, id: str, kind: str, belief: Belief) -> None:
    names = sorted({(party, fold(name)) for party, name in _names(belief)})
    db.executemany(
        "INSERT INTO belief_name VALUES (?, ?, ?, ?)",
        [(party, name, kind, id) for party, name in names],
    )
    if isinstance(belief, PersonBelief):
        aliases = sorted({person_id(party, name) for party, name in names} - {id})
        db.executemany("INSERT INTO belief_alias VALUES (?, ?)", [(alias, id) for alias in aliases])


def _days(belief: Belief) -> tuple[str | None, str | None]:
    """First and last day a list may sort the belief by."""
    if isinstance(belief, TenureBelief):
        return belief.first or belief.starts, belief.last or belief.ends
    if isinstance(belief, MechanismBelief):
        spans = [span for edition in belief.editions if (span := days(edition.date))]
        return min((s[0] for s in spans), default=None), max((s[1] for s in spans), default=None)
    if isinstance(belief, PledgeBelief):
        return belief.published, belief.published
    return days(getattr(belief, "date", None)) or (None, None)


def _claims(belief: Belief) -> tuple[str, ...]:
    if isinstance(belief, PersonBelief):
        return tuple(sorted({claim for value in belief.names for claim in value.claims}))
    return belief.claims


def _parties(belief: Belief) -> tuple[str, ...]:
    if isinstance(belief, PersonBelief | TenureBelief):
        return (belief.party,) if belief.party else ()
    return tuple(sorted(set(belief.parties)))


def _names(belief: Belief) -> Iterator[tuple[str, str]]:
    """(party, name as written) of everyone in a belief; `''` for no party."""
    if isinstance(belief, PersonBelief):
        yield from ((belief.party or "", value.value) for value in belief.names)
    elif isinstance(belief, TenureBelief):
        yield belief.party or "", belief.name
    elif isinstance(belief, EngagementBelief):
        for person in belief.participants:
            yield from ((person.party or "", value.value) for value in person.names)


def _words(belief: Belief) -> str:
    """What a search in beliefs finds it by."""
    if isinstance(belief, EngagementBelief):
        people = [v.value for p in belief.participants for v in (*p.names, *p.offices)]
        slots = [v.value for slot in belief.slots for v in slot.values]
        return " ".join((*people, *slots, *belief.parties))
    if isinstance(belief, PersonBelief | MechanismBelief):
        return " ".join(value.value for value in belief.names)
    if isinstance(belief, LevelBelief):
        return belief.level
    return belief.what if isinstance(belief, PledgeBelief) else belief.name

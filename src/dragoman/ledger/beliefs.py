"""What is believed is kept in step with what is claimed: touched blocks are merged again.

Blocks come in, beliefs in the tables are replaced, as far as the change reaches (see `reach`); the
rest of the ledger is not read. The caller holds the transaction, so claims and beliefs never
differ in the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import permutations
from typing import Literal

from dragoman.ledger import promises
from dragoman.ledger.found_at import words_of
from dragoman.ledger.judged import in_force_on, judged_blocks, refresh, restated
from dragoman.ledger.placing import blocks_of
from dragoman.ledger.ranks import announced, highest
from dragoman.ledger.reach import (
    Circle,
    Reach,
    beliefs_in,
    reach,
    statements_in,
    statements_of,
)
from dragoman.ledger.rhythm import outlooks
from dragoman.ledger.rows import BELIEFS, encode
from dragoman.ledger.search import searchable
from dragoman.merge import Beliefs, merge_blocks, merge_people
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    LevelBelief,
    MechanismBelief,
    PersonBelief,
    PledgeBelief,
    TenureBelief,
)
from dragoman.merge.blocking import EVER, Block, days
from dragoman.merge.judgements import Judged
from dragoman.merge.people import person_id, tenure_id
from dragoman.merge.slots import places_agree, read_place
from dragoman.names import fold
from dragoman.records import Place

WIDEST = 31  # days of a date beyond which a pair is asked about last
TABLES = (
    "belief_claim", "belief_party", "belief_pair", "belief_name", "belief_alias", "outlook",
    "outcome",
)  # fmt: skip


def forget(db: sqlite3.Connection, touched: Iterable[Block]) -> list[Block]:
    """Delete the beliefs that these blocks reach; the blocks to be merged anew go out."""
    parts = reach(db, touched)
    for part in parts:
        ids = beliefs_in(db, part)
        db.executemany("DELETE FROM doubt WHERE a = ?1 OR b = ?1", ids)
        db.executemany(
            "DELETE FROM belief_search WHERE rowid = (SELECT number FROM belief WHERE id = ?)", ids
        )
        for table in TABLES:
            db.executemany(f"DELETE FROM {table} WHERE belief = ?", ids)
        db.executemany("DELETE FROM belief WHERE id = ?", ids)
        promises.doubt(db, ids)
    return [block for part in parts for block in _blocks(part)]


def forget_all(db: sqlite3.Connection) -> None:
    """Delete every belief."""
    for table in ("doubt", "belief_search", *TABLES, "belief"):
        db.execute(f"DELETE FROM {table}")


def _blocks(part: Reach) -> Iterator[Block]:
    if isinstance(part, Circle):
        yield from (Block(f"people {part.party} {name}", *EVER) for name in sorted(part.names))
    else:
        yield from part.runs


def believe(db: sqlite3.Connection, touched: Iterable[Block]) -> None:
    """Merge what these blocks reach anew and store what comes out."""
    promises.settle(
        db, [belief for part in reach(db, forget(db, touched)) for belief in _merge(db, part)]
    )


def _merge(db: sqlite3.Connection, part: Reach) -> list[Belief]:
    """Merge a part anew; what is believed of it now goes out."""
    found = _merged(db, part)
    came = list(_beliefs(found))
    for belief in came:
        _put(db, belief)
    _put_tenure_aliases(db, found)
    if found.doubts:
        _put_doubts(db, found)
    return came


def _put_doubts(db: sqlite3.Connection, found: Beliefs) -> None:
    spans = {e.id: _days(e) for e in found.engagements}
    for doubt in found.doubts:
        both = [spans.get(id, (None, None)) for id in (doubt.a, doubt.b)]
        kind = "engagement" if doubt.a in spans else "person"
        first, wide = max(day or "" for day, _ in both), any(_is_vague(*span) for span in both)
        db.execute(
            "INSERT INTO doubt VALUES (?, ?, ?, ?, ?, ?, ?)",
            (doubt.id, doubt.a, doubt.b, kind, wide, first, encode(doubt)),
        )


def _is_vague(first: str | None, last: str | None) -> bool:
    if first is None or last is None:
        return True
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > WIDEST


def _merged(db: sqlite3.Connection, part: Reach) -> Beliefs:
    if isinstance(part, Circle):
        said = statements_of(db, part)
        judged = Judged(in_force_on(db, said))
        return merge_people(part.party, said, part.names, judged)
    parts = {f"{run.key} {run.first}": statements_in(db, run) for run in part.runs}
    return merge_blocks(parts, in_force_on(db, [s for own in parts.values() for s in own]))


def rejudge(db: sqlite3.Connection) -> list[Block]:
    """Look anew which judgements are in force, after claims changed; what to merge goes out."""
    touched, moved = forget(db, judged_blocks(db)), restated(db)
    refresh(db)
    return [*touched, *judged_blocks(db), *blocks_of(db, moved)]


def believe_all(db: sqlite3.Connection) -> None:
    """Merge everything; all beliefs must be gone before."""
    keys = db.execute("SELECT DISTINCT key FROM block ORDER BY key").fetchall()
    for part in reach(db, (Block(key, *EVER) for (key,) in keys)):
        _merge(db, part)
    promises.settle(db, ())


def _beliefs(found: Beliefs) -> Iterator[Belief]:
    for family in Beliefs.__struct_fields__:
        yield from (b for b in getattr(found, family) if type(b) in BELIEFS)


def _put(db: sqlite3.Connection, belief: Belief) -> None:
    id, kind, claims = belief.id, BELIEFS[type(belief)], _claims(belief)
    first, last = _days(belief)
    sort = _sort(belief)
    ahead = announced(belief) if isinstance(belief, EngagementBelief) else None
    number = db.execute(
        "INSERT INTO belief (id, kind, first, last, subkind, status, format, weight, json, ahead) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (id, kind, first, last, *sort, len(claims), encode(belief), ahead),
    ).lastrowid
    db.executemany("INSERT INTO belief_claim VALUES (?, ?)", [(claim, id) for claim in claims])
    top = highest(belief) if isinstance(belief, EngagementBelief) else None
    row = (kind, first or "", last, *sort)
    _put_parties(db, belief, row, top.why if top else None)
    _put_names(db, id, kind, belief)
    if isinstance(belief, PledgeBelief):
        promises.open_up(db, belief)
    if isinstance(belief, MechanismBelief):
        rows = [(id, *one) for one in outlooks(belief)]
        db.executemany("INSERT INTO outlook VALUES (?, ?, ?, ?, ?)", rows)
    db.execute(
        "INSERT INTO belief_search (rowid, belief, kind, words, places) VALUES (?, ?, ?, ?, ?)",
        (number, id, kind, searchable(_words(belief)), words_of(_places(belief))),
    )


def _sort(belief: Belief) -> tuple[str | None, str | None, str | None]:
    """What lists ask for: which kind of its kind it is, how it stands, in what form it was."""
    if isinstance(belief, LevelBelief):
        return belief.change, "standing" if belief.stands else "past", None
    if isinstance(belief, PledgeBelief):
        return belief.modality, "open", None  # until it is settled
    kind = belief.office if isinstance(belief, TenureBelief) else getattr(belief, "kind", None)
    return kind, getattr(belief, "status", None), getattr(belief, "format", None)


def _put_parties(
    db: sqlite3.Connection, belief: Belief, row: Sequence[str | None], rank: str | None
) -> None:
    parties = _parties(belief)
    giving = belief.by if isinstance(belief, PledgeBelief) else ()
    db.executemany(
        "INSERT INTO belief_party VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(p, *row, belief.id, p in giving) for p in parties],
    )
    db.executemany(
        "INSERT INTO belief_pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*pair, *row, belief.id, rank, pair[0] in giving) for pair in permutations(parties, 2)],
    )


def _put_names(db: sqlite3.Connection, id: str, kind: str, belief: Belief) -> None:
    names = sorted({(party, fold(name)) for party, name in _names(belief)})
    db.executemany(
        "INSERT INTO belief_name VALUES (?, ?, ?, ?)",
        [(party, name, kind, id) for party, name in names],
    )
    if isinstance(belief, PersonBelief):
        aliases = sorted({person_id(party, name) for party, name in names} - {id})
        _put_aliases(db, aliases, id, "REPLACE")
        told = ((p.value, name) for p in belief.parties for _, name in names)
        _put_aliases(db, sorted({person_id(*one) for one in told} - {id, *aliases}), id, "IGNORE")


def _put_tenure_aliases(db: sqlite3.Connection, found: Beliefs) -> None:
    """What tenures would be called after the other spellings and parties of their holder."""
    names = {
        p.id: sorted({(at, fold(v.value)) for v in p.names for at in _told_parties(p)})
        for p in found.people
    }
    for tenure in found.tenures:
        people = (person_id(*one) for one in names.get(tenure.person, ()))
        aliases = sorted({tenure_id(person, tenure.office) for person in people} - {tenure.id})
        _put_aliases(db, aliases, tenure.id, "IGNORE")


def _told_parties(person: PersonBelief) -> set[str]:
    """The party of a person, and those that documents tell where somebody corrected it."""
    return {person.party or "", *(value.value for value in person.parties)}


def _put_aliases(
    db: sqlite3.Connection, aliases: Iterable[str], id: str, or_else: Literal["REPLACE", "IGNORE"]
) -> None:
    db.executemany(
        f"INSERT OR {or_else} INTO belief_alias VALUES (?, ?)", [(alias, id) for alias in aliases]
    )


def _days(belief: Belief) -> tuple[str | None, str | None]:
    """First and last day a list may sort the belief by."""
    if isinstance(belief, TenureBelief):
        begun, ended = days(belief.starts), days(belief.ends)
        return belief.first or (begun and begun[0]), belief.last or (ended and ended[1])
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


def _places(belief: Belief) -> Iterator[Place]:
    """Where an engagement was, in the spellings that agree on it."""
    if isinstance(belief, EngagementBelief) and belief.place:
        yield belief.place
        told = (read_place(v.value) for s in belief.slots if s.name == "place" for v in s.values)
        yield from (place for place in told if place and places_agree(place, belief.place))


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

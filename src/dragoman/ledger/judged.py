"""Which claims stand under a judgement in force: looked up by claim, for whoever merges.

The table `judged` is a cache of the judgements; `refresh` fills it anew, `in_force_on` gives what
merging must know about some claims, `tied_to` and `names_tied_to` what judgements join to them.
"""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.ledger.anchors import standing, subjects
from dragoman.ledger.force import Said, Standing, judgement, settle
from dragoman.ledger.placing import displace, place
from dragoman.ledger.rows import STATEMENT, STATEMENTS, claim_record, decode, statement
from dragoman.merge.beliefs import Statement
from dragoman.merge.blocking import Block
from dragoman.merge.judgements import Judged, Judgement, Verb
from dragoman.names import same_person

VERBS: dict[str, Verb] = {
    "merge": "same", "same-person": "same", "split": "apart", "different": "apart",
    "accept": "accept", "reject": "reject", "correct": "correct",
}  # fmt: skip
COLUMNS = "number, verb, subjects, others, field, value, who"


def judged(db: sqlite3.Connection) -> bool:
    """Whether any claim stands under a judgement."""
    return db.execute("SELECT 1 FROM judged LIMIT 1").fetchone() is not None


def refresh(db: sqlite3.Connection) -> dict[int, Standing]:
    """Fill `judged` from the judgements that were not undone; what became of each goes out.

    Claims that judgements restate are put into their new blocks, by `clear` into their old ones:
    what was believed by either must be forgotten before, and merged again after.
    """
    clear(db)
    found = said(db)
    states = settle(found)
    for one in found:
        if states[one.number].state == "in force":
            db.executemany("INSERT OR IGNORE INTO judged VALUES (?, ?, ?, ?, ?, ?)", _rows(one))
    _place(db, restated(db))
    return states


def clear(db: sqlite3.Connection) -> None:
    """Empty `judged`; claims that a judgement put elsewhere stand by their own words again."""
    moved = restated(db)
    db.execute("DELETE FROM judged")
    _place(db, moved)


def restated(db: sqlite3.Connection) -> list[str]:
    """The claims of which a judgement in force says of whom, or of which party, they tell."""
    rows = db.execute(
        "SELECT DISTINCT claim FROM judgement j JOIN judged USING (number) "
        "WHERE j.verb = 'correct' AND j.field IN ('party', 'people') ORDER BY claim"
    )
    return [claim for (claim,) in rows]


def _place(db: sqlite3.Connection, claims: Iterable[str]) -> None:
    """Put claims into the blocks that they belong to as they are judged now."""
    for claim in claims:
        row = db.execute(
            f"SELECT {STATEMENT} FROM claim {STATEMENTS} WHERE claim.id = ?", (claim,)
        ).fetchone()
        own = statement(row)
        displace(db, "= ?", (claim,))
        place(db, Judged(in_force_on(db, [own])).restated(own))


def _rows(one: Said) -> list[tuple[int, int, str, str, bool, int]]:
    rows = []
    for side, names in enumerate((one.subjects, one.others)):
        for at, (claim, _, name) in enumerate(subject.partition(" ") for subject in names):
            rows.append((one.number, side, claim, name, one.verb == "same", at))
    return rows


def said(db: sqlite3.Connection) -> list[Said]:
    """Judgements that were not undone, about what stands for their subjects now."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM judgement WHERE retired_at IS NULL ORDER BY number"
    ).fetchall()
    return [understood(db, row) for row in rows]


def understood(db: sqlite3.Connection, row: Sequence[str]) -> Said:
    """A row of COLUMNS, about what stands for its subjects now."""
    number, verb, about, others, field, value, who = row
    left, right = (decode(tuple[str, ...], text) for text in (about, others))
    now = _standing(db, (*left, *right))
    return Said(
        number=int(number), who=who, verb=VERBS[verb], field=field, value=value,
        subjects=tuple(dict.fromkeys(now[s] for s in left if s in now)),
        others=tuple(dict.fromkeys(now[s] for s in right if s in now)),
    )  # fmt: skip


def _standing(db: sqlite3.Connection, about: Iterable[str]) -> dict[str, str]:
    """Each subject as it is to be named now; those of which nothing stands are left out."""
    about = tuple(about)
    claims = standing(db, (subject.partition(" ")[0] for subject in about))
    found = {}
    for subject in about:
        claim, _, name = subject.partition(" ")
        if claim not in claims:
            continue
        if name and name != "edition" and claims[claim] != claim:
            name = _named(db, claims[claim], name) or name
        found[subject] = f"{claims[claim]} {name}".rstrip()
    return found


def _named(db: sqlite3.Connection, claim: str, name: str) -> str | None:
    """How a claim names somebody whom an earlier reading named so."""
    kind, text = db.execute("SELECT kind, json FROM claim WHERE id = ?", (claim,)).fetchone()
    names = [other for _, other in subjects(claim_record(kind, text))]
    return next((n for n in names if n == name or same_person(n, name)), None)


def in_force_on(db: sqlite3.Connection, statements: Iterable[Statement]) -> list[Judgement]:
    """The judgements in force about any of these claims."""
    if not judged(db):
        return []
    rows = db.execute(
        "SELECT DISTINCT number FROM json_each(?) w CROSS JOIN judged j ON j.claim = w.value",
        (msgspec.json.encode([s.id for s in statements]).decode(),),
    ).fetchall()
    return [_judgement(db, number) for (number,) in sorted(rows)]


def _judgement(db: sqlite3.Connection, number: int) -> Judgement:
    verb, field, value = db.execute(
        "SELECT verb, field, value FROM judgement WHERE number = ?", (number,)
    ).fetchone()
    rows = db.execute(
        "SELECT side, claim, name FROM judged WHERE number = ? ORDER BY side, place",
        (number,),
    )
    sides: tuple[list[str], list[str]] = ([], [])
    for side, claim, name in rows:
        sides[side].append(f"{claim} {name}".rstrip())
    subjects, others = map(tuple, sides)
    return judgement(
        Said(number=number, who="", verb=VERBS[verb], subjects=subjects, others=others,
             field=field, value=value)
    )  # fmt: skip


def judged_blocks(db: sqlite3.Connection) -> list[Block]:
    """The blocks of all claims under a judgement in force."""
    rows = db.execute(
        "SELECT DISTINCT b.key, b.first, b.last FROM judged j JOIN block b ON b.claim = j.claim"
    )
    return [Block(*row) for row in rows]


def tied_to(db: sqlite3.Connection, run: Block) -> list[Block]:
    """The blocks of claims that judgements tie to any claim of a run."""
    rows = db.execute(
        "SELECT DISTINCT o.key, o.first, o.last FROM judged j CROSS JOIN block b "
        "ON b.claim = j.claim AND b.key = ? AND b.first <= ? AND b.last >= ? "
        "JOIN judged other ON other.number = j.number "
        "JOIN block o ON o.claim = other.claim AND o.key GLOB ? "
        "WHERE j.ties = 1 AND j.name IN ('', 'edition')",
        (run.key, run.last, run.first, f"{run.key.partition(' ')[0]} *"),
    )
    return [Block(*row) for row in rows]


def names_tied_to(db: sqlite3.Connection, party: str, name: str) -> list[str]:
    """The folded names that judgements say are the same person's."""
    rows = db.execute(
        "SELECT DISTINCT o.name FROM judged j CROSS JOIN block b "
        "ON b.claim = j.claim AND b.key = ? JOIN judged o ON o.number = j.number "
        "WHERE j.ties = 1 AND j.name = ?",
        (f"people {party} {name}", name),
    )
    return [other for (other,) in rows]

"""Questions about judgements: who decided what, when and why, and what became of it.

Numbers or claims come in, `JudgementView`s go out, the latest first. What became of a judgement is
worked out from all of them, since any may stand against another.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import msgspec

from dragoman.ledger.force import Standing, settle
from dragoman.ledger.judged import COLUMNS, said, understood
from dragoman.ledger.rows import beliefs, decode
from dragoman.ledger.same_words import believed
from dragoman.ledger.views import JudgementView, Undone
from dragoman.merge.beliefs import MechanismBelief

UNDONE = Standing(state="undone")


def about(db: sqlite3.Connection, claims: Iterable[str]) -> tuple[JudgementView, ...]:
    """Judgements that speak of any of these claims."""
    if db.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is None:
        return ()
    wanted = set(claims)
    return tuple(view for view in views(db) if wanted & set(view.claims))


def views(
    db: sqlite3.Connection, numbers: Collection[int] | None = None
) -> tuple[JudgementView, ...]:
    """These judgements, or all."""
    states = settle(said(db))
    rows = db.execute(
        f"SELECT {COLUMNS}, at, why, retired_at, retired_by, retired_why, named FROM judgement "
        "ORDER BY number DESC"
    ).fetchall()
    wanted = [row for row in rows if numbers is None or row[0] in numbers]
    return tuple(_view(db, row, states.get(row[0], UNDONE)) for row in wanted)


def _view(db: sqlite3.Connection, row: Sequence[str], standing: Standing) -> JudgementView:
    now = understood(db, row[:7])
    at, why, undone_at, undone_by, undone_why, named = row[7:]
    about = (*now.subjects, *now.others)
    of = now.subjects if row[1] == "correct" else about  # beside it: words that it reaches
    return JudgementView(
        id=f"J-{now.number}", verb=row[1], field=now.field, value=now.value, who=now.who,
        at=at, why=why, state=standing.state, against=tuple(f"J-{n}" for n in standing.against),
        claims=tuple(sorted({subject.partition(" ")[0] for subject in about})),
        things=tuple(dict.fromkeys(t for subject in of if (t := _thing(db, subject)))),
        undone=Undone(who=undone_by, at=undone_at, why=undone_why) if undone_at else None,
        named=decode(tuple[str, ...], named or "[]"),
        beside=believed(db, now.subjects) if row[1] == "reject" else (),
        alone=_alone(db, about) if now.field == "party" and standing.state == "in force" else (),
    )  # fmt: skip


def _alone(db: sqlite3.Connection, subjects: Iterable[str]) -> tuple[str, ...]:
    """Engagements of these that have no two parties: whoever met themselves met somebody else."""
    rows = db.execute(
        "SELECT DISTINCT b.id FROM json_each(?) w JOIN belief_claim bc ON bc.claim = w.value "
        "JOIN belief b ON b.id = bc.belief AND b.kind = 'engagement' "
        "WHERE json_array_length(b.json, '$.parties') < 2 ORDER BY 1",
        (msgspec.json.encode([subject.partition(" ")[0] for subject in subjects]).decode(),),
    )
    return tuple(id for (id,) in rows)


def _thing(db: sqlite3.Connection, subject: str) -> str | None:
    """The belief that a subject of a judgement belongs to now; None where it was rejected."""
    claim, _, name = subject.partition(" ")
    if name == "edition":
        return _edition(db, claim)
    if name:
        found = db.execute(
            "SELECT bc.belief FROM belief_claim bc JOIN belief_name n ON n.belief = bc.belief "
            "AND n.kind = 'person' WHERE bc.claim = ? AND n.name = ?",
            (claim, name),
        ).fetchone()
    else:
        found = db.execute(
            "SELECT bc.belief FROM claim c JOIN belief_claim bc ON bc.claim = c.id JOIN belief b "
            "ON b.id = bc.belief AND b.kind = c.kind WHERE c.id = ?",
            (claim,),
        ).fetchone()
    return found[0] if found else None


def _edition(db: sqlite3.Connection, claim: str) -> str | None:
    """The edition that a claim tells of."""
    rows = db.execute(
        "SELECT json FROM belief b JOIN belief_claim bc ON bc.belief = b.id "
        "WHERE bc.claim = ? AND b.kind = 'mechanism'",
        (claim,),
    )
    editions = (e for one in beliefs(rows, MechanismBelief) for e in one.editions)
    return next((e.id for e in editions if claim in e.claims), None)

"""People's decisions: appended, retired, never erased, and at once in force.

An open ledger, a verb and identifiers come in, with who judges, when and why; the judgement as it
stands afterwards goes out. It is stored about claims, and these are anchored by page and quote
(see `anchors`), so that it survives re-reading, rebuilding and other versions. What contradicts
an earlier judgement of another person is stored all the same, and both say so.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from dragoman.errors import InputError, NotInLedger
from dragoman.ledger import corrections
from dragoman.ledger.anchors import keep, standing
from dragoman.ledger.beliefs import believe, forget
from dragoman.ledger.files import Ledger, transaction
from dragoman.ledger.force import settle
from dragoman.ledger.judged import COLUMNS, refresh, said
from dragoman.ledger.likeness import unlike
from dragoman.ledger.placing import blocks_of
from dragoman.ledger.queries_judgements import about, views
from dragoman.ledger.rows import decode, encode
from dragoman.ledger.same_words import naming
from dragoman.ledger.subjects import MERGED, Thing, holder, one_kind, parts, thing
from dragoman.ledger.views import JudgementView
from dragoman.merge.blocking import Block
from dragoman.merge.identity import claim_of

PEOPLE = frozenset({"person"})
REJECTED = MERGED | {"claim"}


class Signed(NamedTuple):
    """Who judges, when (UTC, ISO 8601), and why."""

    who: str
    at: str
    why: str


class Draft(NamedTuple):
    """A judgement before it has a number."""

    verb: str
    subjects: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


def merge(book: Ledger, ids: Sequence[str], by: Signed, *, anyway: bool = False) -> JudgementView:
    """Engagements, or other things of one kind, are one and the same; see `likeness`."""
    return _judge(book, by, ids, lambda db: _alike(db, ids, anyway=anyway))


def same_person(book: Ledger, ids: Sequence[str], by: Signed) -> JudgementView:
    """People of one party are one and the same person."""
    return _judge(book, by, ids, lambda db: _together(db, "same-person", ids, PEOPLE))


def different(book: Ledger, one: str, other: str, by: Signed) -> JudgementView:
    """Two things of one kind, or two people, are not the same, whatever they share."""
    return _judge(book, by, [one, other], lambda db: _apart(db, one, other))


def split(book: Ledger, id: str, claims: Sequence[str], by: Signed) -> JudgementView:
    """These claims of a thing, or those of these documents, tell of another one."""
    return _judge(book, by, [id, *claims], lambda db: _taken_out(db, id, claims))


def accept(book: Ledger, id: str, by: Signed) -> JudgementView:
    """Somebody looked at it and finds it right."""
    return _judge(book, by, [id], lambda db: Draft("accept", _judgeable(db, "accept", id).subjects))


def reject(book: Ledger, id: str, by: Signed) -> JudgementView:
    """A claim, or all claims of a thing, were misread: nothing rests on them any more."""
    return _judge(book, by, [id], lambda db: Draft("reject", _claims(_judgeable(db, "reject", id))))


def correct(book: Ledger, id: str, field: str, value: str, by: Signed) -> JudgementView:
    """A field has this value, or "unknown"; what documents say stays beside it."""
    return _judge(book, by, [id], lambda db: _corrected(db, id, field, value))


def undo(book: Ledger, id: str, by: Signed) -> JudgementView:
    """Retire a judgement: all is as if it had not been made, but for the log."""
    with _signed(book, by) as db:
        number, done = _number(db, id)
        if done:
            raise InputError(f"{id}: was undone before; `dragoman log {id}` says by whom")
        with _taking_effect(db, number):
            db.execute(
                "UPDATE judgement SET retired_at = ?, retired_by = ?, retired_why = ? "
                "WHERE number = ?",
                (by.at, by.who, by.why, number),
            )
        return views(db, [number])[0]


def _judge(
    book: Ledger, by: Signed, named: Sequence[str], draft: Callable[[sqlite3.Connection], Draft]
) -> JudgementView:
    """Store a judgement about what was `named` so, and let it take effect."""
    with _signed(book, by) as db:
        made = draft(db)
        keep(db, (s.partition(" ")[0] for s in (*made.subjects, *made.others)))
        number = 1 + db.execute("SELECT coalesce(max(number), 0) FROM judgement").fetchone()[0]
        with _taking_effect(db, number):
            db.execute(
                f"INSERT INTO judgement ({COLUMNS}, at, why, named) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, made.verb, encode(made.subjects), encode(made.others), made.field,
                 made.value, by.who, by.at, by.why, encode(tuple(named))),
            )  # fmt: skip
        return views(db, [number])[0]


@contextmanager
def _signed(book: Ledger, by: Signed) -> Iterator[sqlite3.Connection]:
    """A transaction, once it is said who judges and why."""
    if not by.who.strip() or not by.why.strip():
        raise InputError("a judgement needs who judges (--who) and why (--why), in words")
    with transaction(book) as db:
        yield db


@contextmanager
def _taking_effect(db: sqlite3.Connection, number: int) -> Iterator[None]:
    """Merge anew all that a change of the judgements reaches, through those it affects too."""
    before = settle(said(db))
    yield
    after = settle(said(db))
    changed = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
    touched = _blocks(db, changed | {number})
    gone = forget(db, touched)
    refresh(db)
    believe(db, [*gone, *touched, *_blocks(db, changed | {number})])


def _blocks(db: sqlite3.Connection, numbers: Iterable[int]) -> list[Block]:
    """The blocks of all claims that these judgements speak of."""
    spoken = (standing(db, _spoken_of(db, number)) for number in sorted(numbers))
    return blocks_of(db, (claim for claims in spoken for claim in claims.values()))


def _spoken_of(db: sqlite3.Connection, number: int) -> set[str]:
    row = db.execute(
        "SELECT subjects, others FROM judgement WHERE number = ?", (number,)
    ).fetchone()
    return {s.partition(" ")[0] for text in row for s in decode(tuple[str, ...], text)}


def _number(db: sqlite3.Connection, id: str) -> tuple[int, bool]:
    """The number of a judgement, and whether it was undone."""
    digits = id.removeprefix("J-")
    row = None
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        row = db.execute(
            "SELECT number, retired_at IS NOT NULL FROM judgement WHERE number = ?", (int(digits),)
        ).fetchone()
    if row is None:
        raise NotInLedger(f"{id}: no judgement of this identifier; `dragoman log` lists them")
    return row[0], bool(row[1])


def log(book: Ledger, id: str | None = None) -> tuple[JudgementView, ...]:
    """All judgements, the latest first, or those about a thing, a claim, or one judgement."""
    db = book.db
    if id is None:
        return views(db)
    if id.startswith("J-"):
        return views(db, [_number(db, id)[0]])
    try:
        claims = {s.partition(" ")[0] for s in thing(db, id).subjects}
    except NotInLedger:
        claims = {claim_of(id)}  # rejected, and so believed no more
        if not about(db, claims):
            raise
    return about(db, claims)


def _alike(db: sqlite3.Connection, ids: Sequence[str], *, anyway: bool) -> Draft:
    draft = _together(db, "merge", ids, MERGED)
    if not anyway and (words := unlike(db, ids)):
        raise InputError(f"merge: {words}; if they are one, `dragoman merge` them with --anyway")
    return draft


def _together(
    db: sqlite3.Connection, verb: str, ids: Sequence[str], kinds: frozenset[str]
) -> Draft:
    things = [thing(db, id) for id in ids]
    if len(things) < 2:
        raise InputError(f"{verb}: name at least two")
    one_kind(things, kinds, verb)
    return Draft(verb, _claimed(things))


def _claimed(things: Iterable[Thing]) -> tuple[str, ...]:
    return tuple(sorted({subject for one in things for subject in one.subjects}))


def _apart(db: sqlite3.Connection, one: str, other: str) -> Draft:
    left, right = thing(db, one), thing(db, other)
    if left.id == right.id:
        raise InputError(f"different: {one} and {other} are one; `dragoman split` takes one apart")
    one_kind((left, right), MERGED | PEOPLE, "different")
    return Draft("different", left.subjects, right.subjects)


def _taken_out(db: sqlite3.Connection, id: str, claims: Sequence[str]) -> Draft:
    whole = thing(db, id)
    one_kind((whole,), MERGED | PEOPLE, "split")
    out = parts(db, whole, claims)
    return Draft("split", out, tuple(s for s in whole.subjects if s not in out))


def _judgeable(db: sqlite3.Connection, verb: str, id: str) -> Thing:
    one = thing(db, id)
    one_kind((one,), REJECTED, verb)
    return one


def _claims(one: Thing) -> tuple[str, ...]:
    return tuple(sorted({subject.partition(" ")[0] for subject in one.subjects}))


def _corrected(db: sqlite3.Connection, id: str, field: str, value: str) -> Draft:
    one = thing(db, id)
    said = corrections.spelt(one.kind, field, value)
    one = holder(db, one) if one.kind == "tenure" else one
    about = _led(one, id)
    beside = naming(db, about, said) if field == "people" else ()
    return Draft("correct", about, beside, field, said)


def _led(one: Thing, id: str) -> tuple[str, ...]:
    """The subjects, first that which the identifier was made from: a correction stays with it."""
    leads = [s for i in (id, one.id) for s in one.subjects if s.split(" ")[0] == claim_of(i)]
    return tuple(dict.fromkeys((*leads, *one.subjects)))

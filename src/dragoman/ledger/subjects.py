"""What a person points at when judging: identifiers in, subjects of judgements out.

Anything that can be judged rests on claims, so an identifier becomes all claims that the thing it
names rests on now; those of a person bear the name by which each claim calls them. What cannot be
judged so is refused in words that say what to do instead.
"""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.errors import InputError, NotInLedger
from dragoman.ledger.naming import a
from dragoman.ledger.queries import missing, resolve
from dragoman.ledger.rows import TYPES, decode
from dragoman.merge.beliefs import MechanismBelief, PersonBelief, TenureBelief
from dragoman.merge.identity import claim_of
from dragoman.names import fold

MERGED = frozenset({"engagement", "instrument", "mechanism", "edition", "level", "pledge"})


class Thing(NamedTuple):
    """Something in the ledger and the subjects it rests on, in order."""

    id: str
    kind: str
    party: str
    subjects: tuple[str, ...]


def thing(db: sqlite3.Connection, id: str) -> Thing:
    """What an identifier names; `NotInLedger` when it names nothing."""
    if id.startswith("C-"):
        return _claim(db, id)
    found = resolve(db, id)
    row = db.execute("SELECT kind, json FROM belief WHERE id = ?", (found,)).fetchone()
    if found is None or row is None:
        raise missing(db, id, "belief")
    kind, text = row
    belief = decode(TYPES[kind], text)
    if isinstance(belief, PersonBelief):
        return Thing(found, kind, belief.party or "", _of_person(belief))
    if isinstance(belief, MechanismBelief) and id.startswith("N-"):
        return _edition(belief, id)
    return Thing(found, kind, "", tuple(sorted(_claims_of(db, found))))


def holder(db: sqlite3.Connection, tenure: Thing) -> Thing:
    """The person whose tenure this is."""
    (text,) = db.execute("SELECT json FROM belief WHERE id = ?", (tenure.id,)).fetchone()
    return thing(db, decode(TenureBelief, text).person)


def _claim(db: sqlite3.Connection, id: str) -> Thing:
    row = db.execute(
        "SELECT c.id, c.kind FROM claim c WHERE c.id = ?1 OR c.id = (SELECT claim FROM standing "
        "WHERE former = ?1)",
        (id,),
    ).fetchone()
    if row is None:
        raise missing(db, id, "claim")
    return Thing(row[0], "claim", "", (row[0],))


def _claims_of(db: sqlite3.Connection, belief: str) -> list[str]:
    rows = db.execute("SELECT claim FROM belief_claim WHERE belief = ?", (belief,))
    return [claim for (claim,) in rows]


def _of_person(person: PersonBelief) -> tuple[str, ...]:
    pairs = {(claim, fold(v.value)) for v in person.names for claim in v.claims}
    return tuple(f"{claim} {name}" for claim, name in sorted(pairs))


def _edition(mechanism: MechanismBelief, id: str) -> Thing:
    claim = claim_of(id)
    edition = next(e for e in mechanism.editions if e.id == id or claim in e.claims)
    return Thing(edition.id, "edition", "", tuple(f"{c} edition" for c in sorted(edition.claims)))


def one_kind(things: Sequence[Thing], kinds: frozenset[str], verb: str) -> None:
    """Refuse things that this verb cannot speak of together."""
    if len({t.id for t in things}) < len(things):
        raise InputError(f"{verb}: {things[0].id} is named twice; name two different ones")
    for one in things:
        if one.kind not in kinds:
            raise InputError(f"{verb}: {one.id} is {a(one.kind)}; {_instead(one, verb)}")
        if one.kind != things[0].kind:
            words = f"{things[0].id} is {a(things[0].kind)} and {one.id} {a(one.kind)}"
            raise InputError(f"{verb}: {words}; only like can be judged with like")
        if one.party != things[0].party:
            words = f"{things[0].id} is of {things[0].party or 'no party'}"
            raise InputError(
                f"{verb}: {words}, {one.id} of {one.party or 'no party'}; people are kept by party"
            )


def _instead(one: Thing, verb: str) -> str:
    if one.kind == "person":
        return "people are judged by same-person, different and split"
    if one.kind == "tenure":
        return "judge the claims under it, which `dragoman explain` shows"
    return f"{verb} does not speak of these"


def parts(db: sqlite3.Connection, whole: Thing, claims: Sequence[str]) -> tuple[str, ...]:
    """The subjects of a thing that these claims, or documents' claims in it, are."""
    chosen = {c for id in claims for c in _chosen(db, whole, id)}
    found = tuple(s for s in whole.subjects if s.partition(" ")[0] in chosen)
    strangers = chosen - {s.partition(" ")[0] for s in whole.subjects}
    if strangers and not any(id.startswith("D-") for id in claims):
        raise InputError(
            f"{min(strangers)} is no claim of {whole.id}; `dragoman explain` lists them"
        )
    if not found or len(found) == len(whole.subjects):
        raise InputError(f"split: name some of the claims of {whole.id}, and not all of them")
    return found


def _chosen(db: sqlite3.Connection, whole: Thing, id: str) -> list[str]:
    """A claim, or those of a document that tells of the thing."""
    if not id.startswith("D-"):
        return [_claim(db, id).id]
    found = [c for (c,) in db.execute("SELECT id FROM claim WHERE document = ?", (id,))]
    if {s.partition(" ")[0] for s in whole.subjects}.isdisjoint(found):
        known = db.execute("SELECT 1 FROM document WHERE id = ?", (id,)).fetchone()
        words = f"tells nothing of {whole.id}" if known else "no document of this identifier"
        raise NotInLedger(f"{id}: {words}; `dragoman explain {whole.id}` names its documents")
    return found

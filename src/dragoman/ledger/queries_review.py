"""What a person should look at: pairs that may be one, contradictions, dates of no year, guesses,
whose party no words state, and what is held on a day that had not come when it was last told to be.

An open ledger comes in, questions go out, the newest first, each under a key that stays the same
until it is answered. What has been judged is asked no more, unless judgements contradict each
other: none of those is in force, and the question is open again. A guess is an engagement that one
document alone tells, without its day and its place.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Literal

import msgspec

from dragoman.dates import edtf
from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_allegiance import taken
from dragoman.ledger.rows import beliefs, decode
from dragoman.merge.beliefs import Doubt, EngagementBelief
from dragoman.merge.when import days
from dragoman.records import EngagementClaim, Record

LOOKED_AT = 400  # pairs, and beliefs of each other sort, before the queue is cut

Sort = Literal["same", "contradiction", "year", "early", "person", "guess", "party"]
_EARLY = "status = 'held' AND first > json_extract(json, '$.history[#-1].published')"
_INFERRED = (  # as the index has it: the inferred values stand last in a claim
    """instr(c.json, '"inferred":{"') > 0 """
    """AND instr(substr(c.json, instr(c.json, '"inferred":{"')), '"date":"') > 0 """
    """AND instr(substr(c.json, instr(c.json, '"inferred":{"')), '"place":"') > 0"""
)
_UNJUDGED = (
    "NOT EXISTS (SELECT 1 FROM belief_claim o JOIN judged j ON j.claim = o.claim JOIN judgement g "
    "ON g.number = j.number AND g.verb IN ('accept', 'correct') WHERE o.belief = b.id)"
)


class Question(Record):
    """One thing to decide. `b` is the other of a pair, `field` what sources contradict in.

    Of a party in doubt `b` is the person: theirs is corrected, the engagement is accepted.
    """

    key: str
    sort: Sort
    a: str
    b: str | None
    field: str | None
    why: str
    score: float


def questions(book: Ledger, limit: int = 100) -> tuple[Question, ...]:
    """Everything that is open, contradictions first, up to a limit."""
    db = book.db
    found = chain(
        _contradictions(db), _years(db), _early(db), _pairs(db), _guesses(db), _parties(db)
    )
    return tuple(islice(found, limit))


def _pairs(db: sqlite3.Connection) -> Iterator[Question]:
    """What merging could neither join nor part: engagements, those of few days first; people."""
    yield from _doubted(db, "engagement", "same")
    yield from _doubted(db, "person", "person")


def _doubted(db: sqlite3.Connection, kind: str, sort: Sort) -> Iterator[Question]:
    rows = db.execute(
        "SELECT json FROM doubt WHERE kind = ? ORDER BY wide, first DESC, id LIMIT ?",
        (kind, LOOKED_AT),
    )
    for (text,) in rows:
        doubt = decode(Doubt, text)
        yield Question(key=f"{doubt.a}.{doubt.b}", sort=sort, a=doubt.a, b=doubt.b, field=None,
                       why=doubt.reason, score=doubt.score)  # fmt: skip


def _contradictions(db: sqlite3.Connection) -> Iterator[Question]:
    for belief in _open(db, "belief_disputed", "instr(json, '\"disputed\":true') > 0"):
        for slot in belief.slots:
            if slot.disputed:
                said = " or ".join(v.value for v in slot.values[:4])
                yield Question(
                    key=f"{belief.id}.{slot.name}", sort="contradiction", a=belief.id, b=None,
                    field=slot.name, why=said, score=float(len(slot.values)),
                )  # fmt: skip


def _years(db: sqlite3.Connection) -> Iterator[Question]:
    for belief in _open(db, "belief_undated", 'instr(json, \'"date":"XXXX\') > 0'):
        if belief.date and belief.date.startswith("XXXX"):
            yield Question(key=f"{belief.id}.date", sort="year", a=belief.id, b=None, field="date",
                           why=belief.date.replace("XXXX", "????"), score=0.0)  # fmt: skip


def _early(db: sqlite3.Connection) -> Iterator[Question]:
    """Engagements of a day that lies after all documents by which they were held."""
    iso = date.fromisoformat
    for belief in _open(db, "belief_early", _EARLY):
        (told,) = db.execute(
            "SELECT max(d.published) FROM json_each(?) w CROSS JOIN claim c ON c.id = w.value "
            "JOIN document d ON d.id = c.document",
            (msgspec.json.encode(belief.history[-1].claims).decode(),),
        ).fetchone()
        limits = days(belief.date)
        if told and limits and edtf.to_come(iso(limits[0]), iso(told)):
            yield Question(
                key=f"{belief.id}.early", sort="early", a=belief.id, b=None, field="status",
                why=f"{belief.date}, last told on {told}", score=0.0,
            )  # fmt: skip


def _open(db: sqlite3.Connection, index: str, where: str) -> tuple[EngagementBelief, ...]:
    """Engagements of a sort about which nobody has decided."""
    rows = db.execute(
        f"SELECT json FROM belief b INDEXED BY {index} WHERE kind = 'engagement' AND {where} "
        f"AND {_UNJUDGED} ORDER BY first DESC, id LIMIT ?",
        (LOOKED_AT,),
    )
    return beliefs(rows, EngagementBelief)


def _guesses(db: sqlite3.Connection) -> Iterator[Question]:
    """Engagements of which one claim is all that is known, with day and place both inferred."""
    rows = db.execute(
        "SELECT b.id, c.json FROM claim c INDEXED BY claim_inferred "
        "CROSS JOIN belief_claim bc ON bc.claim = c.id "  # the few claims first
        "CROSS JOIN belief b ON b.id = bc.belief AND b.kind = 'engagement' AND b.weight = 1 "
        f"WHERE c.kind = 'engagement' AND {_INFERRED} AND {_UNJUDGED} "
        "ORDER BY c.id LIMIT ?",
        (LOOKED_AT,),
    )
    for id, text in rows:
        claim = decode(EngagementClaim, text)
        yield Question(
            key=f"{id}.guess", sort="guess", a=id, b=None, field=None, score=stated(claim),
            why="; ".join(f"{field}: {why}" for field, why in claim.inferred.items()),
        )  # fmt: skip


def _parties(db: sqlite3.Connection) -> Iterator[Question]:
    """People whose party one document alone tells, and not in words."""
    for one in taken(db, LOOKED_AT):
        yield Question(
            key=f"{one.engagement}.{one.person}", sort="party", a=one.engagement, b=one.person,
            field="party", why=f"{one.name}: {one.party}, {one.why}", score=0.0,
        )  # fmt: skip


def stated(claim: EngagementClaim) -> float:
    """The share of what can be said of an engagement that its document says."""
    values: Mapping[str, object] = {
        "date": claim.date, "place": claim.place, "setting": claim.setting,
        "parties": len(claim.parties) > 1,
        "participants": any(p.name for p in claim.participants),
        "format": claim.format != "unknown",
    }  # fmt: skip
    said = [field for field, value in values.items() if value and field not in claim.inferred]
    return round(len(said) / len(values), 2)

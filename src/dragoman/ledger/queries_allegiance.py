"""People of whom no words say which party they are of: taken from what stands around them.

An open ledger comes in; people go out, each once, the latest seen first, with an engagement, the
party and why it was taken. Looked at are the newest engagements that one document alone tells.
Somebody of whom any document states the party is left out, and so is whoever takes part in an
engagement of the same document that was judged. Where the office of the same document is of
another party than the engagement, one of the two errs: that is told whatever else is stated.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.ledger.rows import decode
from dragoman.names import fold
from dragoman.records import EngagementClaim, Participant, TenureClaim

_JUDGED = (
    "EXISTS (SELECT 1 FROM judged j JOIN judgement g ON g.number = j.number "
    "AND g.verb IN ('accept', 'correct') WHERE j.claim = c.id)"
)
_STATED = """instr(c.json, '"inferred":{"party":') = 0"""


class Taken(NamedTuple):
    """An engagement, a person (H-…) in it, the party they were taken to be of, and why."""

    engagement: str
    person: str
    name: str
    party: str
    why: str


class _Alone(NamedTuple):
    """An engagement that one document tells."""

    id: str
    document: str
    people: tuple[Participant, ...]
    judged: bool


def taken(db: sqlite3.Connection, limit: int) -> Iterator[Taken]:
    """Whose party is in doubt in the newest engagements, of which so many are looked at."""
    alone = _alone(db, limit)
    done = {(e.document, p.name) for e in alone if e.judged for p in e.people}
    for told in (e for e in alone if not e.judged):
        offices = _offices(db, told.document)
        for one in told.people:
            if (told.document, one.name) in done:
                continue
            said = [office for office in offices if office.name == one.name]
            if found := _doubt(db, told.id, one, said):
                done.add((told.document, one.name))
                yield found


def _alone(db: sqlite3.Connection, limit: int) -> list[_Alone]:
    rows = db.execute(
        f"SELECT b.id, c.document, c.json, {_JUDGED} FROM (SELECT id FROM belief "
        "INDEXED BY belief_list WHERE kind = 'engagement' AND weight = 1 "
        "ORDER BY first DESC, id LIMIT ?) b "
        "CROSS JOIN belief_claim bc ON bc.belief = b.id CROSS JOIN claim c ON c.id = bc.claim",
        (limit,),
    )
    return [
        _Alone(id, document, decode(EngagementClaim, text).participants, bool(judged))
        for id, document, text, judged in rows
    ]


def _offices(db: sqlite3.Connection, document: str) -> tuple[TenureClaim, ...]:
    """The offices that a document tells of, without those that somebody has judged."""
    rows = db.execute(
        "SELECT c.json FROM claim c WHERE c.document = ? AND c.kind = 'tenure' "
        f"AND NOT {_JUDGED} ORDER BY c.ordinal",
        (document,),
    )
    return tuple(decode(TenureClaim, text) for (text,) in rows)


def _doubt(
    db: sqlite3.Connection, id: str, one: Participant, said: Sequence[TenureClaim]
) -> Taken | None:
    """Why the party of somebody taking part is in doubt; None where it is not."""
    own = [office for office in said if office.party == one.party]
    why = next((o.inferred["party"] for o in own or said if "party" in o.inferred), None)
    if why is None or one.name is None or one.party is None:
        return None
    person = _person(db, one.party, one.name)
    stated = any("party" not in office.inferred for office in own)
    if person is None or stated or (own and _stated(db, person)):
        return None
    reason = why if own else f"by the office {said[0].party}: {why}"
    return Taken(id, person, one.name, one.party, reason)


def _person(db: sqlite3.Connection, party: str, name: str) -> str | None:
    row = db.execute(
        "SELECT belief FROM belief_name WHERE party = ? AND name = ? AND kind = 'person'",
        (party, fold(name)),
    ).fetchone()
    return row[0] if row else None


def _stated(db: sqlite3.Connection, person: str) -> bool:
    """Whether the words of any document say of which party somebody holds an office."""
    row = db.execute(
        "SELECT 1 FROM belief_claim bc JOIN claim c ON c.id = bc.claim AND c.kind = 'tenure' "
        f"WHERE bc.belief = ? AND {_STATED} LIMIT 1",
        (person,),
    ).fetchone()
    return row is not None

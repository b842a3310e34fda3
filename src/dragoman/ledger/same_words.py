"""What else rests on the words that some claims rest on.

Identifiers of claims come in, claims of the same documents whose evidence overlaps theirs go out. A
judgement about a claim is one about its words, and others may have been read from these as well.
"""

import sqlite3
from collections.abc import Sequence

import msgspec

from dragoman.ledger.rows import claim_record
from dragoman.merge.offices import same_office
from dragoman.merge.restating import meant
from dragoman.merge.slots import Someone, read_people
from dragoman.names import fold
from dragoman.records import Claim, EngagementClaim, Participant, TenureClaim

_OVERLAPPING = (
    "FROM json_each(?) w JOIN evidence e ON e.claim = w.value "
    "JOIN claim c ON c.id = e.claim JOIN claim oc ON oc.document = c.document "
    'JOIN evidence o ON o.claim = oc.id AND o.start < e."end" AND o."end" > e.start '
)


def believed(db: sqlite3.Connection, claims: Sequence[str]) -> tuple[str, ...]:
    """Other claims of these words that are believed: perhaps misread as well."""
    rows = db.execute(
        f"SELECT DISTINCT o.claim {_OVERLAPPING}"
        "JOIN belief_claim b ON b.claim = o.claim JOIN belief x ON x.id = b.belief "
        "AND x.kind = oc.kind WHERE oc.kind <> 'tenure' ORDER BY o.claim",
        (msgspec.json.encode(claims).decode(),),
    )
    return tuple(claim for (claim,) in rows if claim not in claims)


def naming(db: sqlite3.Connection, claims: Sequence[str], people: str | None) -> tuple[str, ...]:
    """Other claims of these words that name whoever is not meant by them, if these took part."""
    rows = db.execute(
        f"SELECT DISTINCT c.json, oc.kind, oc.id, oc.json {_OVERLAPPING}"
        "WHERE c.kind = 'engagement' AND oc.kind IN ('engagement', 'tenure') ORDER BY oc.id",
        (msgspec.json.encode(claims).decode(),),
    )
    present = read_people(people)
    found = (
        id
        for told, kind, id, own in rows
        if id not in claims
        and _names(claim_record(kind, own), _others(claim_record("engagement", told), present))
    )
    return tuple(dict.fromkeys(found))


def _others(claim: Claim, present: Sequence[Someone]) -> list[Participant]:
    """Those of an engagement who are not meant as they are told."""
    told = claim.participants if isinstance(claim, EngagementClaim) else ()
    return [p for p, q in zip(told, meant(told, present), strict=True) if p.name and p != q]


def _names(claim: Claim, others: Sequence[Participant]) -> bool:
    """Whether a claim names one of these in the same office."""
    own = claim.participants if isinstance(claim, EngagementClaim) else (claim,)
    return any(
        fold(q.name or "") == fold(p.name or "") and same_office(q.office or "", p.office or "")
        for q in own
        if isinstance(q, Participant | TenureClaim)
        for p in others
    )

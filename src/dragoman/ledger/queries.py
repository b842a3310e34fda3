"""Questions about engagements, claims and documents: an open ledger in, records of `views` out.

Lists are newest first. An identifier may be any the thing ever had: that of the belief, of any of
its claims, or of a document; `NotInLedger` says when there is none. All values are bound.
"""

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from dragoman.errors import NotInLedger
from dragoman.ledger.anchors import inherited
from dragoman.ledger.each_once import each_once
from dragoman.ledger.files import Ledger
from dragoman.ledger.naming import LISTED, a, of_its_kind, shown
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.rows import (
    BELIEFS,
    DOCUMENT,
    DOCUMENTS,
    STATEMENT,
    STATEMENTS,
    beliefs,
    decode,
    document_line,
    statement,
)
from dragoman.ledger.sought import counted, listed, sought
from dragoman.ledger.version import cache_version
from dragoman.ledger.versions import versions
from dragoman.ledger.views import (
    DocumentLine,
    DocumentView,
    EngagementLine,
    EngagementList,
    Filters,
    Overview,
    PersonRef,
    Span,
)
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    Statement,
    TenureBelief,
)
from dragoman.merge.identity import claim_of
from dragoman.records import Evidence

T = TypeVar("T", bound=Belief)

EVERYTHING = Filters()
KINDS = {"E": "engagement", "I": "instrument", "M": "mechanism", "N": "mechanism", "L": "level",
         "G": "pledge", "T": "tenure", "H": "person"}  # fmt: skip


def engagements(book: Ledger, filters: Filters = EVERYTHING) -> EngagementList:
    """Engagements that pass every filter, newest first, undated ones last."""
    found = sought(filters)
    rows = listed(book, found, filters.limit, filters.offset)
    return EngagementList(
        total=counted(book, found), lines=engagement_lines(book.db, beliefs(rows, EngagementBelief))
    )


def engagement_lines(
    db: sqlite3.Connection, found: Iterable[EngagementBelief]
) -> tuple[EngagementLine, ...]:
    """Engagements as lists show them, each named participant with the person it opens."""
    return tuple(
        EngagementLine(
            id=e.id, kind=e.kind, format=e.format, status=e.status, date=e.date, place=e.place,
            setting=e.setting, parties=e.parties, reports=e.reports, origins=e.origins,
            sender=e.sender,
            people=tuple(
                PersonRef(name=p.name, party=p.party, office=p.office, role=p.role,
                          person=person)
                for p, person in zip(e.participants, persons, strict=True)
            ),
        )
        for e, persons in each_once(db, found)
    )  # fmt: skip


def belief_of(db: sqlite3.Connection, id: str, type: type[T]) -> T:
    """The belief of this type that the identifier leads to, or `NotInLedger`."""
    kind, found = BELIEFS[type], resolve(db, id)
    row = db.execute("SELECT json FROM belief WHERE id = ? AND kind = ?", (found, kind)).fetchone()
    if row is None:
        raise missing(db, id, kind)
    return decode(type, row[0])


def missing(db: sqlite3.Connection, id: str, kind: str) -> NotInLedger:
    """Why there is nothing of this identifier: nobody knows it, or somebody rejected it."""
    for one in about(db, [claim_of(id)]):
        if one.verb == "reject" and one.state == "in force":
            words = f"rejected by {one.who} on {one.at[:10]} ({one.why})"
            return NotInLedger(f"{id}: {words}; `dragoman undo {one.id}` brings it back")
    own = of_its_kind(id)
    if own and kind not in (own, "belief"):
        return NotInLedger(f"{id}: is {a(own)}'s identifier, no {kind}'s; {shown(id)}")
    hint = LISTED.get(own or kind, "lists show the identifiers there are")
    return NotInLedger(f"{id}: no {own or kind} of this identifier; {hint}")


def resolve(db: sqlite3.Connection, id: str) -> str | None:
    """The belief an identifier leads to: its own, a former one, or that of one of its claims."""
    found = db.execute(
        "SELECT id FROM belief WHERE id = ?1 "
        "UNION ALL SELECT belief FROM belief_alias WHERE alias = ?1",
        (id,),
    ).fetchone()
    found = (
        found
        or db.execute(
            "SELECT belief.id FROM belief_claim JOIN belief ON belief.id = belief LEFT JOIN claim "
            "ON claim.id = claim WHERE claim = coalesce((SELECT s.claim FROM standing s "
            "WHERE s.former = ?1), ?1) AND belief.kind = coalesce(?2, claim.kind)",
            (inherited(db, claim_of(id)), KINDS.get(id[:1])),
        ).fetchone()
    )
    return found[0] if found else None


def statements(db: sqlite3.Connection, claims: Iterable[str]) -> tuple[Statement, ...]:
    """Stored claims as merging takes them, in the order of their identifiers."""
    wanted = msgspec.json.encode(sorted(set(claims))).decode()
    rows = db.execute(
        f"SELECT {STATEMENT} FROM json_each(?) w CROSS JOIN claim ON claim.id = w.value "
        f"{STATEMENTS} ORDER BY claim.id",
        (wanted,),
    )
    return tuple(map(statement, rows))


def label(belief: Belief) -> str:
    """What a belief is called in a heading: its own words, or its kind and parties."""
    if isinstance(belief, EngagementBelief):
        return f"{belief.kind} {' '.join(belief.parties)} {belief.date or 'undated'}"
    if isinstance(belief, TenureBelief):
        return f"{belief.name}, {belief.office}, {belief.party or ''}"
    return str(
        getattr(belief, "name", None)
        or getattr(belief, "level", None)
        or getattr(belief, "what", "")
    )


def document(book: Ledger, id: str) -> DocumentView:
    """A document by its identifier or its sha256, with the characters each claim rests on.

    A version whose address gave something else later is found too, and says so.
    """
    row = book.db.execute(
        f"SELECT document.text, document.body, {DOCUMENT} FROM {DOCUMENTS} WHERE (document.id = ?1 "
        "OR document.sha256 = ?1) ORDER BY retired, document.id",
        (id,),
    ).fetchone()
    if row is None:
        words = "no document of this identifier or sha256; `dragoman explain ID` names those"
        raise NotInLedger(f"{id}: {words} that tell of a thing")
    line = document_line(row[2:])
    read = book.db.execute(
        "SELECT areas, problems FROM reading WHERE document = ?", (line.id,)
    ).fetchone()
    areas, problems = read or ("{}", "[]")
    return DocumentView(
        document=line, text=row[0], body=row[1], spans=_spans(book.db, line.id),
        areas=tuple(decode(dict[str, tuple[Evidence, ...]], areas)),
        problems=decode(tuple[str, ...], problems), versions=versions(book.db, line.id),
    )  # fmt: skip


def _spans(db: sqlite3.Connection, document: str) -> tuple[Span, ...]:
    rows = db.execute(
        'SELECT e.start, e."end", c.id, c.kind, (SELECT b.id FROM belief_claim bc JOIN belief b '
        "ON b.id = bc.belief WHERE bc.claim = c.id AND b.kind = c.kind) FROM claim c "
        'JOIN evidence e ON e.claim = c.id WHERE c.document = ? ORDER BY e.start, e."end", c.id',
        (document,),
    )
    fields = Span.__struct_fields__
    return tuple(msgspec.convert(dict(zip(fields, row, strict=True)), Span) for row in rows)


def documents(book: Ledger, limit: int = 50, offset: int = 0) -> tuple[DocumentLine, ...]:
    """Documents, the latest published first; all of them where `limit` is -1."""
    rows = book.db.execute(
        f"SELECT {DOCUMENT} FROM (SELECT id AS name FROM document INDEXED BY document_standing "
        "WHERE retired = 0 ORDER BY published DESC, id LIMIT ? OFFSET ?) CROSS JOIN "
        f"{DOCUMENTS} WHERE document.id = name ORDER BY document.published DESC, document.id",
        (limit, offset),
    )
    return tuple(map(document_line, rows))


def overview(book: Ledger) -> Overview:
    """How much the ledger holds, and how much of it another version has read."""
    first, last = book.db.execute(
        "SELECT (SELECT min(published) FROM document WHERE retired = 0), "
        "(SELECT max(published) FROM document WHERE retired = 0)"
    ).fetchone()
    kinds = dict(book.db.execute("SELECT what, held FROM tally"))
    return Overview(
        pages=kinds.get("page", 0), documents=kinds.get("document", 0),
        claims=kinds.get("claim", 0), first=first, last=last,
        engagements=kinds.get("engagement", 0), people=kinds.get("person", 0),
        tenures=kinds.get("tenure", 0), instruments=kinds.get("instrument", 0),
        mechanisms=kinds.get("mechanism", 0), levels=kinds.get("level", 0),
        pledges=kinds.get("pledge", 0), stale=stale(book.db),
    )  # fmt: skip


def stale(db: sqlite3.Connection) -> int:
    """Documents that another version of code or data has read."""
    found: int = db.execute(
        "SELECT coalesce(sum(held), 0) FROM tally WHERE what GLOB 'reading *' AND what <> ?",
        (f"reading {cache_version()}",),
    ).fetchone()[0]
    return found

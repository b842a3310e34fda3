"""Proof that the ledger still says what its pages say: bytes, texts, quotes, one by one.

Every page must have the bytes of its hash, every document the text of its hash, every quote must
stand, character for character, in the text of the stated hash at the stated place, no row may
point nowhere, and what is counted beforehand must be so. What fails is listed; nothing is
mended and nothing else is hidden by it.
"""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from dragoman.errors import IntegrityError
from dragoman.ledger.claims import unpacked
from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import stale
from dragoman.ledger.recount import miscounted
from dragoman.ledger.rows import claim_record, decode
from dragoman.ledger.views import VerifyReport
from dragoman.records import Evidence


def verify(book: Ledger) -> VerifyReport:
    """Check everything; a sound ledger has no `failures`."""
    db, failures = book.db, list[str]()
    counts = {"page": 0, "document": 0, "evidence": 0}
    try:
        failures += (
            f"file: {line}" for (line,) in db.execute("PRAGMA integrity_check") if line != "ok"
        )
        for check in (_pages, _documents, _claims, _areas, _pointers, miscounted):
            failures += check(db)
        counts = {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in counts}
        old = stale(db)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        failures.append(f"file: cannot be read to its end: {error}")
        old = 0
    return VerifyReport(
        pages=counts["page"], documents=counts["document"], quotes=counts["evidence"],
        failures=tuple(failures), stale=old,
    )  # fmt: skip


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    for id, source, expected, encoding, raw in db.execute(
        "SELECT id, source, sha256, encoding, raw FROM page"
    ):
        try:
            sound = sha256(unpacked(encoding, raw)).hexdigest() == expected
        except IntegrityError:
            sound = False
        if not sound:
            yield f"page {id} ({source}): its bytes do not have the sha256 {expected}"


def _documents(db: sqlite3.Connection) -> Iterator[str]:
    for id, source, expected, text in db.execute("SELECT id, source, sha256, text FROM document"):
        if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != expected:
            yield f"document {id} ({source}): its text does not have the sha256 {expected}"


def _claims(db: sqlite3.Connection) -> Iterator[str]:
    """Evidence by document: its rows, and the same in the claim itself."""
    for document, sha, text in db.execute("SELECT id, sha256, text FROM document ORDER BY id"):
        rows = db.execute(
            'SELECT e.claim, e.start, e."end", e.quote, e.sha256 FROM claim c JOIN evidence e ON '
            "e.claim = c.id WHERE c.document = ? ORDER BY e.claim, e.ordinal",
            (document,),
        )
        stored: dict[str, list[Evidence]] = {}
        for claim, start, end, quote, stated in rows:
            stored.setdefault(claim, []).append(Evidence(start=start, end=end, quote=quote))
            if stated != sha or not _stands(text, start, end, quote):
                where = f"characters {start}-{end} of document {document}"
                yield f"claim {claim}: {where} are not {quote!r}"
        yield from _bodies(db, document, stored)


def _bodies(
    db: sqlite3.Connection, document: str, stored: dict[str, list[Evidence]]
) -> Iterator[str]:
    for claim, kind, body in db.execute(
        "SELECT id, kind, json FROM claim WHERE document = ?", (document,)
    ):
        try:
            sound = list(claim_record(kind, body).evidence) == stored.get(claim, [])
        except (msgspec.DecodeError, KeyError):
            sound = False
        if not sound:
            yield f"claim {claim}: its record and its evidence differ"


def _areas(db: sqlite3.Connection) -> Iterator[str]:
    for id, text, areas in db.execute(
        "SELECT d.id, d.text, r.areas FROM reading r JOIN document d ON d.id = r.document"
    ):
        try:
            stored = decode(dict[str, tuple[Evidence, ...]], areas)
        except msgspec.DecodeError as error:
            yield f"document {id}: its areas are no record: {error}"
            continue
        for area, found in stored.items():
            for e in found:
                if not _stands(text, e.start, e.end, e.quote):
                    where = f"characters {e.start}-{e.end}"
                    yield f"document {id}: area {area}: {where} are not {e.quote!r}"


def _stands(text: str, start: int, end: int, quote: str) -> bool:
    return 0 <= start < end and text[start:end] == quote


def _pointers(db: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"table {table}: row {row} points to a {parent} that is not there"

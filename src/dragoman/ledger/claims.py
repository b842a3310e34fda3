"""A page with its documents and claims goes into the tables, or out of them.

`put` writes one page within a transaction that its caller holds; `withdraw` takes the claims of a
page out again, before it is read anew. A document whose text a new reading no longer gives is
retired, not deleted: what once was quoted can still be proved.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from dragoman.errors import IntegrityError
from dragoman.ledger import placing
from dragoman.ledger.identity import claim_ids, document_id, page_id
from dragoman.ledger.rows import encode
from dragoman.ledger.search import searchable
from dragoman.ledger.version import cache_version
from dragoman.merge.beliefs import Context, Statement
from dragoman.merge.blocking import Block
from dragoman.merge.stating import state
from dragoman.records import (
    ClaimKind,
    Document,
    Evidence,
    Page,
    Reading,
    claims_of,
    phrase_of,
)

PACKED = 0.9  # bytes are kept compressed where that saves a tenth


def put_page(
    db: sqlite3.Connection, id: str, page: Page, retrieved: str, supplied: str | None
) -> None:
    """The bytes as they came in, and when."""
    packed = zlib.compress(page.raw, 6)
    plain = len(packed) > PACKED * len(page.raw)
    db.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (id, page.source, sha256(page.raw).hexdigest(), page.url, page.media_type, retrieved,
         supplied or page.published, "plain" if plain else "zlib", page.raw if plain else packed),
    )  # fmt: skip


def take_page(db: sqlite3.Connection, id: str) -> tuple[Page, str | None]:
    """A page as it came in, and the date that was supplied for it."""
    source, url, media_type, supplied, encoding, raw = db.execute(
        "SELECT source, url, media_type, supplied, encoding, raw FROM page WHERE id = ?", (id,)
    ).fetchone()
    return Page(
        source=source, url=url, media_type=media_type, raw=unpacked(encoding, raw)
    ), supplied


def unpacked(encoding: str, raw: bytes) -> bytes:
    """Stored bytes as they came in; `IntegrityError` where they cannot be unpacked."""
    try:
        return zlib.decompress(raw) if encoding == "zlib" else raw
    except zlib.error as error:
        raise IntegrityError(f"its stored bytes are damaged: {error}") from error


def put_readings(db: sqlite3.Connection, page: str, readings: Iterable[Reading]) -> list[Block]:
    """Documents, claims and evidence of a page; the blocks that its claims belong to go out."""
    return [
        block
        for ordinal, reading in enumerate(readings)
        for block in _put_reading(db, _put_document(db, page, ordinal, reading.document), reading)
    ]


def _put_document(db: sqlite3.Connection, page: str, ordinal: int, document: Document) -> str:
    id = document_id(page, ordinal, document.sha256)
    db.execute(
        "INSERT INTO document (id, page, ordinal, source, kind, title, publisher, url, published, "
        "language, sha256, text, body, byline, inferred_day) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, publisher = "
        "excluded.publisher, url = excluded.url, published = excluded.published, "
        "language = excluded.language, body = excluded.body, source = excluded.source, "
        "byline = excluded.byline, inferred_day = excluded.inferred_day, retired = 0",
        (
            id,
            page,
            ordinal,
            document.source,
            document.kind,
            document.title,
            document.publisher,
            document.url,
            document.published,
            document.language,
            document.sha256,
            document.text,
            document.body,
            document.byline,
            document.inferred.get("published"),
        ),
    )
    _index(db, id, document.title, document.text)
    return id


def _index(db: sqlite3.Connection, id: str, title: str | None, text: str) -> None:
    db.execute(
        "INSERT INTO document_search (rowid, words) SELECT number, ? FROM document WHERE id = ?",
        (searchable(f"{title or ''}\n{text}"), id),
    )


def put_unread(db: sqlite3.Connection, page: str, why: str) -> None:
    """Documents of a page that can no longer be read: they stay, with the reason and no claims."""
    documents = db.execute(
        "SELECT id, title, text FROM document WHERE page = ? AND retired = 0", (page,)
    )
    for id, title, text in documents.fetchall():
        _index(db, id, title, text)
        _note(db, id, {}, Context(), (why,))


def _note(
    db: sqlite3.Connection,
    id: str,
    areas: dict[str, tuple[Evidence, ...]],
    around: Context,
    problems: Sequence[str],
) -> None:
    db.execute(
        "INSERT INTO reading VALUES (?, ?, ?, ?, ?)",
        (id, cache_version(), encode(areas), encode(around), encode(problems)),
    )


def _put_reading(db: sqlite3.Connection, id: str, reading: Reading) -> Iterable[Block]:
    areas = {area: reading.area_evidence.get(area, ()) for area in reading.areas}
    said = stated(id, reading)
    _note(db, id, areas, said[0].context if said else Context(), reading.problems)
    places = [(kind, i) for kind, claims in claims_of(reading) for i in range(len(claims))]
    for (kind, ordinal), statement in zip(places, said, strict=True):
        yield from _put_claim(db, kind, ordinal, statement)


def stated(id: str, reading: Reading) -> list[Statement]:
    """What a reading of the document `id` claims, as merging is given it, in its own order."""
    told = [
        named
        for kind, claims in claims_of(reading)
        for named in zip(claim_ids(id, kind, claims), claims, strict=True)
    ]
    return state(id, reading.document, told)


def statements(readings: Iterable[Reading]) -> Iterator[Statement]:
    """The same of many readings, each the only document of its page."""
    for one in readings:
        paper = one.document
        yield from stated(document_id(page_id(paper.source, paper.sha256), 0, paper.sha256), one)


def _put_claim(
    db: sqlite3.Connection, kind: ClaimKind, ordinal: int, said: Statement
) -> Iterable[Block]:
    claim = said.claim
    db.execute(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)",
        (said.id, said.document, kind, ordinal, phrase_of(claim), encode(claim)),
    )
    db.executemany(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)",
        [(said.id, i, e.start, e.end, e.quote, said.sha256) for i, e in enumerate(claim.evidence)],
    )
    return placing.place(db, said)


def withdraw(db: sqlite3.Connection, page: str) -> None:
    """Take out the claims of a page and retire its documents; its beliefs must be gone before."""
    rows = db.execute("SELECT id FROM document WHERE page = ?", (page,))
    unsay(db, [id for (id,) in rows])
    db.execute("UPDATE document SET retired = 1 WHERE page = ?", (page,))


def unsay(db: sqlite3.Connection, documents: Sequence[str]) -> None:
    """Take out all that was read from documents; what is believed of it must be gone before."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS unsaid (id TEXT PRIMARY KEY)")
    db.execute("DELETE FROM temp.unsaid")
    db.executemany("INSERT INTO temp.unsaid VALUES (?)", [(id,) for id in documents])
    of_claims = "IN (SELECT c.id FROM temp.unsaid u JOIN claim c ON c.document = u.id)"
    placing.displace(db, of_claims)
    for table in ("evidence", "judged", "standing"):
        db.execute(f"DELETE FROM {table} WHERE claim {of_claims}")
    for table in ("claim", "reading"):
        db.execute(f"DELETE FROM {table} WHERE document IN (SELECT id FROM temp.unsaid)")
    db.execute(
        "DELETE FROM document_search WHERE rowid IN "
        "(SELECT d.number FROM temp.unsaid u JOIN document d ON d.id = u.id)"
    )


def blocks_of(db: sqlite3.Connection, page: str) -> list[Block]:
    """The blocks that the claims of a page stand in now."""
    rows = db.execute(
        "SELECT DISTINCT b.key, b.first, b.last FROM block b JOIN claim c ON c.id = b.claim "
        "JOIN document d ON d.id = c.document WHERE d.page = ?",
        (page,),
    )
    return [Block(*row) for row in rows]

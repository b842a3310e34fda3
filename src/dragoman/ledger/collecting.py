"""What was received, what waits to be fetched, and how each source fares.

An answer is kept whole, with headers, time and hash, before anything in it is read. A list's
validators are stored in the transaction that stores what it announced, so a killed run can never
take a list for read whose articles it lost. Bodies that a page of the ledger holds are kept
once, there. Moments are seconds of the epoch, given by the caller.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from itertools import islice
from sqlite3 import Connection
from typing import Any

import msgspec

from dragoman.fetch import Answer, origin_of, rules_text
from dragoman.ledger.claims import unpacked
from dragoman.ledger.files import COLLECTED, Ledger, transaction
from dragoman.records import Record

TRIES = 5  # an article that failed so often is given up
COMPLAINTS = 100  # of one list or folder that are kept


class Item(Record):
    """An article that a list announced and that waits to be fetched."""

    source: str
    url: str
    stamp: str
    published: str | None = None
    title: str | None = None
    tries: int = 0


class Validators(Record):
    """What the last answer for an address gave to ask with next time."""

    of: str
    etag: str | None
    modified: str | None
    sha256: str


class Health(Record):
    """How a source fares. Moments are seconds of the epoch, None where there was none."""

    source: str
    asked: float | None = None
    succeeded: float | None = None
    renewed: float | None = None
    due: float = 0.0
    failures: int = 0
    error: str | None = None
    waiting: int = 0
    done: int = 0
    failed: int = 0


def prepare(book: Ledger) -> None:
    """Lay out the tables where they are not yet."""
    text = files("dragoman.ledger").joinpath("collecting.sql").read_text("utf-8")
    if not all(ready(book.db, table) for table in COLLECTED):
        book.db.executescript(f"BEGIN IMMEDIATE; {text} COMMIT;")


def ready(db: Connection, table: str = "robots") -> bool:
    """Whether a table is laid out."""
    found = db.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,))
    return found.fetchone() is not None


def keep(book: Ledger, source: str, came: Iterable[Answer]) -> None:
    """Store answers as they came; what they say as robots rules is remembered as such."""
    with transaction(book) as db:
        for answer in came:
            _keep(db, source, answer)
            text = rules_text(answer) if answer.asked == _rules_of(answer) else None
            if text is not None:
                db.execute(
                    "REPLACE INTO robots VALUES (?, ?, ?)",
                    (origin_of(answer.asked), _epoch(answer.at), text),
                )


def _rules_of(answer: Answer) -> str:
    return f"{origin_of(answer.asked)}/robots.txt"


def _epoch(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _keep(db: Connection, source: str, answer: Answer) -> None:
    db.execute(
        "INSERT INTO received (source, asked, url, hops, status, at, headers, wire, sha256) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source,
            answer.asked,
            answer.url,
            msgspec.json.encode(answer.hops).decode(),
            answer.status,
            answer.at,
            msgspec.json.encode(answer.headers).decode(),
            answer.received,
            answer.sha256,
        ),
    )
    held = db.execute("SELECT 1 FROM page WHERE sha256 = ?", (answer.sha256,)).fetchone()
    if answer.body and not held:
        packed = zlib.compress(answer.body, 6)
        db.execute(
            "INSERT OR IGNORE INTO received_body VALUES (?, 'zlib', ?)", (answer.sha256, packed)
        )


def body(book: Ledger, sha256: str) -> bytes | None:
    """A body as it came, from wherever it is kept; None where it never came."""
    row = book.db.execute(
        "SELECT encoding, raw FROM received_body WHERE sha256 = ?1 "
        "UNION ALL SELECT encoding, raw FROM page WHERE sha256 = ?1 LIMIT 1",
        (sha256,),
    ).fetchone()
    if row is None:
        return None
    return unpacked(*row)


def validators(book: Ledger, url: str) -> Validators | None:
    """What to ask for an address with; None the first time."""
    row = book.db.execute(
        "SELECT answered, etag, modified, sha256 FROM validator WHERE url = ?", (url,)
    ).fetchone()
    return Validators(of=row[0], etag=row[1], modified=row[2], sha256=row[3]) if row else None


def list_validators(book: Ledger, source: str, url: str) -> Validators | None:
    """What to ask for a list with; None until this source, not another, has read it."""
    row = book.db.execute(
        "SELECT answered, etag, modified, sha256 FROM list WHERE source = ? AND url = ?",
        (source, url),
    ).fetchone()
    return Validators(of=row[0], etag=row[1], modified=row[2], sha256=row[3]) if row else None


def children(book: Ledger, source: str, url: str) -> Sequence[str]:
    """Lists that a list of lists named when it was last read."""
    rows = book.db.execute(
        "SELECT url FROM list_child WHERE source = ? AND parent = ? ORDER BY number", (source, url)
    )
    return [child for (child,) in rows]


def announce(
    book: Ledger,
    source: str,
    answer: Answer,
    items: Iterable[Item],
    now: float,
    named: Iterable[str] = (),
    problems: Iterable[str] = (),
) -> int:
    """Store what a list announced: articles, `named` lists, problems, and the list's validators.

    How many articles are new or changed goes out.
    """
    with transaction(book) as db:
        before = db.total_changes
        db.executemany(
            "INSERT INTO item (source, url, stamp, state, due, tries, seen, changed, published, "
            "title) VALUES (?1, ?2, ?3, 'waiting', 0, 0, ?4, ?4, ?5, ?6) "
            "ON CONFLICT (source, url) DO UPDATE SET "
            "stamp = excluded.stamp, state = 'waiting', due = 0, tries = 0, error = NULL, "
            "title = excluded.title, published = excluded.published, changed = excluded.changed "
            "WHERE stamp <> excluded.stamp",
            [(i.source, i.url, i.stamp, now, i.published, i.title) for i in items],
        )
        changed = db.total_changes - before
        own = (source, answer.asked)
        db.execute("DELETE FROM list_child WHERE source = ? AND parent = ?", own)
        db.executemany(
            "INSERT INTO list_child VALUES (?, ?, ?, ?)",
            [(*own, number, url) for number, url in enumerate(named)],
        )
        complain(db, source, answer.asked, now, problems)
        db.execute("REPLACE INTO list VALUES (?, ?, ?, ?, ?, ?)", (source, *_validators(answer)))
    return changed


def _validators(answer: Answer) -> tuple[str, str, str | None, str | None, str]:
    etag, modified = answer.header("etag"), answer.header("last-modified")
    return answer.asked, answer.url, etag, modified, answer.sha256


def waiting(book: Ledger, source: str, now: float) -> Sequence[Item]:
    """Articles of a source that may be fetched now, the oldest first."""
    rows = book.db.execute(
        "SELECT source, url, stamp, published, title, tries FROM item "
        "WHERE source = ? AND state = 'waiting' AND due <= ? ORDER BY seen, url",
        (source, now),
    )
    return [
        Item(source=s, url=url, stamp=stamp, published=day, title=title, tries=tries)
        for s, url, stamp, day, title, tries in rows
    ]


def unread(book: Ledger, item: Item) -> Answer | None:
    """The answer for a waiting article that came since it was announced and was not read."""
    row = book.db.execute(
        "SELECT r.asked, r.url, r.status, r.headers, b.encoding, b.raw, r.at, r.wire, r.hops "
        "FROM received r JOIN received_body b ON b.sha256 = r.sha256 JOIN item i "
        "ON i.url = r.asked AND i.source = r.source WHERE i.source = ? AND i.url = ? "
        "AND r.status = 200 AND i.tries = 0 AND CAST(strftime('%s', r.at) AS REAL) + 1 > i.changed "
        "ORDER BY r.number DESC LIMIT 1",
        (item.source, item.url),
    ).fetchone()
    if row is None:
        return None
    asked, url, status, headers, encoding, raw, at, wire, hops = row
    return Answer(
        asked=asked,
        url=url,
        status=status,
        headers=msgspec.json.decode(headers, type=tuple[tuple[str, str], ...]),
        body=unpacked(encoding, raw),
        at=at,
        received=wire,
        hops=tuple(msgspec.json.decode(hops, type=list[str])),
    )


def settle(book: Ledger, item: Item, answer: Answer | None = None) -> None:
    """An article is done: read, unchanged, or a copy of one that is held."""
    with transaction(book) as db:
        db.execute(
            "UPDATE item SET state = 'done', error = NULL WHERE source = ? AND url = ?",
            (item.source, item.url),
        )
        if answer is not None and not answer.unchanged:
            db.execute("REPLACE INTO validator VALUES (?, ?, ?, ?, ?)", _validators(answer))
            db.execute(
                "DELETE FROM received_body WHERE sha256 = ?1 AND EXISTS "
                "(SELECT 1 FROM page WHERE sha256 = ?1)",
                (answer.sha256,),
            )


def postpone(book: Ledger, item: Item, error: str, due: float, *, for_good: bool) -> None:
    """An article failed: try it again later, or give it up where that is no use."""
    with transaction(book) as db:
        db.execute(
            "UPDATE item SET tries = tries + 1, error = ?1, due = ?2, "
            "state = CASE WHEN ?3 OR tries + 1 >= ?4 THEN 'failed' ELSE 'waiting' END "
            "WHERE source = ?5 AND url = ?6",
            (error, due, for_good, TRIES, item.source, item.url),
        )


def rest(book: Ledger, item: Item, words: str, due: float) -> None:
    """An article's host wants to be left alone: it waits, without blame."""
    with transaction(book) as db:
        db.execute(
            "UPDATE item SET error = ?, due = ? WHERE source = ? AND url = ?",
            (words, due, item.source, item.url),
        )


def looked(
    book: Ledger,
    source: str,
    now: float,
    due: float,
    *,
    error: str | None,
    renewed: bool,
    place: str | None = None,
    problems: Sequence[str] = (),
) -> None:
    """Note a look at a source: whether it succeeded, brought news, and when to look next.

    `problems` are what was wrong in a folder, `place`.
    """
    ok = error is None
    with transaction(book) as db:
        if place is not None:
            complain(db, source, place, now, problems)
        db.execute("INSERT OR IGNORE INTO health (source) VALUES (?)", (source,))
        db.execute(
            "UPDATE health SET asked = ?1, due = ?2, error = ?3, "
            "succeeded = CASE WHEN ?4 THEN ?1 ELSE succeeded END, "
            "renewed = CASE WHEN ?5 THEN ?1 ELSE renewed END, "
            "failures = CASE WHEN ?4 THEN 0 ELSE failures + 1 END WHERE source = ?6",
            (now, due, error, ok, renewed, source),
        )


def health(book: Ledger) -> Mapping[str, Health]:
    """How each source fares that was ever looked at, by name."""
    if not ready(book.db):
        return {}
    counts: dict[str, dict[str, int]] = {}
    for source, state, number in book.db.execute(
        "SELECT source, state, count(*) FROM item GROUP BY source, state"
    ):
        counts.setdefault(source, {})[state] = number
    rows = book.db.execute(
        "SELECT source, asked, succeeded, renewed, due, failures, error FROM health"
    ).fetchall()
    return {row[0]: _health(row, counts.get(row[0], {})) for row in rows}


def _health(row: Sequence[Any], counts: Mapping[str, int]) -> Health:
    source, asked, succeeded, renewed, due, failures, error = row
    return Health(
        source=source, asked=asked, succeeded=succeeded, renewed=renewed, due=due,
        failures=failures, error=error, waiting=counts.get("waiting", 0),
        done=counts.get("done", 0), failed=counts.get("failed", 0),
    )  # fmt: skip


def failures_in_a_row(book: Ledger, source: str) -> int:
    """How often the last looks at a source failed, one after the other."""
    row = book.db.execute("SELECT failures FROM health WHERE source = ?", (source,)).fetchone()
    return row[0] if row else 0


def times(book: Ledger, source: str) -> Sequence[float]:
    """When the last articles of a source were first seen: what its cadence is learned from."""
    if not ready(book.db):
        return []
    rows = book.db.execute(
        "SELECT DISTINCT seen FROM item WHERE source = ? ORDER BY seen DESC LIMIT 200", (source,)
    )
    return [seen for (seen,) in rows]


def failures(
    book: Ledger, source: str | None = None, limit: int = -1
) -> Sequence[tuple[str, str, str]]:
    """What was not read, the latest first: source, address or list, why in words.

    Some was given up or left out, some waits to be asked for again.
    """
    if not ready(book.db, "complaint"):
        return []
    return book.db.execute(
        "SELECT source, url, error FROM (SELECT source, url, coalesce(error, '') AS error, "
        "changed AS at FROM item WHERE state = 'failed' AND coalesce(?1, source) = source "
        "UNION ALL SELECT source, url, 'will be asked for again: ' || error, changed FROM item "
        "WHERE state = 'waiting' AND error IS NOT NULL AND coalesce(?1, source) = source "
        "UNION ALL SELECT source, place, words, at FROM complaint "
        "WHERE coalesce(?1, source) = source) ORDER BY at DESC, source, url, error LIMIT ?2",
        (source, limit),
    ).fetchall()


def complain(db: Connection, source: str, place: str, now: float, problems: Iterable[str]) -> None:
    """Note what was wrong in a list or folder, in the place of what was wrong there before."""
    db.execute("DELETE FROM complaint WHERE source = ? AND place = ?", (source, place))
    db.executemany(
        "INSERT INTO complaint VALUES (?, ?, ?, ?, ?)",
        [(source, place, number, now, words)
         for number, words in enumerate(islice(problems, COMPLAINTS))],
    )  # fmt: skip


def holds_text(book: Ledger, source: str, texts: Iterable[str]) -> bool:
    """Whether all these texts (hashes) of a source stand, under whatever address."""
    return all(
        book.db.execute(
            "SELECT 1 FROM document d JOIN page p ON p.id = d.page JOIN received r "
            "ON r.sha256 = p.sha256 WHERE d.sha256 = ? AND d.retired = 0 AND r.source = ? LIMIT 1",
            (text, source),
        ).fetchone()
        for text in texts
    )

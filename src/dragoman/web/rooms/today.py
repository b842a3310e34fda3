"""Today: a day's page, or that of all days since one: what documents then told, ranked.

The first room one comes into. Without a day it is the last one on which anything was published.
"""

import time
from collections.abc import Iterator

from starlette.requests import Request

from dragoman.digest import Digest, digest
from dragoman.digest.ranking import Coming, Expectation
from dragoman.digest.text import facts, title
from dragoman.errors import InputError
from dragoman.export.shapes import Entry, Feed, Shape, Table
from dragoman.ledger import Ledger, health, overview
from dragoman.ledger.queries_digest import neighbours, reachable
from dragoman.ledger.views import Overview
from dragoman.lexicon.languages import having
from dragoman.records import Record
from dragoman.web import asking, feeds
from dragoman.web.room import Room
from dragoman.wording.addresses import opens
from dragoman.wording.values import spoken

COLUMNS = ("id", "kind", "what", "format", "text", "parties", "date", "status", "was", "mark",
           "reports", "origins", "publishers", "score", "reasons")  # fmt: skip
SIZE, MOST = 20, 100  # lines of a page, and how many may be asked for
WHOLE = 20_000  # documents that a digest of all days goes through within a second or two


class TodayPage(Record):
    """The digest, and where one goes from it."""

    on: str | None
    since: str | None
    digest: Digest
    more: int  # lines that are not shown
    limit: int
    before: str | None  # the nearest days with documents
    after: str | None
    languages: tuple[str, ...]
    overview: Overview
    whole: bool  # whether a digest of all days is offered


def look(book: Ledger, request: Request) -> TodayPage:
    """The digest of a day (`on`), since a day (`since`), or of the last day there is."""
    found, held = _digest(book, request), overview(book)
    before, after = neighbours(book, found.since) if found.since else (None, None)
    return TodayPage(
        on=asking.day(request, "on"),
        since=asking.day(request, "since"),
        digest=found,
        more=found.total - len(found.lines),
        limit=asking.number(request, "limit", SIZE, MOST),
        before=before,
        after=after if found.until else None,
        languages=having("headlines.toml"),
        overview=held,
        whole=held.documents <= WHOLE,
    )


def _digest(book: Ledger, request: Request) -> Digest:
    on, since = asking.day(request, "on"), asking.day(request, "since")
    if since and not on and (first := reachable(book, WHOLE)) and since < first:
        words = f"a digest goes through {WHOLE:,} documents at most; ask since {first} or later"
        raise InputError(f"since: {since} has more behind it: {words}")
    return digest(
        book,
        on,
        since,
        asking.number(request, "limit", SIZE, MOST),
        asking.language(request),
        health.lacking(book, time.time()),
    )


def feed(book: Ledger, request: Request) -> Shape:
    """The digest as a feed: an entry a line, dated with the last of its days."""
    found = _digest(book, request)
    day = found.until or overview(book).last or ""
    entries = (
        Entry(id=f"{line.id}:{day}", title=line.text, address=opens(line.id),
              updated=day, summary=facts(line, found.language))
        for line in found.lines
    )  # fmt: skip
    return feeds.feed(request, title(found), (*entries, *_ahead(found, day)))


def _ahead(found: Digest, day: str) -> Iterator[Entry]:
    """What is coming and what is expected: one entry as long as it is for the same days."""
    said = spoken(found.language).digest
    for one in found.coming:
        yield _entry(one, day, said["coming"])
    for edition in found.expected:
        yield _entry(edition, day, f"{said['expected']} · {edition.why}")


def _entry(one: Coming | Expectation, day: str, words: str) -> Entry:
    return Entry(id=f"{one.id}:{one.date}", title=one.text, updated=day, summary=words,
                 address=opens(one.id))  # fmt: skip


def table(book: Ledger, request: Request) -> Shape:
    """A row for each line."""
    rows = tuple(
        (line.id, line.kind, line.what, line.format, line.text, " ".join(line.parties),
         line.date, line.status, line.was, line.mark, line.reports, line.origins,
         "; ".join(line.publishers), line.score, "; ".join(line.reasons))
        for line in _digest(book, request).lines
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


ROOM = Room("/", "today.html", look, "today", {Table: table, Feed: feed})

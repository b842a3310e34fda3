"""Where the ledger's documents come from: sources and how they fare, publishers, documents.

Sources are those of the settings beside the ledger, in the order of their names, with what was last
given up or left out of each and why. They can be had as a
table, the newest documents as a feed.
"""

import time

from starlette.requests import Request

from dragoman.export.shapes import Entry, Feed, Shape, Table
from dragoman.ledger import Ledger, collecting, documents, health, overview, sources
from dragoman.ledger.health import SourceHealth
from dragoman.ledger.views import DocumentLine, Overview, SourceLine
from dragoman.records import Record
from dragoman.web import asking, feeds, seats
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.words import path

SIZE = 50  # documents of a page
MOST = 500  # sources, and publishers
FAILURES = 50  # of all sources; of one that is asked for, `MOST`


class Failure(Record):
    """What a source announced or holds and could not be read, with the reason."""

    source: str
    place: str  # the address, or the list or folder it stood in
    words: str


class SourcesPage(Record):
    """Sources, publishers, and a part of the list of documents, the latest published first."""

    collected: tuple[SourceHealth, ...]
    unshown: int  # sources that are not shown
    missing: int  # of them that fail or are silent too long
    source: str | None  # whose failures alone are shown
    failures: tuple[Failure, ...]
    sources: tuple[SourceLine, ...]
    more: int  # publishers that are not shown
    documents: tuple[DocumentLine, ...]
    overview: Overview
    pages: Pages
    changes: bool  # whether whoever asks may pause and resume


def look(book: Ledger, request: Request) -> SourcesPage:
    """Sources, publishers and documents; the failures of one `source`, where it is named."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    held, found, fare = overview(book), sources(book), _fares(book)
    named = asking.choice(request, "source", tuple(one.name for one in fare))
    return SourcesPage(
        collected=fare[:MOST],
        unshown=max(0, len(fare) - MOST),
        missing=len(health.missing(fare)),
        source=named,
        failures=_failures(book, {one.name for one in fare}, named),
        sources=found[:MOST],
        more=max(0, len(found) - MOST),
        documents=documents(book, SIZE, (number - 1) * SIZE),
        overview=held,
        pages=asking.pages(request, number, SIZE, held.documents),
        changes=seats.judge(request, None) is not None,
    )


def _fares(book: Ledger) -> tuple[SourceHealth, ...]:
    return health.fares(book, health.settings(book), time.time())


def _failures(book: Ledger, known: set[str], named: str | None) -> tuple[Failure, ...]:
    rows = collecting.failures(book, named, MOST if named else FAILURES)
    return tuple(
        Failure(source=source, place=place, words=words)
        for source, place, words in rows
        if source in known
    )


def table(book: Ledger, request: Request) -> Shape:
    """How all sources fare as a table; `?raw=1` for programs."""
    columns = SourceHealth.__struct_fields__
    return Table(
        columns=columns,
        rows=tuple(tuple(getattr(one, name) for name in columns) for one in _fares(book)),
        raw=asking.flag(request, "raw"),
    )


def feed(book: Ledger, request: Request) -> Shape:
    """The documents of the page, the latest published, as a feed."""
    entries = (
        Entry(id=d.id, title=d.title or d.source, address=path("document", d.id),
              updated=d.retrieved, summary=d.publisher or "")
        for d in documents(book, feeds.ENTRIES)
    )  # fmt: skip
    return feeds.feed(request, "documents", entries)


ROOM = Room("/sources", "sources.html", look, "sources", {Table: table, Feed: feed})

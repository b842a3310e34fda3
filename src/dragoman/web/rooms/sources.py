"""Where the ledger's documents came from: publishers with counts, and the documents themselves."""

from starlette.requests import Request

from dragoman.ledger import Ledger, documents, overview, sources
from dragoman.ledger.views import DocumentLine, Overview, SourceLine
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.room import Room

SIZE = 50  # documents of a page
MOST = 500  # publishers


class SourcesPage(Record):
    """Publishers, and a part of the list of documents, the latest published first."""

    sources: tuple[SourceLine, ...]
    more: int  # publishers that are not shown
    documents: tuple[DocumentLine, ...]
    overview: Overview
    pages: Pages


def look(book: Ledger, request: Request) -> SourcesPage:
    """Publishers and documents."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    held, found = overview(book), sources(book)
    return SourcesPage(
        sources=found[:MOST],
        more=max(0, len(found) - MOST),
        documents=documents(book, SIZE, (number - 1) * SIZE),
        overview=held,
        pages=asking.pages(request, number, SIZE, held.documents),
    )


ROOM = Room("/sources", "sources.html", look, "sources")

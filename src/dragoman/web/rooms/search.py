"""Search: passages that have the words, and people, parties and instruments so called.

Words find every spelling that folds to them: with or without marks, two characters of Chinese, a
name in another script where a source gave it.
"""

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.export.shapes import Entry, Feed, Shape, Table
from dragoman.ledger import Ledger, people, search
from dragoman.ledger.queries_found import instruments_called
from dragoman.ledger.views import DocumentLine, Hit, PersonLine
from dragoman.lexicon import typed_parties
from dragoman.merge.beliefs import InstrumentBelief
from dragoman.records import Record
from dragoman.web import asking, feeds
from dragoman.web.asking import Pages
from dragoman.web.passages import Paragraph, whole
from dragoman.web.room import Room
from dragoman.web.words import path

SIZE, NAMED = 20, 8
FILE = 500  # passages of a file
COLUMNS = ("id", "published", "title", "publisher", "language", "url", "passage")


class Passage(Record):
    """A document with the words lit where they stand."""

    document: DocumentLine
    paragraphs: tuple[Paragraph, ...]
    cut_before: bool
    cut_after: bool


class SearchPage(Record):
    """What was asked and everything that answers it."""

    text: str | None
    passages: tuple[Passage, ...]
    party: str | None
    people: tuple[PersonLine, ...]
    instruments: tuple[InstrumentBelief, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> SearchPage:
    """Everything with these words."""
    text = _words(request)
    number = asking.number(request, "page", 1, 500)
    hits = search(book, text, SIZE + 1, (number - 1) * SIZE) if text else ()
    return SearchPage(
        text=text,
        passages=tuple(
            Passage(
                document=hit.document,
                paragraphs=whole(hit.excerpt, hit.marks),
                cut_before=hit.cut_before,
                cut_after=hit.cut_after,
            )
            for hit in hits[:SIZE]
        ),
        party=_party(text) if text else None,
        people=people(book, text, NAMED) if text else (),
        instruments=instruments_called(book, text, NAMED) if text else (),
        pages=asking.pages(request, number, SIZE, (number - 1) * SIZE + len(hits)),
    )


def _words(request: Request) -> str | None:
    """The words that are searched for, as `text` or, as readers type it, `q`."""
    return asking.typed(request, "text") or asking.typed(request, "q")


def _party(text: str) -> str | None:
    """The party that is called so; none where two are."""
    try:
        return typed_parties.code(text)
    except InputError:
        return None


def _hits(book: Ledger, request: Request, limit: int) -> tuple[Hit, ...]:
    text = _words(request)
    return search(book, text, limit) if text else ()


def table(book: Ledger, request: Request) -> Shape:
    """A row for each document, with the passage that has the words."""
    rows = tuple(
        (d.id, d.published, d.title, d.publisher, d.language, d.url, hit.excerpt)
        for hit in _hits(book, request, FILE)
        for d in (hit.document,)
    )
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """An entry for each document: what is asked once can be told again whenever there is more."""
    entries = (
        Entry(id=d.id, title=d.title or d.source, address=path("document", d.id),
              updated=d.retrieved, summary=hit.excerpt)
        for hit in _hits(book, request, feeds.ENTRIES)
        for d in (hit.document,)
    )  # fmt: skip
    return feeds.feed(request, f"search for {_words(request) or 'nothing'}", entries)


ROOM = Room("/search", "search.html", look, "search", {Table: table, Feed: feed})

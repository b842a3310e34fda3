"""Search: passages that have the words, and people, parties and instruments so called.

Words find every spelling that folds to them: with or without marks, two characters of Chinese, a
name in another script where a source gave it.
"""

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.ledger import Ledger, people, search
from dragoman.ledger.queries_found import instruments_called
from dragoman.ledger.views import DocumentLine, PersonLine
from dragoman.lexicon import parties
from dragoman.merge.beliefs import InstrumentBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.passages import Paragraph, whole
from dragoman.web.room import Room

SIZE, NAMED = 20, 8


class Passage(Record):
    """A document with the words lit where they stand."""

    document: DocumentLine
    paragraphs: tuple[Paragraph, ...]


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
    text = asking.typed(request, "text")
    number = asking.number(request, "page", 1, 500)
    hits = search(book, text, SIZE + 1, (number - 1) * SIZE) if text else ()
    return SearchPage(
        text=text,
        passages=tuple(
            Passage(document=hit.document, paragraphs=whole(hit.excerpt, hit.marks))
            for hit in hits[:SIZE]
        ),
        party=_party(text) if text else None,
        people=people(book, text, NAMED) if text else (),
        instruments=instruments_called(book, text, NAMED) if text else (),
        pages=asking.pages(request, number, SIZE, (number - 1) * SIZE + len(hits)),
    )


def _party(text: str) -> str | None:
    """The party that is called so; none where two are."""
    try:
        return parties.typed(text)
    except InputError:
        return None


ROOM = Room("/search", "search.html", look, "search")

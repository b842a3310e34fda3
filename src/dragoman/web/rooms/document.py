"""One document: its text with everything lit that claims rest on, and a list of what it says."""

from starlette.requests import Request

from dragoman.ledger import Ledger, document
from dragoman.ledger.queries_claims import claims, lines
from dragoman.ledger.views import (
    ClaimView,
    DocumentLine,
    DocumentView,
    EngagementLine,
    Span,
    Version,
)
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.passages import Paragraph, whole
from dragoman.web.room import Room

SIZE = 50_000  # characters of a page


class Said(Record):
    """One claim, by the number it bears in the text."""

    number: int
    claim: ClaimView
    engagement: EngagementLine | None


class DocumentPage(Record):
    """A document. `spans` leads from a mark in the text to the number of its claim, `anchors` from
    the mark with which a claim begins to the claim.
    """

    document: DocumentLine
    paragraphs: tuple[Paragraph, ...]
    titled: bool  # the first of these paragraphs is the title
    spans: tuple[int, ...]
    anchors: dict[int, str]
    said: tuple[Said, ...]
    areas: tuple[str, ...]
    problems: tuple[str, ...]
    versions: tuple[Version, ...]
    newest: str | None  # where this text is no longer believed: the version that is
    pages: Pages


def look(book: Ledger, request: Request) -> DocumentPage:
    """The document of an identifier, or of the sha256 of its text."""
    view = document(book, request.path_params["id"])
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    bounds = tuple((s.start, s.end) for s in view.spans)
    order = {claim: n for n, claim in enumerate(dict.fromkeys(s.claim for s in view.spans), 1)}
    start = (number - 1) * SIZE
    paragraphs = whole(view.text, bounds, start, min(start + SIZE, len(view.text)))
    return DocumentPage(
        document=view.document,
        paragraphs=paragraphs,
        titled=number == 1 and _is(view.document.title, paragraphs),
        spans=tuple(order[s.claim] for s in view.spans),
        anchors=_anchors(view.spans),
        said=_said(book, order),
        areas=view.areas,
        problems=view.problems,
        versions=view.versions,
        newest=_newest(view),
        pages=asking.pages(request, number, SIZE, len(view.text)),
    )


def _is(title: str | None, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a text begins with its title, in a paragraph of its own."""
    first = "".join(piece.text for one in paragraphs[:1] for piece in one.pieces)
    return bool(title) and first.strip() == title


def _newest(view: DocumentView) -> str | None:
    believed = [one.document for one in view.versions if one.believed]
    return believed[-1] if believed and view.document.id not in believed else None


def _anchors(spans: tuple[Span, ...]) -> dict[int, str]:
    """The first mark of each claim."""
    first = {span.claim: n for n, span in reversed([*enumerate(spans)])}
    return {n: claim for claim, n in first.items()}


def _said(book: Ledger, order: dict[str, int]) -> tuple[Said, ...]:
    found = sorted(claims(book, order), key=lambda claim: order[claim.id])
    known = lines(book, (c.belief for c in found if c.belief))
    return tuple(
        Said(number=order[c.id], claim=c, engagement=known.get(c.belief or "")) for c in found
    )


ROOM = Room("/document/{id}", "document.html", look, "sources")

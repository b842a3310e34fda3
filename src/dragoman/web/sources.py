"""Claims put together by document: each source with the paragraphs in which it tells, words lit.

Claims of one belief come in, numbered sources go out, in the order in which they were published,
so that every value on a page can name its sources by number.
"""

from collections.abc import Sequence
from typing import TypedDict

from starlette.requests import Request

from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import texts
from dragoman.ledger.views import ClaimView, DocumentLine
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.passages import Paragraph, around

SIZE = 30  # sources of a page


class Reason(Record):
    """Why a value stands that the source does not say outright."""

    field: str
    why: str


class Source(Record):
    """A document that tells of a belief, with the paragraphs in which it does."""

    number: int
    document: DocumentLine
    claims: tuple[str, ...]
    phrases: tuple[str, ...]
    inferred: tuple[Reason, ...]
    paragraphs: tuple[Paragraph, ...]


class Cited(TypedDict):
    """The part of the sources that was asked for; `numbers` leads from a claim to its source."""

    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages


def cited(book: Ledger, request: Request, claims: Sequence[ClaimView]) -> Cited:
    """What a page about one belief says of its claims."""
    numbers = numbered(claims)
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    return Cited(
        sources=sources(book, claims, numbers, (number - 1) * SIZE),
        numbers=numbers,
        pages=asking.pages(request, number, SIZE, len(set(numbers.values()))),
    )


def numbered(claims: Sequence[ClaimView]) -> dict[str, int]:
    """Claim to number: documents in the order they come in, from 1."""
    order: dict[str, int] = {}
    return {c.id: order.setdefault(c.document.id, len(order) + 1) for c in claims}


def sources(
    book: Ledger, claims: Sequence[ClaimView], numbers: dict[str, int], skip: int = 0
) -> tuple[Source, ...]:
    """The sources of one part of the list."""
    by_number: dict[int, list[ClaimView]] = {}
    for claim in claims:
        if skip < numbers[claim.id] <= skip + SIZE:
            by_number.setdefault(numbers[claim.id], []).append(claim)
    read = texts(book, (said[0].document.id for said in by_number.values()))
    return tuple(_source(n, said, read[said[0].document.id]) for n, said in by_number.items())


def _source(number: int, said: Sequence[ClaimView], text: str) -> Source:
    spans = sorted({(e.start, e.end) for claim in said for e in claim.evidence})
    reasons = dict.fromkeys(pair for claim in said for pair in claim.claim.inferred.items())
    return Source(
        number=number,
        document=said[0].document,
        claims=tuple(claim.id for claim in said),
        phrases=tuple(dict.fromkeys(claim.by for claim in said)),
        inferred=tuple(Reason(field=field, why=why) for field, why in reasons),
        paragraphs=around(text, spans),
    )

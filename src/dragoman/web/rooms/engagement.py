"""One engagement: what is believed, where sources differ, and each source with its words lit.

The claims of an engagement are put together by document and numbered in the order in which they
were published, so that every value on the page can name its sources by number.
"""

from collections.abc import Sequence

from starlette.requests import Request

from dragoman.ledger import Ledger, engagement
from dragoman.ledger.queries_claims import texts
from dragoman.ledger.views import ClaimView, DocumentLine, EngagementView
from dragoman.merge.beliefs import Slot, Value
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.headline import headline
from dragoman.web.passages import Paragraph, around
from dragoman.web.room import Room

SIZE = 30  # sources of a page


class Reason(Record):
    """Why a value stands that the source does not say outright."""

    field: str
    why: str


class Source(Record):
    """A document that tells of the engagement, with the paragraphs in which it does."""

    number: int
    document: DocumentLine
    claims: tuple[str, ...]
    phrases: tuple[str, ...]
    inferred: tuple[Reason, ...]
    paragraphs: tuple[Paragraph, ...]


class Difference(Record):
    """A property for which sources give more than one value."""

    field: str
    of: str | None  # whose, for names and offices
    values: tuple[Value, ...]
    disputed: bool


class EngagementPage(Record):
    """One engagement in full. `numbers` leads from a claim to the number of its source."""

    headline: str
    engagement: EngagementView
    differences: tuple[Difference, ...]
    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages


def look(book: Ledger, request: Request) -> EngagementPage:
    """The engagement an identifier leads to: its own, or that of any of its claims."""
    view = engagement(book, request.path_params["id"])
    numbers = _numbers(view.sources)
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    return EngagementPage(
        headline=headline(view.line),
        engagement=view,
        differences=tuple(_differences(view)),
        sources=_sources(book, view.sources, numbers, (number - 1) * SIZE),
        numbers=numbers,
        pages=asking.pages(request, number, SIZE, len(set(numbers.values()))),
    )


def _numbers(claims: Sequence[ClaimView]) -> dict[str, int]:
    """Claim to number: documents in the order they come in, from 1."""
    order: dict[str, int] = {}
    return {c.id: order.setdefault(c.document.id, len(order) + 1) for c in claims}


def _sources(
    book: Ledger, claims: Sequence[ClaimView], numbers: dict[str, int], skip: int
) -> tuple[Source, ...]:
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


def _differences(view: EngagementView) -> list[Difference]:
    """Properties with several values; a change of status is a history and no difference."""
    belief = view.engagement
    found = [_difference(s) for s in belief.slots if len(s.values) > 1 and s.name != "status"]
    for who in belief.participants:
        for field, values in (("name", who.names), ("office", who.offices)):
            if len(values) > 1:
                found.append(
                    Difference(field=field, of=who.name or who.party, values=values, disputed=False)
                )
    return found


def _difference(slot: Slot) -> Difference:
    return Difference(field=slot.name, of=None, values=slot.values, disputed=slot.disputed)


ROOM = Room("/engagement/{id}", "engagement.html", look, "engagements")

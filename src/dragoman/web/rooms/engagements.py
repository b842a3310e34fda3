"""The list of engagements: filters in the query, newest first, a part of the list at a time."""

from starlette.requests import Request

from dragoman.ledger import Filters, Ledger, engagements
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.views import EngagementLine
from dragoman.records import Record
from dragoman.web import asking, words
from dragoman.web.asking import Pages
from dragoman.web.room import Room

SIZE, MOST = 50, 200  # engagements of a page, and how many may be asked for


class EngagementsPage(Record):
    """What was asked, what answers it, and the parties one may ask for."""

    filters: Filters
    lines: tuple[EngagementLine, ...]
    pages: Pages
    parties: tuple[str, ...]


def look(book: Ledger, request: Request) -> EngagementsPage:
    """Engagements that pass the filters of the query."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    size = asking.number(request, "limit", SIZE, MOST)
    filters = _filters(request, size, (number - 1) * size)
    found = engagements(book, filters)
    return EngagementsPage(
        filters=filters,
        lines=found.lines,
        pages=asking.pages(request, number, size, found.total),
        parties=parties(book),
    )


def _filters(request: Request, limit: int, offset: int) -> Filters:
    return Filters(
        party=asking.named_parties(request, "party"),
        kind=asking.choice(request, "kind", words.KINDS),
        status=asking.choice(request, "status", words.STATUSES),
        since=asking.day(request, "since"),
        until=asking.day(request, "until"),
        text=asking.typed(request, "text"),
        limit=limit,
        offset=offset,
    )


ROOM = Room("/", "engagements.html", look, "engagements")

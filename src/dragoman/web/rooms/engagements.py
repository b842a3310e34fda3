"""The list of engagements: filters in the query, newest first, a part of the list at a time.

The same questions give the list as CSV, as a feed and as a calendar; a file holds at most `FILE`
engagements, and the page says so before one is taken.
"""

from starlette.requests import Request

from dragoman.export import engagements as shapes
from dragoman.export.shapes import Calendar, Feed, Shape, Table
from dragoman.ledger import Filters, Ledger, engagements, overview
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.queries_counts import MonthCount, months
from dragoman.ledger.queries_facets import Facet, facets
from dragoman.ledger.queries_seen import seen
from dragoman.ledger.sought import by_words
from dragoman.ledger.views import EngagementLine
from dragoman.records import Record
from dragoman.web import asking, words
from dragoman.web.asking import Pages
from dragoman.web.drawn import run_of_months
from dragoman.web.pictures.counts import counts
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room
from dragoman.web.sifting import FILE, SIZE, Sieve
from dragoman.wording import values

MOST = 200  # engagements of a page
MONTHS = 12  # of the picture
ENTRIES = 100  # of a feed
SIEVE = Sieve(words.KINDS, words.STATUSES, more=("person", "place"))


class Choice(Record):
    """A value of a facet: what it is called, how often, and the question that asks for it."""

    label: str
    count: int
    question: str
    chosen: bool


class Choices(Record):
    """A facet with its values."""

    name: str
    values: tuple[Choice, ...]


class EngagementsPage(Record):
    """What was asked, what answers it, and what one may ask for beside."""

    filters: Filters
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[EngagementLine, ...]
    pages: Pages
    facets: tuple[Choices, ...]
    months: tuple[MonthCount, ...]  # the last year; none where words or sorts alone are asked
    parties: tuple[str, ...]
    file: int  # engagements that a file holds at most


def look(book: Ledger, request: Request) -> EngagementsPage:
    """Engagements that pass the filters of the query."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    size = asking.number(request, "limit", SIZE, MOST)
    filters = SIEVE.filters(request, size, (number - 1) * size)
    found = engagements(book, filters)
    return EngagementsPage(
        filters=filters,
        kinds=words.KINDS,
        statuses=words.STATUSES,
        lines=found.lines,
        pages=asking.pages(request, number, size, found.total),
        facets=tuple(_choices(request, facet) for facet in facets(book, filters)),
        months=_months(book, filters)[0],
        parties=parties(book),
        file=FILE,
    )


def _choices(request: Request, facet: Facet) -> Choices:
    return Choices(
        name=facet.name,
        values=tuple(_choice(request, facet.name, value, n) for value, n in facet.values),
    )


def _choice(request: Request, name: str, value: str, count: int) -> Choice:
    """How a value is asked for beside all else; a year is a pair of days."""
    if name == "year":
        asked = {"since": f"{value}-01-01", "until": f"{value}-12-31"}
    else:
        asked = {name: value}
    chosen = all(v in request.query_params.getlist(k) for k, v in asked.items())
    return Choice(
        label=values.party(value) if name == "party" else values.word(value),
        count=count,
        question=asking.question(request, asked, drop=chosen),
        chosen=chosen,
    )


def _months(book: Ledger, filters: Filters) -> tuple[tuple[MonthCount, ...], list[str]]:
    """Counts, and all months there are between the first and the last of them."""
    last = filters.until or overview(book).last
    sorts = filters.kind or filters.status
    if last is None or by_words(filters) or (sorts and not filters.party):
        return (), []  # no index has these in order
    run = run_of_months(last, MONTHS)
    return months(book, filters, f"{run[0]}-01", last), run


def paint_months(book: Ledger, request: Request, look: Look) -> Picture:
    """Engagements held in each month."""
    found, run = _months(book, SIEVE.filters(request, 1))
    about = "; ".join(f"{row.month} {row.count}" for row in found)
    rows = [(row.month, "held", row.count) for row in found]
    return Picture("Engagements a month", about, counts(rows, run, look))


def table(book: Ledger, request: Request) -> Shape:
    """All that were asked for as a table; `?raw=1` for programs."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    lines = engagements(book, SIEVE.filters(request, FILE, (number - 1) * FILE)).lines
    told = seen(book, (line.id for line in lines))
    return shapes.table(lines, told, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """The newest of those asked for as a feed."""
    lines = engagements(book, SIEVE.filters(request, ENTRIES)).lines
    told = seen(book, (line.id for line in lines))
    return shapes.feed(
        lines, told, "Dragoman: engagements", asking.base(request), asking.here(request)
    )


def calendar(book: Ledger, request: Request) -> Shape:
    """Those asked for whose days are known, as a calendar."""
    filters = SIEVE.filters(request, shapes.ENTRIES)
    lines = engagements(book, filters).lines
    told = seen(book, (line.id for line in lines))
    names = " and ".join(map(values.party, filters.party))
    return shapes.calendar(lines, told, names or "Engagements", asking.base(request))


ROOM = Room(
    "/engagements",
    "engagements.html",
    look,
    "engagements",
    {Table: table, Feed: feed, Calendar: calendar},
    {"months": paint_months},
)

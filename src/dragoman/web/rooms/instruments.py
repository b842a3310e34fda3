"""The list of instruments: agreements, memoranda, plans, with what became of them."""

from typing import get_args

from starlette.requests import Request

from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Filters, Ledger
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.queries_lists import instruments
from dragoman.merge.beliefs import InstrumentBelief
from dragoman.records import InstrumentKind, InstrumentStatus, Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.feeds import ENTRIES, of_beliefs
from dragoman.web.room import Room
from dragoman.web.sifting import FILE, SIZE, Sieve
from dragoman.wording import values
from dragoman.wording.beliefs import told

KINDS: tuple[str, ...] = get_args(InstrumentKind)
STATUSES: tuple[str, ...] = get_args(InstrumentStatus)
SIEVE = Sieve(KINDS, STATUSES)
COLUMNS = ("id", "name", "kind", "status", "date", "period", "parties", "sources")


class InstrumentsPage(Record):
    """What was asked and what answers it."""

    filters: Filters
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[InstrumentBelief, ...]
    parties: tuple[str, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> InstrumentsPage:
    """Instruments that pass the filters of the query."""
    number, filters = SIEVE.part(request)
    found = instruments(book, filters)
    return InstrumentsPage(
        filters=filters,
        kinds=KINDS,
        statuses=STATUSES,
        lines=found.lines,
        parties=parties(book),
        pages=asking.pages(request, number, SIZE, found.total),
    )


def table(book: Ledger, request: Request) -> Shape:
    """A row for each instrument."""
    found = instruments(book, SIEVE.filters(request, FILE)).lines
    rows = tuple(
        (i.id, i.name, i.kind, i.status, i.date, i.period, " ".join(i.parties), len(i.claims))
        for i in found
    )
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """The newest of those asked for as a feed."""
    found = instruments(book, SIEVE.filters(request, ENTRIES)).lines
    return of_beliefs(book, request, "instruments", found, _said)


def _said(found: InstrumentBelief) -> tuple[str, str]:
    claims = values.plural(len(found.claims), "claim")
    return told(found), " · ".join((values.word(found.kind), values.word(found.status), claims))


ROOM = Room("/instruments", "instruments.html", look, "instruments", {Table: table, Feed: feed})

"""The list of instruments: agreements, memoranda, plans, with what became of them."""

from typing import get_args

from starlette.requests import Request

from dragoman.export.shapes import Shape, Table
from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.queries_instruments import instruments
from dragoman.merge.beliefs import InstrumentBelief
from dragoman.records import InstrumentKind, InstrumentStatus, Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.room import Room

SIZE, FILE = 50, 10_000
KINDS: tuple[str, ...] = get_args(InstrumentKind)
STATUSES: tuple[str, ...] = get_args(InstrumentStatus)
COLUMNS = ("id", "name", "kind", "status", "date", "period", "parties", "sources")


class InstrumentsPage(Record):
    """What was asked and what answers it."""

    party: tuple[str, ...]
    kind: str | None
    status: str | None
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[InstrumentBelief, ...]
    parties: tuple[str, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> InstrumentsPage:
    """Instruments that pass the filters of the query."""
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    asked = _asked(request)
    found = instruments(book, *asked, SIZE, (number - 1) * SIZE)
    return InstrumentsPage(
        party=asked[0],
        kind=asked[1],
        status=asked[2],
        kinds=KINDS,
        statuses=STATUSES,
        lines=found.lines,
        parties=parties(book),
        pages=asking.pages(request, number, SIZE, found.total),
    )


def _asked(request: Request) -> tuple[tuple[str, ...], str | None, str | None]:
    return (
        asking.named_parties(request, "party"),
        asking.choice(request, "kind", KINDS),
        asking.choice(request, "status", STATUSES),
    )


def table(book: Ledger, request: Request) -> Shape:
    """A row for each instrument."""
    found = instruments(book, *_asked(request), FILE).lines
    rows = tuple(
        (i.id, i.name, i.kind, i.status, i.date, i.period, " ".join(i.parties), len(i.claims))
        for i in found
    )
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


ROOM = Room("/instruments", "instruments.html", look, "instruments", {Table: table})

"""All parties that deal with others, most engaged first: where relations are looked for."""

from starlette.requests import Request

from dragoman.export.shapes import Shape, Table
from dragoman.ledger import Ledger
from dragoman.ledger.queries_counts import PartyCount, parties
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.room import Room
from dragoman.wording import values

MOST = 300


class PartiesPage(Record):
    """Parties with counts."""

    parties: tuple[PartyCount, ...]


def look(book: Ledger, _: Request) -> PartiesPage:
    """Every party."""
    return PartiesPage(parties=parties(book, MOST))


def table(book: Ledger, request: Request) -> Shape:
    """A row for each party."""
    rows = tuple(
        (p.party, values.party(p.party), p.engagements, p.last) for p in parties(book, MOST)
    )
    columns = ("code", "name", "engagements", "last")
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


ROOM = Room("/parties", "parties.html", look, "parties", {Table: table})

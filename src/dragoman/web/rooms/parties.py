"""All parties that deal with others, most engaged first: where relations are looked for."""

from starlette.requests import Request

from dragoman.export.shapes import Entry, Feed, Shape, Table
from dragoman.ledger import Ledger, overview
from dragoman.ledger.queries_counts import PartyCount, parties
from dragoman.records import Record
from dragoman.web import asking, feeds
from dragoman.web.room import Room
from dragoman.web.words import path
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
        (p.party, values.party(p.party), p.engagements, p.date) for p in parties(book, MOST)
    )
    columns = ("code", "name", "engagements", "last")
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """An entry for each party, changed when it last dealt with anyone, as far as was told."""
    now = overview(book).last or ""
    entries = (
        Entry(id=f"party:{p.party}", title=values.party(p.party), address=path("party", p.party),
              updated=min(p.last or now, now), summary=values.plural(p.engagements, "engagement"))
        for p in parties(book, MOST)
    )  # fmt: skip
    return feeds.feed(request, "parties", entries)


ROOM = Room("/parties", "parties.html", look, "parties", {Table: table, Feed: feed})

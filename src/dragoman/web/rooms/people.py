"""People, most engaged first, or those whose name has certain words, in any spelling."""

from starlette.requests import Request

from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Ledger, overview, people
from dragoman.ledger.views import PersonLine
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.feeds import ENTRIES, of_beliefs
from dragoman.web.room import Room
from dragoman.wording import values

SIZE, FILE = 50, 2_000


class PeoplePage(Record):
    """What was asked and who answers it; without a name asked, `pages` counts everyone."""

    name: str | None
    lines: tuple[PersonLine, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> PeoplePage:
    """People of a name, or all."""
    name = asking.typed(request, "name")
    number = asking.number(request, "page", 1, asking.LAST_PAGE)
    found = people(book, name or "", SIZE + 1, (number - 1) * SIZE)
    total = overview(book).people if name is None else (number - 1) * SIZE + len(found)
    return PeoplePage(
        name=name, lines=found[:SIZE], pages=asking.pages(request, number, SIZE, total)
    )


def table(book: Ledger, request: Request) -> Shape:
    """A row for each person."""
    found = people(book, asking.typed(request, "name") or "", FILE)
    rows = tuple((p.id, p.name, p.party, "; ".join(p.offices), p.engagements) for p in found)
    columns = ("id", "name", "party", "offices", "engagements")
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """The first of them as a feed."""
    found = people(book, asking.typed(request, "name") or "", ENTRIES)
    return of_beliefs(book, request, "people", found, _said)


def _said(found: PersonLine) -> tuple[str, str]:
    party = f" ({values.party(found.party)})" if found.party else ""
    met = values.plural(found.engagements, "engagement")
    return found.name + party, " · ".join((*found.offices[:3], met))


ROOM = Room("/people", "people.html", look, "people", {Table: table, Feed: feed})

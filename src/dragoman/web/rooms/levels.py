"""The list of levels: where each relation stands and since when, or every step that led there.

Without a status only what stands is listed; `status=any` lists what was left too.
"""

from typing import get_args

from msgspec.structs import replace
from starlette.requests import Request

from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Filters, Ledger
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.queries_lists import LevelList, levels
from dragoman.ledger.views import ClaimView
from dragoman.merge.beliefs import LevelBelief
from dragoman.records import LevelChange, LevelState, Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.feeds import ENTRIES, of_beliefs
from dragoman.web.room import Room
from dragoman.web.rooms.relation import witnesses
from dragoman.web.sifting import FILE, SIZE, Sieve
from dragoman.wording import values
from dragoman.wording.beliefs import told

WITNESSES = 1  # of each level
KINDS: tuple[str, ...] = get_args(LevelChange)
STANDS, ANY = get_args(LevelState)[0], "any"
STATUSES: tuple[str, ...] = (*get_args(LevelState), ANY)
SIEVE = Sieve(KINDS, STATUSES)
COLUMNS = ("id", "parties", "level", "change", "date", "told", "status", "until", "before",
           "against", "sources")  # fmt: skip


class LevelsPage(Record):
    """What was asked and what answers it; `claims` are first sources, by identifier."""

    filters: Filters
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[LevelBelief, ...]
    claims: dict[str, ClaimView]
    parties: tuple[str, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> LevelsPage:
    """Levels that pass the filters of the query."""
    number, filters = SIEVE.part(request)
    filters = replace(filters, status=filters.status or STANDS)
    found = _found(book, filters)
    return LevelsPage(
        filters=filters,
        kinds=KINDS,
        statuses=STATUSES,
        lines=found.lines,
        claims=witnesses(book, (level.claims for level in found.lines), WITNESSES),
        parties=parties(book),
        pages=asking.pages(request, number, SIZE, found.total),
    )


def _found(book: Ledger, filters: Filters) -> LevelList:
    status = filters.status or STANDS
    return levels(book, replace(filters, status=None if status == ANY else status))


def table(book: Ledger, request: Request) -> Shape:
    """A row for each level."""
    found = _found(book, SIEVE.filters(request, FILE)).lines
    rows = tuple(
        (x.id, " ".join(x.parties), x.level, x.change, x.date, x.published,
         STATUSES[not x.stands], x.until, x.before, "; ".join(x.against), len(x.claims))
        for x in found
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """The newest of those asked for as a feed."""
    found = _found(book, SIEVE.filters(request, ENTRIES)).lines
    return of_beliefs(book, request, "levels", found, _said)


def _said(found: LevelBelief) -> tuple[str, str]:
    stands = "stands" if found.stands else f"until {values.when(found.until) or 'later'}"
    return told(found), " · ".join((stands, values.plural(len(found.claims), "claim")))


ROOM = Room("/levels", "levels.html", look, "levels", {Table: table, Feed: feed})

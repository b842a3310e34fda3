"""The list of pledges: who promised what to whom, by when, and what became of it."""

from typing import get_args

from starlette.requests import Request

from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Filters, Ledger
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.queries_lists import pledges
from dragoman.ledger.views import ClaimView
from dragoman.merge.beliefs import PledgeBelief
from dragoman.merge.pledges import Outcome
from dragoman.records import Modality, PledgeState, Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.feeds import ENTRIES, of_beliefs
from dragoman.web.room import Room
from dragoman.web.rooms.relation import witnesses
from dragoman.web.sifting import FILE, SIZE, Sieve
from dragoman.wording import values
from dragoman.wording.beliefs import told

WITNESSES = 1  # of each pledge
KINDS: tuple[str, ...] = get_args(Modality)
STATUSES: tuple[str, ...] = get_args(PledgeState)
SIEVE = Sieve(KINDS, STATUSES, more=("by",))
COLUMNS = ("id", "told", "by", "parties", "what", "kind", "due", "status", "on", "met_by", "area",
           "told_again", "sources")  # fmt: skip


class PledgesPage(Record):
    """What was asked and what answers it; `claims` are first sources, by identifier."""

    filters: Filters
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[PledgeBelief, ...]
    outcomes: dict[str, Outcome]
    claims: dict[str, ClaimView]
    parties: tuple[str, ...]
    pages: Pages


def look(book: Ledger, request: Request) -> PledgesPage:
    """Pledges that pass the filters of the query."""
    number, filters = SIEVE.part(request)
    found = pledges(book, filters)
    return PledgesPage(
        filters=filters,
        kinds=KINDS,
        statuses=STATUSES,
        lines=found.lines,
        outcomes=found.outcomes,
        claims=witnesses(book, (p.claims for p in found.lines), WITNESSES),
        parties=parties(book),
        pages=asking.pages(request, number, SIZE, found.total),
    )


def table(book: Ledger, request: Request) -> Shape:
    """A row for each pledge."""
    found = pledges(book, SIEVE.filters(request, FILE))
    rows = tuple(
        (p.id, p.published, " ".join(p.by), " ".join(p.parties), p.what, p.modality, p.due,
         end.state, end.on, end.by, p.area, " ".join(p.repeated), len(p.claims))
        for p in found.lines
        for end in [found.outcomes[p.id]]
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """The newest of those asked for as a feed."""
    found = pledges(book, SIEVE.filters(request, ENTRIES))

    def said(one: PledgeBelief) -> tuple[str, str]:
        end = found.outcomes[one.id]
        became = f"{values.word(end.state)} {end.on or ''}".strip()
        return told(one), " · ".join((became, values.plural(len(one.claims), "claim")))

    return of_beliefs(book, request, "pledges", found.lines, said)


ROOM = Room("/pledges", "pledges.html", look, "pledges", {Table: table, Feed: feed})

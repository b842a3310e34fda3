"""One party: with whom it deals, who holds its offices, its mechanisms, what is coming."""

from starlette.requests import Request

from dragoman.export import engagements as shapes
from dragoman.export.mechanisms import happenings
from dragoman.export.shapes import Calendar, Feed, Shape, Table
from dragoman.ledger import Filters, Ledger, engagements, mechanisms
from dragoman.ledger.queries_counts import PartyCount, YearCount, counterparts, dealings, years
from dragoman.ledger.queries_offices import OfficeLine, offices
from dragoman.ledger.queries_seen import arrived, seen
from dragoman.ledger.views import EngagementLine
from dragoman.lexicon import parties
from dragoman.lexicon.parties import Organisation, State
from dragoman.merge.beliefs import MechanismBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.drawn import by_year
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room
from dragoman.wording import values

SHOWN, FILE = 15, 10_000


class PartyPage(Record):
    """A party. One of `state` and `organisation` says what it is."""

    party: str
    state: State | None
    organisation: Organisation | None
    total: int
    years: tuple[YearCount, ...]
    counterparts: tuple[PartyCount, ...]
    offices: tuple[OfficeLine, ...]
    mechanisms: tuple[MechanismBelief, ...]
    held: dict[str, int]  # beliefs there are, by kind
    newest: tuple[EngagementLine, ...]


def look(book: Ledger, request: Request) -> PartyPage:
    """The party of a code."""
    code = asking.party(request, "party")
    found = engagements(book, Filters(party=(code,), limit=SHOWN))
    return PartyPage(
        party=code,
        state=parties.states().get(code),
        organisation=parties.organisations().get(code),
        total=found.total,
        years=years(book, (code,)),
        counterparts=counterparts(book, code),
        offices=offices(book, code),
        mechanisms=mechanisms(book, code, 30),
        held=dealings(book, code),
        newest=found.lines,
    )


def paint_years(book: Ledger, request: Request, look: Look) -> Picture:
    """Engagements a year by form."""
    code = asking.party(request, "party")
    found = years(book, (code,))
    about = "; ".join(f"{row.year} {values.word(row.format)} {row.count}" for row in found)
    return Picture(f"Engagements a year of {values.party(code)}", about, by_year(found, look))


def table(book: Ledger, request: Request) -> Shape:
    """Its engagements as a table."""
    code = asking.party(request, "party")
    lines = engagements(book, Filters(party=(code,), limit=FILE)).lines
    told = seen(book, (line.id for line in lines))
    return shapes.table(lines, told, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """Its newest engagements as a feed."""
    code = asking.party(request, "party")
    lines = engagements(book, Filters(party=(code,), limit=100)).lines
    told = seen(book, (line.id for line in lines))
    title = f"Dragoman: {values.party(code)}"
    return shapes.feed(lines, told, title, asking.base(request), asking.here(request))


def calendar(book: Ledger, request: Request) -> Shape:
    """Its engagements as a calendar, and the editions of its mechanisms, those expected too."""
    code = asking.party(request, "party")
    lines = engagements(book, Filters(party=(code,), limit=shapes.ENTRIES)).lines
    held = mechanisms(book, code, shapes.ENTRIES)
    told = seen(book, [*(one.id for one in lines), *(one.id for one in held)])
    order = arrived(book, (claim for one in held for claim in one.claims))
    return shapes.calendar(
        lines, told, values.party(code), asking.base(request), happenings(held, told, order)
    )


ROOM = Room(
    "/party/{party}",
    "party.html",
    look,
    "parties",
    {Table: table, Feed: feed, Calendar: calendar},
    {"years": paint_years},
)

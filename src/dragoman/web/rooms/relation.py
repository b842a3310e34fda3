"""Two parties: levels, a timeline, engagements a year, instruments, mechanisms, pledges.

Every picture stands beside the table that it shows.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from starlette.requests import Request

from dragoman.dates import edtf
from dragoman.errors import InputError, NotInLedger
from dragoman.export import engagements as shapes
from dragoman.export.mechanisms import happenings
from dragoman.export.shapes import Calendar, Feed, Shape, Table
from dragoman.ledger import Filters, Ledger, engagements, relation
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_counts import RankCount, YearCount, dealings, ranks, years
from dragoman.ledger.queries_relations import ALL, shared
from dragoman.ledger.queries_seen import arrived, seen
from dragoman.ledger.queries_sides import Side, sides
from dragoman.ledger.rhythm import Expected, expected
from dragoman.ledger.views import ClaimView, EngagementList, RelationView
from dragoman.merge.beliefs import LevelBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.drawn import by_year
from dragoman.web.pictures.ladder import Rung, ladder
from dragoman.web.pictures.style import Look
from dragoman.web.pictures.timeline import Mark, timeline
from dragoman.web.room import Picture, Room
from dragoman.wording import values

WITNESSES = 3  # sources shown for one belief
SHOWN, MOST = 25, 1000  # of each kind of belief, and how many may be asked for
FILE = 10_000
PLANNED = ("planned", "proposed", "postponed")
SORTS = ("engagements", "instruments", "mechanisms", "levels")


class RelationPage(Record):
    """A relation; `claims` are the sources of its beliefs, by identifier."""

    relation: RelationView
    years: tuple[YearCount, ...]
    ranks: tuple[RankCount, ...]
    next: dict[str, Expected]  # editions that are expected, by mechanism
    steps: int  # dated levels: what the ladder shows
    total: int  # engagements there are
    held: dict[str, int]  # beliefs there are, by kind
    limit: int  # of each kind that stand here
    sides: tuple[Side, ...]  # what papers of either party told
    claims: dict[str, ClaimView]


def look(book: Ledger, request: Request) -> RelationPage:
    """All that is believed about two parties, in either order."""
    a, b = _pair(request)
    limit = asking.number(request, "limit", SHOWN, MOST)
    view, held = relation(book, a, b, limit), dealings(book, a, b)
    groups = (
        *(level.claims for level in view.levels),
        *(instrument.claims for instrument in view.instruments),
        *(pledge.claims for pledge in view.pledges),
    )
    return RelationPage(
        relation=view,
        years=years(book, (a, b)),
        ranks=ranks(book, a, b),
        next={m.id: coming for m in view.mechanisms if (coming := expected(m))},
        steps=len(_rungs(view.levels)),
        total=held.get("engagement", 0),
        held=held,
        limit=limit,
        sides=sides(book, view),
        claims=witnesses(book, groups),
    )


def _pair(request: Request) -> tuple[str, str]:
    a, b = asking.party(request, "a"), asking.party(request, "b")
    if a == b:
        raise NotInLedger(f"{a}: a relation has two parties; name another beside it")
    return a, b


def witnesses(
    book: Ledger, groups: Iterable[tuple[str, ...]], most: int = WITNESSES
) -> dict[str, ClaimView]:
    """The first few claims of each group, by identifier."""
    wanted = chain.from_iterable(group[:most] for group in groups)
    return {claim.id: claim for claim in claims(book, wanted)}


def _rungs(levels: Iterable[LevelBelief]) -> list[Rung]:
    dated = [(day, level) for level in levels if (day := _day(level.date))]
    return [
        Rung(day=day, level=level.level, change=level.change)
        for day, level in sorted(dated, key=lambda pair: (pair[0], pair[1].id))
    ]


def _day(date: str | None) -> str | None:
    """The day on which a date begins; None where it says no year."""
    try:
        days = edtf.bounds(date) if date else None
    except InputError:
        return None
    return str(days[0]) if days and days[0].year > 1 else None


def paint_ladder(book: Ledger, request: Request, look: Look) -> Picture:
    """Levels over time."""
    a, b = _pair(request)
    rungs = _rungs(relation(book, a, b, ALL).levels)
    about = "; ".join(f"{r.day} {r.level}, {r.change}" for r in rungs)
    return Picture(f"Levels of {_named(a, b)}", about, ladder(rungs, look))


def paint_years(book: Ledger, request: Request, look: Look) -> Picture:
    """Engagements a year by form."""
    a, b = _pair(request)
    found = years(book, (a, b))
    about = "; ".join(f"{row.year} {values.word(row.format)} {row.count}" for row in found)
    return Picture(f"Engagements a year of {_named(a, b)}", about, by_year(found, look))


def paint_timeline(book: Ledger, request: Request, look: Look) -> Picture:
    """Everything that has a date."""
    a, b = _pair(request)
    marks = list(_marks(relation(book, a, b, ALL)))
    about = "; ".join(f"{s}: {sum(m.sort == s for m in marks)}" for s in SORTS)
    return Picture(f"Timeline of {_named(a, b)}", about, timeline(marks, SORTS, look))


def _marks(view: RelationView) -> Iterator[Mark]:
    dated = chain(
        ((e.date, "engagements", e.status) for e in view.engagements),
        ((i.date, "instruments", i.status) for i in view.instruments),
        ((e.date, "mechanisms", e.status) for m in view.mechanisms for e in m.editions),
        ((level.date, "levels", level.change) for level in view.levels),
    )
    for date, sort, status in dated:
        day = _day(date)
        if day:
            yield Mark(day=day, sort=sort, planned=status in PLANNED)


def _named(a: str, b: str) -> str:
    return f"{values.party(a)} and {values.party(b)}"


def _all(book: Ledger, request: Request, limit: int) -> EngagementList:
    return engagements(book, Filters(party=_pair(request), limit=limit))


def table(book: Ledger, request: Request) -> Shape:
    """Their engagements as a table."""
    lines = _all(book, request, FILE).lines
    told = seen(book, (line.id for line in lines))
    return shapes.table(lines, told, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """Their newest engagements as a feed."""
    lines = _all(book, request, 100).lines
    told = seen(book, (line.id for line in lines))
    title = f"Dragoman: {_named(*_pair(request))}"
    return shapes.feed(lines, told, title, asking.base(request), asking.here(request))


def calendar(book: Ledger, request: Request) -> Shape:
    """Their engagements as a calendar, and the editions of their mechanisms, those expected too."""
    a, b = _pair(request)
    lines, held = _all(book, request, shapes.ENTRIES).lines, shared(book, a, b, shapes.ENTRIES)
    told = seen(book, [*(one.id for one in lines), *(one.id for one in held)])
    order = arrived(book, (claim for one in held for claim in one.claims))
    return shapes.calendar(
        lines, told, _named(a, b), asking.base(request), happenings(held, told, order)
    )


ROOM = Room(
    "/relation/{a}/{b}",
    "relation.html",
    look,
    "parties",
    {Table: table, Feed: feed, Calendar: calendar},
    {"ladder": paint_ladder, "years": paint_years, "timeline": paint_timeline},
)

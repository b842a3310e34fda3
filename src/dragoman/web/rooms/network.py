"""The network: parties or people who met over a period, and how often, as picture and as table.

The picture has those who met most; its ties are the rows of the table. The files have all ties up
to a limit, so that another program can draw its own.
"""

from collections import defaultdict
from collections.abc import Container
from heapq import nsmallest

from starlette.requests import Request

from dragoman.export.shapes import Network, Node, Shape, Table, Tie
from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import parties as known_parties
from dragoman.ledger.queries_network import Met, Pair, first, met, named
from dragoman.records import Record
from dragoman.web import asking, meetings
from dragoman.web.layout import places
from dragoman.web.period import Period, period
from dragoman.web.pictures.network import Circle, Line, network
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room
from dragoman.wording import values

OF = ("parties", "people")
QUARTER = 92  # days
SHOWN, SMALL = 24, 14  # nodes of the picture, and of a narrow one
FILE = 5_000  # ties of a file


class Who(Record):
    """A node: a party by its code, a person by their identifier."""

    id: str
    name: str
    party: str | None
    engagements: int  # shared with the others of the page


class NetworkPage(Record):
    """Nodes, the most tied first, and the ties between them."""

    of: str
    period: Period
    party: tuple[str, ...]
    nodes: tuple[Who, ...]
    ties: tuple[Pair, ...]
    more: int  # nodes that stand in the files alone
    parties: tuple[str, ...]


def look(book: Ledger, request: Request) -> NetworkPage:
    """The network of the period asked for."""
    days, found = _shared(book, request)
    nodes = _most(found, SHOWN)
    return NetworkPage(
        of=_of(request),
        period=days,
        party=asking.named_parties(request, "party"),
        nodes=_who(book, request, nodes),
        ties=_between(found, nodes),
        more=len({who for pair in found for who in pair}) - len(nodes),
        parties=known_parties(book),
    )


def _of(request: Request) -> str:
    return asking.choice(request, "of", OF) or OF[0]


def _shared(book: Ledger, request: Request) -> tuple[Period, Met]:
    """The days asked for, and who met whom in them.

    Without any asked, the last quarter, or the last year where nobody met in that.
    """
    days = period(book, request, QUARTER)
    found = _met(book, request, days)
    if found or asking.day(request, "since") or asking.day(request, "until"):
        return days, found
    days = period(book, request)
    return days, _met(book, request, days)


def _met(book: Ledger, request: Request, days: Period) -> Met:
    if days.since is None or days.until is None:
        return {}
    parties, people = asking.named_parties(request, "party"), _of(request) == "people"
    if not parties:
        return meetings.between(book, days.since, days.until, people=people)
    return met(book, days.since, days.until, parties, people=people)


def _most(found: Met, limit: int) -> dict[str, int]:
    """Those with the most shared engagements, and how many; nobody who met none of the others."""
    totals = defaultdict[str, int](int)
    for (a, b), n in found.items():
        totals[a] += n
        totals[b] += n
    most = nsmallest(limit, ((-n, who) for who, n in totals.items()))
    nodes = {who: -n for n, who in most}
    tied = {who for a, b in found if a in nodes and b in nodes for who in (a, b)}
    return {who: n for who, n in nodes.items() if who in tied}


def _between(found: Met, nodes: Container[str]) -> tuple[Pair, ...]:
    """The ties of these nodes, the most frequent first."""
    tied = {(a, b): n for (a, b), n in found.items() if a in nodes and b in nodes}
    return first(tied, len(tied))


def _who(book: Ledger, request: Request, nodes: dict[str, int]) -> tuple[Who, ...]:
    if _of(request) == "parties":
        return tuple(
            Who(id=code, name=values.party(code), party=code, engagements=n)
            for code, n in nodes.items()
        )
    people = named(book, tuple(nodes))
    return tuple(
        Who(id=id, name=people[id].name, party=people[id].party, engagements=n)
        for id, n in nodes.items()
        if id in people
    )


def paint_network(book: Ledger, request: Request, look: Look) -> Picture:
    """The network; a narrow picture has fewer of them."""
    _, found = _shared(book, request)
    nodes = _most(found, SMALL if look.narrow else SHOWN)
    drawn = _between(found, nodes)
    at = places(list(nodes), [(t.a, t.b, t.engagements) for t in drawn])
    circles = [Circle(name=w.name, x=at[w.id].x, y=at[w.id].y, count=w.engagements)
               for w in _who(book, request, nodes)]  # fmt: skip
    lines = [Line(x=at[t.a].x, y=at[t.a].y, x2=at[t.b].x, y2=at[t.b].y, count=t.engagements)
             for t in drawn]  # fmt: skip
    about = "; ".join(f"{circle.name} {circle.count}" for circle in circles)
    return Picture(f"Who met whom: {_of(request)}", about, network(circles, lines, look))


def table(book: Ledger, request: Request) -> Shape:
    """All ties as a table."""
    found, who = _all(book, request)
    columns = ("a", "a_name", "a_party", "b", "b_name", "b_party", "engagements")
    rows = tuple(
        (t.a, who[t.a].name, who[t.a].party, t.b, who[t.b].name, who[t.b].party, t.engagements)
        for t in found
        if t.a in who and t.b in who
    )
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


def graph(book: Ledger, request: Request) -> Shape:
    """All ties as a network, for a program that draws."""
    found, who = _all(book, request)
    return Network(
        nodes=tuple(
            Node(id=w.id, name=w.name, party=w.party, engagements=w.engagements)
            for w in who.values()
        ),
        ties=tuple(
            Tie(a=t.a, b=t.b, engagements=t.engagements) for t in found if t.a in who and t.b in who
        ),
    )


def _all(book: Ledger, request: Request) -> tuple[tuple[Pair, ...], dict[str, Who]]:
    """As many ties as a file holds, and who they tie, the most tied first."""
    _, found = _shared(book, request)
    ties = first(found, FILE)
    nodes = _most({(t.a, t.b): t.engagements for t in ties}, 2 * FILE)
    return ties, {w.id: w for w in _who(book, request, nodes)}


ROOM = Room(
    "/network",
    "network.html",
    look,
    "network",
    {Table: table, Network: graph},
    {"network": paint_network},
)

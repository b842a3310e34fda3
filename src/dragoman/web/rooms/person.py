"""One person: spellings, the offices sources give with the days they gave them, engagements.

Beside them stand those they met most often, and people who could be taken for them.
"""

from collections import Counter

from starlette.requests import Request

from dragoman.export import engagements as shapes
from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Ledger, people, person
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_seen import seen
from dragoman.ledger.views import ClaimView, PersonLine, PersonRef, PersonView
from dragoman.records import DONE, Record
from dragoman.web import asking, drawn
from dragoman.web.pictures.style import Look
from dragoman.web.room import Picture, Room

MOST, NAMESAKES = 12, 6
FILE = 10_000


class Met(Record):
    """Someone met, and how often."""

    who: PersonRef
    times: int


class PersonPage(Record):
    """A person; `claims` are those at both ends of each tenure, by identifier."""

    person: PersonView
    met: tuple[Met, ...]
    namesakes: tuple[PersonLine, ...]
    claims: dict[str, ClaimView]


def look(book: Ledger, request: Request) -> PersonPage:
    """The person an identifier leads to, also one from before their full name was known."""
    view = person(book, request.path_params["id"])
    ends = (c for t in view.tenures for c in (*t.first_claims[:2], *t.last_claims[:2]))
    return PersonPage(
        person=view,
        met=_met(view),
        namesakes=_namesakes(book, view),
        claims={claim.id: claim for claim in claims(book, ends)},
    )


def _met(view: PersonView) -> tuple[Met, ...]:
    """Named people of engagements that took place, who have a page of their own."""
    seen: dict[str, PersonRef] = {}
    times: Counter[str] = Counter()
    for line in (e for e in view.engagements if e.status in DONE):  # a plan is no meeting
        for who in line.people:
            if who.person and who.person != view.person.id:
                seen.setdefault(who.person, who)
                times[who.person] += 1
    return tuple(Met(who=seen[id], times=n) for id, n in times.most_common(MOST))


def _namesakes(book: Ledger, view: PersonView) -> tuple[PersonLine, ...]:
    """Others who bear the longest word of the name."""
    word = max(view.person.name.split() or [""], key=len)
    found = people(book, word, NAMESAKES + 1) if word else ()
    return tuple(other for other in found if other.id != view.person.id)[:NAMESAKES]


def paint_offices(book: Ledger, request: Request, look: Look) -> Picture:
    """Offices on bars."""
    view = person(book, request.path_params["id"])
    found = view.tenures[::-1]
    about = "; ".join(f"{t.office} {t.first or '?'} to {t.last or '?'}" for t in found)
    return Picture(f"Offices of {view.person.name}", about, drawn.tenures(found, look, by="office"))


def table(book: Ledger, request: Request) -> Shape:
    """Their engagements as a table."""
    lines = person(book, request.path_params["id"], FILE).engagements
    told = seen(book, (line.id for line in lines))
    return shapes.table(lines, told, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """Their engagements as a feed."""
    view = person(book, request.path_params["id"])
    told = seen(book, (line.id for line in view.engagements))
    title = f"Dragoman: {view.person.name}"
    return shapes.feed(view.engagements, told, title, asking.base(request), asking.here(request))


ROOM = Room(
    "/person/{id}",
    "person.html",
    look,
    "people",
    {Table: table, Feed: feed},
    {"offices": paint_offices},
)

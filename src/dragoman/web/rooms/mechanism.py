"""One mechanism: its editions in line with the gaps between them, and the next expected."""

from starlette.requests import Request

from dragoman.export import mechanisms as shapes
from dragoman.export.shapes import Calendar, Shape, Table
from dragoman.ledger import Ledger, mechanism
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.queries_seen import arrived, seen
from dragoman.ledger.rhythm import Expected, expected
from dragoman.ledger.views import JudgementView
from dragoman.merge.beliefs import EditionBelief, MechanismBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.sources import Source, cited


class Step(Record):
    """A line of the list of editions: one that is known, or numbers that no source has."""

    edition: EditionBelief | None
    missing: tuple[int, int] | None = None


class MechanismPage(Record):
    """A mechanism in full. `numbers` leads from a claim to the number of its source."""

    mechanism: MechanismBelief
    steps: tuple[Step, ...]
    expected: Expected | None
    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages
    judgements: tuple[JudgementView, ...]  # of people about it


def look(book: Ledger, request: Request) -> MechanismPage:
    """The mechanism an identifier leads to: its own, or that of an edition or a claim."""
    found = mechanism(book, request.path_params["id"])
    return MechanismPage(
        mechanism=found,
        steps=tuple(_steps(found)),
        expected=expected(found),
        judgements=about(book.db, found.claims),
        **cited(book, request, claims(book, found.claims)),
    )


def _steps(found: MechanismBelief) -> list[Step]:
    """Editions by number, those without one by date behind them, with the gaps between."""
    steps: list[Step] = []
    before: int | None = None
    for edition in sorted(found.editions, key=lambda e: (e.ordinal or 10**6, e.date or "9999")):
        gap = edition.ordinal - before if edition.ordinal and before else 1
        if before and gap > 1:
            steps.append(Step(edition=None, missing=(before + 1, before + gap - 1)))
        steps.append(Step(edition=edition))
        before = edition.ordinal or before
    return steps


def table(book: Ledger, request: Request) -> Shape:
    """A row for each edition."""
    found = mechanism(book, request.path_params["id"])
    return shapes.table((found,), raw=asking.flag(request, "raw"))


def calendar(book: Ledger, request: Request) -> Shape:
    """Its editions, and the one that is expected."""
    found = mechanism(book, request.path_params["id"])
    told, order = seen(book, (found.id,))[found.id], arrived(book, found.claims)
    return shapes.calendar(found, told, order, asking.base(request))


ROOM = Room(
    "/mechanism/{id}", "mechanism.html", look, "mechanisms", {Table: table, Calendar: calendar}
)

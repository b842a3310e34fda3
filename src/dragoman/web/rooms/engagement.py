"""One engagement: what is believed, where sources differ, and each source with its words lit.

Its claims stand as a table too, value by value and document by document, so that one sees at a
glance who says what, and what only one of them says.
"""

from starlette.requests import Request

from dragoman.export import engagements as shapes
from dragoman.export.shapes import Calendar, Citations, Shape
from dragoman.ledger import Ledger, engagement
from dragoman.ledger.queries_origins import Origin, told_by
from dragoman.ledger.queries_seen import seen
from dragoman.ledger.queries_settings import siblings
from dragoman.ledger.queries_spelt import spelt
from dragoman.ledger.views import ClaimView, EngagementLine, EngagementView
from dragoman.lexicon.languages import first, having
from dragoman.merge.beliefs import Slot, Value
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.sources import Source, cited
from dragoman.wording.headline import headline


class Difference(Record):
    """A property for which sources give more than one value."""

    field: str
    of: str | None  # whose, for names and offices
    values: tuple[Value, ...]
    disputed: bool


class EngagementPage(Record):
    """One engagement in full. `numbers` leads from a claim to the number of its source."""

    headline: str
    language: str  # of the headline
    languages: tuple[str, ...]  # in which it can be said
    engagement: EngagementView
    differences: tuple[Difference, ...]
    sources: tuple[Source, ...]
    claims: tuple[ClaimView, ...]  # of the sources on this part of the page
    siblings: tuple[EngagementLine, ...]  # of the same setting, in the same days
    origins: tuple[Origin, ...]  # who copied whom
    numbers: dict[str, int]
    pages: Pages


def look(book: Ledger, request: Request) -> EngagementPage:
    """The engagement an identifier leads to: its own, or that of any of its claims."""
    view = engagement(book, request.path_params["id"])
    told = cited(book, request, view.sources)
    voice = asking.language(request) or first()
    return EngagementPage(
        headline=headline(spelt(book, [view.line], voice)[view.line.id], voice),
        language=voice,
        languages=having("headlines.toml"),
        engagement=view,
        differences=tuple(_differences(view)),
        claims=tuple(c for c in view.sources if told["pages"].holds(told["numbers"][c.id])),
        siblings=siblings(book, view.engagement),
        origins=told_by(book, view.sources),
        **told,
    )


def _differences(view: EngagementView) -> list[Difference]:
    """Properties with several values; a change of status is a history and no difference."""
    belief = view.engagement
    found = [_difference(s) for s in belief.slots if len(s.values) > 1 and s.name != "status"]
    for who in belief.participants:
        for field, values in (("name", who.names), ("office", who.offices)):
            if len(values) > 1:
                found.append(
                    Difference(field=field, of=who.name or who.party, values=values, disputed=False)
                )
    return found


def _difference(slot: Slot) -> Difference:
    return Difference(field=slot.name, of=None, values=slot.values, disputed=slot.disputed)


def citations(book: Ledger, request: Request) -> Shape:
    """The record and the documents it rests on, to be cited."""
    view = engagement(book, request.path_params["id"])
    documents = (claim.document for claim in view.sources)
    return shapes.citations(view.line, documents, asking.base(request))


def calendar(book: Ledger, request: Request) -> Shape:
    """The engagement alone, for a calendar."""
    line = engagement(book, request.path_params["id"]).line
    return shapes.calendar((line,), seen(book, (line.id,)), headline(line), asking.base(request))


ROOM = Room(
    "/engagement/{id}",
    "engagement.html",
    look,
    "engagements",
    {Citations: citations, Calendar: calendar},
)

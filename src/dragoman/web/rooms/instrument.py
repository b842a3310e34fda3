"""One instrument over its life: parties, dates, term, what became of it, and every source."""

from starlette.requests import Request

from dragoman.ledger import Ledger, instrument
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_instruments import told_beside
from dragoman.ledger.queries_judgements import about
from dragoman.ledger.views import EngagementLine, JudgementView
from dragoman.merge.beliefs import InstrumentBelief
from dragoman.records import Record
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.sources import Source, cited
from dragoman.wording.beliefs import told


class InstrumentPage(Record):
    """An instrument in full. `numbers` leads from a claim to the number of its source."""

    headline: str
    instrument: InstrumentBelief
    engagements: tuple[EngagementLine, ...]
    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages
    judgements: tuple[JudgementView, ...]  # of people about it


def look(book: Ledger, request: Request) -> InstrumentPage:
    """The instrument an identifier leads to."""
    belief = instrument(book, request.path_params["id"])
    return InstrumentPage(
        headline=told(belief),
        instrument=belief,
        engagements=told_beside(book, belief.claims, belief.parties),
        judgements=about(book.db, belief.claims),
        **cited(book, request, claims(book, belief.claims)),
    )


ROOM = Room("/instrument/{id}", "instrument.html", look, "instruments")

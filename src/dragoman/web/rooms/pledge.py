"""One pledge: who gave its word on what, by when, what became of it, and every source."""

from starlette.requests import Request

from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.queries_relations import pledge
from dragoman.merge.beliefs import PledgeBelief
from dragoman.merge.pledges import Outcome
from dragoman.records import Record
from dragoman.web.asking import Pages
from dragoman.web.room import Room
from dragoman.web.sources import Source, cited
from dragoman.wording.beliefs import told


class PledgePage(Record):
    """A pledge in full. `numbers` leads from a claim to the number of its source."""

    headline: str
    pledge: PledgeBelief
    outcome: Outcome
    sources: tuple[Source, ...]
    numbers: dict[str, int]
    pages: Pages


def look(book: Ledger, request: Request) -> PledgePage:
    """The pledge an identifier leads to."""
    belief, outcome = pledge(book, request.path_params["id"])
    return PledgePage(
        headline=told(belief),
        pledge=belief,
        outcome=outcome,
        **cited(book, request, claims(book, belief.claims)),
    )


ROOM = Room("/pledge/{id}", "pledge.html", look, "pledges")

"""Two parties: their engagements in the order of time, levels, instruments, mechanisms, pledges."""

from collections.abc import Iterable
from itertools import chain

from starlette.requests import Request

from dragoman.errors import NotInLedger
from dragoman.ledger import Ledger, relation
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.views import ClaimView, RelationView
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.room import Room

WITNESSES = 5  # sources shown for one belief


class RelationPage(Record):
    """A relation; `claims` are the sources of its beliefs, by identifier."""

    relation: RelationView
    claims: dict[str, ClaimView]


def look(book: Ledger, request: Request) -> RelationPage:
    """All that is believed about two parties, in either order."""
    a, b = asking.party(request, "a"), asking.party(request, "b")
    if a == b:
        raise NotInLedger(f"{a}: a relation has two parties; name another beside it")
    view = relation(book, a, b)
    groups = (
        *(level.claims for level in view.levels),
        *(instrument.claims for instrument in view.instruments),
        *(pledge.claims for pledge in view.pledges),
    )
    return RelationPage(relation=view, claims=witnesses(book, groups))


def witnesses(book: Ledger, groups: Iterable[tuple[str, ...]]) -> dict[str, ClaimView]:
    """The first few claims of each group, by identifier."""
    wanted = chain.from_iterable(group[:WITNESSES] for group in groups)
    return {claim.id: claim for claim in claims(book, wanted)}


ROOM = Room("/relation/{a}/{b}", "relation.html", look, "engagements")

"""Recurring dialogues, forums and exercises with their editions, gaps and clashes."""

from starlette.requests import Request

from dragoman.ledger import Ledger, mechanisms
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.views import ClaimView
from dragoman.merge.beliefs import MechanismBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.room import Room
from dragoman.web.rooms.relation import witnesses

MOST = 25  # on one page; it says so, and a party narrows it
EDITIONS, WITNESSES = 4, 3  # of a mechanism, the latest; of an edition


class MechanismsPage(Record):
    """Mechanisms, the latest edition first; `claims` are their sources, by identifier."""

    party: str | None
    mechanisms: tuple[MechanismBelief, ...]
    claims: dict[str, ClaimView]
    parties: tuple[str, ...]
    full: bool  # there are more than stand here
    editions: int  # of each mechanism that the page shows


def look(book: Ledger, request: Request) -> MechanismsPage:
    """Mechanisms of all, or of one party."""
    party = next(iter(asking.named_parties(request, "party")), None)
    all_found = mechanisms(book, party, MOST + 1)
    found = all_found[:MOST]
    return MechanismsPage(
        party=party,
        mechanisms=found,
        claims=witnesses(
            book, (e.claims for m in found for e in m.editions[-EDITIONS:]), WITNESSES
        ),
        parties=parties(book),
        full=len(all_found) > MOST,
        editions=EDITIONS,
    )


ROOM = Room("/mechanisms", "mechanisms.html", look, "mechanisms")

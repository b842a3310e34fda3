"""Recurring dialogues, forums and exercises with their editions, gaps and clashes."""

from starlette.requests import Request

from dragoman.export import mechanisms as shapes
from dragoman.export.shapes import Feed, Shape, Table
from dragoman.ledger import Ledger, mechanisms
from dragoman.ledger.queries_claims import parties
from dragoman.ledger.views import ClaimView
from dragoman.merge.beliefs import MechanismBelief
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.feeds import ENTRIES, of_beliefs
from dragoman.web.room import Room
from dragoman.web.rooms.relation import witnesses
from dragoman.wording import values

FILE = 10_000  # mechanisms of a file
MOST = 20  # on one page; it says so, and a party narrows it
EDITIONS, WITNESSES = 3, 2  # of a mechanism, the latest; of an edition


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
    party = _party(request)
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


def _party(request: Request) -> str | None:
    return next(iter(asking.named_parties(request, "party")), None)


def table(book: Ledger, request: Request) -> Shape:
    """A row for each edition of each."""
    found = mechanisms(book, _party(request), FILE)
    return shapes.table(found, raw=asking.flag(request, "raw"))


def feed(book: Ledger, request: Request) -> Shape:
    """Those with the latest editions as a feed."""
    found = mechanisms(book, _party(request), ENTRIES)
    return of_beliefs(book, request, "mechanisms", found, _said)


def _said(found: MechanismBelief) -> tuple[str, str]:
    """Its name, its parties and its last edition."""
    last = found.editions[-1] if found.editions else None
    words = [
        values.plural(len(found.editions), "edition"),
        f"last number {last.ordinal}" if last and last.ordinal else "",
        f"{values.word(last.status)} {last.date or ''}".strip() if last else "",
    ]
    between = " and ".join(map(values.party, found.parties))
    head = values.sentence(found.name) + (f": {between}" if between else "")
    return head, " · ".join(word for word in words if word)


ROOM = Room("/mechanisms", "mechanisms.html", look, "mechanisms", {Table: table, Feed: feed})

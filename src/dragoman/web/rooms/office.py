"""Who held an office on a day: known, between two holders, disputed, or plainly not known."""

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.ledger import Ledger, office, overview
from dragoman.ledger.views import OfficeAnswer
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.room import Room


class OfficePage(Record):
    """The answer for one day; without a day asked, the last on which a document was published."""

    answer: OfficeAnswer


def look(book: Ledger, request: Request) -> OfficePage:
    """The holder of an office of a party."""
    party, title = asking.party(request, "party"), request.path_params["office"]
    if len(title) > asking.LONGEST:
        raise InputError(f"an office has at most {asking.LONGEST} characters")
    on = asking.day(request, "on") or overview(book).last
    if on is None:
        raise InputError("the ledger has no dated document; ask for a day with ?on=2025-04-17")
    return OfficePage(answer=office(book, party, title, on))


ROOM = Room("/office/{party}/{office:path}", "office.html", look, "engagements")

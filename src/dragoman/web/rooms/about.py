"""What Dragoman is, how every value is sourced, and how much this ledger holds."""

from starlette.requests import Request

from dragoman.ledger import Ledger, overview
from dragoman.ledger.views import Overview
from dragoman.records import Record
from dragoman.web.room import Room


class AboutPage(Record):
    """How much the ledger holds; the rest of the page is always the same."""

    overview: Overview


def look(book: Ledger, _: Request) -> AboutPage:
    """Counts of everything."""
    return AboutPage(overview=overview(book))


ROOM = Room("/about", "about.html", look, "about")

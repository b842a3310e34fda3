"""What a list is asked for, the same of every list: parties, kind, status, days, words.

A request comes in with the kinds and statuses that the list knows, filters go out; an `InputError`
says which question cannot be asked.
"""

from collections.abc import Collection
from typing import NamedTuple

from starlette.requests import Request

from dragoman.ledger import Filters
from dragoman.web import asking

FILE = 10_000  # beliefs of a file
SIZE = 50  # of a page


class Sieve(NamedTuple):
    """The kinds and statuses of what a list has."""

    kinds: Collection[str]
    statuses: Collection[str]
    more: Collection[str] = ()  # what this list is asked beside: by, person, place

    def filters(self, request: Request, limit: int, offset: int = 0) -> Filters:
        """The filters of a query."""
        return Filters(
            party=asking.named_parties(request, "party"),
            by=next(iter(asking.named_parties(request, "by")), None) if "by" in self.more else None,
            kind=asking.choice(request, "kind", self.kinds),
            status=asking.choice(request, "status", self.statuses),
            since=asking.day(request, "since"),
            until=asking.day(request, "until"),
            text=asking.typed(request, "text"),
            person=asking.typed(request, "person") if "person" in self.more else None,
            place=asking.typed(request, "place") if "place" in self.more else None,
            limit=limit,
            offset=offset,
        )

    def part(self, request: Request) -> tuple[int, Filters]:
        """The number of the page that is asked for, and the filters of it."""
        number = asking.number(request, "page", 1, asking.LAST_PAGE)
        return number, self.filters(request, SIZE, (number - 1) * SIZE)

"""The span of days that a map or a network shows: as asked for, else the last with anything.

`since` and `until` of a request come in, a period goes out with the questions that ask for the one
before it and the one after it, of the same length.
"""

from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.errors import InputError
from dragoman.ledger import Ledger, overview
from dragoman.ledger.queries_network import last_met
from dragoman.records import Record
from dragoman.web import asking

YEAR = 365  # days


class Period(Record):
    """Days, both included; None for both in a ledger that has no dated document."""

    since: str | None
    until: str | None
    before: str | None = None  # questions, without "?"
    after: str | None = None


def period(book: Ledger, request: Request, days: int = YEAR) -> Period:
    """The days asked for, or the last `days` in which anybody met."""
    since, until = asking.day(request, "since"), asking.day(request, "until")
    last = until or overview(book).last
    if last is None:
        return Period(since=since, until=until)
    if not (since or until) and (met := last_met(book, last)):
        quiet = met < str(_moved(date.fromisoformat(last), 1 - days))
        last = met if quiet else last  # the end of a look-back is no place to begin
    first = since or str(_moved(date.fromisoformat(last), 1 - days))
    if first > last:
        raise InputError(f"since: {first} is after {last}, the last of these days")
    return _shifted(request, date.fromisoformat(first), date.fromisoformat(last))


def _shifted(request: Request, first: date, last: date) -> Period:
    length = (last - first).days + 1
    return Period(
        since=str(first), until=str(last),
        before=_question(request, _moved(first, -length), _moved(first, -1)),
        after=_question(request, _moved(last, 1), _moved(last, length)),
    )  # fmt: skip


def _moved(day: date, days: int) -> date:
    """So many days later, or the first or last day there is."""
    reached = day.toordinal() + days
    return date.fromordinal(min(max(reached, 1), date.max.toordinal()))


def _question(request: Request, first: date, last: date) -> str:
    kept = [
        (k, v)
        for k, v in request.query_params.multi_items()
        if v and k not in ("since", "until", "page", "dark", "narrow")
    ]
    return urlencode([*kept, ("since", str(first)), ("until", str(last))])

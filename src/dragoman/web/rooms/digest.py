"""A day's page, or that of all days since one: what documents published then tell of, ranked."""

from starlette.requests import Request

from dragoman.digest import Digest, DigestLine, digest
from dragoman.ledger import Ledger, overview
from dragoman.ledger.queries_claims import lines
from dragoman.ledger.views import EngagementLine, Overview
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.room import Room


class DigestPage(Record):
    """The digest; `engagements` are those its lines tell of, by identifier."""

    on: str | None
    since: str | None
    digest: Digest
    more: int  # lines that are not shown
    engagements: dict[str, EngagementLine]
    overview: Overview


def look(book: Ledger, request: Request) -> DigestPage:
    """The digest of a day (`on`), since a day (`since`), or of the last day there is."""
    on, since = asking.day(request, "on"), asking.day(request, "since")
    found = digest(book, on, since)
    return DigestPage(
        on=on,
        since=since,
        digest=found,
        more=found.total - len(found.lines),
        engagements=lines(book, _engagements(found.lines)),
        overview=overview(book),
    )


def _engagements(found: tuple[DigestLine, ...]) -> list[str]:
    return [line.id for line in found if line.kind == "engagement"]


ROOM = Room("/digest", "digest.html", look, "digest")

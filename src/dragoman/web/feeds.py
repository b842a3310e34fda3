"""Lists of beliefs as feeds, whatever they are of.

Beliefs of a list come in with what each is called and says, a feed at the address that was asked
for goes out; an entry changes when a document that tells of it comes in, and with any judgement:
one about another thing may have changed this one.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from starlette.requests import Request

from dragoman.export.shapes import Entry, Feed
from dragoman.ledger import Ledger
from dragoman.ledger.queries_seen import seen
from dragoman.ledger.views import PersonLine
from dragoman.merge.beliefs import InstrumentBelief, LevelBelief, MechanismBelief, PledgeBelief
from dragoman.web import asking
from dragoman.wording.addresses import opens

ENTRIES = 100  # of a feed
Listed = PersonLine | InstrumentBelief | MechanismBelief | LevelBelief | PledgeBelief
T = TypeVar("T", bound=Listed)


def of_beliefs(
    book: Ledger,
    request: Request,
    title: str,
    found: Iterable[T],
    said: Callable[[T], tuple[str, str]],
) -> Feed:
    """An entry for each belief; `said` gives its title and what stands below."""
    held = [(one.id, opens(one.id), *said(one)) for one in tuple(found)[:ENTRIES]]
    told = seen(book, (id for id, *_ in held))
    entries = (
        Entry(id=id, title=head, address=address, updated=told[id].stamp, summary=rest)
        for id, address, head, rest in held
    )
    return feed(request, title, entries)


def feed(request: Request, title: str, entries: Iterable[Entry]) -> Feed:
    """A feed at the address asked for."""
    return Feed(
        title=f"Dragoman: {title}", base=asking.base(request), address=asking.here(request),
        entries=tuple(entries),
    )  # fmt: skip

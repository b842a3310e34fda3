"""What each side told of a relation: words of documents that papers of either party published.

A relation comes in, for each side the newest of its documents go out with their words. A side is
known by the country that the settings of the source give, where a source brought the document, else
by the publisher's name or the end of its address; a paper of another state, or of several, takes no
side.
"""

from collections.abc import Container, Iterable, Mapping
from itertools import islice
from urllib.parse import urlsplit

import msgspec

from dragoman.ledger.collecting import ready
from dragoman.ledger.files import Ledger
from dragoman.ledger.health import settings
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.views import ClaimView, RelationView
from dragoman.lexicon import home
from dragoman.records import Record
from dragoman.sources import Source

MOST = 6  # documents of a side
_FROM = (  # the source that brought a document, where one did
    "(SELECT r.source FROM page p JOIN received r ON r.sha256 = p.sha256 "
    "AND p.url IN (r.url, r.asked) WHERE p.id = d.page ORDER BY r.number LIMIT 1)"
)
_TOLD = (
    "SELECT d.id, d.publisher, d.url, min(c.id), {} FROM json_each(?) w "
    "CROSS JOIN belief_claim bc ON bc.belief = w.value JOIN claim c ON c.id = bc.claim "
    "JOIN document d ON d.id = c.document GROUP BY d.id ORDER BY d.published DESC, d.id"
)


class Side(Record):
    """One side: how many documents of its own tell of the relation, and claims of the newest."""

    party: str
    documents: int
    said: tuple[ClaimView, ...]  # the newest document first
    owned: tuple[str, ...]  # of these documents, those from a source that the state owns


def sides(book: Ledger, view: RelationView) -> tuple[Side, ...]:
    """Both sides, in the order of the relation's parties."""
    beliefs = (view.engagements, view.levels, view.instruments, view.mechanisms, view.pledges)
    ids = [belief.id for group in beliefs for belief in group]
    query = _TOLD.format(_FROM if ready(book.db, "received") else "NULL")
    rows = book.db.execute(query, (msgspec.json.encode(ids).decode(),)).fetchall()
    known = {one.name: one for one in settings(book)} if any(row[4] for row in rows) else {}
    told: dict[str, dict[str, str]] = {party: {} for party in view.parties}
    owned = set[str]()
    for document, publisher, url, claim, name in rows:
        source = known.get(name)
        party = _country(source) or side_of(publisher, url)
        if party in told:
            told[party][document] = claim
            if source and source.state_owned:
                owned.add(document)
    return tuple(_side(book, party, found, owned) for party, found in told.items())


def _country(source: Source | None) -> str | None:
    return source.country if source else None


def _side(book: Ledger, party: str, found: Mapping[str, str], owned: Container[str]) -> Side:
    shown = dict(islice(found.items(), MOST))
    return Side(
        party=party,
        documents=len(found),
        said=_newest(book, shown.values()),
        owned=tuple(document for document in shown if document in owned),
    )


def _newest(book: Ledger, ids: Iterable[str]) -> tuple[ClaimView, ...]:
    order = {id: n for n, id in enumerate(ids)}
    return tuple(sorted(claims(book, order), key=lambda claim: order[claim.id]))


def side_of(publisher: str | None, url: str | None) -> str | None:
    """The state whose paper it is; None where that cannot be told."""
    named = home.publishers().get((publisher or "").lower().strip(), ())
    if len(named) == 1:
        return named[0]
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return None if named else home.domains().get(host.rpartition(".")[2])

"""What each side told of a relation: words of documents that papers of either party published.

A relation comes in, for each side the newest of its documents go out with their words. A side is
known by the publisher's name or the end of its address; a paper of another state, or of several,
takes no side.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries_claims import claims
from dragoman.ledger.views import ClaimView, RelationView
from dragoman.lexicon import home
from dragoman.records import Record

MOST = 6  # documents of a side


class Side(Record):
    """One side: how many documents of its own tell of the relation, and claims of the newest."""

    party: str
    documents: int
    said: tuple[ClaimView, ...]  # the newest document first


def sides(book: Ledger, view: RelationView) -> tuple[Side, ...]:
    """Both sides, in the order of the relation's parties."""
    beliefs = (view.engagements, view.levels, view.instruments, view.mechanisms, view.pledges)
    ids = [belief.id for group in beliefs for belief in group]
    rows = book.db.execute(
        "SELECT d.id, d.publisher, d.url, min(c.id) FROM json_each(?) w "
        "CROSS JOIN belief_claim bc ON bc.belief = w.value JOIN claim c ON c.id = bc.claim "
        "JOIN document d ON d.id = c.document WHERE d.publisher IS NOT NULL OR d.url IS NOT NULL "
        "GROUP BY d.id ORDER BY d.published DESC, d.id",
        (msgspec.json.encode(ids).decode(),),
    )
    told: dict[str, list[str]] = {party: [] for party in view.parties}
    for _, publisher, url, claim in rows:
        party = side_of(publisher, url)
        if party in told:
            told[party].append(claim)
    return tuple(
        Side(party=party, documents=len(found), said=_newest(book, found[:MOST]))
        for party, found in told.items()
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

"""What a day or a run of days brought: beliefs that documents published then tell of.

Two ISO days come in, both included; beliefs with the number of reports go out, in no rank. A
belief that older documents already told of is marked so, because news of it is no news. An
engagement has the status it then had, whatever became of it since.
"""

from collections.abc import Iterator
from typing import cast

import msgspec
from msgspec.structs import replace

from dragoman.ledger.files import Ledger
from dragoman.ledger.rows import TYPES, decode
from dragoman.merge.beliefs import Belief, EngagementBelief
from dragoman.records import Record, Status

KINDS = ("engagement", "instrument", "level", "pledge")
_TOLD = (  # of one belief: documents until the last day, texts among them, whether none is older
    "SELECT json_array(count(DISTINCT od.id), count(DISTINCT od.sha256), min(od.published) >= ?1) "
    "FROM belief_claim o CROSS JOIN claim oc ON oc.id = o.claim CROSS JOIN document od "
    "ON od.id = oc.document WHERE o.belief = told AND coalesce(od.published, '') <= ?2"
)


class Reported(Record):
    """A belief that documents of these days tell of."""

    belief: Belief
    kind: str
    reports: int  # documents that told of it until then
    origins: int  # independent texts among them
    new: bool  # no document published earlier tells of it


def reported(book: Ledger, since: str, until: str) -> Iterator[Reported]:
    """Engagements, instruments, levels and pledges in documents published in these days.

    One after the other, so that a year of them is never in memory; the ledger must stay open.
    """
    rows = book.db.execute(
        f"SELECT b.kind, b.json, ({_TOLD}) FROM (SELECT DISTINCT bc.belief AS told, c.kind AS sort "
        "FROM document d JOIN claim c ON c.document = d.id "
        "AND c.kind IN (SELECT value FROM json_each(?3)) JOIN belief_claim bc ON bc.claim = c.id "
        "WHERE d.published BETWEEN ?1 AND ?2) CROSS JOIN belief b ON b.id = told AND b.kind = sort "
        "ORDER BY told",
        (since, until, msgspec.json.encode(KINDS).decode()),
    )
    for kind, text, counts in rows:
        belief = _then(decode(TYPES[kind], text), until)
        reports, texts, new = decode(tuple[int, int, int], counts)
        yield Reported(
            belief=belief, kind=kind, reports=reports, new=bool(new),
            origins=_origins(belief, reports, texts),
        )  # fmt: skip


def status_on(belief: EngagementBelief, day: str) -> Status | None:
    """The status that was told last until a day."""
    told = [s.status for s in belief.history if s.published and s.published <= day]
    return cast("Status", told[-1]) if told else None


def _then(belief: Belief, day: str) -> Belief:
    """An engagement with the status it had on a day; a person's word on it stands for every day."""
    if not isinstance(belief, EngagementBelief) or _decided(belief):
        return belief
    later = any(s.published and s.published > day for s in belief.history)
    told = status_on(belief, day) if later else None
    return replace(belief, status=told) if told else belief


def _decided(belief: EngagementBelief) -> bool:
    found = (slot.values for slot in belief.slots if slot.name == "status")
    return any(value.judgements for values in found for value in values[:1])


def _origins(belief: Belief, reports: int, texts: int) -> int:
    """Who first wrote them: of all reports what merging counted, of a part at most as many."""
    if not isinstance(belief, EngagementBelief):
        return texts
    return belief.origins if reports == belief.reports else min(texts, belief.origins)

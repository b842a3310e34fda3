"""A day's or a week's page: what documents published then tell of, the weightiest first.

An open ledger and days come in, ranked lines go out, each with the reasons for its place. There is
no clock: without a day it is the last one on which any document in the ledger was published.
Points are data (`data/digest.toml`), so that a desk can weigh otherwise.
"""

from bisect import insort
from collections.abc import Iterable

from dragoman.ledger.files import Ledger
from dragoman.ledger.queries import overview
from dragoman.ledger.queries_days import Reported, reported
from dragoman.lexicon.digesting import ranking
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    PledgeBelief,
)
from dragoman.names import fold
from dragoman.records import Record

END = "9999-12-31"
MOST = 100  # lines, unless more are asked for


class DigestLine(Record):
    """One line: what, whose, when, and why it stands here."""

    id: str
    kind: str
    text: str
    parties: tuple[str, ...]
    date: str | None
    reports: int
    origins: int
    new: bool
    score: float
    reasons: tuple[str, ...]


class Digest(Record):
    """The first lines of a run of days; no days when the ledger has no dated document."""

    since: str | None
    until: str | None
    total: int  # lines there are, shown or not
    lines: tuple[DigestLine, ...]


def digest(
    book: Ledger, on: str | None = None, since: str | None = None, limit: int = MOST
) -> Digest:
    """The page of one day (`on`), of all days from one (`since`), or of the last day there is.

    No more than the `limit` weightiest lines are kept while the days are gone through.
    """
    first = on or since or overview(book).last
    if first is None:
        return Digest(since=None, until=None, total=0, lines=())
    last = first if on or not since else END
    total, best = _weightiest(map(_line, reported(book, first, last)), limit)
    return Digest(since=first, until=None if last == END else last, total=total, lines=best)


def _weightiest(lines: Iterable[DigestLine], limit: int) -> tuple[int, tuple[DigestLine, ...]]:
    """How many lines there are, and the first of them."""
    total, best = 0, list[DigestLine]()
    for line in lines:
        total += 1
        insort(best, line, key=lambda other: (-other.score, other.id))
        del best[limit:]
    return total, tuple(best)


def _line(item: Reported) -> DigestLine:
    points = dict(_points(item))
    return DigestLine(
        id=item.belief.id, kind=item.kind, text=_text(item), parties=_parties(item),
        date=getattr(item.belief, "date", None), reports=item.reports, origins=item.origins,
        new=item.new, score=round(sum(points.values()), 2),
        reasons=tuple(sorted(points, key=lambda why: (-points[why], why))),
    )  # fmt: skip


def _points(item: Reported) -> Iterable[tuple[str, float]]:
    """Reasons in words, with their points."""
    table, belief = ranking(), item.belief
    if isinstance(belief, EngagementBelief):
        yield belief.status, table.engagement.get(belief.status, 0)
        yield from _office(belief)
        if len(belief.parties) > 2:
            yield f"{len(belief.parties)} parties", table.extra.many_parties
    elif isinstance(belief, LevelBelief):
        yield f"level {belief.change}", table.level.get(belief.change, 0)
    elif isinstance(belief, InstrumentBelief):
        yield f"{belief.kind} {belief.status}", table.instrument.get(belief.status, 0)
    elif isinstance(belief, PledgeBelief):
        yield f"pledge: {belief.modality}", table.pledge.get(belief.modality, 0)
    if item.new:
        yield "first report", table.extra.first_report
    if item.origins > 1:
        yield (
            f"{item.origins} origins",
            min(item.origins * table.extra.origin, table.extra.origins_at_most),
        )


def _office(belief: EngagementBelief) -> Iterable[tuple[str, float]]:
    titles = [set(fold(p.office).split()) for p in belief.participants if p.office]
    for rank in ranking().offices:
        if any(title & rank.words and not title & rank.without for title in titles):
            yield rank.why, rank.points
            return


def _parties(item: Reported) -> tuple[str, ...]:
    return getattr(item.belief, "parties", ())


def _text(item: Reported) -> str:
    belief = item.belief
    if isinstance(belief, EngagementBelief):
        people = ", ".join(f"{p.name} ({p.party})" for p in belief.participants if p.name)
        return f"{belief.kind} {belief.status}" + (f": {people}" if people else "")
    if isinstance(belief, InstrumentBelief):
        return f"{belief.name}: {belief.status}"
    if isinstance(belief, LevelBelief):
        return f"{belief.level}: {belief.change}"
    return belief.what if isinstance(belief, PledgeBelief) else belief.id

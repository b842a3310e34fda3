"""Which lines a digest has, in which order, and why.

Beliefs that documents of these days tell of come in one after the other; the weightiest are kept,
each with the reasons for its place, and said in a sentence. Points are data (`data/digest.toml`),
so that a desk can weigh otherwise.
"""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.ledger.files import Ledger
from dragoman.ledger.health import SourceHealth
from dragoman.ledger.queries import engagement_lines, overview
from dragoman.ledger.queries_days import Reported, reported
from dragoman.ledger.queries_digest import Silence, awaited, coming, publishers, silent
from dragoman.ledger.queries_spelt import called, named, spelt
from dragoman.ledger.ranks import highest
from dragoman.ledger.views import EngagementLine
from dragoman.lexicon import languages
from dragoman.lexicon.digesting import ranking
from dragoman.lexicon.headlines import Headlines
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    PledgeBelief,
    Step,
)
from dragoman.records import Record
from dragoman.wording import values
from dragoman.wording.beliefs import awaited_edition, rhythm_of, told
from dragoman.wording.headline import headline

END = "9999-12-31"
_FAR = 4_000_000  # days; more than lie between any two
MOST = 20  # lines, unless more are asked for
COMING, EXPECTED, SILENT = 8, 5, 8

Mark = Literal["new", "updated", "corrected", "before"]


class DigestLine(Record):
    """One line: what, whose, when, who tells it, and why it stands here."""

    id: str
    kind: str
    what: str | None  # of an engagement or an instrument, its own kind
    format: str | None  # of an engagement
    text: str
    parties: tuple[str, ...]
    date: str | None
    status: str | None
    was: str | None  # the status told before these days, where it was another
    mark: Mark
    reports: int
    origins: int
    publishers: tuple[str, ...]
    new: bool
    score: float
    reasons: tuple[str, ...]


class Coming(Record):
    """An engagement that is planned for after these days."""

    id: str
    text: str
    parties: tuple[str, ...]
    date: str | None
    status: str


class Expectation(Record):
    """An edition of a mechanism that no source announced: only its rhythm lets expect it."""

    id: str  # of the mechanism
    text: str
    why: str
    parties: tuple[str, ...]
    date: str  # a window of days
    ordinal: int | None
    host: str | None
    rhythm: int  # days between two editions, as a rule
    editions: int  # from how many it is told


class Digest(Record):
    """The first lines of a run of days; no days when the ledger has no dated document."""

    since: str | None
    until: str | None
    language: str
    total: int  # lines there are, shown or not
    lines: tuple[DigestLine, ...]
    coming: tuple[Coming, ...]
    silent: tuple[Silence, ...]
    missing: tuple[SourceHealth, ...] = ()  # sources that fail now, or bring nothing for too long
    expected: tuple[Expectation, ...] = ()
    coming_left: int = 0  # engagements planned for the last day or later that are not shown
    coming_above: int = 0  # and those that the lines tell of already


def digest(
    book: Ledger,
    on: str | None = None,
    since: str | None = None,
    limit: int = MOST,
    language: str | None = None,
    missing: Sequence[SourceHealth] = (),
) -> Digest:
    """The page of one day (`on`), of all days from one (`since`), or of the last day there is.

    No more than the `limit` weightiest lines are kept while the days are gone through. `missing`
    are sources that bring nothing now, told at the foot of a page that reaches to the last day.
    """
    voice = language or languages.first()
    latest = overview(book).last
    first = on or since or latest
    if first is None:
        return Digest(
            since=None, until=None, language=voice, total=0, lines=(), coming=(), silent=(),
            missing=tuple(missing),
        )  # fmt: skip
    last = first if on or not since else END
    day = first if last != END else max(first, latest or first)
    total, best = _weightiest(reported(book, first, last), limit, voice, day)
    ahead = coming(book, day, COMING, {one.item.belief.id for one in best})
    return Digest(
        since=first, until=None if last == END else last, language=voice, total=total,
        lines=_said(book, best, (first, last), voice),
        coming=_ahead(book, ahead.lines, voice), coming_left=ahead.left, coming_above=ahead.beside,
        silent=silent(book, day, SILENT),
        missing=tuple(missing) if last >= (latest or first) else (),
        expected=_expected(book, day, voice),
    )  # fmt: skip


class _Weighed(Record):
    item: Reported
    score: float
    reasons: tuple[str, ...]


def _weightiest(
    items: Iterable[Reported], limit: int, language: str, day: str
) -> tuple[int, list[_Weighed]]:
    """How many lines there are, and the first of them."""
    total, best = 0, list[_Weighed]()
    for item in items:
        total += 1
        insort(best, _weighed(item, language), key=lambda one: _place(one, day))
        del best[limit:]
    return total, best


def _place(one: _Weighed, day: str) -> tuple[float, int, int, str]:
    """The weightiest first; of equals what is nearest to the day, then what more reports tell."""
    told = getattr(one.item.belief, "date", None)
    then, now = edtf.bounds(told) if told else None, edtf.single(day)
    away = abs((now - then[1]).days) if then and now else _FAR
    return -one.score, away, -one.item.reports, one.item.belief.id


def _weighed(item: Reported, language: str) -> _Weighed:
    points = dict(_points(item, language))
    order = sorted(points, key=lambda why: (-points[why], why))
    return _Weighed(item=item, score=round(sum(points.values()), 2), reasons=tuple(order))


def _said(
    book: Ledger, best: Iterable[_Weighed], days: tuple[str, str], language: str
) -> tuple[DigestLine, ...]:
    kept = [_named(book, one, language) for one in best]
    ids = [one.item.belief.id for one in kept]
    met = [b for one in kept if isinstance(b := one.item.belief, EngagementBelief)]
    known = spelt(book, engagement_lines(book.db, met), language, met)
    tellers = publishers(book, ids, *days)
    return tuple(_line(one, known, tellers.get(one.item.belief.id, ()), days, language)
                 for one in kept)  # fmt: skip


def _named(book: Ledger, one: _Weighed, language: str) -> _Weighed:
    """The same, an instrument under the name that the language has for it."""
    belief = one.item.belief
    if not isinstance(belief, InstrumentBelief):
        return one
    return replace(one, item=replace(one.item, belief=named(book, belief, language)))


def _line(
    one: _Weighed,
    known: Mapping[str, EngagementLine],
    tellers: tuple[str, ...],
    days: tuple[str, str],
    language: str,
) -> DigestLine:
    item, belief = one.item, one.item.belief
    was = _status_before(getattr(belief, "history", ()), days[0])
    status = getattr(belief, "status", None)
    return DigestLine(
        id=belief.id, kind=item.kind, what=getattr(belief, "kind", None),
        format=getattr(belief, "format", None), parties=_parties(item),
        text=_text(item, known, language, days[1]),
        date=getattr(belief, "date", None), status=status,
        was=was if was != status else None, mark=_mark(item, was, status),
        reports=item.reports, origins=item.origins, publishers=tellers, new=item.new,
        score=one.score, reasons=one.reasons,
    )  # fmt: skip


def _status_before(history: tuple[Step, ...], day: str) -> str | None:
    """The status that was last told before a day."""
    earlier = [step.status for step in history if step.published and step.published < day]
    return earlier[-1] if earlier else None


def _mark(item: Reported, was: str | None, status: str | None) -> Mark:
    """What a person corrected is told as that, however new it is."""
    if _corrected(item.belief):
        return "corrected"
    if item.new:
        return "new"
    return "updated" if was and was != status else "before"


def _corrected(belief: Belief) -> bool:
    """Whether the value that stands for any property is a person's, against what sources say."""
    slots = getattr(belief, "slots", ())
    return any(slot.values and slot.values[0].judgements for slot in slots)


def _ahead(book: Ledger, found: Sequence[EngagementLine], language: str) -> tuple[Coming, ...]:
    """What is planned, in the words of a language."""
    known = spelt(book, found, language)
    return tuple(_coming(known[line.id], language) for line in found)


def _coming(line: EngagementLine, language: str) -> Coming:
    said = headline(line, language, offices=True)
    return Coming(id=line.id, text=said, parties=line.parties, date=line.date, status=line.status)


def _expected(book: Ledger, day: str, language: str) -> tuple[Expectation, ...]:
    """What no source announced for after a day, and a rhythm lets expect."""
    return tuple(
        Expectation(
            id=found.id, text=awaited_edition(replace(found, name=name), window, language),
            why=rhythm_of(window, language), parties=found.parties,
            date=f"{window.first}/{window.last}", ordinal=window.ordinal, host=window.host,
            rhythm=window.rhythm, editions=window.editions,
        )
        for found, window in awaited(book, day, EXPECTED)
        for name in (called(book, found, language),)
    )  # fmt: skip


def _text(item: Reported, known: Mapping[str, EngagementLine], language: str, until: str) -> str:
    belief = item.belief
    if isinstance(belief, InstrumentBelief | LevelBelief | PledgeBelief):
        return told(belief, language, until)
    line = known.get(belief.id)
    return headline(line, language, offices=True) if line else values.word(item.kind, language)


def _points(item: Reported, language: str) -> Iterable[tuple[str, float]]:
    """Reasons in words, with their points."""
    extra, said = ranking().extra, values.spoken(language)
    yield from _weights(item.belief, said)
    if item.new:
        yield said.reasons["first"], extra.first_report
    if item.origins > 1:
        points = min(item.origins * extra.origin, extra.origins_at_most)
        yield said.digest["origins"].format(count=item.origins), points


def _weights(belief: Belief, said: Headlines) -> Iterable[tuple[str, float]]:
    """What it is, how it stands and who takes part."""
    table, of = ranking(), said.reasons["of"]
    if isinstance(belief, EngagementBelief):
        yield said.statuses[belief.status], table.engagement.get(belief.status, 0)
        rank = highest(belief)
        if rank:
            yield said.ranks[rank.why], rank.points
        if len(belief.parties) > 2:
            parties = said.reasons["parties"].format(count=len(belief.parties))
            yield parties, table.extra.many_parties
    elif isinstance(belief, LevelBelief):
        reason = of.format(thing=said.things["level"], what=said.changes[belief.change])
        yield reason, table.level.get(belief.change, 0)
    elif isinstance(belief, InstrumentBelief):
        reason = of.format(thing=said.things["instrument"], what=said.papers[belief.status])
        yield reason, table.instrument.get(belief.status, 0)
    elif isinstance(belief, PledgeBelief):
        reason = of.format(thing=said.things["pledge"], what=said.modalities[belief.modality])
        yield reason, table.pledge.get(belief.modality, 0)


def _parties(item: Reported) -> tuple[str, ...]:
    return getattr(item.belief, "parties", ())

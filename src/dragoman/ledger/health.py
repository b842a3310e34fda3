"""How sources fare, in words and days: last success, last new item, usual pace, what is wrong.

Settings and the present moment (seconds of the epoch) come in, a line a source goes out, in the
order of the settings. Sources without settings any more are left out, whatever they brought.
`missing` are those that fail or are silent too long: what a digest lacks.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from dragoman import sources
from dragoman.ledger import collecting
from dragoman.ledger.collecting import Health
from dragoman.ledger.files import Ledger
from dragoman.records import Record
from dragoman.sources import Source

FAILING, SILENT = "failing", "silent too long"
_STEPS = ((86_400.0, "d"), (3600.0, "h"), (60.0, "min"))


class SourceHealth(Record):
    """A source as it fares. Times are UTC, to the minute; None where there was none."""

    name: str
    kind: str
    url: str
    title: str | None
    language: str | None
    country: str | None
    owner: str | None
    state_owned: bool | None
    grade: str | None
    robots: bool  # False where its owner gave leave to pass over robots rules
    state: str  # paused, new, ok, failing, silent too long
    asked: str | None
    succeeded: str | None
    renewed: str | None  # last brought something new
    usual: str | None  # between two new items, as a rule
    every: str | None  # between two looks
    due: str | None  # next look
    done: int
    waiting: int
    failed: int
    problem: str | None


def fares(book: Ledger, found: Iterable[Source], now: float) -> tuple[SourceHealth, ...]:
    """A line for each source; one that was never looked at is new."""
    health = collecting.health(book)
    return tuple(
        _line(one, health.get(one.name), collecting.times(book, one.name), now) for one in found
    )


def settings(book: Ledger) -> tuple[Source, ...]:
    """The sources beside a ledger; settings that cannot be read are passed over."""
    return sources.load(sources.folder_of(book.path), lambda _: None)


def lacking(book: Ledger, now: float) -> tuple[SourceHealth, ...]:
    """What is missing now: sources that fail or are silent too long."""
    return missing(fares(book, settings(book), now))


def unseen(found: Iterable[Source]) -> tuple[SourceHealth, ...]:
    """A line for each source of a ledger that is not yet made."""
    return tuple(_line(one, None, (), 0.0) for one in found)


def missing(lines: Iterable[SourceHealth]) -> tuple[SourceHealth, ...]:
    """Sources that fail, then those that are silent too long, each the longest first."""
    lost = (line for line in lines if line.state in (FAILING, SILENT))
    return tuple(sorted(lost, key=lambda line: (line.state, line.renewed or "", line.name)))


def _line(source: Source, known: Health | None, times: Sequence[float], now: float) -> SourceHealth:
    health = known or Health(source=source.name)
    beat = sources.rhythm(times, source.every)
    return SourceHealth(
        name=source.name,
        kind=source.kind,
        url=source.url,
        title=source.title,
        language=source.language,
        country=source.country,
        owner=source.owner,
        state_owned=source.state_owned,
        grade=source.grade,
        robots=source.robots,
        state=_state(source, health, silent=sources.is_silent(health.renewed, beat, now)),
        asked=_when(health.asked),
        succeeded=_when(health.succeeded),
        renewed=_when(health.renewed),
        usual=_span(beat.usual),
        every=_span(beat.wait),
        due=None if source.paused else _when(health.due or None),
        done=health.done,
        waiting=health.waiting,
        failed=health.failed,
        problem=health.error,
    )


def _state(source: Source, health: Health, *, silent: bool) -> str:
    if source.paused:
        return "paused"
    if health.asked is None:
        return "new"
    if health.error is not None:
        return FAILING
    return SILENT if silent else "ok"


def _when(moment: float | None) -> str | None:
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%MZ")


def _span(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    for size, unit in _STEPS:
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.3g} s"

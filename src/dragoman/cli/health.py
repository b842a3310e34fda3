"""How sources fare, in the words of a table: last success, last new, usual pace, what is wrong."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from dragoman import ledger, sources
from dragoman.collect import is_silent
from dragoman.ledger import Ledger, collecting
from dragoman.ledger.collecting import Health
from dragoman.records import Record
from dragoman.sources import Source

_STEPS = ((86_400.0, "d"), (3600.0, "h"), (60.0, "min"))


class Line(Record):
    """A row of `source list`. Times are UTC."""

    name: str
    kind: str
    url: str
    state: str  # paused, new, ok, failing, silent too long
    succeeded: str | None
    renewed: str | None
    every: str | None
    done: int
    waiting: int
    failed: int
    problem: str | None


def lines(path: Path, found: Iterable[Source]) -> tuple[Line, ...]:
    """A line for each source; those of a ledger not yet made are all new."""
    if not path.is_file():
        return tuple(_line(source, Health(source=source.name), []) for source in found)
    with ledger.reader(path) as book:
        return tuple(_looked_up(book, found))


def _looked_up(book: Ledger, found: Iterable[Source]) -> Iterable[Line]:
    health = collecting.health(book)
    for source in found:
        state = health.get(source.name, Health(source=source.name))
        yield _line(source, state, collecting.times(book, source.name))


def _line(source: Source, health: Health, times: Iterable[float]) -> Line:
    beat = sources.rhythm(list(times), source.every)
    return Line(
        name=source.name,
        kind=source.kind,
        url=source.url,
        state=_state(source, health, silent=is_silent(health.renewed, beat, time.time())),
        succeeded=_when(health.succeeded),
        renewed=_when(health.renewed),
        every=_span(beat.wait),
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
        return "failing"
    return "silent too long" if silent else "ok"


def _when(moment: float | None) -> str | None:
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%MZ")


def _span(seconds: float) -> str:
    for size, unit in _STEPS:
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.3g} s"

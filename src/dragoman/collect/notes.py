"""What a round notes: what became of each source, in the ledger and in the summary of the round.

Jobs come in with how they ended. A source's next look and its failures in a row are written to the
ledger at once; its counts are added up here and go out as an `Outcome` when the round is over.
"""

import time
from collections.abc import Callable, Sequence

from msgspec import Struct

from dragoman.collect.queue import Job
from dragoman.collect.reports import Event, Outcome, Summary, What
from dragoman.ledger import Ledger, collecting
from dragoman.sources import Source, is_silent, rhythm

_LONGEST = 24 * 3600.0  # seconds that a failing source is left alone at most


class Count(Struct):
    """What became of a source so far."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[str] = []
    later: list[str] = []
    problem: str | None = None
    renewed: bool = False


class Notes:
    """Counts by source, and the look at each that the ledger remembers."""

    def __init__(
        self, book: Ledger, sources: Sequence[Source], tell: Callable[[Event], None]
    ) -> None:
        self._book, self._tell = book, tell
        self._counts = {source.name: Count() for source in sources}

    def of(self, job: Job) -> Count:
        """What became of a job's source so far."""
        return self._counts[job.source.name]

    def looked(self, job: Job, problem: str | None, rest: float | None = None) -> None:
        """Note how a look at a source went, and when the next is due."""
        count, name, now = self.of(job), job.source.name, time.time()
        if job.depth and problem is not None:
            count.failed.append(problem)
            return
        beat = rhythm(collecting.times(self._book, name), job.source.every)
        pause = beat.wait
        if problem is not None:
            before = collecting.failures_in_a_row(self._book, name)
            pause = min(_LONGEST, beat.wait * 2.0 ** min(before, 8))
            count.problem = problem
            self.told("failed", job.source, job.url, problem)
        due = now + max(pause, rest or 0.0)
        folder = job.url if job.source.kind == "folder" else None
        collecting.looked(
            self._book, name, now, due, error=problem, renewed=count.renewed,
            place=folder, problems=count.failed,
        )  # fmt: skip

    def told(
        self, what: What, source: Source, url: str, words: str | None = None, count: int = 1
    ) -> None:
        """Tell who listens."""
        self._tell(Event(what=what, source=source.name, url=url, words=words, count=count))

    def summary(self, requests: int, received: int) -> Summary:
        """The round, with sources that are silent too long marked as such."""
        health, now = collecting.health(self._book), time.time()
        outcomes = []
        for name, count in self._counts.items():
            beat = rhythm(collecting.times(self._book, name))
            state = health.get(name)
            outcomes.append(Outcome(
                source=name, new=count.new, changed=count.changed, unchanged=count.unchanged,
                failed=tuple(count.failed), postponed=len(count.later), later=tuple(count.later),
                problem=count.problem,
                silent=is_silent(state.renewed if state else None, beat, now),
            ))  # fmt: skip
        return Summary(outcomes=tuple(outcomes), requests=requests, received=received)

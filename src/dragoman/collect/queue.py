"""What is to be asked for, by host: each host has one request under way and its turn to wait for.

Jobs come in and go out in the order of their hosts' turns; lists go before articles. The same
address of the same source is taken once a round.
"""

import heapq
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from dragoman.fetch import host_of
from dragoman.ledger.collecting import Item, Validators
from dragoman.sources import Source


class Job(Struct, frozen=True, kw_only=True):
    """An address to ask for: a list (that `depth` other lists led to) or an article."""

    source: Source
    url: str
    item: Item | None = None
    depth: int = 0
    validators: Validators | None = None
    tries: int = 1

    def again(self) -> Self:
        """The same, once more."""
        return replace(self, tries=self.tries + 1)


class Queue:
    """Jobs by host; `wait_of` tells how long a host must be left alone."""

    def __init__(self, wait_of: Callable[[str], float]) -> None:
        self._wait_of = wait_of
        self._jobs: dict[str, deque[Job]] = {}
        self._turns: list[tuple[float, str]] = []
        self._busy: set[str] = set()
        self._seen: set[tuple[str, str, int]] = set()

    def add(self, job: Job) -> bool:
        """Queue a job; False where it was taken in this round before."""
        if not self.claim(job):
            return False
        self.push(job)
        return True

    def claim(self, job: Job) -> bool:
        """Whether this is the first time in this round that a job comes up."""
        key = (job.source.name, job.url, job.tries)
        known = key in self._seen
        self._seen.add(key)
        return not known

    def push(self, job: Job) -> None:
        """Queue a job that was claimed."""
        host = host_of(job.url)
        jobs = self._jobs.setdefault(host, deque())
        if not jobs and host not in self._busy:
            self._line_up(host)
        if job.item is None:
            jobs.appendleft(job)
        else:
            jobs.append(job)

    def _line_up(self, host: str) -> None:
        heapq.heappush(self._turns, (time.monotonic() + self._wait_of(host), host))

    def take(self) -> Job | None:
        """The next job whose host's turn has come; None where none has."""
        while self._turns and self._turns[0][0] <= time.monotonic():
            _, host = heapq.heappop(self._turns)
            if host in self._busy or not self._jobs.get(host):
                continue
            self._busy.add(host)
            return self._jobs[host].popleft()
        return None

    def free(self, job: Job) -> None:
        """The host's request is over."""
        host = host_of(job.url)
        self._busy.discard(host)
        if self._jobs.get(host):
            self._line_up(host)

    def drop(self, job: Job) -> Sequence[Job]:
        """All that waits for the host of a job, taken out."""
        return tuple(self._jobs.pop(host_of(job.url), ()))

    def pause(self) -> float | None:
        """Seconds until a host's turn; None where nothing waits for one."""
        while self._turns and not self._jobs.get(self._turns[0][1]):
            heapq.heappop(self._turns)
        return max(0.0, self._turns[0][0] - time.monotonic()) if self._turns else None

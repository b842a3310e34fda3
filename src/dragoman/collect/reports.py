"""What a round of collecting did: events while it runs, an outcome for each source at its end."""

from typing import Literal

from dragoman.records import Record

What = Literal["listed", "same", "new", "changed", "unchanged", "failed", "postponed", "queued"]


class Event(Record):
    """One thing that happened, told as it happens."""

    what: What
    source: str
    url: str
    words: str | None = None
    count: int = 1


class Outcome(Record):
    """One source in one round. `problem` is what kept the source itself from being read.

    `later` are the reasons why articles wait to be asked for again.
    """

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: tuple[str, ...] = ()
    postponed: int = 0
    later: tuple[str, ...] = ()
    problem: str | None = None
    silent: bool = False


class Summary(Record):
    """A whole round; `received` are bytes of bodies on the wire."""

    outcomes: tuple[Outcome, ...]
    requests: int
    received: int

    @property
    def whole(self) -> bool:
        """Whether every source, and all that it announced, was had and read."""
        return not any(one.failed or one.problem or one.postponed for one in self.outcomes)

    def total(self, what: Literal["new", "changed", "unchanged", "postponed"]) -> int:
        """Over all sources."""
        return sum(int(getattr(outcome, what)) for outcome in self.outcomes)

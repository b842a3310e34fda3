"""Many pages go in together: what they change is worked out once for all of them, not for each.

Pages come in one by one with what was read from them, and wait. Those that wait are written in one
transaction at the end, and before it by the first page that comes a second after they began to
wait, or when that second is over while the next page is read elsewhere. Each is whole or not there
at all, a killed process loses what waited, which adding again completes, and no lock is held while
pages are read.

What a page changes is merged anew with all that is known of whoever it names. Page by page a
leader whom every page names costs the square of their number: on 2,964 pages of one government
adding took seven times as long as reading (`bench/adding.py` measures both ways).
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import TypeVar

from dragoman.errors import InputError
from dragoman.ledger.add import Outcome, check, put
from dragoman.ledger.beliefs import believe
from dragoman.ledger.files import Ledger, transaction
from dragoman.merge.blocking import Block
from dragoman.records import Page, Reading, Record

T = TypeVar("T")
WAITS = 1.0  # seconds


class _Waiting(Record):
    """A page that is to go in, and whom to tell what became of it."""

    page: Page
    readings: Sequence[Reading]
    retrieved: str
    published: str | None
    then: Callable[[Outcome], None]


class Batch:
    """Pages that wait to go in together. Use `batch` to get one."""

    def __init__(self, book: Ledger, waits: float = WAITS) -> None:
        self._book = book
        self._waits = waits
        self._waiting: list[_Waiting] = []
        self._since = 0.0

    def add(
        self,
        page: Page,
        readings: Sequence[Reading],
        *,
        retrieved: str,
        published: str | None = None,
        then: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        """Let a page wait; `then` is told what became of it once it is in (see `add.add`).

        Raises `InputError` where its name cannot be stored, and what `write` raises.
        """
        check(page)
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(
            _Waiting(
                page=page, readings=readings, retrieved=retrieved, published=published, then=then
            )
        )
        if time.monotonic() - self._since >= self._waits:
            self.write()

    def of(self, future: "Future[T]") -> T:
        """What is read of the next page elsewhere; those that wait do not wait for it too long."""
        if self._waiting:
            left = self._since + self._waits - time.monotonic()
            if not wait((future,), timeout=max(left, 0.0)).done:
                self.write()
        return future.result()

    def write(self) -> None:
        """Write all that wait; where that fails (`LedgerBusy`, a full disk) they go on waiting."""
        waiting = self._waiting
        if not waiting:
            return
        touched: list[Block] = []
        with transaction(self._book) as db:
            became = [
                put(db, w.page, w.readings, touched, retrieved=w.retrieved, published=w.published)
                for w in waiting
            ]
            believe(db, touched)
        self._waiting = []
        for one, outcome in zip(waiting, became, strict=True):
            one.then(outcome)


@contextmanager
def batch(book: Ledger, waits: float = WAITS) -> Iterator[Batch]:
    """A batch whose pages are all in at the end, also where an input ends it that cannot be read.

    `waits` is how many seconds a page may wait for another to come.
    """
    pages = Batch(book, waits)
    try:
        yield pages
    except InputError:
        pages.write()
        raise
    pages.write()

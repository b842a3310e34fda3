"""Whole months of a ledger, read once for each of its states and then taken from memory.

What reads a run of months comes in, what each month holds goes out. Whoever looks at a quarter or
a year shares most of its months with whoever looks at the next; the months that were asked for
last are kept, as many as there is room for; of a span that is larger than the room, those that fit.
Another file in the ledger's place, one laid over it, or one that says something else since, is
read anew.
"""

from calendar import monthrange
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.files import state as file_state

T = TypeVar("T")
Read = Callable[[str, str], Mapping[str, T]]  # from one month to another, as 2025-03, what each has
_Key = tuple[str, tuple[int, ...], int, str, str]  # the file, its state and revision, what, month


class Monthly(Generic[T]):
    """Months of one sort; see the module. `size` says how much room a month takes."""

    def __init__(self, most: int, size: Callable[[T], int], nothing: T) -> None:
        self.most = most
        self._size, self._nothing = size, nothing
        self._kept: OrderedDict[_Key, tuple[T, int]] = OrderedDict()
        self._held = 0  # of the room
        self._lock = Lock()

    def of(self, book: Ledger, what: str, months: Sequence[str], read: Read[T]) -> dict[str, T]:
        """These months of `what`, in order; `read` gives those that are not known."""
        state = (str(book.path), file_state(book.path), ledger.revision(book), what)
        asked = {(*state, month) for month in months}
        known = {m: found[0] for m in months if (found := self._take((*state, m)))}
        for run in _runs(months, known):
            told = read(run[0], run[-1])
            for month in run:
                known[month] = told.get(month, self._nothing)
                self._put((*state, month), known[month], asked)
        return {month: known[month] for month in months}

    def _take(self, key: _Key) -> tuple[T, int] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _put(self, key: _Key, month: T, asked: Container[_Key]) -> None:
        """Keep a month where there is room beside the others that are `asked` for with it."""
        size = 1 + self._size(month)
        with self._lock:
            self._held -= self._kept.pop(key, (month, 0))[1]
            while self._held + size > self.most and next(iter(self._kept), key) not in asked:
                self._held -= self._kept.popitem(last=False)[1][1]
            if self._held + size <= self.most:
                self._kept[key] = month, size
                self._held += size


def between(first: date, last: date) -> Iterator[str]:
    """The months from that of one day to that of another."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def end(month: str) -> date:
    """The last day of a month."""
    first = date.fromisoformat(f"{month}-01")
    return first.replace(day=monthrange(first.year, first.month)[1])


def _runs(months: Iterable[str], known: Mapping[str, T]) -> list[list[str]]:
    """Months that are not known, those that follow each other together."""
    runs: list[list[str]] = [[]]
    for month in months:
        if month not in known:
            runs[-1].append(month)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]

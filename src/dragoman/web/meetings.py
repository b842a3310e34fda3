"""Who met whom, day by day: read once for each state of the ledger, then added up from memory.

An open ledger and two ISO days come in, how often each two met goes out, as
`ledger.queries_network.met` tells it. Whoever looks at a network looks at a quarter, and the next
looks at one that shares most of its days; a longer span is asked of the ledger itself.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain
from threading import Lock

from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.queries_network import Met, daily, met

LONGEST = 400  # days of a span that is kept
Pairs = Sequence[tuple[str, str]]
_State = tuple[str, int, int]  # the file, which file that is, and its revision


class _Kept:
    """The days of one state, of parties and of people."""

    def __init__(self) -> None:
        self.state: _State | None = None
        self.days: dict[bool, dict[str, Pairs]] = {}
        self.lock = Lock()

    def of(self, state: _State, *, people: bool) -> dict[str, Pairs]:
        """The days of this state; those of another are let go."""
        with self.lock:
            if self.state != state:
                self.state, self.days = state, {}
            return self.days.setdefault(people, {})


_KEPT = _Kept()


def between(book: Ledger, since: str, until: str, *, people: bool) -> Met:
    """How often each two met in these days."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if (last - first).days >= LONGEST:
        return met(book, since, until, people=people)
    state = (str(book.path), book.path.stat().st_ino, ledger.revision(book))
    known = _KEPT.of(state, people=people)
    days = [str(first + timedelta(n)) for n in range((last - first).days + 1)]
    missing = [day for day in days if day not in known]
    if missing:
        found = daily(book, missing[0], missing[-1], people=people)
        known.update({day: found.get(day, ()) for day in days if missing[0] <= day <= missing[-1]})
    return Counter(chain.from_iterable(known[day] for day in days))

"""Who met whom, day by day: read once for each state of the ledger, then added up from memory.

An open ledger and two ISO days come in, how often each two met goes out, as
`ledger.queries_network.met` tells it. Whoever looks at a network looks at a quarter, and the next
looks at one that shares most of its days: what was read last is kept, with what touches it, of
parties and of people, up to `MOST` pairs. A longer span is asked of the ledger itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from threading import Lock
from typing import NamedTuple

from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.queries_network import Met, daily, met

LONGEST = 400  # days of a span that is kept
MOST = 500_000  # pairs that are kept, some 40 MB, of parties and as many of people
Days = Mapping[str, Sequence[tuple[str, str]]]
_State = tuple[str, int, int]  # the file, which file that is, and its revision


class _Run(NamedTuple):
    """All days from one to another in one state; those on which nobody met are left out."""

    state: _State
    since: str
    until: str
    days: Days

    def within(self, since: str, until: str) -> "_Run":
        """The days of it from one to another."""
        days = {day: pairs for day, pairs in self.days.items() if since <= day <= until}
        return _Run(self.state, since, until, days)


_KEPT: dict[bool, _Run] = {}  # of people, and not of people
_LOCK = Lock()


def between(book: Ledger, since: str, until: str, *, people: bool) -> Met:
    """How often each two met in these days."""
    if not 0 <= (date.fromisoformat(until) - date.fromisoformat(since)).days < LONGEST:
        return met(book, since, until, people=people)
    state = (str(book.path), book.path.stat().st_ino, ledger.revision(book))
    with _LOCK:
        known = _KEPT.get(people)
    found = _widened(book, known, _Run(state, since, until, {}), people=people)
    asked = found.within(since, until)
    kept = next((run for run in (found, asked) if _pairs(run) <= MOST), None)
    if kept is not None and kept is not known:
        with _LOCK:
            _KEPT[people] = kept
    return Counter(chain.from_iterable(asked.days.values()))


def _widened(book: Ledger, known: _Run | None, asked: _Run, *, people: bool) -> _Run:
    """What is known with the days that are missing; these alone where the two do not touch."""
    state, since, until, _ = asked
    if known is None or known.state != state or since > known.until or until < known.since:
        return asked._replace(days=daily(book, since, until, people=people))
    if known.since <= since and until <= known.until:
        return known
    days = dict(known.days)
    if since < known.since:
        days |= daily(book, since, known.since, people=people)
    if known.until < until:
        days |= daily(book, known.until, until, people=people)
    return _Run(state, min(since, known.since), max(until, known.until), days)


def _pairs(run: _Run) -> int:
    return sum(map(len, run.days.values()))

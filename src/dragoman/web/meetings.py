"""Who met whom, month by month: read once for each state of the ledger, then added up from memory.

An open ledger and two ISO days come in, how often each two met goes out, as
`ledger.queries_network.met` tells it. Whoever looks at a network looks at a quarter, and the next
at one that shares months with another's: the months read last are kept whole, of parties and of
people, up to `MOST` pairs. A span beyond all sense is asked of the ledger itself.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from threading import Lock

from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.queries_network import Met, daily, met

LONGEST = 20 * 366  # days of a span that is added up from months
MOST = 500_000  # pairs that are kept, some 40 MB
Days = Mapping[str, Sequence[tuple[str, str]]]
_State = tuple[str, int, int]  # the file, which file that is, and its revision
_Key = tuple[_State, bool, str]  # of people or not, and the month, as 2025-03

_KEPT: OrderedDict[_Key, tuple[Days, int]] = OrderedDict()  # each with its pairs counted
_LOCK = Lock()


def between(book: Ledger, since: str, until: str, *, people: bool) -> Met:
    """How often each two met in these days."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if not 0 <= (last - first).days < LONGEST:
        return met(book, since, until, people=people)
    state = (str(book.path), book.path.stat().st_ino, ledger.revision(book))
    months = [(state, people, month) for month in _months(first, last)]
    found = {key: days for key in months if (days := _take(key)) is not None}
    for run in _runs(months, found):
        found |= _read(book, run)
    pairs = (
        pairs for days in found.values() for day, pairs in days.items() if since <= day <= until
    )
    return Counter(chain.from_iterable(pairs))


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def _runs(months: Iterable[_Key], known: Mapping[_Key, Days]) -> list[list[_Key]]:
    """Months that are not known, those that follow each other together."""
    runs: list[list[_Key]] = [[]]
    for key in months:
        if key not in known:
            runs[-1].append(key)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _read(book: Ledger, run: Sequence[_Key]) -> dict[_Key, Days]:
    """Months as the ledger has them, kept from now on."""
    found: dict[_Key, dict[str, Sequence[tuple[str, str]]]] = {key: {} for key in run}
    (state, people, first), (_, _, last) = run[0], run[-1]
    for day, pairs in daily(book, f"{first}-01", f"{last}-31", people=people).items():
        found[state, people, day[:7]][day] = pairs
    for key, days in found.items():
        _put(key, days)
    return dict(found)


def _take(key: _Key) -> Days | None:
    with _LOCK:
        if key not in _KEPT:
            return None
        _KEPT.move_to_end(key)
        return _KEPT[key][0]


def _put(key: _Key, days: Days) -> None:
    with _LOCK:
        _KEPT[key] = days, 1 + sum(map(len, days.values()))
        held = sum(size for _, size in _KEPT.values())
        while held > MOST:
            held -= _KEPT.popitem(last=False)[1][1]

"""Who met whom, from the months kept in memory.

An open ledger and two ISO days come in, how often each two met goes out, as
`ledger.queries_network.met` tells it. A span beyond all sense is asked of the ledger itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from dragoman.ledger import Ledger
from dragoman.ledger.queries_network import Met, daily, met
from dragoman.web import monthly
from dragoman.web.monthly import Monthly

LONGEST = 20 * 366  # days of a span that is added up from months
MOST = 500_000  # pairs that are kept, some 40 MB
Days = Mapping[str, Sequence[tuple[str, str]]]


def _pairs(days: Days) -> int:
    return sum(map(len, days.values()))


_NOBODY: Days = {}
MONTHS = Monthly(MOST, _pairs, _NOBODY)


def between(book: Ledger, since: str, until: str, *, people: bool) -> Met:
    """How often each two met in these days."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if not 0 <= (last - first).days < LONGEST:
        return met(book, since, until, people=people)

    def read(begin: str, end: str) -> Mapping[str, Days]:
        found: dict[str, dict[str, Sequence[tuple[str, str]]]] = {}
        for day, pairs in daily(book, f"{begin}-01", f"{end}-31", people=people).items():
            found.setdefault(day[:7], {})[day] = pairs
        return found

    months = [*monthly.between(first, last)]
    found = MONTHS.of(book, "people" if people else "parties", months, read)
    pairs = (p for days in found.values() for day, p in days.items() if since <= day <= until)
    return Counter(chain.from_iterable(pairs))

"""How the sources of a ledger fare now: what `source list` shows."""

import time
from collections.abc import Iterable
from pathlib import Path

from dragoman import ledger
from dragoman.ledger import health
from dragoman.ledger.health import SourceHealth
from dragoman.sources import Source


def lines(path: Path, found: Iterable[Source]) -> tuple[SourceHealth, ...]:
    """A line for each source; those of a ledger not yet made are all new."""
    if not path.is_file():
        return health.unseen(found)
    with ledger.reader(path) as book:
        return health.fares(book, found, time.time())

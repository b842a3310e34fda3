"""How a process of the server begins and ends.

The path of a ledger comes in and nothing goes out: words, names, places and templates are in
memory when `warm` is done, and then the ledger's months of who met whom and where, so that whoever
asks first waits no longer than whoever asks next. At its end the process that draws is ended too.
"""

import gc
import os
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep

from starlette.applications import Starlette

from dragoman.errors import LedgerError
from dragoman.ledger import overview, reader
from dragoman.ledger.files import snapshot
from dragoman.ledger.search import query
from dragoman.ledger.version import cache_version
from dragoman.lexicon import parties, typed_parties
from dragoman.lexicon.coordinates import point
from dragoman.merge.english import english
from dragoman.web import drawing, meetings, monthly, whereabouts
from dragoman.web.following import follow
from dragoman.web.layout import places
from dragoman.web.rooms import ROOMS
from dragoman.web.templating import prepare

MONTHS = 240  # of a ledger, that are read at the beginning
PAUSE = 0.02  # seconds between two of them: whoever asks meanwhile goes first


@asynccontextmanager
async def lifespan(ledger_path: Path, _: Starlette) -> AsyncIterator[None]:
    """Reads beside whoever asks already, and never keeps the server from ending.

    One of several processes ends with the one that began them.
    """
    follow(partial(os.kill, os.getpid(), signal.SIGTERM))
    Thread(target=_begin, args=(ledger_path,), daemon=True).start()
    yield
    drawing.close()


def _begin(ledger_path: Path) -> None:
    warm({room.template for room in ROOMS})
    try:
        with suppress(LedgerError):  # a page says what is wrong with it
            months(ledger_path)
    finally:
        gc.collect()  # or what answers left behind meanwhile would stay for good
        gc.freeze()


def months(ledger_path: Path) -> None:
    """Read the months that maps and networks are made of, the latest first."""
    with reader(ledger_path) as book:
        held = overview(book)
        if held.first is None or held.last is None:
            return
        known = monthly.between(date.fromisoformat(held.first), date.fromisoformat(held.last))
        for month in [*known][: -MONTHS - 1 : -1]:
            days = (f"{month}-01", str(monthly.end(month)))
            with snapshot(book):
                whereabouts.between(book, *days)
                for people in (False, True):
                    meetings.between(book, *days, people=people)
            sleep(PAUSE)


def warm(templates: Iterable[str]) -> None:
    """Read it all; what is in memory then stays, and is never looked through for what may go.

    That would be a twentieth of a second in the midst of an answer.
    """
    prepare(templates)
    for code in parties.states():
        typed_parties.code(code)
    typed_parties.code("Việt")  # asked of every language
    query("harbour")
    english("Minister of Defence")
    point("Accra", "GHA")
    places(["a", "b", "c"], [("a", "b", 1), ("b", "c", 1)])
    cache_version()
    gc.collect()
    gc.freeze()

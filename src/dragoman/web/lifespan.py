"""How a process of the server begins and ends.

Nothing comes in and nothing goes out: words, names, places and templates are in memory when `warm`
is done, so that whoever asks first waits no longer than whoever asks next. At its end the process
that draws is ended too.
"""

import gc
import os
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread

from starlette.applications import Starlette

from dragoman.ledger.search import query
from dragoman.ledger.version import cache_version
from dragoman.lexicon import parties
from dragoman.lexicon.coordinates import point
from dragoman.merge.english import english
from dragoman.web import drawing
from dragoman.web.following import follow
from dragoman.web.layout import places
from dragoman.web.rooms import ROOMS
from dragoman.web.templating import prepare


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Reads beside whoever asks already, and never keeps the server from ending.

    One of several processes ends with the one that began them.
    """
    follow(partial(os.kill, os.getpid(), signal.SIGTERM))
    Thread(target=warm, args=({room.template for room in ROOMS},), daemon=True).start()
    yield
    drawing.close()


def warm(templates: Iterable[str]) -> None:
    """Read it all; what is in memory then stays, and is never looked through for what may go.

    That would be a twentieth of a second in the midst of an answer.
    """
    prepare(templates)
    for code in parties.states():
        parties.typed(code)
    parties.typed("Vietnam")
    query("harbour")
    english("Minister of Defence")
    point("Accra", "GHA")
    places(["a", "b", "c"], [("a", "b", 1), ("b", "c", 1)])
    cache_version()
    gc.collect()
    gc.freeze()

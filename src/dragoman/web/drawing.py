"""The only place that knows the charting library: a Vega-Lite picture goes in, SVG goes out.

A spec is a plain dictionary whose texts stand in its data and nowhere else, so that no word of a
source is ever read as an expression; characters that XML forbids are shown by their number, because
the library ends its process over them. It therefore draws in a process of its own: whatever happens
there costs one picture and never the pages; one that takes too long is ended with its process, and
the process ends with the one that asked, however that ends. What was drawn last is kept.
"""

import os
import re
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache, partial
from html import escape
from multiprocessing import get_context
from threading import Lock

import msgspec
import vl_convert

from dragoman.errors import DragomanError
from dragoman.web.following import follow
from dragoman.web.words import visible

Spec = dict[str, object]

KEPT = 256  # pictures
PATIENCE = 20.0  # seconds for one picture
LONGEST = 200  # characters of one text in a picture
TURN = 400  # pictures before the process is begun anew
_TURNS = Lock()  # pages ask in threads of their own
# Also those beyond the first 65,536: where it shortens a text, the library halves them.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]")


def draw(spec: Spec, title: str, about: str) -> bytes:
    """The picture, with what it shows said in words for those who do not see it."""
    text = msgspec.json.encode(_drawable(spec), order="deterministic").decode()
    head, _, rest = _drawn(text).partition(">")
    words = f"<title>{escape(_shown(title))}</title><desc>{escape(_shown(about))}</desc>"
    return f'{head} role="img">{words}{rest}'.encode()


def _drawable(value: object) -> object:
    """The same with every text made of characters that can be drawn."""
    match value:
        case str():
            return _shown(value)[:LONGEST]
        case dict():
            return {key: _drawable(part) for key, part in value.items()}
        case list() | tuple():
            return [_drawable(part) for part in value]
    return value


def _shown(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", str(visible(text)))


@lru_cache(KEPT)
def _drawn(text: str) -> str:
    with _TURNS:
        desk = _desk()
    try:
        return desk.submit(_convert, text).result(PATIENCE)
    except (BrokenProcessPool, TimeoutError, ValueError) as error:
        if not isinstance(error, ValueError):  # which is about the picture alone
            _leave(desk)
        raise DragomanError("this picture could not be drawn; its table has the same") from error


@cache
def _desk() -> ProcessPoolExecutor:
    """The process that draws, one picture at a time."""
    return ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), max_tasks_per_child=TURN, initializer=_follow
    )


def _follow() -> None:
    """Begins, in the process that draws, to watch for the end of the one that asks."""
    follow(partial(os._exit, 0))


def close() -> None:
    """End the process that draws, and give back what it holds of the system; the next begins anew.

    A server that a signal ends runs nothing at its exit, so it calls this before.
    """
    if _desk.cache_info().currsize:
        desk = _desk()
        _leave(desk)
        desk.shutdown(wait=True, cancel_futures=True)


def _leave(desk: ProcessPoolExecutor) -> None:
    """End a process that draws no more; another that stands in its place is left alone."""
    with _TURNS:
        if _desk() is desk:
            _desk.cache_clear()
    # Nothing public ends a process in the midst of its work before Python 3.14.
    for process in tuple((desk._processes or {}).values()):  # noqa: SLF001
        process.kill()


def _convert(text: str) -> str:
    return str(vl_convert.vegalite_to_svg(text, allowed_base_urls=[], show_warnings=False))

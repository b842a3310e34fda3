"""Files as the pages give them, for whoever has the ledger open and asks no server.

An open ledger, a format, the path of a page and its questions come in, what the page gives in that
format goes out: the same columns, limits and refusals. A question that the page does not take is
refused too, for a file that passes over what it was asked for looks as if it held all.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.routing import compile_path

from dragoman.errors import InputError, NotInLedger
from dragoman.export.shapes import Format, Shape, Table
from dragoman.ledger import Ledger
from dragoman.web.description import ASKS, QUESTIONS, question
from dragoman.web.room import Room
from dragoman.web.rooms import ROOMS
from dragoman.web.schemas import Json
from dragoman.web.sifting import FILE

__all__ = ["FILE", "given", "questions", "shape"]
Questions = Sequence[tuple[str, str]]
# What parts of a page are shown; a file has all of them, as much as it may hold.
PARTS = frozenset({"page", "limit", "source", "at", "after", "who"})


def shape(book: Ledger, form: Format, path: str, questions: Questions, base: str) -> Shape:
    """What the page of this path gives in a format; `base` is where its links lead."""
    room, inside = _room(path)
    if form.takes not in room.gives:
        raise InputError(f"{form.suffix}: not given for {path}, but for {', '.join(given(form))}")
    _check(room, form, path, questions)
    return room.gives[form.takes](book, _request(f"{path}.{form.suffix}", inside, questions, base))


def given(form: Format) -> tuple[str, ...]:
    """The paths of the pages that give a format, without the first "/"."""
    return tuple(room.twin.replace(":path", "")[1:] for room in ROOMS if form.takes in room.gives)


def questions() -> Iterator[tuple[str, Json, str]]:
    """All that a page is asked of which a file can be: name, form, meaning."""
    taken = {name for room in ROOMS if room.gives for name in _asks(room)}
    return ((name, *question(name)) for name in QUESTIONS if name in taken)


def _asks(room: Room) -> list[str]:
    """The questions of a page that its files answer."""
    return [name for name in ASKS.get(room.twin, ()) if name not in PARTS]


def _room(path: str) -> tuple[Room, dict[str, str]]:
    """The page of a path, and the parts of the path that it takes."""
    for room in ROOMS:
        if found := compile_path(room.twin)[0].match(f"/{path}"):
            return room, found.groupdict()
    raise NotInLedger(f"{path}: no page has this name; there are {', '.join(_lists())}")


def _lists() -> Iterator[str]:
    return (room.twin[1:] for room in ROOMS if "{" not in room.twin and room.gives)


def _check(room: Room, form: Format, path: str, questions: Questions) -> None:
    known = [*_asks(room), *(["raw"] if form.takes is Table else [])]
    for name, _ in questions:
        if name not in known:
            asked = f"it is asked with {', '.join(known)}" if known else "nothing else is asked"
            raise InputError(f"{name}: is not asked of {path} as {form.suffix}; {asked}")


def _request(path: str, inside: dict[str, str], questions: Questions, base: str) -> Request:
    """The question as it comes from outside, so that it is checked in the same place."""
    home = urlsplit(base)
    return Request(
        {
            "type": "http", "method": "GET", "scheme": home.scheme, "root_path": "",
            "headers": [(b"host", home.netloc.encode())],
            "path": f"/{path}", "path_params": inside,
            "query_string": urlencode(questions).encode(),
        }
    )  # fmt: skip

"""From a room to answers: a page of HTML, its JSON twin, and what is said when something is wrong.

Errors of ours get their status and a plain page
(or a JSON object beside a twin) with their message, which the template escapes; an unforeseen
error gets a fixed text, because what failed may be the template itself.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.errors import DragomanError, InputError, LedgerBusy, LedgerError, NotInLedger
from dragoman.export import formats
from dragoman.export.shapes import Format, Shape
from dragoman.ledger import Ledger
from dragoman.records import Record
from dragoman.web import asking
from dragoman.web.drawing import draw
from dragoman.web.gate import HEADERS
from dragoman.web.pictures.style import Look
from dragoman.web.room import Painter, Room
from dragoman.web.seats import ASK, NoSeat
from dragoman.web.shelf import SECONDS, Finish, Made, Maker
from dragoman.web.templating import render

_NAME = re.compile(r"[^A-Za-z0-9-]+")
HTML, JSON, SVG = "text/html; charset=utf-8", "application/json", "image/svg+xml"
TITLES = {
    400: "This cannot be asked",
    401: "This needs a token",
    403: "This needs another token",
    404: "Not in the ledger",
    503: "The ledger cannot be read",
}

Handler = Callable[[Request, Exception], Response | Awaitable[Response]]


def page(room: Room) -> Maker:
    """What shows a room in HTML."""
    forms = [form for form in formats() if form.takes in room.gives]

    def make(book: Ledger, request: Request) -> Finish:
        return partial(finish, room.look(book, request), request)

    def finish(found: Record, request: Request) -> Made:
        files = [(form.label, form.media_type, _beside(request, form.suffix)) for form in forms]
        drawn = {name: _beside(request, f"{name}.svg") for name in room.pictures}
        twin = _beside(request, "json")
        text = render(room.template, page=found, nav=room.nav, twin=twin, files=files, drawn=drawn)
        return Made(text.encode(), HTML)

    return make


def file(room: Room, form: Format) -> Maker:
    """What gives a room as a file of a format."""
    give = room.gives[form.takes]

    def make(book: Ledger, request: Request) -> Finish:
        return partial(finish, give(book, request), request)

    def finish(shape: Shape, request: Request) -> Made:
        body = form.write(shape)
        name = _NAME.sub("-", request.url.path.strip("/").removesuffix(f".{form.suffix}"))
        headers = {"Content-Disposition": f'attachment; filename="{name[:80]}.{form.suffix}"'}
        return Made(body, form.media_type, headers)

    return make


def twin(room: Room) -> Maker:
    """What gives the record that a page shows."""

    def make(book: Ledger, request: Request) -> Finish:
        found = room.look(book, request)
        return lambda: Made(_as_json(found), JSON)

    return make


def picture(paint: Painter) -> Maker:
    """What draws a picture: `dark=1` for dark pages, `narrow=1` for narrow ones."""

    def make(book: Ledger, request: Request) -> Finish:
        look = Look(dark=asking.flag(request, "dark"), narrow=asking.flag(request, "narrow"))
        found = paint(book, request, look)
        return lambda: Made(draw(found.spec, found.title, found.about), SVG)

    return make


def _beside(request: Request, suffix: str) -> str:
    """The address of what stands beside a page, with the same questions; always on this host."""
    path = request.scope.get("raw_path") or b"/"
    query = request.url.query
    address = "/" + path.decode("ascii", "replace").partition("?")[0].strip("/")
    return ("/today" if address == "/" else address) + f".{suffix}" + (f"?{query}" if query else "")


def handlers() -> dict[int | type[Exception], Handler]:
    """What Starlette calls for which error."""
    return {DragomanError: _known, HTTPException: _unmatched, Exception: _unforeseen}


def _known(request: Request, error: Exception) -> Response:
    status = _status(error)
    if status >= 500:  # what the reader is not told, whoever serves the page is
        logging.getLogger(__name__).error("%s", error)
    answer = _said(request, status, _message(error))
    if status == 401:
        answer.headers.update(ASK)
    return answer


def _status(error: Exception) -> int:
    match error:
        case NoSeat():
            return error.status
        case NotInLedger():
            return 404
        case InputError():
            return 400
        case LedgerError():
            return 503
    return 500


def _message(error: Exception) -> str:
    """What may be shown: of a ledger that fails, nothing that tells where the file lies."""
    if isinstance(error, NotInLedger | InputError | NoSeat):
        return str(error)
    if isinstance(error, LedgerBusy):
        return "Another process is writing to the ledger; try again in a moment."
    if "older Dragoman" in str(error):
        return "An older Dragoman wrote the ledger; `dragoman rebuild` brings it up to date."
    if "interrupted" in str(error):
        return f"The question took longer than {SECONDS:.0f} seconds; ask for less."
    return "There is no ledger that can be read; `dragoman add FILE...` makes one."


def _unmatched(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _said(request, status, "No page has this address.", "No such page")


def _said(request: Request, status: int, message: str, title: str = "") -> Response:
    if request.url.path.endswith(".json"):
        return _json({"status": status, "error": message}, status)
    head = title or TITLES.get(status, "This cannot be shown")
    return _html(render("error.html", title=head, status=status, message=message), status)


def _unforeseen(_: Request, __: Exception) -> Response:
    words = "Something went wrong in Dragoman itself; the terminal that serves it says what.\n"
    return PlainTextResponse(words, 500, HEADERS)


def _html(text: str, status: int = 200) -> Response:
    return Response(text, status, media_type=HTML)


def _json(value: object, status: int = 200) -> Response:
    return Response(_as_json(value), status, media_type=JSON)


def _as_json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"

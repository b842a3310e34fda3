"""Whose a request is and what it may do: the author's on their own machine, else a token's.

The `Authorization` header is the only place a token is taken from, never an address or a form, so
that none reaches a log or a bookmark: "Bearer TOKEN" of programs, "Basic" of browsers, which ask
for a name and take the token as the password. What is not a token of this ledger is refused
whatever it asks for, and one address may try ten a minute, shared out among the processes that
answer: each counts its own and lets through one at least, so that more than ten processes let
through as many as they are.
"""

import time
from base64 import b64decode
from binascii import Error as NotBase64
from datetime import UTC, datetime
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.records import Record
from dragoman.web import tokens

TRIES, WINDOW = 10, 60.0  # wrong tokens of one address within so many seconds, in all
ADDRESSES = 1_000  # that are remembered
ASK = {"WWW-Authenticate": 'Basic realm="Dragoman", charset="UTF-8"'}


class Seat(Record):
    """Whoever asks: the name judgements are signed with, and whether they may be made."""

    name: str
    judges: bool
    own: bool = False  # on the author's machine, where several reviewers may take turns


class NoSeat(DragomanError):
    """What was asked needs a token, or another one; `status` is 401 or 403."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Door:
    """ASGI middleware that finds the seat of a request; `private` lets nobody in without one."""

    def __init__(
        self, app: ASGIApp, ledger: Path, reviewer: str | None, *, private: bool, workers: int
    ) -> None:  # fmt: skip
        self.app = app
        self.ledger = ledger
        self.author = Seat(name=reviewer, judges=True, own=True) if reviewer else None
        self.private = private
        self.tries = max(1, TRIES // workers)
        self.wrong: dict[str, list[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find the seat, or refuse."""
        if scope["type"] == "http":
            asks = "authorization" in Headers(scope=scope)  # else no file is opened
            seat = await run_in_threadpool(self._seat, scope) if asks else self._seat(scope)
            if isinstance(seat, Response):
                await seat(scope, receive, send)
                return
            scope.setdefault("state", {})["seat"] = seat
        await self.app(scope, receive, send)

    def _seat(self, scope: Scope) -> Seat | Response | None:
        secret = _secret(Headers(scope=scope))
        if secret is None:
            if self.author is None and self.private:
                return PlainTextResponse("These pages are read with a token.\n", 401, ASK)
            return self.author
        address = (scope.get("client") or ("",))[0]
        if self._tries(address) >= self.tries:
            words = "Too many wrong tokens; try again in a minute.\n"
            return PlainTextResponse(words, 429, {"Retry-After": str(round(WINDOW))})
        today = datetime.now(UTC).date().isoformat()
        token = tokens.opened_by(self.ledger, secret, today)
        if token is None:
            self.wrong.setdefault(address, []).append(time.monotonic())
            return PlainTextResponse("This is no token of this ledger.\n", 401, ASK)
        return Seat(name=token.name, judges=token.scope == "judge")

    def _tries(self, address: str) -> int:
        """Wrong tokens of late; older ones are forgotten."""
        if len(self.wrong) > ADDRESSES:
            self.wrong.clear()
        since = time.monotonic() - WINDOW
        late = [at for at in self.wrong.pop(address, []) if at > since]
        if late:
            self.wrong[address] = late
        return len(late)


def _secret(headers: Headers) -> str | None:
    """The token of a request, "" for one that cannot be read; None where none is given."""
    given = headers.get("authorization")
    if given is None:
        return None
    kind, _, value = given.partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    if kind.lower() != "basic":
        return ""
    try:
        return b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except (NotBase64, UnicodeDecodeError, ValueError):
        return ""


def judge(request: Request, asked: str | None) -> str | None:
    """In whose name this request may judge: on the author's machine in any that is asked for."""
    seat: Seat | None = getattr(request.state, "seat", None)
    if seat is None or not seat.judges:
        return None
    return (seat.own and asked) or seat.name


def judging(request: Request, asked: str | None) -> str:
    """The same, or `NoSeat` with what is missing."""
    name = judge(request, asked)
    if name is None and getattr(request.state, "seat", None) is None:
        raise NoSeat(401, "this server only shows; judging needs a token of scope judge")
    if name is None:
        raise NoSeat(403, "this token only reads; judging needs one of scope judge")
    return name


def sign_in(request: Request) -> Response:
    """Where a browser asks for a token once, and keeps it for these pages."""
    if getattr(request.state, "seat", None) is None:
        return PlainTextResponse("Judging needs a token.\n", 401, ASK)
    return RedirectResponse("/review", 303)

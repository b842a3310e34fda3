"""Answers over one ledger file: made once for each state of the ledger, then taken from the shelf.

What looks up an answer in an open ledger comes in, an endpoint goes out. What an
answer says follows from the ledger, the settings of its sources, the address and the seat of
whoever asks, so it is kept under address and seat as long as file, revision and settings stay, and
half a minute at most, since a few pages also tell how long a source has been silent; another file
may have the same revision. Its tag is its digest; who has it already is told so (304). Threads are
few, each with a connection that stays open, and read one state at a time.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock, local
from time import monotonic
from typing import NamedTuple

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from dragoman import ledger
from dragoman.ledger import Ledger
from dragoman.ledger.files import snapshot
from dragoman.ledger.files import state as file_state
from dragoman.ledger.queries_claims import hurry
from dragoman.sources import folder_of

SECONDS = 5.0  # the ledger may work on one answer
LASTS = 30.0  # seconds that an answer is kept
THREADS = 2  # of one process; more would only take turns
MAPPED = 4 * 2**30  # bytes of the file that are read where the system keeps them
ROOM = 32 * 2**20  # bytes of answers kept, in one process
LARGEST = ROOM // 64  # bytes of an answer that is kept


class Made(NamedTuple):
    """What an answer holds, made from the ledger."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = {}


_State = tuple[
    tuple[int, ...], int, int
]  # of the file that is open, its revision, and when a source's settings last changed


class _Kept(NamedTuple):
    state: _State
    made: Made
    tag: str
    since: float  # of the clock that only goes forward


Finish = Callable[[], Made]  # what is made of all that was looked up
Maker = Callable[[Ledger, Request], Finish]
Endpoint = Callable[[Request], Awaitable[Response]]


class Shelf:
    """The answers of one ledger file; see the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = local()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._held = 0
        self._lock = Lock()
        self._turns, self._drawing = CapacityLimiter(THREADS), CapacityLimiter(THREADS)

    def endpoint(self, make: Maker, *, drawn: bool = False) -> Endpoint:
        """The endpoint that answers with what this makes; what is `drawn` waits for its own."""
        turns = self._drawing if drawn else self._turns

        async def answer(request: Request) -> Response:
            return await to_thread.run_sync(self._answer, make, request, limiter=turns)

        return answer

    def _answer(self, make: Maker, request: Request) -> Response:
        found = self._found(make, request)
        headers = {**found.made.headers, "ETag": found.tag}
        if found.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(found.made.body, media_type=found.made.media_type, headers=headers)

    def _found(self, make: Maker, request: Request) -> _Kept:
        address = f"{getattr(request.state, 'seat', None)} {request.url}"
        with self._looked() as book:
            state = (self._own.state, ledger.revision(book), self._settings())
            known = self._take(address)
            if known and known.state == state and monotonic() - known.since < LASTS:
                return known
            finish = make(book, request)
        made = finish()  # the ledger is let go: who writes to it need not wait for a drawing
        tag = f'"{sha256(made.body).hexdigest()[:32]}"'
        found = _Kept(state, made, tag, monotonic())
        self._put(address, found)
        return found

    def _settings(self) -> int:
        """When a file of settings was last put beside the ledger, in nanoseconds; 0 for never."""
        try:
            return folder_of(self.path).stat().st_mtime_ns
        except OSError:
            return 0

    @contextmanager
    def _looked(self) -> Iterator[Ledger]:
        """The ledger as this thread has it open; opened anew where the file is another one."""
        own, state = self._own, file_state(self.path)
        if not state or getattr(own, "state", ()) != state:
            stack = ExitStack()
            book = stack.enter_context(ledger.reader(self.path))
            getattr(own, "stack", ExitStack()).close()
            book.db.execute(f"PRAGMA mmap_size = {MAPPED}")
            own.stack, own.book, own.state = stack, book, state
        hurry(own.book, SECONDS)
        with snapshot(own.book) as book:
            yield book

    def _take(self, address: str) -> _Kept | None:
        with self._lock:
            if address in self._kept:
                self._kept.move_to_end(address)
            return self._kept.get(address)

    def _put(self, address: str, found: _Kept) -> None:
        if len(found.made.body) > LARGEST:
            return
        with self._lock:
            before = self._kept.pop(address, None)
            self._kept[address] = found
            self._held += _size(found) - (_size(before) if before else 0)
            while self._held > ROOM:
                self._held -= _size(self._kept.popitem(last=False)[1])


def _size(found: _Kept) -> int:
    return len(found.made.body) + 1000  # what stands around it

"""Sites for tests: real HTTP on loopback, honest and hostile, with a record of what was asked.

A site is a function from an `Ask` to the bytes of a whole answer, in as many pieces as it likes.
Each site has a loopback address of its own, so that each is a host of its own.
"""

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.fetch import Fetcher, Limits, networks


@dataclass(frozen=True)
class Ask:
    path: str
    headers: dict[str, str]
    at: float
    peer: str = ""


Answering = Callable[[Ask], Iterable[bytes]]


@dataclass
class Site:
    url: str
    asked: list[Ask] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [ask.path for ask in self.asked]


def reply(
    body: bytes | str = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **more: str
) -> list[bytes]:
    """A whole answer; more headers by name, `_` for `-`."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(raw)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return ["\r\n".join([*lines, "Connection: close", "", ""]).encode() + raw]


def gone(_ask: Ask) -> Iterable[bytes]:
    return reply("nothing here", 404)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 100


@contextmanager
def site(
    answer: Answering, address: str = "127.0.0.2", *, certificate: Path | None = None
) -> Iterator[Site]:
    """A server of `answer` on a free port of a loopback address; https with a certificate."""
    found = Site("")
    context = None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                if context is None:
                    self._answer(self.request)
                    return
                with context.wrap_socket(self.request, server_side=True) as wire:
                    self._answer(wire)

        def _answer(self, wire: socket.socket) -> None:
            ask = _heard(wire)
            if ask is None:
                return
            found.asked.append(ask)
            for piece in answer(ask):
                wire.sendall(piece)

    with _Server((address, 0), Handler) as server:
        scheme = "https" if context else "http"
        found.url = f"{scheme}://{address}:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()


def _heard(wire: socket.socket) -> Ask | None:
    at = time.monotonic()
    raw = b""
    while b"\r\n\r\n" not in raw:
        more = wire.recv(65536)
        if not more:
            return None
        raw += more
    first, *lines = raw.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in lines if line)
    return Ask(first.split()[1], {name.lower(): value for name, _, value in pairs}, at)


def routes(**paths: Iterable[bytes]) -> Answering:
    """Answers by path, `_` for `/` alone; everything else is gone."""
    return lambda ask: paths.get(ask.path.strip("/").replace("/", "_").replace(".", "_") or "_",
                                 reply("nothing here", 404))  # fmt: skip


PUBLIC = ("127.0.0.2/31", "127.1.0.0/16")  # stand for the public internet


def fetcher(gap: float = 0.0, limits: Limits | None = None) -> Fetcher:
    """A fetcher to which these loopback addresses are public, and 127.0.0.1 is not."""
    return Fetcher(limits or Limits(seconds=5.0), gap=gap, allowed=networks(PUBLIC))

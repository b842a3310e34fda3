"""One exchange with one server, HTTP/1.1 or 2: the home of httpcore.

A checked address and headers come in; status, headers and the body with its coding undone go out.
Connections are made to vetted addresses only, and every read and write is held to what is left of
the request's time, so that neither a dripping body nor dripping headers outlast it.
Redirects are told, not followed. The body of a redirect is never read.
"""

import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import certifi
import httpcore
from httpcore import SOCKET_OPTION

from dragoman.errors import FetchError
from dragoman.fetch import addresses, coding
from dragoman.fetch.addresses import Network, Resolve
from dragoman.fetch.answers import Limits

CONNECT = 10.0  # seconds for one connection
_HELD = threading.local()  # when the request of this thread must be done


class _Stream(httpcore.NetworkStream):
    """A connection that knows when its request must be done."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(timeout: float | None) -> float:
    left: float = getattr(_HELD, "until", time.monotonic() + CONNECT) - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for one request is over")
    return left if timeout is None else min(left, timeout)


class _Vetting(httpcore.NetworkBackend):
    """Connects to the vetted addresses of a host, in their order, never to a name."""

    def __init__(self, allowed: Sequence[Network], resolve: Resolve) -> None:
        self._allowed, self._resolve = allowed, resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = httpcore.ConnectError("no address")
        for address in addresses.vetted(host, port, self._allowed, self._resolve):
            try:
                return _Stream(
                    self._plain.connect_tcp(
                        address, port, _left(timeout), local_address, socket_options
                    )
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem


class Wire:
    """Open connections. Close it when done."""

    def __init__(
        self, allowed: Sequence[Network], resolve: Resolve, authorities: str | None = None
    ) -> None:
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        if authorities is not None:
            context.load_verify_locations(authorities)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, http2=True, max_connections=200, max_keepalive_connections=50,
            keepalive_expiry=15.0, network_backend=_Vetting(allowed, resolve),
        )  # fmt: skip

    def close(self) -> None:
        """Drop all connections."""
        self._pool.close()

    @contextmanager
    def exchange(
        self, url: str, headers: Sequence[tuple[str, str]], seconds: float
    ) -> Iterator[httpcore.Response]:
        """Status and headers of one answer, its body still to be read; `FetchError` on failure."""
        _HELD.until = time.monotonic() + seconds
        waits = {"connect": CONNECT, "read": seconds, "write": seconds, "pool": seconds}
        try:
            with self._pool.stream(
                "GET", url, headers=list(headers), extensions={"timeout": waits}
            ) as response:
                yield response
        except httpcore.TimeoutException as error:
            raise FetchError(f"{url}: no whole answer in time", "failed") from error
        except (
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol,
            ssl.SSLError, OSError, ValueError,
        ) as error:  # fmt: skip
            raise FetchError(f"{url}: {_words(error)}", "failed") from error


def _words(error: Exception) -> str:
    text = " ".join(str(error).split())[:300] or type(error).__name__
    return f"the encrypted connection failed: {text}" if "SSL" in text or "TLS" in text else text


def body(response: httpcore.Response, url: str, limits: Limits) -> tuple[bytes, int]:
    """The body with its coding undone, and how many bytes came over the wire."""
    headers = [(n.decode("latin-1").lower(), v.decode("latin-1")) for n, v in response.headers]
    named = [v for n, v in headers if n == "content-encoding"]
    decoder = coding.Decoder(",".join(named), url, limits.decoded)
    came = 0
    parts = []
    for chunk in response.iter_stream():
        came += len(chunk)
        if came > limits.received:
            raise FetchError(f"{url}: larger than {limits.received:,} bytes", "refused")
        parts.append(decoder.feed(chunk))
    parts.append(decoder.end())
    return b"".join(parts), came


def nothing(_response: httpcore.Response, _url: str, _limits: Limits) -> tuple[bytes, int]:
    """The body of a redirect, or of an answer that has none."""
    return b"", 0


def what_came(response: httpcore.Response, url: str, limits: Limits) -> tuple[bytes, int]:
    """The body of an error; where it is damaged or too large, nothing: its status tells enough."""
    try:
        return body(response, url, limits)
    except (
        FetchError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException,
        ssl.SSLError, OSError,
    ):  # fmt: skip
        return b"", 0

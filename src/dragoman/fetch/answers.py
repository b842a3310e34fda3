"""What is asked of the network and what comes back.

A `Request` names an address, the validators of the last answer, and headers that belong to its
origin alone. An `Answer` is what came, with the content coding undone and nothing else: its bytes
are what is kept and hashed. `unchanged` is true of a 304, whose body is empty; so is that of a
redirect, which is not read.
"""

from hashlib import sha256

from dragoman.records import Record

MiB = 1024 * 1024


class Limits(Record):
    """What one request may cost; beyond, it fails with words that name the limit."""

    received: int = 16 * MiB  # bytes on the wire
    decoded: int = 16 * MiB  # bytes after gzip; `pages` reads no more
    seconds: float = 30.0  # on the network, all hops together
    redirects: int = 5
    patience: float = 20.0  # seconds a told Retry-After is waited for; longer ones are told back


class Request(Record):
    """One address to ask for."""

    url: str
    etag: str | None = None
    modified: str | None = None  # Last-Modified, as the sender wrote it
    of: str | None = None  # the address the validators came from, where not `url`
    headers: tuple[tuple[str, str], ...] = ()  # sent to the origin of `url` and no other
    gap: float | None = None  # seconds between requests to its host; None takes the usual
    obey: bool = True  # robots rules


class Answer(Record):
    """What came back from the last hop."""

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: str  # UTC
    received: int  # bytes of the body on the wire
    hops: tuple[str, ...] = ()  # addresses that redirected, first to last
    version: str = "HTTP/1.1"

    @property
    def unchanged(self) -> bool:
        """Whether the sender says that nothing changed."""
        return self.status == 304

    @property
    def sha256(self) -> str:
        """Of the body."""
        return sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of this name, in lower case."""
        return next((value for key, value in self.headers if key == name), None)

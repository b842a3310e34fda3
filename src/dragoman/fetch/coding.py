"""A body's content coding undone as it streams, never to more bytes than are allowed.

Chunks as they came go in, plain bytes go out. Only gzip and deflate are asked for; any other
coding, and codings put one upon another, are refused: that is how small answers become large.
"""

import zlib

from dragoman.errors import FetchError

ACCEPTED = "gzip, deflate"
_GZIP = zlib.MAX_WBITS | 16


class Decoder:
    """Undoes one coding, with the bytes it may still give counted down."""

    def __init__(self, coding: str, url: str, limit: int) -> None:
        names = [name.strip().lower() for name in coding.split(",") if name.strip()]
        names = [name.removeprefix("x-") for name in names if name != "identity"]
        if len(names) > 1:
            raise FetchError(f"{url}: codings upon codings: {coding}", "refused")
        self._name = names[0] if names else ""
        if self._name not in ("", "gzip", "deflate"):
            raise FetchError(f"{url}: coded as {coding}, which was not asked for", "refused")
        self._url, self._limit, self._left = url, limit, limit
        self._inner = zlib.decompressobj(_GZIP) if self._name == "gzip" else None

    def feed(self, chunk: bytes) -> bytes:
        """What this chunk says in plain bytes; `FetchError` where it is too much or damaged."""
        if not self._name or not chunk:
            return self._counted(chunk)
        if self._inner is None:  # "deflate" is sent with and without its header
            wrapped = chunk[0] & 0x0F == 8
            self._inner = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        try:
            return self._inflated(chunk)
        except zlib.error as error:
            raise FetchError(
                f"{self._url}: the {self._name} is damaged: {error}", "failed"
            ) from error

    def _inflated(self, chunk: bytes) -> bytes:
        parts = []
        while chunk and self._inner is not None:
            parts.append(self._counted(self._inner.decompress(chunk, self._left + 1)))
            chunk = self._inner.unconsumed_tail
            if self._inner.eof:  # a gzip file may have several members
                chunk = self._inner.unused_data.lstrip(b"\0")
                if chunk and self._name != "gzip":
                    break
                self._inner = zlib.decompressobj(_GZIP) if chunk else self._inner
        return b"".join(parts)

    def _counted(self, plain: bytes) -> bytes:
        self._left -= len(plain)
        if self._left < 0:
            raise FetchError(f"{self._url}: holds more than {self._limit:,} bytes", "refused")
        return plain

    def end(self) -> bytes:
        """What was left; `FetchError` where the coded body was cut off."""
        if self._inner is not None and not self._inner.eof:
            raise FetchError(f"{self._url}: the {self._name} is cut off", "failed")
        return b""

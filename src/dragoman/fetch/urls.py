"""Addresses as they are asked for: absolute, http or https, with nothing hidden in them.

Text comes in; one spelling goes out, or a `FetchError`. Names and passwords in an address, control
characters and every other scheme are refused. Hosts are in ASCII, the fragment is gone.
"""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from dragoman.errors import FetchError

LONGEST = 4000  # characters
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_PORTS = {"http": 80, "https": 443}
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"


def checked(url: str) -> str:
    """The address in its one spelling; `FetchError` where it may not be fetched."""
    url = url.strip(" \t\r\n")
    if len(url) > LONGEST:
        raise FetchError(f"{url[:80]}…: longer than {LONGEST} characters", "refused")
    if _CONTROL.search(url):
        raise FetchError(f"{url!r}: has spaces or control characters in it", "refused")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url}: is no address: {error}", "refused") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"{url[:200]}: only http and https addresses are fetched", "refused")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            f"{parts.scheme}://…@{parts.hostname}: a name or password may not stand in an address; "
            "use the source's headers",
            "refused",
        )
    host = _host(parts.hostname or "", url)
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    path, query = quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT)
    return urlunsplit((parts.scheme, place, path, query, ""))


def _host(host: str, url: str) -> str:
    if not host:
        raise FetchError(f"{url[:200]}: names no host", "refused")
    if ":" in host:
        return f"[{host.lower()}]"
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchError(f"{url[:200]}: the host's name is none: {error}", "refused") from error


def joined(base: str, link: str) -> str:
    """A link as it stands on a page, made absolute and checked."""
    try:
        return checked(urljoin(base, link.strip()))
    except ValueError as error:
        raise FetchError(f"{link[:200]!r}: is no address: {error}", "refused") from error


def told(header: str) -> str:
    """The address of a Location, whose bytes were read as Latin-1 but often are raw UTF-8."""
    raw = header.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)


def origin_of(url: str) -> str:
    """Scheme, host and port: what credentials and robots rules belong to."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str) -> str:
    """Host and port: what is paced."""
    return urlsplit(url).netloc

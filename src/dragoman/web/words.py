"""Text on its way to a page, and addresses in it.

Stored text and addresses come in, plain text goes out; escaping is the template's work. `visible`
is applied to all text on its way to a page: characters that turn or hide what stands around them
are shown by their number, since a source could use them to make a line read as something else.
"""

from functools import lru_cache
from typing import get_args
from urllib.parse import quote, urlsplit

from dragoman.records import EngagementKind, Format, Status
from dragoman.signs import DISGUISING

KINDS: tuple[str, ...] = get_args(EngagementKind)
STATUSES: tuple[str, ...] = get_args(Status)
FORMATS: tuple[str, ...] = get_args(Format)
_SHOWN = {code: f"[U+{code:04X}]" for code in DISGUISING}


def visible(value: object) -> object:
    """Text whose every character can be seen; nothing for None; anything else as it is."""
    if value is None:
        return ""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value  # as nearly all is, and then nothing is to be looked up
    return value.translate(_SHOWN)


def outside(url: str | None) -> str | None:
    """An address that may be linked: http and https with a host, every character of it seen."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.netloc and visible(url) == url
    return url if sound else None


@lru_cache(maxsize=8192)  # a page of ties has each of its parties two dozen times
def path(*parts: str) -> str:
    """An address of ours: parts quoted, so that none can end or leave it."""
    return "/" + "/".join(map(_quoted, parts))


def _quoted(part: str) -> str:
    plain = part.isascii() and part.replace("-", "").isalnum()  # as identifiers and codes are
    return part if plain else quote(part, safe="")

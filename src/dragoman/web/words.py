"""Codes, dates and addresses as pages show them; the filters of the templates.

Stored values come in, plain text goes out; escaping is the template's work. `visible` is applied
to all text on its way to a page: characters that turn or hide what stands around them are shown
by their number, since a source could use them to make a line read as something else.
"""

from typing import get_args
from urllib.parse import quote, urlsplit

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.lexicon import headlines, parties
from dragoman.merge.slots import read_place
from dragoman.records import EngagementKind, Place, Status
from dragoman.signs import DISGUISING

KINDS: tuple[str, ...] = get_args(EngagementKind)
STATUSES: tuple[str, ...] = get_args(Status)
_SHOWN = {code: f"[U+{code:04X}]" for code in DISGUISING}


def visible(value: object) -> object:
    """Text whose every character can be seen; nothing for None; anything else as it is."""
    if value is None:
        return ""
    return value.translate(_SHOWN) if type(value) is str else value


def party(code: str | None) -> str:
    """The name of a state or an organisation, or the code where there is none."""
    found = parties.states().get(code or "") or parties.organisations().get(code or "")
    return found.name if found else code or ""


def place(where: Place | None) -> str:
    """`Accra, Ghana`, or the part that is known; empty when none is."""
    if where is None:
        return ""
    city, country = where.city, party(where.country)
    return city if city == country else ", ".join(part for part in (city, country) if part)


def place_value(value: str) -> str:
    """A place as merging spells the values of one, as shown."""
    where = read_place(value)
    return place(where) + ("" if where and where.city else " (no city)")


def when(value: str | None) -> str:
    """A date as shown: `2025-04-17`, `2025-04`, `2025-04-17 to 2025-04-19`, `????-11-28`."""
    return (value or "").replace("/", " to ").replace("XXXX", "????").replace("..", "open")


def precision(value: str | None) -> str:
    """How finely a date is known, in words; empty for one that is no date."""
    try:
        return headlines.load("en").precision[edtf.precision(value)] if value else ""
    except InputError:
        return ""


def word(code: str) -> str:
    """A code of kind, format or status in words."""
    said = headlines.load("en")
    for table in (said.kinds, said.formats, said.statuses):
        if code in table:
            return table[code]
    return code.replace("_", " ")


def sentence(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def outside(url: str | None) -> str | None:
    """An address that may be linked: http and https with a host, every character of it seen."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.netloc and visible(url) == url
    return url if sound else None


def path(*parts: str) -> str:
    """An address of ours: parts quoted, so that none can end or leave it."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


def plural(count: int, one: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"

"""What a request asks, checked: days, numbers and codes in; an `InputError` (400) for the rest.

Empty fields of a form are questions not asked. Parties may be given by code or by any name the
lexicon knows, so that a reader can type what they would write.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.dates import edtf
from dragoman.errors import InputError, NotInLedger
from dragoman.lexicon import party_names, typed_parties
from dragoman.lexicon.languages import having
from dragoman.records import Record

LONGEST = 200  # characters of anything typed
LAST_PAGE = 100_000


class Pages(Record):
    """Where in a long list a page stands. `before` and `after` are questions, without "?"."""

    number: int
    size: int
    total: int
    before: str | None
    after: str | None

    def holds(self, place: int) -> bool:
        """Whether what stands at this place of the list, from 1, stands on this page."""
        return (place - 1) // self.size == self.number - 1


def typed(request: Request, name: str) -> str | None:
    """A field as typed, blanks at its ends gone; None when empty."""
    text = request.query_params.get(name, "").strip()
    if len(text) > LONGEST:
        raise InputError(f"{name}: at most {LONGEST} characters are taken")
    return text or None


def choice(request: Request, name: str, known: Collection[str]) -> str | None:
    """One of the known values."""
    value = typed(request, name)
    if value is not None and value not in known:
        raise InputError(f"{name}: {value!r} is not one of {', '.join(known)}")
    return value


def language(request: Request) -> str | None:
    """The language in which sentences are asked for, as `lang` or `language`."""
    known = having("headlines.toml")
    return choice(request, "lang", known) or choice(request, "language", known)


def day(request: Request, name: str) -> str | None:
    """A day of ISO 8601."""
    value = typed(request, name)
    try:
        return value and edtf.day(value)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def flag(request: Request, name: str) -> bool:
    """Whether a box is ticked."""
    return typed(request, name) in ("1", "on", "yes")


def number(request: Request, name: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    value = typed(request, name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise InputError(f"{name}: {value!r} is no number from 1 to {most}")
    return int(value)


def named_parties(request: Request, name: str) -> tuple[str, ...]:
    """The parties of a field that may stand several times, each by code or by name."""
    words = [w.strip() for w in request.query_params.getlist(name)[:5]]
    return tuple(dict.fromkeys(_named(w) for w in words if w))


def _named(text: str) -> str:
    code = typed_parties.code(text[:LONGEST])
    if code is None:
        raise InputError(f"party: {party_names.unknown(text[:LONGEST])}")
    return code


def party(request: Request, name: str) -> str:
    """The code of a party in the path; one that nobody bears is not in the ledger."""
    text: str = request.path_params[name]
    code = typed_parties.code(text[:LONGEST])
    if code is None:
        raise NotInLedger(f"{text[:LONGEST]}: no state or organisation has this code")
    return code


def pages(request: Request, number: int, size: int, total: int) -> Pages:
    """The neighbours of a page of a list, with all other questions kept."""
    others = [(k, v) for k, v in request.query_params.multi_items() if k != "page" and v]

    def at(page: int) -> str:
        return urlencode([*others, ("page", str(page))])

    return Pages(
        number=number, size=size, total=total,
        before=at(number - 1) if number > 1 else None,
        after=at(number + 1) if number * size < total else None,
    )  # fmt: skip


def base(request: Request) -> str:
    """The address under which these pages were asked for; the gate has checked the host."""
    return str(request.base_url).rstrip("/")


def here(request: Request) -> str:
    """The path and the questions of a request."""
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def question(request: Request, asked: Mapping[str, str], *, drop: bool) -> str:
    """The query that asks for values beside all else, or no longer asks for them."""
    once = asked.keys() - {"party"}  # an engagement may be asked for with several parties
    rest = [
        (k, v)
        for k, v in request.query_params.multi_items()
        if v and k != "page" and k not in once and (k, v) not in asked.items()
    ]
    return "&".join(_encoded(*pair) for pair in (rest if drop else [*rest, *asked.items()]))


@lru_cache(maxsize=4096)  # a page of facets asks beside the same things two dozen times
def _encoded(name: str, value: str) -> str:
    return urlencode([(name, value)])

"""Named fields to a page: what JSON Lines and CSV files call a text, an address, a title, a day.

A mapping of names to texts comes in, a page goes out, or None where no field holds a text.
"""

from collections.abc import Mapping
from datetime import date

from dragoman.records import Page

HTML = ("html", "raw_html", "page")
TEXT = ("text", "body", "content", "article", "maintext")
_URL = ("url", "uri", "link", "source_url")
_TITLE = ("title", "headline")
_DAY = ("published", "date", "date_publish", "publication_date", "published_at", "pubdate")


def page(given: Mapping[str, str], where: str) -> Page | None:
    """The page that a line or row of fields describes."""
    named = {name.strip().lower(): value for name, value in given.items()}
    url = _first(named, _URL)
    html, text = _first(named, HTML), _first(named, TEXT)
    if html is None and text is None:
        return None
    if html is None:
        title = _first(named, _TITLE)
        body = text or ""
        html = f"{title}\n\n{body}" if title and not body.startswith(title) else body
        kind = "text/plain; charset=utf-8"
    else:
        kind = "text/html; charset=utf-8"
    raw = html.encode("utf-8", "surrogateescape")  # bytes that were no UTF-8 as they came
    return Page(
        source=url or where, raw=raw, media_type=kind, url=url, published=_day(_first(named, _DAY))
    )


def _day(written: str | None) -> str | None:
    try:
        return date.fromisoformat((written or "")[:10]).isoformat()
    except ValueError:
        return None


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name].strip() for name in names if named.get(name, "").strip()), None)

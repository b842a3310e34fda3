"""Which kind of list a text is, and its entries: the home of feedparser.

Text comes in, a `Listing` goes out, or an `InputError`. feedparser is given bytes in UTF-8 without
a DOCTYPE, so that it has nothing to look up and nothing to expand; sitemaps are read by the
standard library under the same rule. Lists are cut at `MOST` entries, which is said.
"""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from dragoman import prolog
from dragoman.errors import InputError
from dragoman.feeds.listing import Entry, Listing, ListKind

MOST = 10_000  # entries read of one list
_ROOTS: Mapping[str, ListKind] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "channel": "feed", "urlset": "sitemap",
    "sitemapindex": "index", "opml": "opml", "html": "section",
}  # fmt: skip
_NAME = re.compile(r"<\s{0,10}(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=[-_]|$)")


def kind_of(text: str, name: str) -> ListKind:
    """What a text is a list of; `InputError` where it is none."""
    rest = prolog.root(text)
    if prolog.has_doctype(rest):
        if re.match(r"<!doctype\s{1,10}html", rest[:30], re.IGNORECASE):
            return "section"
        raise InputError(f"{name}: has a DOCTYPE, which may name files or grow; refused")
    found = _NAME.match(rest)
    kind = _ROOTS.get(found[1].lower()) if found else None
    if kind is None and re.search(r"<(?:html|head|body|a)\b", text[:20_000], re.IGNORECASE):
        return "section"
    if kind is None:
        raise InputError(f"{name}: is neither a feed, a sitemap nor a page")
    return kind


def read(text: str, name: str, expected: ListKind | None = None) -> Listing:
    """The entries of a list; `InputError` where it is not of the expected kind or broken."""
    kind = kind_of(text, name)
    if expected in ("feed", "sitemap") and kind == "section":
        raise InputError(f"{name}: a web page came instead of the {expected}")
    if kind == "feed":
        return _feed(text, name)
    if kind in ("sitemap", "index"):
        return _sitemap(text, name, kind)
    if kind == "section":
        return _section(text, name)
    raise InputError(f"{name}: is a list of feeds (OPML); add it with `dragoman source add`")


def _feed(text: str, name: str) -> Listing:
    import feedparser  # noqa: PLC0415  # a tenth of a second

    plain = '<?xml version="1.0" encoding="utf-8"?>' + prolog.undeclared(text)
    found = feedparser.parse(
        io.BytesIO(plain.encode("utf-8", "replace")), sanitize_html=False,
        resolve_relative_uris=False, response_headers={"content-type": "application/xml"},
    )  # fmt: skip
    if not found.version and not found.entries:
        raise InputError(f"{name}: is no feed: {found.get('bozo_exception', 'no known form')}")
    broken = found.get("bozo_exception") if found.bozo else None
    if broken is not None and not found.entries:
        raise InputError(f"{name}: the feed is broken: {broken}")
    problems = [f"the feed is not well formed: {' '.join(str(broken).split())}"] if broken else []
    if len(found.entries) > MOST:
        problems.append(f"{len(found.entries) - MOST} entries beyond {MOST} left unread")
    language = _LANGUAGE.match(str(found.feed.get("language") or ""))
    return Listing(
        kind="feed",
        title=_line(found.feed.get("title")),
        language=language[0].lower() if language else None,
        entries=tuple(map(_entry, found.entries[:MOST])),
        problems=tuple(problems),
    )


def _entry(found: dict[str, object]) -> Entry:
    link, id = str(found.get("link") or "").strip(), str(found.get("id") or "").strip()
    return Entry(
        link=link or (id if id.startswith(("http://", "https://")) else ""),
        id=id or None,
        title=_line(found.get("title")),
        published=_day(found.get("published_parsed")),
        updated=_day(dict.get(found, "updated_parsed")),  # not the day of publishing instead
        summary=_line(found.get("summary")),
    )


def _line(text: object) -> str | None:
    return (" ".join(text.split())[:2000] or None) if isinstance(text, str) else None


def _day(parsed: object) -> str | None:
    """The day of a moment in UTC, as feedparser gives it; None for days no calendar has."""
    if not isinstance(parsed, tuple):
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _sitemap(text: str, name: str, kind: ListKind) -> Listing:
    try:
        entries = list(_located(prolog.undeclared(text)))
    except (ET.ParseError, ValueError) as error:
        raise InputError(f"{name}: the sitemap is broken: {error}") from error
    problems = (f"{len(entries) - MOST} beyond {MOST} left unread",) if len(entries) > MOST else ()
    return Listing(kind=kind, entries=tuple(entries[:MOST]), problems=problems)


def _located(text: str) -> Iterator[Entry]:
    """An entry for each `url` or `sitemap` element, its parts told by their local names."""
    said: dict[str, str] = {}
    source = io.BytesIO(text.encode("utf-8", "replace"))
    for _, element in ET.iterparse(source):  # noqa: S314  # no DOCTYPE: no entities to expand
        local = element.tag.rpartition("}")[2]
        if local in ("url", "sitemap"):
            if said.get("loc"):
                yield _listed(said)
            said = {}
            element.clear()
        elif local in ("loc", "lastmod", "publication_date", "title"):
            said.setdefault(local, " ".join((element.text or "").split()))


def _listed(said: Mapping[str, str]) -> Entry:
    published, changed = _DAY.match(said.get("publication_date", "")), said.get("lastmod")
    return Entry(
        link=said["loc"],
        title=said.get("title"),
        published=published[0] if published else None,
        updated=changed,
    )


class _Links(HTMLParser):
    """Links with their words, and the feeds that a page's head names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.feeds: list[str] = []
        self.title = ""
        self._href: str | None = None
        self._words: list[str] = []
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and "alternate" in given.get("rel", "").lower().split():
            if given.get("type", "").lower() in _FEEDS and given.get("href"):
                self.feeds.append(given["href"])
        elif tag == "a" and len(self.links) < MOST:
            self._href, self._words = given.get("href"), []
        self._titled = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._href is not None:
            self.links.append((self._href, " ".join("".join(self._words).split())))
            self._href = None
        self._titled = False

    def handle_data(self, data: str) -> None:
        if self._href is not None:
            self._words.append(data)
        if self._titled:
            self.title += data


_HEADLINE = 20  # characters; menus say less
_SLUG = re.compile(r"\d{4,}|[^/-]+-[^/-]+-[^/-]+|\.s?html?$")


def _section(text: str, name: str) -> Listing:
    """The links of a page that look like articles: by the length of their words and their path."""
    found = _Links()
    try:
        found.feed(text)
    except AssertionError as error:  # the parser's own word for a declaration it cannot take
        raise InputError(f"{name}: cannot be read as HTML: {error}") from error
    seen: dict[str, Entry] = {}
    for link, words in found.links:
        path = link.partition("?")[0].partition("#")[0]
        if len(words) >= _HEADLINE and (_SLUG.search(path) or "id=" in link):
            seen.setdefault(link.partition("#")[0], Entry(link=link.partition("#")[0], title=words))
    return Listing(
        kind="section",
        title=_line(found.title),
        entries=tuple(seen.values()),
        feeds=tuple(dict.fromkeys(found.feeds)),
    )

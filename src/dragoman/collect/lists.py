"""From a received list to the articles it announces: decoding, parsing, making links absolute.

`parse` is what a worker does with untrusted bytes; `items_of` is what follows from its result.
Links that may not be fetched at all are counted, with their reason, and left out; the days that a
list gives are believed only where a calendar and the present allow them.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit, urlunsplit

from dragoman import feeds
from dragoman.errors import FetchError, InputError
from dragoman.feeds import Entry, Listing
from dragoman.feeds.listing import ListKind
from dragoman.fetch import joined
from dragoman.ledger.collecting import Item
from dragoman.pages import decode
from dragoman.records import Page, Reading, Record
from dragoman.sources import Source, from_opml

DEEPEST = 2  # lists of lists one below the other; the sitemap protocol has one
EARLIEST = date(1990, 1, 1)  # no list of the web is older
_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid", "_openstat")


def parse(page: Page, expected: ListKind | None) -> Listing:
    """A received list; `InputError` where it is none. For a worker."""
    return feeds.read(decode.decode(page, html=True), page.source, expected)


def subscriptions(page: Page, taken: frozenset[str]) -> tuple[Source, ...]:
    """The feeds of a received OPML, under names that are free. For a worker."""
    return from_opml(decode.decode(page, html=True), taken, page.source)


class Announced(Record):
    """What a list leads to: articles, other lists, and what is wrong in words."""

    items: tuple[Item, ...]
    lists: tuple[str, ...]
    problems: tuple[str, ...]


def announced(listing: Listing, base: str, source: Source, today: date, depth: int) -> Announced:
    """What to ask for next; `InputError` for a list of lists that `DEEPEST` others led to."""
    if listing.kind != "index":
        items, problems = items_of(listing, base, source, today)
        return Announced(items=tuple(items), lists=(), problems=tuple(problems))
    if depth >= DEEPEST:
        raise InputError(
            f"{base}: a list of lists, {depth} deep in others; not followed, add it by itself"
        )
    named = tuple(dict.fromkeys(children_of(listing, base)))
    return Announced(items=(), lists=named, problems=listing.problems)


def items_of(
    listing: Listing, base: str, source: Source, today: date
) -> tuple[Sequence[Item], Sequence[str]]:
    """Articles to fetch, each address once, and what is wrong with the others in words."""
    found: dict[str, Item] = {}
    problems = list(listing.problems)
    for entry in listing.entries:
        try:
            url = plain(joined(base, entry.link)) if entry.link else None
        except FetchError as error:
            problems.append(str(error))
            continue
        if url is None:
            problems.append(f"an entry without a link: {entry.title or entry.id or '?'}")
        elif url not in found and url != base:
            stamp = "" if listing.kind == "section" else entry.stamp
            day = believable(entry, today)
            if day is None and entry.published is not None:
                problems.append(f"{url}: its list dates it {entry.published}; not believed")
            found[url] = Item(
                source=source.name, url=url, stamp=stamp, published=day, title=entry.title
            )
    return tuple(found.values()), problems


def believable(entry: Entry, today: date) -> str | None:
    """The day a list gives an article, unless it is none, to come, or before the web."""
    if entry.published is None:
        return None
    try:
        day = date.fromisoformat(entry.published)
    except ValueError:  # 30 February
        return None
    return entry.published if EARLIEST <= day <= today + timedelta(days=1) else None


def to_come(url: str, readings: Iterable[Reading], today: date) -> Sequence[str]:
    """Documents that state a day that is to come, in words; they are kept as they state it."""
    last = (today + timedelta(days=1)).isoformat()
    days = (reading.document.published or "" for reading in readings)
    return [f"{url}: states {day} as its day, which is to come" for day in days if day > last]


def plain(url: str) -> str:
    """An address without what only tells how a reader came to it."""
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _tracks(pair)]  # as written: not all queries are UTF-8
    return url if kept == pairs else urlunsplit(parts._replace(query="&".join(kept)))


def _tracks(pair: str) -> bool:
    return unquote(pair.partition("=")[0]).lower().startswith(_TRACKING)


def children_of(listing: Listing, base: str, most: int = 20) -> Iterable[str]:
    """Lists that a list of lists names, the latest first."""
    latest = sorted(listing.entries, key=lambda e: (e.updated or "", e.link), reverse=True)
    for entry in latest[:most]:
        try:
            yield joined(base, entry.link)
        except FetchError:
            continue

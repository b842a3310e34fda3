"""From what a person names to sources: an address is looked at, a file or folder is taken as it is.

Text comes in, new `Source` records go out, not yet saved. A page that names feeds gives its first
feed, since the others are usually its comments; a page that names none is a section page, whose
links are followed. An OPML document gives all its feeds.
"""

from collections.abc import Iterable
from pathlib import Path

from dragoman.collect import lists
from dragoman.collect.workers import Workers
from dragoman.errors import InputError
from dragoman.fetch import Answer, Fetcher, Request, joined
from dragoman.inputs import formats
from dragoman.records import Page
from dragoman.sources import Source, name_for


def discover(
    named: str, taken: Iterable[str], fetcher: Fetcher, workers: Workers, name: str | None = None
) -> tuple[Source, ...]:
    """The sources that an address, file or folder gives. Raises `InputError`, `FetchError`."""
    names = set(taken)
    if "://" not in named:
        return _local(Path(named), names, name, workers)
    page, answer = _asked(named, fetcher)
    if _is_opml(page):
        return workers.submit(lists.subscriptions, page, frozenset(names)).result()
    listing = workers.submit(lists.parse, page, None).result()
    if listing.kind == "section" and listing.feeds:
        page, answer = _asked(joined(answer.url, listing.feeds[0]), fetcher)
        if _is_opml(page):
            return workers.submit(lists.subscriptions, page, frozenset(names)).result()
        listing = workers.submit(lists.parse, page, None).result()
        if listing.kind == "section":  # one step and no further: pages may name each other
            raise InputError(f"{named}: names {page.source} as its feed, which is a web page")
    if listing.kind == "section" and not listing.entries:
        raise InputError(f"{named}: names no feed and links to no article")
    kind = listing.kind if listing.kind in ("feed", "section") else "sitemap"
    found = Source(
        name=name or name_for(answer.url, names),
        url=answer.url,
        kind=kind,
        title=listing.title,
        language=listing.language,
    )
    return (found,)


def _asked(url: str, fetcher: Fetcher) -> tuple[Page, Answer]:
    answer = fetcher.fetch(Request(url=url))
    return Page(source=url, raw=answer.body, media_type=answer.header("content-type")), answer


def _is_opml(page: Page) -> bool:
    return b"<opml" in page.raw[:2000].lower()


def _local(path: Path, names: set[str], name: str | None, workers: Workers) -> tuple[Source, ...]:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; an address begins with https://")
    if path.suffix.lower() in (".opml", ".xml") and path.is_file():
        page = Page(source=str(path), raw=path.read_bytes())
        return workers.submit(lists.subscriptions, page, frozenset(names)).result()
    if path.is_file() and not formats.is_archive(path):
        known = " ".join(formats.suffixes())
        raise InputError(f"{path}: is no folder, OPML or archive of articles ({known})")
    name = name or name_for(path.absolute().name, names)
    return (Source(name=name, url=str(path.absolute()), kind="folder"),)

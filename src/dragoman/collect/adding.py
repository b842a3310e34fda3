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
from dragoman.fetch import Fetcher, Request, joined
from dragoman.pages import decode
from dragoman.records import Page
from dragoman.sources import Source, from_opml, name_for

_KINDS = ("feed", "sitemap", "section")


def discover(
    named: str, taken: Iterable[str], fetcher: Fetcher, workers: Workers, name: str | None = None
) -> tuple[Source, ...]:
    """The sources that an address, file or folder gives. Raises `InputError`, `FetchError`."""
    names = set(taken)
    if "://" not in named:
        return _local(Path(named), names, name)
    answer = fetcher.fetch(Request(url=named))
    page = Page(source=named, raw=answer.body, media_type=answer.header("content-type"))
    if b"<opml" in answer.body[:2000].lower():
        return from_opml(decode.decode(page, html=True), names, named)
    listing = workers.submit(lists.parse, page, None).result()
    if listing.kind == "section" and listing.feeds:
        return discover(joined(answer.url, listing.feeds[0]), names, fetcher, workers, name)
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


def _local(path: Path, names: set[str], name: str | None) -> tuple[Source, ...]:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; an address begins with https://")
    if path.suffix.lower() in (".opml", ".xml") and path.is_file():
        page = Page(source=path.name, raw=path.read_bytes())
        return from_opml(decode.decode(page, html=True), names, str(path))
    name = name or name_for(path.absolute().name, names)
    return (Source(name=name, url=str(path.absolute()), kind="folder"),)

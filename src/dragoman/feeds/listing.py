"""What a list of articles says: an entry an article, in the list's order."""

from hashlib import sha256
from typing import Literal

from dragoman.records import Record

ListKind = Literal["feed", "sitemap", "index", "section", "opml"]


class Entry(Record):
    """One article as a list announces it. Links and days are as written by the list."""

    link: str
    title: str | None = None
    id: str | None = None
    published: str | None = None  # ISO day in UTC
    updated: str | None = None
    summary: str | None = None

    @property
    def stamp(self) -> str:
        """Changes when what the list says of the article changes; its identifier does not count."""
        said = (self.title, self.published, self.updated, self.summary)
        return sha256("\x1e".join(part or "" for part in said).encode()).hexdigest()[:16]


class Listing(Record):
    """A list of articles, or of other lists (`index`)."""

    kind: ListKind
    entries: tuple[Entry, ...]
    title: str | None = None
    language: str | None = None  # ISO 639-1
    feeds: tuple[str, ...] = ()  # links of feeds that a page names
    problems: tuple[str, ...] = ()

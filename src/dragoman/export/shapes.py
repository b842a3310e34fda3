"""What can be exported: tables, feeds, calendars, citations, places, networks; what a format is.

Shapes hold plain text as the ledger has it: guarding, escaping and folding is each format's work.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from dragoman.records import Record

Cell = str | int | float | None


class Table(Record):
    """Rows under named columns; None is unknown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    raw: bool = False  # for programs: no byte order mark, nothing guarded


class Entry(Record):
    """One entry of a feed. `address` is a path of ours."""

    id: str
    title: str
    address: str
    updated: str  # ISO day, or instant in UTC
    summary: str = ""


class Feed(Record):
    """A list that can be subscribed to; `base` is the address of these pages, without "/"."""

    title: str
    base: str
    address: str
    entries: tuple[Entry, ...]


class Happening(Record):
    """A calendar entry: whole days, both included."""

    id: str
    title: str
    first: str
    last: str
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    stamp: str  # UTC, when the ledger last learned of it
    address: str
    place: str = ""
    about: str = ""


class Calendar(Record):
    """Happenings under one name."""

    title: str
    base: str
    happenings: tuple[Happening, ...]


class Citation(Record):
    """One thing to cite: the record itself (`dataset`), or a news article it rests on."""

    id: str
    kind: Literal["dataset", "article"]
    title: str
    publisher: str | None
    published: str | None  # ISO day
    address: str | None
    seen: str  # ISO day
    language: str = "en"
    note: str = ""


class Citations(Record):
    """What a page cites."""

    items: tuple[Citation, ...]


class Site(Record):
    """A place on the globe; `precision` says whether the point is the town's or the state's."""

    name: str
    latitude: float
    longitude: float
    precision: str
    engagements: int
    last: str  # ISO day


class Places(Record):
    """Places where something was."""

    sites: tuple[Site, ...]


class Node(Record):
    """Someone, or some party, in a network."""

    id: str
    name: str
    party: str | None
    engagements: int


class Tie(Record):
    """Two nodes and how often they met."""

    a: str
    b: str
    engagements: int


class Network(Record):
    """Who met whom; nodes and ties in a fixed order."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


Shape = Table | Feed | Calendar | Citations | Places | Network


class Format(NamedTuple):
    """A file format: its suffix, its media type, the shape it writes, and how."""

    suffix: str
    media_type: str
    label: str
    takes: type[Shape]
    write: Callable[[Shape], bytes]

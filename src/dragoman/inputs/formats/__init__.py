"""Archives of pages, a module a format: found by being here, so a format is added by adding a file.

A format's module has `SUFFIXES` and `records(path, skipped, start)`, which yields the position
behind a record with the record's page, in order and without holding more than one. A record that
cannot be read goes to `skipped` in words and costs no other. `start` is a position that an earlier
run was told, 0 for none; what stands before it is not read again. Nothing is ever unpacked to a
path, and an archive inside an archive is not opened.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from dragoman.records import Page

LIMIT = 16 * 1024 * 1024  # bytes of one record; `pages` reads no more
MEDIA_TYPES = {
    ".txt": None,
    ".md": None,
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".tsv": "text/tab-separated-values",
}

Skipped = Callable[[str], None]
Records = Iterator[tuple[int, Page]]


@cache
def _formats() -> Mapping[str, ModuleType]:
    """The module of each suffix."""
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {suffix: one for one in found for suffix in getattr(one, "SUFFIXES", ())}


def suffixes() -> tuple[str, ...]:
    """Endings of names that archives have."""
    return tuple(sorted(_formats()))


def is_archive(path: Path) -> bool:
    """Tell by its name whether a file is an archive."""
    return _suffix(path) is not None


def _suffix(path: Path) -> str | None:
    name = path.name.lower()
    return max((s for s in _formats() if name.endswith(s)), key=len, default=None)


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """The pages of an archive. An archive that is none raises `InputError` or `OSError`."""
    suffix = _suffix(path)
    if suffix is not None:
        found: Records = _formats()[suffix].records(path, skipped, start)
        yield from found


def kind_of(name: str) -> str | None:
    """The media type of a member by its name; raises `KeyError` where it is no page."""
    return MEDIA_TYPES[Path(name).suffix.lower()]

"""Where data files are found and how they are read: strictly, with file and key in every error.

A path relative to the data folder comes in; typed rows or tables go out. Unknown keys, missing
columns and wrong types are refused with a `DataError` that names the file and the place, so that
someone who edits a table by hand learns what to mend. Nothing here knows what the data mean.
"""

import csv
from collections.abc import Iterable, Iterator, Sized
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar, get_type_hints

import msgspec

from dragoman.errors import DataError

T = TypeVar("T")


@cache
def folder() -> Path:
    """The folder of data that ships with the package."""
    return Path(__file__).parent.parent / "data"


def toml(path: str, type: type[T]) -> T:
    """Read a TOML file into `type` (a msgspec Struct that forbids unknown fields)."""
    try:
        return msgspec.toml.decode((folder() / path).read_bytes(), type=type)
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def sets(section: msgspec.Struct, record: type[msgspec.Struct]) -> dict[str, object]:
    """The word lists of a section that a record keeps as sets, by the same names."""
    kinds, written = get_type_hints(record), section.__struct_fields__
    return {n: frozenset(getattr(section, n)) for n in written if kinds.get(n) == frozenset[str]}


class Exemplified(Protocol):
    """An entry of a data file that shows what it is for."""

    @property
    def read(self) -> Sized:
        """Sentences it must read."""

    @property
    def refuse(self) -> Sized:
        """Sentences it must refuse."""


def exemplified(path: str, entries: Iterable[tuple[str, Exemplified]]) -> None:
    """Raise `DataError` naming the first entry that has no sentence to read or none to refuse."""
    for name, entry in entries:
        if not entry.read or not entry.refuse:
            raise DataError(f"{path}: {name}: give a sentence to read and one to refuse")


def table(path: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a CSV file whose header is exactly `columns`; cells as written."""
    try:
        with (folder() / path).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            header = tuple(next(rows, ()))
            if header != columns:
                raise DataError(f"{path}:1: columns are {header}, expected {columns}")
            for row in rows:
                if len(row) != len(columns):
                    raise DataError(
                        f"{path}:{rows.line_num}: {len(row)} cells, expected {len(columns)}"
                    )
                yield tuple(row)
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def names(path: str, suffix: str) -> list[str]:
    """The stems of the files with this suffix in a data folder, in order."""
    return sorted(p.stem for p in (folder() / path).glob(f"*{suffix}"))

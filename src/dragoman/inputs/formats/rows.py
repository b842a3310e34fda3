"""CSV files with a header: a page a row, its text or HTML under one of the usual names.

Files without such a column are refused with the names that would do. Positions are numbers of rows.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.errors import InputError
from dragoman.inputs.formats import LIMIT, Records, Skipped, fields

SUFFIXES = (".csv",)


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """A page for each row that holds one."""
    csv.field_size_limit(min(LIMIT, sys.maxsize))
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        last: list[str] = []  # lines of the row that is read
        rows = csv.DictReader(_kept(file, last))
        known = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        if known.isdisjoint((*fields.HTML, *fields.TEXT)):
            raise InputError(
                f"{path}: no column is called {', '.join(fields.HTML + fields.TEXT)}; rename one"
            )
        for number, row in _numbered(rows, last, path.name, skipped, start):
            where = f"{path.name} row {number}"
            page = fields.page({k: v for k, v in row.items() if isinstance(v, str) and k}, where)
            if page is None:
                skipped(f"{where}: has no text")
            else:
                yield number, page


def _kept(lines: Iterable[str], last: list[str]) -> Iterator[str]:
    for line in lines:
        last.append(line)
        yield line


def _is_open(row: Iterable[str]) -> bool:
    """Whether the lines of a row end within a quote."""
    try:
        list(csv.reader(row, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _numbered(
    rows: "csv.DictReader[str]", last: list[str], name: str, skipped: Skipped, start: int
) -> Iterator[tuple[int, Mapping[str, object]]]:
    number = 0
    while True:
        number += 1
        before = last.copy()
        last.clear()
        try:
            row = next(rows)
        except StopIteration:
            if _is_open(before):
                words = "a quote opens there that nothing closes, and all behind it was read as one"
                skipped(f"{name} row {number - 1}: {words} text; close it")
            return
        except csv.Error as error:
            if number > start:
                skipped(f"{name} row {number}: {error}")
            continue
        if number > start:
            yield number, row

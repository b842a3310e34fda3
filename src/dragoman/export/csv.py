"""Comma-separated values: UTF-8, RFC 4180, ISO dates, empty for unknown, a header.

A table goes in. By default the file is for spreadsheets: a byte order mark, so that names keep
their letters, and an apostrophe before cells that a spreadsheet would run as a formula. A `raw`
table has neither, for programs that count characters.
"""

import csv
import io
from typing import cast

from dragoman.export.shapes import Cell, Format, Shape, Table

# What spreadsheets take for the beginning of a formula, full-width signs included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(shape: Shape) -> bytes:
    """The file."""
    table = cast(Table, shape)
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(table.columns)
    rows.writerows([_cell(cell, raw=table.raw) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8" if table.raw else "utf-8-sig", "replace")


def _cell(cell: Cell, *, raw: bool) -> str | int | float:
    if cell is None:
        return ""
    if raw or not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0\u200b\ufeff").startswith(_FORMULA) else text


FORMAT = Format("csv", "text/csv; charset=utf-8", "CSV", Table, write)

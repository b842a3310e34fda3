"""JSON Lines, plain or gzip: an object a line, its text or HTML under one of the usual names.

Pages come out, named by the file and line or by the address that the line gives; a title that is
not in the text is put before it. The day a line gives is handed on beside the page, never written
into it. Positions are numbers of lines.
"""

import gzip
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from dragoman.inputs.formats import LIMIT, Records, Skipped, fields
from dragoman.records import Page

SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """A page for each line that holds one."""
    with _opened(path) as file:
        number = 0
        while line := file.readline(LIMIT + 1):
            number += 1
            if len(line) > LIMIT:
                if number > start:
                    skipped(f"{path.name} line {number}: larger than {LIMIT:,} bytes")
                while line and not line.endswith(b"\n"):
                    line = file.readline(LIMIT)
                continue
            if number > start and line.strip():
                page = _page(line, f"{path.name} line {number}", skipped)
                if page is not None:
                    yield number, page


def _opened(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _page(line: bytes, where: str, skipped: Skipped) -> Page | None:
    try:
        given = msgspec.json.decode(line, type=dict[str, object])
    except msgspec.DecodeError as error:
        skipped(f"{where}: {error}")
        return None
    page = fields.page({k: v for k, v in given.items() if isinstance(v, str)}, where)
    if page is None:
        skipped(f"{where}: has none of the fields {', '.join(fields.HTML + fields.TEXT)}")
    return page

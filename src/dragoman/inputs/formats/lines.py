"""JSON Lines, plain or gzip: an object a line, its text or HTML under one of the usual names.

Pages come out, named by the file and line or by the address that the line gives; a title that is
not in the text is put before it. The day a line gives is handed on beside the page, never written
into it. Positions are numbers of lines.
"""

import gzip
from collections.abc import Mapping
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
        skipped(f"{where}: is no JSON object ({error}); write one on each line, or leave it out")
        return None
    page = fields.page({k: v for k, v in given.items() if isinstance(v, str)}, where)
    if page is None:
        skipped(f"{where}: {_lack(given)}")
    return page


def _lack(given: Mapping[str, object]) -> str:
    """Why an object holds no page, and what to do."""
    known = fields.HTML + fields.TEXT
    named = next((name for name in given if name.lower() in known), None)
    if named is None:
        return f"has none of the fields {', '.join(known)}; call the one with the text so"
    return f"its {named} holds no text; write the text there, in quotes"

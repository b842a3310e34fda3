"""Claims gained and lost between two readings of the same pages, one line each.

The earlier reading is a stored file or a git commit, whose package is unpacked into a
temporary folder and read by this same bench. A claim is written without its evidence, so
that a moved span is no change.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.agreement import Record, records
from bench.score import LISTS, document, load_lines
from bench.sets import ROOT

_KINDS = ("engagements", *LISTS)
_ASIDE = {"evidence", "by_phrase", "inferred", "phrase", "role"}


def changes(before: Iterable[Record], after: Iterable[Record]) -> Iterator[str]:
    """`- source: claim` for what was lost, `+` for what was gained, by source."""
    old, new = _claims(before), _claims(after)
    for line in sorted(old - new | new - old):
        yield f"{'-' if line in old else '+'} {line}"


def earlier(origin: str, sets: Iterable[str]) -> list[Record]:
    """The readings of `sets` stored in the file `origin`, or made by the commit of that name."""
    if Path(origin).is_file():
        return load_lines(Path(origin))
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", "--format=tar", origin, "src"],  # noqa: S607 - git as found
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        subprocess.run(
            ["tar", "-x", "-C", folder],  # noqa: S607 - tar as found
            input=archive.stdout,
            check=True,
        )
        stored = Path(folder) / "readings.jsonl"
        only = [word for name in sets for word in ("--set", name)]
        subprocess.run(
            [sys.executable, "-m", "bench.accuracy", "--quiet", "--save", str(stored), *only],
            cwd=ROOT,
            check=True,
            env={**os.environ, "PYTHONPATH": f"{folder}/src"},
        )
        return load_lines(stored)


def _claims(readings: Iterable[Record]) -> set[str]:
    return {
        f"{_source(reading)}: {kind[:-1]} {_written(claim)}"
        for reading in readings
        for kind in _KINDS
        for claim in records(reading, kind)
    }


def _source(reading: Record) -> str:
    return f"{reading.get('set', '')}/{document(reading)['source']}".lstrip("/")


def _written(claim: Record) -> str:
    kept = {k: v for k, v in claim.items() if k not in _ASIDE and v not in (None, [], (), "")}
    if isinstance(kept.get("by"), str):
        del kept["by"]  # the phrase that found it; of a pledge, `by` is a list of parties
    people = [
        f"{p.get('name') or '?'} ({p.get('office') or '?'})" for p in records(claim, "participants")
    ]
    if people:
        kept["participants"] = ", ".join(people)
    return " · ".join(f"{k}={_plain(v)}" for k, v in kept.items())


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "-".join(map(_plain, value))
    if isinstance(value, dict):
        return "/".join(str(v) for v in value.values() if v)
    return str(value)

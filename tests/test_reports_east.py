"""Short reports as Asia, the Pacific and official texts write them, each with what it gives."""

import tomllib
from pathlib import Path

import pytest

from dragoman.pipeline import read_page
from dragoman.records import Page
from tests.reports import misses, parse

_FOLDER = Path(__file__).parent / "golden" / "east"


def _reports() -> list[tuple[str, str, list[str]]]:
    found = []
    for path in sorted(_FOLDER.glob("*.toml")):
        for n, report in enumerate(tomllib.loads(path.read_text("utf-8"))["report"]):
            found.append((f"{path.stem}-{n}", report["text"], report["expect"]))
    return found


@pytest.mark.parametrize(
    ("name", "text", "expect"),
    _reports(),
    ids=lambda v: v if isinstance(v, str) and len(v) < 40 else "",
)
def test_report(name: str, text: str, expect: list[str]) -> None:
    page = Page(source=f"{name}.txt", raw=text.strip().encode())
    found = [e for reading in read_page(page) for e in reading.engagements]
    assert misses([parse(line) for line in expect], found) == []

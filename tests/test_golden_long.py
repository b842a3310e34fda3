"""Long texts of six to fifteen engagements, read whole: weeks, journeys, round-ups, histories.

Each table of `golden/long` holds a text and the engagements it tells of, in the lines of
`golden/west`. They are invented and were annotated before they were read; what is not read right
yet stands in `left`, which tells all that is wrong: a line that comes right is deleted there.
"""

import tomllib
from pathlib import Path

import pytest

from tests.told import Report, compare

LONG = Path(__file__).parent / "golden" / "long"


def _reports() -> list[object]:
    return [
        pytest.param(report, id=f"{path.stem}-{n}")
        for path in sorted(LONG.glob("*.toml"))
        for n, report in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["report"], 1)
    ]


@pytest.mark.parametrize("report", _reports())
def test_long_text_is_read(report: Report) -> None:
    known = report.get("left", [])
    assert isinstance(known, list)
    assert set(compare(report)) == set(known)

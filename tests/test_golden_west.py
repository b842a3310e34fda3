"""Short reports from Latin America, Africa, the Gulf, the Middle East and Europe, read whole.

Each table of `golden/west` holds a report and the engagements it tells of, one a line: kind,
status, date, place, parties, people (`name, office, party`), parted by bars. `or` parts accepted
answers, `-` is none, `*` is not judged, a leading `?` may be missed; no other engagement may be
found. The reports are invented and were annotated before they were read; one with a `left` names
what is not read right yet.
"""

import tomllib
from pathlib import Path

import pytest

from tests.told import Report, compare

WEST = Path(__file__).parent / "golden" / "west"


def _reports() -> list[tuple[str, Report]]:
    return [
        (f"{path.stem}-{n}", report)
        for path in sorted(WEST.glob("*.toml"))
        for n, report in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["report"], 1)
    ]


def _cases() -> list[object]:
    """The reports; one with a `left` is not read right yet, and must lose it when it is."""
    return [
        pytest.param(
            report,
            id=name,
            marks=pytest.mark.xfail(reason=str(report["left"]), strict=True)
            if "left" in report
            else (),
        )
        for name, report in _reports()
    ]


@pytest.mark.parametrize("report", _cases())
def test_report_is_read(report: Report) -> None:
    assert compare(report) == []

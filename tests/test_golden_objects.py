"""When, where, on what occasion, and the objects: short invented reports with what each gives.

Each table of `golden/objects` holds a text and what a careful reader took from it, one fact a
line. The facts were noted before reading, and those that were then misread were left out: the
tables hold what was reached and measure nothing. `engagement` chooses the one that the next lines
are about (kind and parties), `date`, `place` (city and country), `setting` and `status` are its
slots, `-` is none and `or` parts accepted answers; `instrument` gives name, status, date and
period, `edition` name and ordinal, `level` words and change, `pledge` whose word, modality, words
and day, parted by bars.
"""

import tomllib
from pathlib import Path

import pytest

from dragoman.pipeline import read_page
from dragoman.records import EngagementClaim, Page, Reading

OBJECTS = Path(__file__).parent / "golden" / "objects"
HEAD = "News of the day\n\n10 June 2025\n\n"  # a Tuesday
Case = dict[str, object]


def _cases() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}-{n}")
        for path in sorted(OBJECTS.glob("*.toml"))
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
    ]


def read(case: Case) -> tuple[Reading, ...]:
    """The readings of a case: a whole page, or a text under the head all share."""
    page = str(case["page"]) if "page" in case else HEAD + str(case["text"])
    return read_page(Page(source="objects.txt", raw=page.encode()))


def chosen(readings: tuple[Reading, ...], line: str) -> EngagementClaim | None:
    """The first engagement of the kind and parties a line names."""
    kind, *parties = line.split()
    found = [e for r in readings for e in r.engagements]
    fits = (e for e in found if e.kind == kind and (not parties or set(e.parties) == set(parties)))
    return next(fits, None)


def slot(engagement: EngagementClaim, name: str) -> str:
    """A slot in the form the tables write it in."""
    if name == "place":
        place = engagement.place
        return " ".join(filter(None, (place.city, place.country))) if place else "-"
    return str(getattr(engagement, name) or "-")


def objects(readings: tuple[Reading, ...], name: str) -> list[str]:
    """All claims of one family, in the form the tables write them in."""
    rows: list[tuple[str | None, ...]]
    match name:
        case "instrument":
            rows = [(c.name, c.status, c.date, c.period) for r in readings for c in r.instruments]
        case "edition":
            rows = [(c.name, str(c.ordinal or "-")) for r in readings for c in r.mechanisms]
        case "level":
            rows = [(c.level, c.change) for r in readings for c in r.levels]
        case _:
            rows = [
                (" ".join(c.by), c.modality, c.what, c.due) for r in readings for c in r.pledges
            ]
    return [" | ".join(part or "-" for part in row) for row in rows]


@pytest.mark.parametrize("case", _cases())
def test_a_report_gives_its_facts(case: Case) -> None:
    readings = read(case)
    told: EngagementClaim | None = None
    wrong = []
    for line in map(str, case["facts"]):  # type: ignore[call-overload]
        name, _, want = line.partition(" ")
        if name == "engagement":
            told = chosen(readings, want)
            wrong += [f"no {want}"] if told is None else []
        elif name in ("date", "place", "setting", "status"):
            got = slot(told, name) if told else "no engagement"
            wrong += [] if got in want.split(" or ") else [f"{name}: {got}, not {want}"]
        else:
            found = objects(readings, name)
            fits = not found if want == "-" else want in found
            wrong += [] if fits else [f"{name}: {found}, not {want}"]
    assert wrong == []

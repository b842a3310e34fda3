"""Short reports read by a strict reader: all that each of them tells, and nothing else.

`golden/strict*.toml` hold texts of one trap each (a meeting denied and told again, a heading in
capitals, a place called after a king) and the whole lists that must come out: engagements as
"kind | status | date | place | parties", people as "name | party | office", pledges as
"by | modality | what | due", and so on. A list that is left out is not asked for. Invented people,
ships and papers; states are real.
"""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct, convert

from dragoman.pipeline import read_page
from dragoman.records import Page, Place, Reading


class Report(Struct, forbid_unknown_fields=True):
    """A text and what must be read from it, list by list."""

    what: str
    text: str
    engagements: list[str] | None = None
    people: list[str] | None = None
    roles: list[str] | None = None
    settings: list[str] | None = None
    tenures: list[str] | None = None
    tenure_days: list[str] | None = None
    instruments: list[str] | None = None
    instrument_days: list[str] | None = None
    mechanisms: list[str] | None = None
    levels: list[str] | None = None
    pledges: list[str] | None = None
    inferred: list[str] | None = None


FILES = sorted((Path(__file__).parent / "golden").glob("strict*.toml"))
REPORTS = [
    report
    for file in FILES
    for report in convert(tomllib.loads(file.read_text(encoding="utf-8"))["report"], list[Report])
]


def _place(place: Place | None) -> str:
    return ", ".join(part for part in (place.city, place.country) if part) if place else "-"


def _engagements(reading: Reading) -> list[str]:
    return [
        f"{e.kind} | {e.status} | {e.date or '-'} | {_place(e.place)} | "
        f"{' '.join(sorted(e.parties))}"
        for e in reading.engagements
    ]


def _people(reading: Reading) -> list[str]:
    return sorted(
        {
            f"{p.name or '-'} | {p.party or '-'} | {p.office or '-'}"
            for e in reading.engagements
            for p in e.participants
        }
    )


def _roles(reading: Reading) -> list[str]:
    return sorted({f"{p.name} | {p.role}" for e in reading.engagements for p in e.participants})


def _settings(reading: Reading) -> list[str]:
    return [e.setting for e in reading.engagements if e.setting]


def _tenures(reading: Reading) -> list[str]:
    return [f"{t.name} | {t.party} | {t.office}" for t in reading.tenures]


def _tenure_days(reading: Reading) -> list[str]:
    return [f"{t.name} | {t.state} | {t.on or '-'}" for t in reading.tenures]


def _instruments(reading: Reading) -> list[str]:
    return [f"{i.name} | {i.status} | {' '.join(sorted(i.parties))}" for i in reading.instruments]


def _days(reading: Reading) -> list[str]:
    return [f"{i.name} | {i.date or '-'}" for i in reading.instruments]


def _mechanisms(reading: Reading) -> list[str]:
    return [
        f"{m.name} | {m.ordinal or '-'} | {m.status} | {m.date or '-'} | "
        f"{' '.join(sorted(m.parties)) or '-'}"
        for m in reading.mechanisms
    ]


def _levels(reading: Reading) -> list[str]:
    return [
        f"{' '.join(sorted(v.parties))} | {v.level} | {v.change} | {v.date or '-'}"
        for v in reading.levels
    ]


def _pledges(reading: Reading) -> list[str]:
    return [
        f"{' '.join(p.by) or '-'} | {p.modality} | {p.what} | {p.due or '-'}"
        for p in reading.pledges
    ]


def _inferred(reading: Reading) -> list[str]:
    return [
        f"{e.kind} | {slot}: {why}" for e in reading.engagements for slot, why in e.inferred.items()
    ]


LISTS = {
    "engagements": _engagements,
    "people": _people,
    "roles": _roles,
    "settings": _settings,
    "tenures": _tenures,
    "tenure_days": _tenure_days,
    "instruments": _instruments,
    "instrument_days": _days,
    "mechanisms": _mechanisms,
    "levels": _levels,
    "pledges": _pledges,
    "inferred": _inferred,
}


@pytest.mark.parametrize("report", REPORTS, ids=[r.what for r in REPORTS])
def test_a_report_tells_this_and_nothing_else(report: Report) -> None:
    (reading,) = read_page(Page(source="t.txt", raw=report.text.encode()))
    for name, written in LISTS.items():
        if (wanted := getattr(report, name)) is not None:
            assert (name, written(reading)) == (name, wanted)


_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z]|\s)")
_OWNERS = [report for report in REPORTS if _APOSTROPHE.search(report.text)][::8]


@pytest.mark.parametrize("report", _OWNERS, ids=lambda report: report.what)
def test_a_printed_apostrophe_reads_as_a_typed_one(report: Report) -> None:
    """Newspapers print "Peru’s" and typists write "Peru's": the same is told."""
    typed, printed = (_told(_APOSTROPHE.sub(mark, report.text)) for mark in "'’")
    assert printed == typed


def _told(text: str) -> list[str]:
    page = Page(source="notice.txt", raw=text.encode())
    return [
        line.replace("’", "'")
        for reading in read_page(page, "2031-05-14")
        for line in (*_engagements(reading), *_people(reading), *_levels(reading))
    ]

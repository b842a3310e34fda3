"""Every common way to introduce somebody, in every common construction, where names are plain.

The tables of languages that do not decline stand in `grids/plain/`; whoever finds a construction,
a name or an office that is not read adds a line there. What a cell gives follows from its line.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.pipeline import read_page
from dragoman.records import Page
from tests.cells import read, sentence, whole

FOLDER = Path(__file__).parent / "grids" / "plain"
GRIDS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*"))}
PEER = "người đồng cấp"
GOES_ALONG = {"visit"}  # what "the visiting minister" may tell beside the rest


def _cells() -> Iterator[tuple[str, int, str, str, str]]:
    for code, grid in GRIDS.items():
        for n, family in enumerate(grid["family"]):
            for form, status, day in family["forms"]:
                yield code, n, form, status, day


def _pairs(code: str, form: str) -> Iterator[tuple[str, list[str]]]:
    """Each form of the one side with one of the other, and the other way round."""
    hosts, guests = GRIDS[code]["hosts"], GRIDS[code]["guests"]
    first = "{B}" in form.partition("{A}")[0]  # where no "his counterpart" can stand
    able = [g for g in guests if not (first and g[0].startswith(PEER))]
    for n, host in enumerate(hosts):
        yield host, able[n % len(able)]
    for n, guest in enumerate(able if "{B}" in form else ()):
        yield hosts[(n + 3) % len(hosts)], guest


@pytest.mark.parametrize(("code", "n", "form", "status", "day"), list(_cells()))
def test_a_construction_reads_alike_whoever_stands_in_it(
    code: str, n: int, form: str, status: str, day: str
) -> None:
    grid, family = GRIDS[code], GRIDS[code]["family"][n]
    for host, (guest, name) in _pairs(code, form):
        said = sentence(form, host, guest)
        found = read(said)
        if not family["kind"]:
            assert found == [], said
            continue
        assert [one.kind for one in found] == [family["kind"]], said
        (one,) = found
        both = {grid["host"]["name"]: grid["host"]["party"], name: grid["guest_party"]}
        wanted = {"host": [grid["host"]["name"]], "guest": [name], "both": list(both)}
        people = {p.name: p.party for p in one.participants}
        assert people == {who: both[who] for who in wanted[family["who"]]}, said
        assert all(p.office for p in one.participants), said
        assert one.status == status or not status, said
        assert one.date == day or not day, said
        assert one.format == family.get("format", one.format), said
        where = one.place.country if one.place else None
        assert where == family.get("country", where), said


@pytest.mark.parametrize("code", GRIDS)
def test_whoever_visits_is_met_too(code: str) -> None:
    grid = GRIDS[code]
    for form, _, day in grid["family"][0]["forms"]:
        for guest, name in grid["visiting"]:
            said = sentence(form, grid["hosts"][0], guest)
            met = [one for one in read(said) if one.kind not in GOES_ALONG]
            assert [(one.kind, one.date) for one in met] == [("meeting", day)], said
            assert {p.name for p in met[0].participants} == {grid["host"]["name"], name}, said


NAMED = [(code, x, name) for code, grid in GRIDS.items() for x, name in grid["named"]["people"]]


@pytest.mark.parametrize(("code", "said", "name"), NAMED)
def test_a_name_is_read_whole_wherever_it_stands(code: str, said: str, name: str) -> None:
    host = GRIDS[code]["host"]["name"]
    for form in GRIDS[code]["named"]["forms"]:
        named = f"{said}{'' if code == 'zh' else ' '}{name}"
        (found,) = read(sentence(form, X=named))
        assert {p.name for p in found.participants} == {host, name}, form
        assert found.date == "2031-05-12"
        assert len(set(found.parties)) == 2


OFFICES = [(code, office) for code, grid in GRIDS.items() for office in grid["named"]["offices"]]
HELD = {"zh": "巴西{}佩雷拉", "vi": "{} Brazil Carlos Pereira"}
ONLY_LAST = ("Phó Thủ tướng, ", "cựu ", "nguyên ", "前")  # which an office may be told without


@pytest.mark.parametrize(("code", "office"), OFFICES)
def test_an_office_is_readwhole(code: str, office: str) -> None:
    grid = GRIDS[code]
    able = {office, *(office.removeprefix(word) for word in ONLY_LAST)}
    for form in grid["named"]["forms"]:
        (found,) = read(sentence(form, X=HELD[code].format(office)))
        held = {p.name: (p.office, p.party) for p in found.participants}
        assert set(held) == {grid["host"]["name"], grid["guests"][-1][1]}, form
        assert held[grid["guests"][-1][1]][1] == grid["guest_party"], form
        assert held[grid["guests"][-1][1]][0] in able, form


def _told(code: str, kind: str) -> Iterator[tuple[str, str, str | list[str]]]:
    for thing in GRIDS[code][kind]["things"]:
        name, what = (thing, "") if isinstance(thing, str) else thing
        for form, standing in GRIDS[code][kind]["forms"]:
            yield sentence(form, X=name), what, standing


@pytest.mark.parametrize("code", GRIDS)
def test_a_paper_reads_alike_whatever_it_is_called(code: str) -> None:
    for said, kind, able in _told(code, "papers"):
        found = whole(said).instruments
        if not found:
            assert "none" in able, said
            continue
        assert [one.kind for one in found] == [kind], said
        assert found[0].status in able, said
        assert sorted(found[0].parties) == GRIDS[code]["papers"]["parties"], said


@pytest.mark.parametrize("code", GRIDS)
def test_a_numbered_session_reads_alike_whatever_it_is_called(code: str) -> None:
    for said, _, status in _told(code, "sessions"):
        found = whole(said).mechanisms
        assert [(one.ordinal, one.status) for one in found] == [(5, status)], said


@pytest.mark.parametrize("code", GRIDS)
def test_a_level_reads_alike_whatever_it_is_called(code: str) -> None:
    for said, _, change in _told(code, "levels"):
        found = [one.change for one in whole(said).levels]
        assert found == ([] if change == "none" else [change]), said


HEADINGS = [
    ("何文远下周访问巴西", ["visit planned 2031-05-19/2031-05-25"]),
    ("何文远本周五访问巴西", ["visit planned 2031-05-16"]),
    ("巴西外长佩雷拉本周访华", ["visit planned 2031-05-12/2031-05-18"]),
    ("外交部：何文远将访问巴西", ["visit planned None"]),
    ("何文远晤巴西外长", ["meeting held None"]),
    ("何文远抵巴西利亚 展开三日访问", ["visit held None"]),
    ("专家：何文远访问巴西意义重大", []),
    ("何文远：中国愿同巴西合作", []),
]


@pytest.mark.parametrize(("heading", "told"), HEADINGS)
def test_a_heading_tells_of_whoever_opens_it(heading: str, told: list[str]) -> None:
    page = Page(source="g.tsv", raw=f"{heading}\t新华社\t2031-05-14".encode())
    found = [one for reading in read_page(page) for one in reading.engagements]
    assert [f"{one.kind} {one.status} {one.date}" for one in found] == told


def test_what_was_done_is_not_of_the_days_to_come_told_before_it() -> None:
    said = "外交部长何文远12日宣布将于6月访问巴西，并会见了巴西外长佩雷拉。"
    assert [one.status for one in read(said)] == ["planned", "held"]

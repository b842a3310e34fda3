"""Pictures: drawn, named for those who do not see them, and harmless whatever a source says."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dragoman.errors import DragomanError
from dragoman.web import drawing
from dragoman.web.drawing import Spec, draw
from dragoman.web.pictures.counts import counts
from dragoman.web.pictures.ladder import Rung, ladder
from dragoman.web.pictures.spans import Bar, spans
from dragoman.web.pictures.style import Look
from dragoman.web.pictures.timeline import Mark, timeline
from tests import hostile, serving

WIDE, NARROW, DARK = Look(), Look(narrow=True), Look(dark=True)
SVG = "{http://www.w3.org/2000/svg}"


def read(svg: bytes) -> etree._Element:
    return etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))


def texts(svg: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in read(svg).iter(f"{SVG}text")]


def specs(words: str, look: Look) -> dict[str, Spec]:
    return {
        "spans": spans([Bar(name=words, first="2020-01-01", last="2021-01-01", note=words)], look),
        "counts": counts([("2020", words, 3)], ["2019", "2020"], look),
        "ladder": ladder([Rung(day="2020-01-01", level=words, change=words)], look),
        "timeline": timeline([Mark(day="2020-01-01", sort=words)], [words], look),
    }


@pytest.mark.parametrize("name", specs("", WIDE))
@pytest.mark.parametrize("look", [WIDE, NARROW, DARK], ids=["wide", "narrow", "dark"])
def test_a_picture_says_what_it_shows(name: str, look: Look) -> None:
    drawn = draw(specs("Harbour", look)[name], "A title", "All of it in words")
    root = read(drawn)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [root[0].text, root[1].text] == ["A title", "All of it in words"]
    assert any("Harbour" in text for text in texts(drawn))


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5, 8, 11, 25, 60, 130, 999])
def test_counts_stand_at_whole_numbers(most: int) -> None:
    rows = [("2020", "Harbour", most), ("2020", "Bay", 0), ("2019", "Bay", 0)]
    said = texts(draw(counts(rows, ["2019", "2020"], WIDE), "", ""))
    lines = [int(text) for text in said if text not in ("2019", "2020", "Harbour", "Bay")]
    assert lines[0] == 0
    assert lines[-1] <= most < lines[-1] * 1.5 + 1
    assert len(lines) <= 6


def test_a_narrow_picture_fits_a_narrow_page() -> None:
    for spec in specs("Minister of Foreign Affairs and Trade", NARROW).values():
        assert float(read(draw(spec, "", "")).get("width", "999")) < 400


@pytest.mark.parametrize("name", specs("", WIDE))
@pytest.mark.parametrize(
    "words", [*hostile.HOSTILE, "if", "datum.x", "'+alert(1)+'", "]]>&amp;<b>"]
)
def test_attack_31_words_of_a_source_are_only_drawn(name: str, words: str) -> None:
    drawn = draw(specs(words, WIDE)[name], words, words)
    names = {str(node.tag).removeprefix(SVG) for node in read(drawn).iter()}
    assert names <= {
        "svg", "g", "path", "text", "line", "rect", "title", "desc", "defs", "clipPath", "tspan"
    }  # fmt: skip
    for node in read(drawn).iter():
        assert not any(a.lower().startswith("on") or "href" in a for a in node.attrib)


def test_the_same_picture_is_drawn_once() -> None:
    spec = specs("Harbour", WIDE)["ladder"]
    assert draw(spec, "a", "b") == draw(spec, "a", "b")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = serving.fill(Path(tmp_path_factory.mktemp("web")) / "full.db", serving.readings())
    with (
        serving.served(path) as address,
        httpx.Client(timeout=60, base_url=address) as client,
    ):
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "/relation/MNG/VNM.ladder.svg",
        "/relation/MNG/VNM.timeline.svg",
        "/relation/MNG/VNM.years.svg?dark=1&narrow=1",
        "/relation/KEN/QAT.years.svg",
        "/party/VNM.years.svg",
        "/office/MNG/Minister of Defence.holders.svg?on=2025-03-05",
        "/compare.years.svg?pair=MNG-VNM&pair=KEN-PRT",
    ],
)
def test_every_picture_has_an_address(web: httpx.Client, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert read(answer.content).tag == f"{SVG}svg"
    assert not re.search(rb"https?://(?!www\.w3\.org)", answer.content)


def test_a_page_names_its_pictures_for_light_dark_wide_and_narrow(web: httpx.Client) -> None:
    page = web.get("/map?since=2025-01-01").text
    assert page.count('srcset="/map.world.svg?since=2025-01-01') == 4
    assert 'alt="Map of the world: a circle at each place' in page


def test_one_year_is_no_row_of_bars(web: httpx.Client) -> None:
    assert "years.svg" not in web.get("/party/VNM").text
    assert "The figures" in web.get("/party/VNM").text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_no_text_ends_the_drawing(words: str) -> None:
    assert read(draw(specs(words, WIDE)["spans"], words, words)).tag == f"{SVG}svg"


def test_a_picture_that_kills_its_process_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "_drawable", lambda spec: spec)
    with pytest.raises(DragomanError, match="table"):
        draw(specs("\x1b", WIDE)["spans"], "", "")
    monkeypatch.undo()
    assert draw(specs("after it", WIDE)["spans"], "", "")


def stuck(text: str) -> str:
    """A picture that is never done."""
    while text:
        sleep(1)
    return text


def gone(number: int) -> bool:
    """Whether the system no longer knows the process, asked of the system itself.

    The pool's own thread collects what its processes leave; whoever asks the process object at that
    moment is told that it lives.
    """
    for _ in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        sleep(0.1)
    return False


def test_a_picture_that_takes_too_long_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(specs("before it", WIDE)["spans"], "", "")
    drawing_then = list(drawing._desk()._processes)
    assert drawing_then
    monkeypatch.setattr(drawing, "_convert", stuck)
    monkeypatch.setattr(drawing, "PATIENCE", 0.5)
    with pytest.raises(DragomanError, match="table"):
        draw(specs("never done", WIDE)["spans"], "", "")
    monkeypatch.undo()
    assert all(gone(number) for number in drawing_then)
    assert draw(specs("after it all", WIDE)["spans"], "", "")


def test_a_failed_process_does_not_take_the_next_one_with_it() -> None:
    draw(specs("the first", WIDE)["spans"], "", "")
    failed = drawing._desk()
    drawing._leave(failed)
    draw(specs("the second", WIDE)["spans"], "", "")
    following = drawing._desk()
    drawing._leave(failed)  # told again, by another page that waited for it
    assert drawing._desk() is following is not failed

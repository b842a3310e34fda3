"""The pages in a real browser: scripts off, two widths, light and dark, and by keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from dragoman.web.drawing import draw
from dragoman.web.pictures.counts import counts
from dragoman.web.pictures.ladder import Rung, ladder
from dragoman.web.pictures.spans import Bar, spans
from dragoman.web.pictures.style import FONT, Look
from dragoman.web.pictures.timeline import Mark, timeline
from tests import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

    Open = Callable[..., Page]

BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
WIDTHS = (360, 1440)
LINES = """head => {
    const words = document.createRange();
    words.selectNodeContents(head);
    return words.getClientRects().length;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if BROWSER is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    with api.sync_playwright() as play:
        found = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = serving.fill(tmp_path_factory.mktemp("web") / "full.db", serving.readings())
    with serving.served(path) as found:
        yield found


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages with scripts off; complaints and requests to other machines fail the test."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def ours(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            wrong.append(request.url)

    def open_(width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            base_url=address,
            java_script_enabled=False,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", ours)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


ROOMS = (
    "/review",
    "/map?since=2025-01-01",
    "/network?since=2025-01-01",
    "/network?since=2025-01-01&of=people",
    "/",
    "/?since=2025-01-01",
    "/engagements",
    "/relation/MNG/VNM",
    "/office/MNG/Minister of Defence?on=2025-03-05",
    "/mechanisms",
    "/sources",
    "/method",
    "/parties",
    "/party/VNM",
    "/people",
    "/search?text=harbour",
    "/compare?pair=MNG-VNM&pair=KEN-PRT",
    "/instruments",
    "/pledges",
    "/levels?status=any",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(opened: Open, width: int, scheme: str) -> None:
    page = opened(width, scheme)
    addresses = list(ROOMS)
    page.goto("/engagements")
    addresses += [link.get_attribute("href") or "" for link in page.locator("tbody a").all()]
    page.goto("/sources")
    addresses += [link.get_attribute("href") or "" for link in page.locator("tbody a").all()]
    for where in addresses:
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(252, 251, 248)" if scheme == "light" else "rgb(23, 22, 19)"
        )


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_list_to_the_words_and_on(opened: Open, width: int) -> None:
    page = opened(width)
    page.goto("/engagements")
    page.get_by_role("link", name="Mongolia – Vietnam", exact=True).click()
    assert (
        page.get_by_role("heading", level=1)
        .inner_text()
        .startswith("Dorjiin Bat-Ochir (Mongolia) and")
    )
    page.get_by_role("link", name="Source 1").first.click()
    lit = page.locator("#source-1 mark")
    assert lit.inner_text() == serving.HARBOUR.split("\n\n")[1]
    assert lit.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(251, 230, 196)"
    assert lit.is_visible()
    page.get_by_role("link", name="The whole document").first.click()
    assert "The third Harbour Dialogue" in page.locator(".text").inner_text()
    page.get_by_role("link", name="Minister of Defence").first.click()
    assert page.locator(".verdict").inner_text() == "Dorjiin Bat-Ochir"
    page.locator(".verdict a").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Dorjiin Bat-Ochir"


def test_a_form_asks_and_keeps_what_was_asked(opened: Open) -> None:
    page = opened()
    page.goto("/engagements")
    page.get_by_label("Party", exact=True).fill("Vietnam")
    page.get_by_label("Status").select_option("held")
    page.get_by_role("button", name="Show").click()
    assert "party=Vietnam" in page.url
    assert page.locator("tbody tr").count() == 1
    assert page.get_by_label("Party", exact=True).input_value() == "Vietnam"
    page.get_by_label("Since").fill("2026-01-01")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nothing answers this").wait_for(timeout=5000)
    assert "since=2026-01-01" in page.url


def test_words_of_a_belief_open_without_a_script(opened: Open) -> None:
    page = opened()
    page.goto("/relation/MNG/VNM")
    quote = page.get_by_text("Vietnam will open a ferry line in 2026.")
    assert not quote.is_visible()
    page.locator("#pledges + table summary").click()
    assert quote.is_visible()


def test_the_keyboard_finds_the_way_past_the_menu(opened: Open) -> None:
    page = opened()
    page.goto("/method")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the content"
    box = focused.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/method#main", timeout=5000)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.evaluate("e => e.closest('main') !== null")
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_printed_pages_leave_out_what_cannot_be_pressed(opened: Open) -> None:
    page = opened()
    page.goto("/engagements")
    page.emulate_media(media="print")
    assert not page.locator("form.filters").is_visible()
    assert not page.locator("nav").first.is_visible()
    assert page.locator("tbody tr").first.is_visible()
    page.goto("/relation/MNG/VNM")
    assert page.get_by_text("Vietnam will open a ferry line in 2026.").is_visible()


def test_a_script_would_not_run_even_with_scripts_on(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto("/method")
    page.evaluate(
        "s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in refused)
    context.close()


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_labels_are_whole_where_letters_are_wider(browser: Browser, *, narrow: bool) -> None:
    look, page = Look(narrow=narrow), browser.new_page()
    words = ("Engagements", "Memorandums", "Comprehensive partnerships")
    for spec in (
        timeline([Mark(day="2020-01-01", sort=w) for w in words], words, look),
        ladder([Rung(day=f"202{n}-01-01", level=w, change="") for n, w in enumerate(words)], look),
        spans([Bar(name=w, first="2020-01-01", last="2021-01-01") for w in words], look),
    ):
        page.set_content(draw(spec, "", "").decode().replace(FONT, "'DejaVu Sans', Verdana"))
        root = page.locator("svg").bounding_box()
        labels = page.locator(".role-axis-label text").all()
        assert len(labels) > len(words)
        for label in labels:
            box = label.bounding_box()
            assert root is not None
            assert box is not None
            assert box["x"] >= root["x"], label.text_content()
    page.close()


def test_a_legend_is_whole_on_a_narrow_page(browser: Browser) -> None:
    page, long = browser.new_page(), "Bosnia and Herzegovina and Saudi Arabia"
    rows = [("2030", long, 2), ("2031", "Kenya and Portugal", 1)]
    spec = counts(rows, ["2030", "2031"], Look(narrow=True))
    page.set_content(draw(spec, "", "").decode().replace(FONT, "'DejaVu Sans', Verdana"))
    root = page.locator("svg").bounding_box()
    labels = page.locator(".role-legend-label text").all()
    assert [label.text_content() for label in labels] == [name for _, name, _ in rows]
    for label in labels:
        box = label.bounding_box()
        assert root is not None
        assert box is not None
        assert box["x"] + box["width"] <= root["x"] + root["width"]
    page.close()


def test_words_and_days_are_whole_on_a_narrow_page(opened: Open) -> None:
    page = opened(390)
    page.goto("/compare?pair=MNG-VNM&pair=KEN-PRT")
    for word in ("Engagements", "Mechanisms", "Instruments"):
        head = page.get_by_role("rowheader", name=word, exact=True)
        assert head.evaluate(LINES) == 1, word
    page.goto("/map?since=2025-01-01&until=2025-05-20")
    for name in ("Since", "Until"):
        field = page.get_by_label(name, exact=True)
        assert field.evaluate("field => field.scrollWidth - field.clientWidth") == 0

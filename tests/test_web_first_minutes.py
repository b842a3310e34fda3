"""The first five minutes of somebody new, in a real browser: the demo, a forum, an ordinal whose
words light up, one question of the review by one key, and a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dragoman.cli import dragoman
from tests import serving
from tests.test_web_browser import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

__all__ = ["browser"]  # a fixture


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("first") / "demo.db"
    told = CliRunner().invoke(dragoman, ["demo", "--no-serve", "--ledger", str(path)])
    assert told.exit_code == 0, told.output
    assert "none failed" in told.output  # every quote stands where it says
    return path


def test_the_first_five_minutes(browser: Browser, demo: Path) -> None:
    wrong: list[str] = []

    def ours(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            wrong.append(request.url)

    with serving.served(demo, "amara") as address:
        page = browser.new_context(base_url=address).new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", ours)
        _today_to_the_forum(page)
        _an_ordinal_and_its_words(page)
        _one_question_by_one_key(page)
        _a_relation_as_a_table(page, address)
        page.context.close()
    assert wrong == []


def _today_to_the_forum(page: Page) -> None:
    """Today is no empty screen; a line leads to a meeting, and this to the others of its forum."""
    page.goto("/")
    assert page.locator(".digest li").count() > 3
    page.get_by_role("link", name="All days in one digest").click()
    page.get_by_role("link", name="show up to 100").click()
    page.locator(".digest .line a", has_text="in Antalya").first.click()
    beside = page.locator("h3", has_text="Antalya Diplomacy Forum")
    assert beside.is_visible()
    others = page.locator("h3:has-text('Antalya Diplomacy Forum') + ul a")
    assert others.count() > 1
    here = page.url
    others.first.click()
    assert page.url != here
    assert "Antalya" in page.locator("h1").inner_text()


def _an_ordinal_and_its_words(page: Page) -> None:
    """The fifth round of consultations opens the sentence that says so."""
    page.goto("/mechanisms?party=SVN")
    page.get_by_role("link", name="political consultations").first.click()
    row = page.locator("tbody tr", has=page.locator("th", has_text="5"))
    row.get_by_label("Source").first.click()
    lit = page.locator(".source:target mark").first
    assert "fifth round" in lit.inner_text().lower()


def _one_question_by_one_key(page: Page) -> None:
    """`?` lists the keys, `a` answers; the engagement says who decided; `z` takes it back."""
    page.goto("/review")
    page.keyboard.press("?")
    assert page.get_by_text("right as believed; misread").is_visible()
    about = page.locator("a[data-key='o']").get_attribute("href")
    page.keyboard.press("a")
    page.get_by_text("1 judgement made").wait_for()
    page.goto(str(about))
    assert "amara" in page.locator("table[aria-labelledby='judgements']").inner_text()
    page.goto("/review")
    page.keyboard.press("z")
    page.get_by_text("undone in review").or_(page.get_by_text("undone")).first.wait_for()


def _a_relation_as_a_table(page: Page, address: str) -> None:
    page.goto("/relation/KAZ/SVN")
    assert page.locator("#mechanisms").is_visible()
    link = page.locator("footer a", has_text="CSV").get_attribute("href")
    body = page.request.get(f"{address}{link}").body()
    assert body.startswith(b"\xef\xbb\xbf")  # what a spreadsheet knows UTF-8 by
    head, *rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
    assert rows
    assert {len(row) for row in rows} == {len(head)}

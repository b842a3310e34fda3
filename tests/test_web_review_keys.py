"""Review in a real browser: every key, where one stopped, and two reviewers who disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dragoman import ledger
from dragoman.ledger.queries_judgements import views
from dragoman.ledger.queries_review import questions
from dragoman.records import Place, Reading
from tests import making, serving
from tests.test_web_browser import browser
from tests.test_web_review import contradicting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser"]  # a fixture


def pairs() -> list[Reading]:
    """Two meetings that may be one: the same day and parties, and nobody named in the second."""
    first, second = "The ministers met at the harbour.", "Officials saw each other again."
    place = Place(city="Hải Phòng", country="VNM")
    return [
        making.reading(making.engagement(first, place=place), text=first, source="first.txt"),
        making.reading(
            making.engagement(second, participants=()), text=second, source="second.txt"
        ),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "pair.db", pairs())


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Page]:
    wrong: list[str] = []
    with serving.served(path, "amara") as address:
        found = browser.new_context(base_url=address).new_page()
        found.on("console", lambda message: wrong.append(message.text))
        found.goto("/review")
        yield found
        found.context.close()
    assert not wrong


def made(path: Path) -> list[tuple[str, bool]]:
    with ledger.reader(path) as book:
        return [(j.verb, j.undone is not None) for j in views(book.db)]


def waiting(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for(timeout=60_000)
    page.wait_for_load_state("load")  # words show before the script that hears the keys has run


def test_two_that_may_be_one_stand_side_by_side(page: Page) -> None:
    assert page.get_by_text("Are these one engagement?").is_visible()
    assert page.locator(".beside .side").count() == 2
    told = page.locator(".beside .told").all_inner_texts()
    assert {words.splitlines()[-1].strip() for words in told} == {
        "The ministers met at the harbour.", "Officials saw each other again.",
    }  # fmt: skip


@pytest.mark.parametrize(("key", "verb"), [("m", "merge"), ("s", "different")])
def test_m_and_s_decide_and_z_takes_it_back(page: Page, path: Path, key: str, verb: str) -> None:
    page.keyboard.press(key)
    waiting(page, "Nothing is open")
    assert made(path) == [(verb, False)]
    page.keyboard.press("z")
    waiting(page, "Are these one engagement?")
    assert made(path) == [(verb, True)]


def test_u_leaves_it_open_and_the_address_resumes(page: Page, path: Path) -> None:
    page.keyboard.press("u")
    waiting(page, "That was the last of")
    assert made(path) == []
    stopped = page.url
    page.goto("/sources")
    page.goto(stopped)
    waiting(page, "That was the last of")
    page.get_by_role("link", name="From the beginning").click()
    waiting(page, "Are these one engagement?")


def test_o_opens_the_engagement(page: Page) -> None:
    page.keyboard.press("o")
    page.wait_for_url("**/engagement/E-*", timeout=60_000)


def test_keys_do_nothing_while_one_types_or_holds_control(page: Page, path: Path) -> None:
    page.keyboard.press("Control+m")
    page.keyboard.press("?")
    waiting(page, "leaves it open and goes on")
    assert made(path) == []


def test_x_says_that_it_was_misread(browser: Browser, tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "year.db", contradicting())
    with serving.served(path, "amara") as address:
        page = browser.new_context(base_url=address).new_page()
        page.goto("/review")
        waiting(page, "Sources contradict each other")
        page.keyboard.press("x")
        waiting(page, "In which year was this?")
        page.context.close()
    assert made(path) == [("reject", False)]


def test_two_reviewers_take_turns_and_their_disagreement_is_shown(
    browser: Browser, tmp_path: Path
) -> None:
    path = serving.fill(tmp_path / "two.db", contradicting())
    with ledger.reader(path) as book:
        key = questions(book)[0].key
    with serving.served(path, "amara") as address:
        for who, town in (("amara", "Nairobi, KEN"), ("bertil", "Lisbon, PRT")):
            page = browser.new_context(base_url=address).new_page()
            page.goto(f"/review?who={who}&at={key}")
            if page.get_by_text("Sources contradict each other").count():
                page.keyboard.press("/")
                page.keyboard.type(town)
                page.keyboard.press("Enter")
                waiting(page, "1 judgement made")
            else:  # the queue asks it no more; the second reviewer answers all the same
                form: dict[str, str | float | bool] = {
                    "verdict": "correct",
                    "a": key.partition(".")[0],
                    "field": "place",
                    "value": town,
                    "who": who,
                }
                answer = page.request.post("/review", form=form, headers={"origin": address})
                assert answer.ok, answer.text()
                page.goto(f"/review?who={who}")
                waiting(page, "contradicted by")
                assert page.locator("tbody tr", has_text="bertil").count() == 1
                assert page.locator("tbody tr", has_text="amara").count() == 1
            page.context.close()

"""Sources put to rest and woken from their page, by whoever may judge and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from dragoman import sources
from dragoman.sources import Source
from dragoman.web import tokens
from tests import making, serving
from tests.test_web_browser import browser
from tests.test_web_tokens import bearer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]  # a fixture
NAME = "harbour-news"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = serving.fill(tmp_path / "desk.db", serving.readings())
    kept = Source(name=NAME, kind="feed", url="https://example.org/feed.xml", title="Harbour News")
    sources.save(sources.folder_of(found), kept)
    return found


@pytest.fixture
def own(path: Path) -> Iterator[httpx.Client]:
    """The author's own machine."""
    with serving.asked(path, "amara") as client:
        client.headers["Origin"] = str(client.base_url).rstrip("/")
        yield client


def paused(path: Path) -> bool:
    return sources.load(sources.folder_of(path), print)[0].paused


def test_a_source_is_paused_and_resumed_and_the_page_shows_it_at_once(
    own: httpx.Client, path: Path
) -> None:
    assert own.get("/sources.json").json()["collected"][0]["state"] == "new"
    answer = own.post("/sources", data={"source": NAME, "do": "pause"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/sources#{NAME}")
    assert paused(path)
    assert own.get("/sources.json").json()["collected"][0]["state"] == "paused"
    own.post("/sources", data={"source": NAME, "do": "resume"})
    assert not paused(path)
    assert own.get("/sources.json").json()["collected"][0]["state"] == "new"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"source": NAME}, 400),
        ({"do": "pause"}, 400),
        ({"source": NAME, "do": "remove"}, 400),
        ({"source": "nobody", "do": "pause"}, 400),
        ({"source": "../desk", "do": "pause"}, 400),
    ],
)
def test_what_cannot_be_done_is_refused(
    own: httpx.Client, path: Path, form: dict[str, str], status: int
) -> None:
    assert own.post("/sources", data=form).status_code == status
    assert not paused(path)


def test_no_other_site_pauses_a_source(own: httpx.Client, path: Path) -> None:
    form, other = {"source": NAME, "do": "pause"}, {"Origin": "https://example.net"}
    assert own.post("/sources", data=form, headers=other).status_code == 403
    assert not paused(path)


def test_on_a_server_for_others_only_a_token_that_judges_pauses(path: Path) -> None:
    reads, judges = (
        bearer(tokens.add(path, scope, scope, making.NOW)) for scope in ("read", "judge")
    )
    with serving.asked(path) as web:
        form, ours = {"source": NAME, "do": "pause"}, str(web.base_url).rstrip("/")
        assert "Pause" not in web.get("/sources").text
        assert web.post("/sources", data=form, headers={"Origin": ours}).status_code == 401
        assert web.post("/sources", data=form, headers=reads).status_code == 403
        assert not paused(path)
        assert web.post("/sources", data=form, headers=judges).status_code == 303
        assert paused(path)


def test_the_button_works_in_a_browser_and_by_keyboard(browser: Browser, path: Path) -> None:
    wrong: list[str] = []
    with serving.served(path, "amara") as address:
        page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.goto("/sources")
        page.get_by_role("button", name="Pause Harbour News").click()
        page.get_by_role("button", name="Resume Harbour News").wait_for()
        assert page.get_by_role("cell", name="paused").is_visible()
        assert paused(path)
        page.get_by_role("button", name="Resume Harbour News").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Pause Harbour News").wait_for()
        assert not paused(path)
        page.context.close()
    assert not wrong

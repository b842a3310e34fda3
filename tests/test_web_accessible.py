"""Every page looked at by axe-core, light and dark, wide and narrow: nothing serious may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import serving
from tests.test_web_browser import ROOMS, browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]  # a fixture
AXE = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: make .venv/.ready-dev"
)
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = serving.fill(tmp_path_factory.mktemp("web") / "full.db", serving.readings())
    with serving.served(path, "amara") as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        base_url=address,
        bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.goto("/engagements")
    opened = page.locator("a.main").first.get_attribute("href") or ""
    found = []
    for where in (*ROOMS, opened, "/nowhere"):
        page.goto(where)
        found += [
            (where, one["id"], one["nodes"][0]["html"][:160])
            for one in AXE.Axe().run(page).response["violations"]
            if one["impact"] in SERIOUS
        ]
    context.close()
    assert not found

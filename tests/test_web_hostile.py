"""What is read from the news is data: no part of it may act on a page."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from dragoman.web.templating import FOLDER
from tests import hostile, serving


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.fill(tmp_path_factory.mktemp("web") / "hostile.db")


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


FILE = re.compile(r"\.(json|geojson|csv|graphml|atom|ics|bib|ris|csl)(\?|$)")


def pages(web: httpx.Client) -> Iterator[tuple[str, httpx.Response, html.HtmlElement]]:
    """Every page that links lead programs to, from the first on."""
    seen, todo = {"/"}, ["/"]
    ways: Counter[str] = Counter()  # a room can be asked in endless ways: a dozen of each are seen
    while todo:
        address = todo.pop()
        answer = web.get(address)
        assert answer.status_code == 200, (address, answer.text)
        shown = html.document_fromstring(answer.text)
        yield address, answer, shown
        for link in shown.xpath("//a[not(@rel='nofollow')]/@href"):
            target = str(httpx.URL(address).join(link)).partition("#")[0]
            if (
                target.startswith("/")
                and not FILE.search(target)
                and target.count("&") < 2
                and target not in seen
                and ways[target.partition("?")[0]] < 12
            ):
                ways[target.partition("?")[0]] += 1
                seen.add(target)
                todo.append(target)


def test_attack_31_nothing_a_source_says_becomes_part_of_a_page(web: httpx.Client) -> None:
    found = [
        address for address, answer, shown in pages(web) if hostile.check(address, answer, shown)
    ]
    for room in (
        "/engagement/",
        "/document/",
        "/person/",
        "/office/",
        "/relation/",
        "/mechanisms",
        "/instruments",
        "/pledges",
        "/levels",
        "/sources",
    ):
        assert any(address.startswith(room) for address in found), room


def test_hostile_words_are_shown_as_words(web: httpx.Client) -> None:
    for number, bad in enumerate(hostile.HOSTILE[:-1]):
        line = next(
            d
            for d in web.get("/sources.json").json()["documents"]
            if d["source"].startswith(str(number))
        )
        shown = html.document_fromstring(web.get(f"/document/{line['id']}").text)
        assert shown.xpath("//h1")[0].text_content() == bad
        assert bad in shown.xpath("//div[@class='text']")[0].text_content()
    assert "[U+202E]" in web.get("/sources").text


def test_attack_31_only_addresses_of_the_web_become_links(web: httpx.Client) -> None:
    outside = {
        a
        for _, _, shown in pages(web)
        for a in shown.xpath("//a[contains(@rel, 'external')]/@href")
    }
    assert outside == {'https://example.org/"onclick="alert(1)'}


def test_templates_never_switch_escaping_off() -> None:
    for template in FOLDER.glob("*.html"):
        text = template.read_text("utf-8").replace(hostile.KEYS.decode(), "")
        for forbidden in (
            r"\|\s*safe",
            "autoescape",
            "Markup",
            "<script",
            "style=",
            r"\son[a-z]+\s*=",
        ):
            assert not re.search(forbidden, text), (template, forbidden)

"""What is read from the news is data: no part of it may act on a page, nor may any request."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import making
import pytest
import serving
from lxml import html
from starlette.applications import Starlette

from dragoman import ledger
from dragoman.records import (
    Document,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    Page,
    Participant,
    Place,
    PledgeClaim,
    Reading,
    TenureClaim,
)
from dragoman.web.app import create
from dragoman.web.templating import FOLDER

SCRIPT = "<script>alert(1)</script>"
BREAK = '"><img src=x onerror=alert(1)>'
ATTRIBUTE = "x' onmouseover='alert(1)\" autofocus onfocus=\"alert(1)"
CLOSE = "</title></main><base href=//evil.example><meta http-equiv=refresh content=0>"
SVG = "<svg/onload=alert(1)><math><mtext></form>"
TEMPLATE = "{{ 7*7 }}{% include 'base.html' %}"
TURNED = "harmless\u202egnp.exe\u2066\u200b\x1b[31m"
HOSTILE = (SCRIPT, BREAK, ATTRIBUTE, CLOSE, SVG, TEMPLATE, TURNED)
TEXT = (
    " met with words: ".join(HOSTILE)
    + "\n\n<style>*{display:none}</style> &lt;b&gt; &#60;script&#62;"
)
URLS = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html," + SCRIPT,
    "//evil.example",
    'https://example.org/"onclick="alert(1)',
    "vbscript:x",
    "https://example.org/\u202eab",
)


def hostile(number: int, url: str) -> Reading:
    """A reading in which every text that can be hostile is."""
    text = f"{number} {TEXT}"
    words = making.evidence(text)
    bad = HOSTILE[number % len(HOSTILE)]
    pair = ("MNG", "VNM")
    document = Document(
        source=f"{number}{bad}",
        kind="article",
        title=bad,
        publisher=f"{number}{BREAK}{bad}",
        url=url,
        language="en",
        published="2025-03-05",
        sha256=making.document(text).sha256,
        text=text,
    )
    return Reading(
        document=document,
        engagements=(
            making.engagement(
                text,
                date=f"2025-03-0{number + 1}",
                place=Place(city=bad, country="VNM"),
                setting=bad,
                parties=pair,
                by=bad,
                inferred={"date": bad},
                participants=(
                    Participant(name=f"{bad} A", party="VNM", office=bad),
                    Participant(name="B", party="MNG", office=bad),
                ),
                evidence=words,
            ),
        ),
        instruments=(
            InstrumentClaim(
                name=bad,
                kind="other",
                parties=pair,
                status="signed",
                date=None,
                period=None,
                evidence=words,
            ),
        ),
        mechanisms=(
            MechanismClaim(
                name=f"{bad} Dialogue",
                parties=pair,
                ordinal=1,
                status="held",
                date=None,
                place=None,
                evidence=words,
            ),
        ),
        levels=(LevelClaim(parties=pair, level=bad, change="stated", date=None, evidence=words),),
        pledges=(
            PledgeClaim(
                parties=pair,
                by=pair,
                what=bad,
                modality="will",
                area=None,
                due=None,
                evidence=words,
            ),
        ),
        tenures=(
            TenureClaim(name=f"{bad} A", party="VNM", office=bad, on="2025-03-05", evidence=words),
        ),
        areas=("energy",),
        area_evidence={"energy": words},
        problems=(bad,),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "hostile.db"
    with ledger.writer(path) as book:
        for number, url in enumerate(URLS):
            one = hostile(number, url)
            page = Page(source=one.document.source, raw=one.document.text.encode())
            ledger.add(book, page, [one], retrieved=making.NOW)
    return path


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(base_url=address) as client:
        yield client


def pages(web: httpx.Client) -> Iterator[tuple[str, httpx.Response, html.HtmlElement]]:
    """Every page that links lead to, from the first on."""
    seen, todo = {"/"}, ["/"]
    while todo:
        address = todo.pop()
        answer = web.get(address)
        assert answer.status_code == 200, (address, answer.text)
        shown = html.document_fromstring(answer.text)
        yield address, answer, shown
        for link in shown.xpath("//a/@href"):
            target = str(httpx.URL(address).join(link)).partition("#")[0]
            if target.startswith("/") and ".json" not in target and target not in seen:
                seen.add(target)
                todo.append(target)


ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "a",
    "header",
    "nav",
    "main",
    "footer",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "bdi",
    "mark",
    "blockquote",
    "figure",
    "figcaption",
    "details",
    "summary",
    "form",
    "label",
    "input",
    "select",
    "option",
    "datalist",
    "button",
    "div",
    "pre",
    "code",
    "strong",
}
ATTRIBUTES = {
    "lang",
    "charset",
    "name",
    "content",
    "rel",
    "href",
    "type",
    "class",
    "id",
    "aria-label",
    "aria-current",
    "scope",
    "aria-labelledby",
    "data-label",
    "dir",
    "method",
    "action",
    "role",
    "for",
    "value",
    "maxlength",
    "placeholder",
    "list",
    "selected",
    "pattern",
    "size",
    "title",
    "autocomplete",
    "reversed",
}
LINK = re.compile(r"(/|\?|#|https?://example\.org/|data:,$)")


def test_nothing_a_source_says_becomes_part_of_a_page(web: httpx.Client) -> None:
    found = [address for address, answer, shown in pages(web) if check(address, answer, shown)]
    for room in (
        "/engagement/",
        "/document/",
        "/person/",
        "/office/",
        "/relation/",
        "/mechanisms",
        "/digest",
        "/sources",
    ):
        assert any(address.startswith(room) for address in found), room


def check(address: str, answer: httpx.Response, shown: html.HtmlElement) -> bool:
    for node in shown.iter():
        assert node.tag in ELEMENTS, (address, html.tostring(node))
        assert set(node.attrib) <= ATTRIBUTES, (address, node.attrib)
    for target in shown.xpath("//@href|//@action"):
        assert LINK.match(target), (address, target)
        assert not target.startswith("//"), (address, target)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x1b]", answer.text), address
    return True


def test_hostile_words_are_shown_as_words(web: httpx.Client) -> None:
    for number, bad in enumerate(HOSTILE[:-1]):
        line = next(
            d
            for d in web.get("/sources.json").json()["documents"]
            if d["source"].startswith(str(number))
        )
        shown = html.document_fromstring(web.get(f"/document/{line['id']}").text)
        assert shown.xpath("//h1")[0].text_content() == bad
        assert bad in shown.xpath("//div[@class='text']")[0].text_content()
    assert "[U+202E]" in web.get("/sources").text


def test_only_addresses_of_the_web_become_links(web: httpx.Client) -> None:
    outside = {
        a
        for _, _, shown in pages(web)
        for a in shown.xpath("//a[contains(@rel, 'external')]/@href")
    }
    assert outside == {'https://example.org/"onclick="alert(1)'}


HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; "
    "img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@pytest.mark.parametrize(
    ("method", "address", "host", "status"),
    [
        ("GET", "/", None, 200),
        ("HEAD", "/", None, 200),
        ("GET", "/.json", None, 200),
        ("GET", "/static/style.css", None, 200),
        ("GET", "/static/none", None, 404),
        ("GET", "/nowhere", None, 404),
        ("GET", "/nowhere.json", None, 404),
        ("GET", "/?since=x", None, 400),
        ("GET", "/?text=" + "a" * 5000, None, 414),
        ("POST", "/", None, 405),
        ("PUT", "/sources", None, 405),
        ("DELETE", "/engagement/E-1", None, 405),
        ("OPTIONS", "/nowhere", None, 405),
        ("POST", "/static/style.css", None, 405),
        ("BREW", "/", None, 405),
        ("GET", "/", "attacker.example", 400),
        ("GET", "/", "127.0.0.1.attacker.example", 400),
        ("GET", "/", "localhost@attacker.example", 400),
        ("GET", "/", "localhost:80:80", 400),
        ("GET", "/", "attacker.example#localhost", 400),
        ("GET", "/", "[::2]", 400),
        ("GET", "/", "localhost", 200),
        ("GET", "/", "LOCALHOST:8000", 200),
        ("GET", "/", "127.0.0.1:1", 200),
        ("GET", "/", "[::1]:8000", 200),
    ],
)
def test_every_answer_has_the_headers_and_the_right_status(
    web: httpx.Client, method: str, address: str, host: str | None, status: int
) -> None:
    answer = web.request(method, address, headers={"host": host} if host else {})
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "location" not in answer.headers
    assert "attacker" not in answer.text
    assert "set-cookie" not in answer.headers


def test_another_name_is_answered_only_where_it_was_given(path: Path) -> None:
    async def status(app: Starlette, host: str) -> int:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return (await client.get("/about")).status_code

    assert asyncio.run(status(create(path, "desk.example"), "desk.example")) == 200
    assert asyncio.run(status(create(path, "fd00::5"), "[fd00::5]:80")) == 200
    assert asyncio.run(status(create(path), "desk.example")) == 400


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "//evil.example/..",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "///evil.example/%2e%2e",
        "/about//evil.example",
        "/sources/",
        "//evil.example/about",
        "/http://evil.example",
        "/?next=//evil.example",
        "/;@evil.example",
    ],
)
def test_no_answer_sends_the_reader_elsewhere(web: httpx.Client, address: str) -> None:
    answer = web.get(str(web.base_url).rstrip("/") + address)
    assert answer.status_code in (200, 404)
    assert "location" not in answer.headers
    shown = html.document_fromstring(answer.text)
    assert all(LINK.match(a) and not a.startswith("//") for a in shown.xpath("//@href"))


@pytest.mark.parametrize(
    "address",
    [
        f"/{SCRIPT}",
        f"/engagement/{BREAK}",
        f"/relation/{SCRIPT}/VNM",
        f"/office/MNG/{SVG}",
        f"/?party={SCRIPT}",
        f"/?text={BREAK}",
        f"/?kind={CLOSE}",
        f"/digest?on={ATTRIBUTE}",
        f"/person/{TEMPLATE}",
        f"/document/{TURNED}",
    ],
)
def test_what_is_asked_is_never_part_of_the_page(web: httpx.Client, address: str) -> None:
    answer = web.get(httpx.URL(str(web.base_url)).join("/").copy_with(raw_path=encoded(address)))
    assert answer.status_code in (200, 400, 404)
    check(address, answer, html.document_fromstring(answer.text))
    assert "49" not in html.document_fromstring(answer.text).xpath("//main")[0].text_content()


def encoded(address: str) -> bytes:
    path, mark, query = address.partition("?")
    name, equals, value = query.partition("=")
    return (quote(path, safe="/") + mark + name + equals + quote(value)).encode()


def test_an_error_of_ours_tells_nothing_and_keeps_the_headers(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "broken.db", serving.readings())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE belief SET json = '{}' WHERE kind = 'engagement'")
    db.close()
    with serving.served(path) as address:
        answer = httpx.get(address)
        assert answer.status_code == 500
        assert answer.headers["content-type"].startswith("text/plain")
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "Traceback" not in answer.text
        assert str(tmp_path) not in answer.text
        assert httpx.get(f"{address}/about").status_code == 200


def test_templates_never_switch_escaping_off() -> None:
    for template in FOLDER.glob("*.html"):
        text = template.read_text("utf-8")
        for forbidden in (
            r"\|\s*safe",
            "autoescape",
            "Markup",
            "<script",
            "style=",
            r"\son[a-z]+\s*=",
        ):
            assert not re.search(forbidden, text), (template, forbidden)

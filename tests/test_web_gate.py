"""What is asked is data too: methods, hosts, addresses and questions that mean harm."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from lxml import html
from starlette.applications import Starlette

from dragoman.web.app import create
from tests import hostile, serving


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.fill(tmp_path_factory.mktemp("web") / "hostile.db")


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


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
        ("GET", "/today.json", None, 200),
        ("GET", "/static/style.css", None, 200),
        ("GET", "/static/none", None, 404),
        ("GET", "/nowhere", None, 404),
        ("GET", "/nowhere.json", None, 404),
        ("GET", "/engagements?since=x", None, 400),
        ("GET", "/engagements?text=" + "a" * 5000, None, 414),
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


def test_attack_36_another_name_is_answered_only_where_it_was_given(path: Path) -> None:
    async def status(app: Starlette, host: str) -> int:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return (await client.get("/method")).status_code

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
        "/method//evil.example",
        "/sources/",
        "//evil.example/method",
        "/http://evil.example",
        "/?next=//evil.example",
        "/;@evil.example",
    ],
)
def test_attack_36_no_answer_sends_the_reader_elsewhere(web: httpx.Client, address: str) -> None:
    answer = web.get(str(web.base_url).rstrip("/") + address)
    assert answer.status_code in (200, 404)
    assert "location" not in answer.headers
    shown = html.document_fromstring(answer.text)
    assert all(hostile.LINK.match(a) and not a.startswith("//") for a in shown.xpath("//@href"))


@pytest.mark.parametrize(
    "address",
    [
        f"/{hostile.SCRIPT}",
        f"/engagement/{hostile.BREAK}",
        f"/relation/{hostile.SCRIPT}/VNM",
        f"/office/MNG/{hostile.SVG}",
        f"/engagements?party={hostile.SCRIPT}",
        f"/engagements?text={hostile.BREAK}",
        f"/engagements?kind={hostile.CLOSE}",
        f"/?on={hostile.ATTRIBUTE}",
        f"/person/{hostile.TEMPLATE}",
        f"/document/{hostile.TURNED}",
    ],
)
def test_attack_37_what_is_asked_is_never_part_of_the_page(web: httpx.Client, address: str) -> None:
    answer = web.get(httpx.URL(str(web.base_url)).join("/").copy_with(raw_path=encoded(address)))
    assert answer.status_code in (200, 400, 404)
    hostile.check(address, answer, html.document_fromstring(answer.text))
    assert "49" not in html.document_fromstring(answer.text).xpath("//main")[0].text_content()


def encoded(address: str) -> bytes:
    path, mark, query = address.partition("?")
    name, equals, value = query.partition("=")
    return (quote(path, safe="/") + mark + name + equals + quote(value)).encode()


def test_attack_37_an_error_of_ours_tells_nothing_and_keeps_the_headers(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "broken.db", serving.readings())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE belief SET json = '{}' WHERE kind = 'engagement'")
    db.close()
    with serving.served(path) as address:
        answer = httpx.get(f"{address}/engagements", timeout=60)
        assert answer.status_code == 500
        assert answer.headers["content-type"].startswith("text/plain")
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "Traceback" not in answer.text
        assert str(tmp_path) not in answer.text
        assert httpx.get(f"{address}/method", timeout=60).status_code == 200

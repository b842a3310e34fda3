"""The one fetch function against real servers on loopback, honest and hostile."""

import gzip
import shutil
import socket
import subprocess
import threading
import time
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from dragoman.errors import FetchError
from dragoman.fetch import Answer, Fetcher, Request, Rules, checked, host_of, networks
from tests import sites
from tests.sites import Ask, reply, site


def refused(fetcher: Fetcher, url: str, **more: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(url=url, **more))  # type: ignore[arg-type]
    return caught.value


# --- honest sites -----------------------------------------------------------------------------


def test_an_answer_is_kept_as_it_came() -> None:
    body = "Бодрум, 5 March".encode("windows-1251")
    with (
        site(sites.routes(page=reply(body, kind="text/html; charset=windows-1251"))) as here,
        sites.fetcher() as fetcher,
    ):
        answer = fetcher.fetch(Request(url=f"{here.url}/page#part"))
    assert (answer.status, answer.body) == (200, body)
    assert answer.header("content-type") == "text/html; charset=windows-1251"
    assert answer.url == f"{here.url}/page"
    assert answer.at.endswith("Z")
    assert here.paths == ["/robots.txt", "/page"]
    assert "cookie" not in here.asked[1].headers
    assert here.asked[1].headers["user-agent"].startswith("Dragoman/")


@pytest.mark.parametrize(
    ("coding", "raw"),
    [
        ("gzip", gzip.compress(b"plain" * 1000)),
        ("x-gzip", gzip.compress(b"plain" * 500) + gzip.compress(b"plain" * 500)),
        ("deflate", zlib.compress(b"plain" * 1000)),
        ("deflate", zlib.compress(b"plain" * 1000)[2:-4]),
        ("identity", b"plain" * 1000),
    ],
)
def test_codings_are_undone(coding: str, raw: bytes) -> None:
    with (
        site(sites.routes(a=reply(raw, Content_Encoding=coding))) as here,
        sites.fetcher() as fetcher,
    ):
        answer = fetcher.fetch(Request(url=f"{here.url}/a"))
    assert answer.body == b"plain" * 1000
    assert answer.received == len(raw)


def test_a_second_request_is_conditional() -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        known = ask.headers.get("if-none-match") == '"v1"'
        return reply(status=304) if known else reply("news", ETag='"v1"')

    with site(answer) as here, sites.fetcher() as fetcher:
        first = fetcher.fetch(Request(url=here.url, obey=False))
        again = fetcher.fetch(Request(url=here.url, etag=first.header("etag"), obey=False))
        assert (first.unchanged, again.unchanged) == (False, True)
        assert (again.body, again.received) == (b"", 0)


def test_a_304_that_was_not_asked_for_is_an_error() -> None:
    with site(sites.routes(a=reply(status=304))) as here, sites.fetcher() as fetcher:
        assert refused(fetcher, f"{here.url}/a").reason == "gone"


def test_validators_go_to_the_address_they_came_from() -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        if ask.path == "/old":
            return reply(status=301, Location="/new")
        return reply(status=304) if "if-none-match" in ask.headers else reply("x", ETag='"1"')

    with site(answer) as here, sites.fetcher() as fetcher:
        first = fetcher.fetch(Request(url=f"{here.url}/old", obey=False))
        assert first.hops == (f"{here.url}/old",)
        asked = Request(url=f"{here.url}/old", etag='"1"', of=first.url, obey=False)
        assert fetcher.fetch(asked).unchanged
        assert "if-none-match" not in here.asked[2].headers


def test_robots_rules_are_obeyed_and_fetched_once() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: dragoman\nDisallow: /private\n"
    found = sites.routes(robots_txt=reply(rules, kind="text/plain"), a=reply("a"), b=reply("b"))
    with site(found) as here, sites.fetcher() as fetcher:
        came: list[Answer] = []
        fetcher.fetch(Request(url=f"{here.url}/a"), came.append)
        fetcher.fetch(Request(url=f"{here.url}/b"))
        assert refused(fetcher, f"{here.url}/private/x").reason == "refused"
        assert here.paths == ["/robots.txt", "/a", "/b"]
        assert [one.url for one in came] == [f"{here.url}/robots.txt", f"{here.url}/a"]


def test_robots_rules_that_cannot_be_had_forbid() -> None:
    found = sites.routes(robots_txt=reply("ill", 500), a=reply("a"))
    with site(found) as here, sites.fetcher() as fetcher:
        error = refused(fetcher, f"{here.url}/a")
        assert (error.reason, here.paths) == ("failed", ["/robots.txt"])
    assert Rules("User-agent: *\nCrawl-delay: 3", time.time()).delay() == 3.0
    assert Rules("User-agent: *\nCrawl-delay: 99999", time.time()).delay() == 60.0


def test_a_host_is_paced_and_others_are_not_held_up() -> None:
    def slow(_ask: Ask) -> Iterable[bytes]:
        time.sleep(0.2)
        return reply("a")

    with (
        site(slow) as one,
        site(sites.routes(a=reply("a")), "127.0.0.3") as other,
        sites.fetcher(gap=0.3) as fetcher,
    ):
        for _ in range(3):
            fetcher.fetch(Request(url=f"{one.url}/a", obey=False))
        assert fetcher.pace.wait(host_of(other.url)) == 0.0
        fetcher.fetch(Request(url=f"{other.url}/a", obey=False))
    times = [ask.at for ask in one.asked]
    assert all(b - a >= 0.5 for a, b in pairwise(times)), "the gap begins when the answer is there"


def test_a_rest_that_is_asked_for_is_kept() -> None:
    with (
        site(sites.routes(a=reply("", 429, Retry_After="300"))) as here,
        sites.fetcher() as fetcher,
    ):
        error = refused(fetcher, f"{here.url}/a", obey=False)
        assert (error.reason, error.rest) == ("rest", 300.0)
        again = refused(fetcher, f"{here.url}/a", obey=False)
        assert again.reason == "rest"
        assert len(here.asked) == 1, "a resting host is not asked"


def test_a_rest_can_be_told_as_a_date_and_failures_rest_longer_each_time() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=600), usegmt=True)
    found = sites.routes(a=reply("", 503, Retry_After=then), b=reply("", 500))
    with site(found) as here, site(found, "127.0.0.3") as ill, sites.fetcher() as fetcher:
        error = refused(fetcher, f"{here.url}/a", obey=False)
        assert error.rest is not None
        assert 590 < error.rest <= 600
        first = refused(fetcher, f"{ill.url}/b", obey=False)
        assert (first.reason, first.rest) == ("failed", 4.0)


def test_redirects_are_followed_to_a_limit() -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        step = int(ask.path.strip("/") or 0)
        return reply("there") if step == 5 else reply(status=302, Location=f"/{step + 1}")

    with site(answer) as here, sites.fetcher() as fetcher:
        there = fetcher.fetch(Request(url=f"{here.url}/0", obey=False))
        assert (there.body, len(there.hops)) == (b"there", 5)
        with site(lambda _: reply(status=302, Location="/x"), "127.0.0.3") as loop:
            assert refused(fetcher, loop.url, obey=False).reason == "refused"
            assert len(loop.asked) == 6


# --- HTTP/2 and encryption ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed: no certificate to test with")
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert,
         "-days", "2", "-subj", "/CN=127.0.0.2", "-addext", "subjectAltName=IP:127.0.0.2"],
        check=True, capture_output=True,
    )  # fmt: skip
    both = folder / "both.pem"
    both.write_bytes(key.read_bytes() + cert.read_bytes())
    return both


def test_encrypted_sites_are_trusted_by_certificate_alone(certificate: Path) -> None:
    with site(sites.routes(a=reply("secret")), certificate=certificate) as here:
        allowed = networks(sites.PUBLIC)
        with Fetcher(gap=0.0, allowed=allowed, authorities=str(certificate)) as trusting:
            assert trusting.fetch(Request(url=f"{here.url}/a")).body == b"secret"
        with sites.fetcher() as fetcher:
            error = refused(fetcher, f"{here.url}/a", obey=False)
            assert error.reason == "failed"
            assert "certificate" in str(error)


def _speak_two(door: socket.socket, certificate: Path) -> None:
    """One connection of HTTP/2 that answers every request."""
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(["h2"])
    plain, _ = door.accept()
    with context.wrap_socket(plain, server_side=True) as wire:
        talk = H2Connection(H2Configuration(client_side=False))
        talk.initiate_connection()
        wire.sendall(talk.data_to_send())
        while data := wire.recv(65536):
            for event in talk.receive_data(data):
                if isinstance(event, RequestReceived) and event.stream_id is not None:
                    talk.send_headers(event.stream_id, [(":status", "200"), ("etag", '"2"')])
                    talk.send_data(event.stream_id, b"in frames", end_stream=True)
            wire.sendall(talk.data_to_send())


def test_http_2_is_spoken_where_the_server_can(certificate: Path) -> None:
    with socket.create_server(("127.0.0.2", 0)) as door:
        threading.Thread(target=_speak_two, args=(door, certificate), daemon=True).start()
        url = f"https://127.0.0.2:{door.getsockname()[1]}/a"
        allowed = networks(sites.PUBLIC)
        with Fetcher(gap=0.0, allowed=allowed, authorities=str(certificate)) as fetcher:
            answer = fetcher.fetch(Request(url=url, obey=False))
    assert (answer.version, answer.body) == ("HTTP/2", b"in frames")
    assert answer.header("etag") == '"2"'


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/", "data:text/html,x",
        "javascript:alert(1)", "//example.org/a", "example.org", "http://", "http:///a",
        "http://a b/", "http://example.org/\r\nX: y", "http://example.org\\@127.0.0.1/",
        "http://user:word@example.org/", "http://example.org:99999/", "http://[::1", "",
        "http://" + "a" * 5000,
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        checked(url)


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("HTTP://Example.ORG:80/a#b", "http://example.org/a"),
        ("https://example.org:443", "https://example.org/"),
        ("http://bücher.example/straße?q=ё", "http://xn--bcher-kva.example/stra%C3%9Fe?q=%D1%91"),
        (" http://example.org/a%20b ", "http://example.org/a%20b"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_addresses_have_one_spelling(url: str, spelling: str) -> None:
    assert checked(url) == spelling
    assert checked(spelling) == spelling


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 206, 204])
def test_statuses_that_are_no_answer(status: int) -> None:
    with site(sites.routes(a=reply("x", status))) as here, sites.fetcher() as fetcher:
        assert refused(fetcher, f"{here.url}/a", obey=False).reason in ("gone", "refused")

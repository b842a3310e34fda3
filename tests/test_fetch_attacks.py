"""The attack list of fetching, a named test each: refused with a reason, no inner site reached."""

import gzip
import time
from collections.abc import Iterable, Sequence
from itertools import count

import pytest

from dragoman.errors import FetchError
from dragoman.fetch import Fetcher, Limits, Request, host_of, networks
from dragoman.fetch.addresses import vetted
from dragoman.fetch.pace import retry_after
from tests import sites
from tests.sites import Ask, reply, site


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(url=url, obey=False))
    return caught.value


def test_01_private_addresses_are_refused_before_connecting() -> None:
    with site(sites.gone, "127.0.0.1") as inner, sites.fetcher() as fetcher:
        assert refused(fetcher, inner.url).reason == "refused"
        for host in ("10.0.0.1", "169.254.169.254", "100.64.0.1", "[::1]", "[fc00::1]"):
            assert "not on the public internet" in str(refused(fetcher, f"http://{host}:9/"))
        assert inner.asked == []


def test_02_a_public_address_cannot_lead_to_a_private_one() -> None:
    with site(sites.gone, "127.0.0.1") as inner, sites.fetcher() as fetcher:

        def lead(ask: Ask) -> Iterable[bytes]:
            there = f"{inner.url}/admin" if ask.path == "/two" else "/two"
            return reply(status=302, Location=there)

        with site(lead) as outer:
            error = refused(fetcher, f"{outer.url}/one")
        assert error.reason == "refused"
        assert (outer.paths, inner.asked) == (["/one", "/two"], [])


def test_03_a_name_is_looked_up_once_and_connected_as_a_number() -> None:
    turns = count()

    def rebinding(_host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.2",) if next(turns) == 0 else ("127.0.0.1",)

    found = sites.routes(a=reply("outer"))
    with site(found) as outer, site(sites.routes(a=reply("inner")), "127.0.0.1") as inner:
        allowed = networks(["127.0.0.2"])
        with Fetcher(gap=0.0, allowed=allowed, resolve=rebinding) as fetcher:
            port = outer.url.rpartition(":")[2]
            first = fetcher.fetch(Request(url=f"http://site.example:{port}/a", obey=False))
            assert first.body == b"outer"
            assert refused(fetcher, f"http://site.example:{port}/a").reason == "refused"
        assert inner.asked == []
        for host in ("2130706433", "0x7f000001", "[::ffff:127.0.0.1]"):
            with sites.fetcher() as fetcher:
                refused(fetcher, f"http://{host}:{inner.url.rpartition(':')[2]}/a")
        assert inner.asked == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.2/", "gopher://x", "data:,x", "javascript:x"]
)
def test_04_only_http_and_https_also_in_redirects(target: str) -> None:
    with site(lambda _: reply(status=302, Location=target)) as outer, sites.fetcher() as fetcher:
        assert refused(fetcher, target).reason == "refused"
        assert "only http and https" in str(refused(fetcher, outer.url))


def test_05_credentials_stay_with_their_host_and_cookies_are_not_kept() -> None:
    with site(sites.routes(a=reply("there")), "127.0.0.3") as other, sites.fetcher() as fetcher:

        def lead(ask: Ask) -> Iterable[bytes]:
            step = "/two" if ask.path == "/one" else f"{other.url}/a"
            return reply(status=302, Location=step, Set_Cookie="session=secret")

        with site(lead) as outer:
            mine = (("Authorization", "Bearer secret"),)
            fetcher.fetch(Request(url=f"{outer.url}/one", headers=mine, obey=False))
        assert [ask.headers.get("authorization") for ask in outer.asked] == ["Bearer secret"] * 2
        assert "authorization" not in other.asked[0].headers
        assert not any("cookie" in ask.headers for ask in (*outer.asked, *other.asked))
        hostile = Request(url=other.url, headers=(("X-A", "a\r\nX-Evil: b"),), obey=False)
        with pytest.raises(FetchError):
            fetcher.fetch(hostile)


def test_06_bombs_are_stopped_in_the_stream() -> None:
    bomb = gzip.compress(bytes(200_000_000))
    limits = Limits(decoded=2_000_000, seconds=20.0)
    with (
        site(sites.routes(a=reply(bomb, Content_Encoding="gzip"))) as here,
        site(
            lambda _: reply(bomb, 302, Location=f"{here.url}/a", Content_Encoding="gzip"),
            "127.0.0.3",
        ) as leading,
        sites.fetcher(limits=limits) as fetcher,
    ):
        assert "holds more than" in str(refused(fetcher, f"{here.url}/a"))
        assert "holds more than" in str(refused(fetcher, leading.url))


def test_07_endless_slow_and_wrongly_measured_bodies_are_failures() -> None:
    def endless(_ask: Ask) -> Iterable[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 65536

    def slow(_ask: Ask) -> Iterable[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
        for _ in range(100):
            time.sleep(0.1)
            yield b"x"

    def short(_ask: Ask) -> Iterable[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc"

    limits = Limits(received=500_000, seconds=1.0)
    for answer in (endless, slow, short):
        with site(answer) as here, sites.fetcher(limits=limits) as fetcher:
            refused(fetcher, here.url)


def test_08_hosts_are_not_hammered() -> None:
    calls = count()

    def busy(ask: Ask) -> Iterable[bytes]:
        if ask.path == "/robots.txt":
            return reply("User-agent: *\nDisallow: /secret", kind="text/plain")
        if "if-none-match" in ask.headers:
            return reply(status=304)
        return reply(status=429, Retry_After="120") if next(calls) else reply("a", ETag='"1"')

    with site(busy) as here, sites.fetcher(gap=0.2) as fetcher:
        first = fetcher.fetch(Request(url=f"{here.url}/a"))
        assert fetcher.fetch(Request(url=f"{here.url}/a", etag=first.header("etag"))).unchanged
        for path, reason in (("/secret", "refused"), ("/b", "rest"), ("/c", "rest")):
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(Request(url=here.url + path))
            assert caught.value.reason == reason
        assert here.paths == ["/robots.txt", "/a", "/a", "/b"]
        assert fetcher.pace.wait(host_of(here.url)) > 100


@pytest.mark.parametrize(
    "address",
    [
        "fec0::1", "64:ff9b:1::a9fe:a9fe", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1",
        "::127.0.0.1", "::ffff:0:7f00:1", "::ffff:127.0.0.1", "2002:7f00:1::1", "ff0e::1",
        "4000::1",
    ],
)  # fmt: skip
def test_addresses_that_lead_within_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match="not on the public internet"):
        vetted("e.example", 80, (), lambda *_: (address,))


@pytest.mark.parametrize(
    "address", ["2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "1.1.1.1"]
)
def test_addresses_of_the_public_internet_are_not(address: str) -> None:
    assert vetted("e.example", 80, (), lambda *_: (address,)) == (address,)


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (b"/caf\xc3\xa9", "/caf%C3%A9"), (b"/caf\xe9", "/caf%E9"), (b"/caf%C3%A9", "/caf%C3%A9"),
        ("/новости?a=б".encode(), "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?a=%D0%B1"),
    ],
)  # fmt: skip
def test_a_location_in_raw_bytes_is_followed(location: bytes, path: str) -> None:
    def lead(ask: Ask) -> Iterable[bytes]:
        head = b"HTTP/1.1 302 X\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n"
        return [head + b"Connection: close\r\n\r\n"] if ask.path == "/a" else reply("here")

    with site(lead) as here, sites.fetcher() as fetcher:
        answer = fetcher.fetch(Request(url=f"{here.url}/a", obey=False))
    assert (answer.body, here.paths) == (b"here", ["/a", path])


def test_a_rest_in_digits_of_no_number_is_none() -> None:
    assert retry_after("\xb2", 0.0) is None
    assert retry_after(" 12 ", 0.0) == 12.0

"""The attack list of fetching, a named test each: refused with a reason, no inner site reached."""

import gzip
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import pytest

from dragoman.errors import FetchError
from dragoman.fetch import Fetcher, Limits, Request, host_of, networks
from dragoman.fetch.addresses import vetted
from dragoman.fetch.pace import retry_after
from tests import sites
from tests.sites import Ask, reply, site


def refused(fetcher: Fetcher, url: str, **more: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(url=url, obey=False, **more))  # type: ignore[arg-type]
    return caught.value


PRIVATE = (
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "240.0.0.1",
    "::", "::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::",
    "fec0::1", "64:ff9b:1::a9fe:a9fe", "64:ff9b::a9fe:a9fe", "64:ff9b::10.0.0.1", "::127.0.0.1",
    "::ffff:0:7f00:1", "2002:7f00:1::1", "ff0e::1", "4000::1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_01_addresses_that_are_not_public(address: str) -> None:
    with pytest.raises(FetchError, match="not on the public internet"):
        vetted("site.example", 80, (), lambda _host, _port: (address,))
    allowed = networks([f"{address.partition('%')[0]}", "127.0.0.1"])
    assert vetted("site.example", 80, allowed, lambda _host, _port: (address,)) == (address,)


PUBLIC = (
    "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_01_one_address_that_is_not_public_refuses_its_host(address: str) -> None:
    assert vetted("site.example", 80, (), lambda _host, _port: (address,)) == (address,)
    with pytest.raises(FetchError, match="not on the public internet"):
        vetted("site.example", 80, (), lambda _host, _port: (address, "10.0.0.1"))


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


SELF = (
    "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]",
    "127.0.0.1.", "0", "0x7f000001",
)  # fmt: skip


@pytest.mark.parametrize("host", SELF)
def test_03_spellings_of_this_machine_are_refused_by_the_real_resolver(host: str) -> None:
    with site(sites.routes(_=reply("inner")), "127.0.0.1") as inner, sites.fetcher() as fetcher:
        port = inner.url.rpartition(":")[2]
        error = refused(fetcher, f"http://{host}:{port}/")
        assert error.reason in ("refused", "failed")
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


@pytest.mark.parametrize(
    "header", [("X-A", "a\r\nX-B: b"), ("X\r\nY", "a"), ("X A", "a"), ("X", "ö")]
)
def test_05_headers_cannot_open_a_line(header: tuple[str, str]) -> None:
    with site(sites.gone) as here, sites.fetcher() as fetcher:
        refused(fetcher, here.url, headers=(header,))
        assert here.asked == []


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


@pytest.mark.parametrize(
    ("coding", "raw", "words"),
    [
        ("gzip", gzip.compress(bytes(50_000_000)), "holds more than"),
        ("deflate", zlib.compress(bytes(50_000_000)), "holds more than"),
        ("gzip", gzip.compress(b"a" * 5000)[:-9], "cut off"),
        ("gzip", b"not gzip at all", "damaged"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"a")), "codings upon codings"),
        ("br", b"\x8b\x02", "not asked for"),
        ("zstd", b"(\xb5/\xfd", "not asked for"),
    ],
)
def test_06_codings_that_mean_harm(coding: str, raw: bytes, words: str) -> None:
    with (
        site(sites.routes(a=reply(raw, Content_Encoding=coding))) as here,
        sites.fetcher(limits=Limits(decoded=1_000_000)) as fetcher,
    ):
        assert words in str(refused(fetcher, f"{here.url}/a"))


def endless(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        yield b"x" * 65536


def dripping(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    for _ in range(100):
        time.sleep(0.1)
        yield b"x"


def dripping_headers(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nX-Long: "
    for _ in range(100):
        time.sleep(0.1)
        yield b"x"


@pytest.mark.parametrize("answer", [dripping, dripping_headers])
def test_07_slow_answers_are_cut_off(answer: sites.Answering) -> None:
    with site(answer) as here, sites.fetcher(limits=Limits(seconds=0.8)) as fetcher:
        error = refused(fetcher, here.url)
        assert "in time" in str(error)
        assert fetcher.pace.wait(host_of(here.url)) > 0, "a slow host gets a rest"


def test_07_endless_answers_are_cut_off() -> None:
    with site(endless) as here, sites.fetcher(limits=Limits(received=300_000)) as fetcher:
        assert "larger than" in str(refused(fetcher, here.url))


def cut(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this"


def garbage(_ask: Ask) -> Iterator[bytes]:
    yield b"\x00\x01 SSH-2.0 what\r\n\r\n"


def long_headers(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 1_000_000 + b"\r\n\r\n"


def two_lengths(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"


@pytest.mark.parametrize("answer", [cut, garbage, long_headers, two_lengths])
def test_07_broken_answers_are_failures(answer: sites.Answering) -> None:
    with site(answer) as here, sites.fetcher() as fetcher:
        assert refused(fetcher, here.url).reason == "failed"


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

"""Attacks 1 to 8 within a round: the good is read, the bad listed with a reason, nothing kept.

Each stands in a feed beside an honest article, on a site that is public; a second site, that is
not, must never hear a word.
"""

import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import ledger
from dragoman.cli import dragoman
from dragoman.collect import Summary, Workers, collect
from dragoman.fetch import Limits, host_of
from dragoman.ledger import Ledger, collecting
from dragoman.pipeline import read_page
from dragoman.sources import Source
from tests import sites
from tests.newsrooms import article, rss
from tests.sites import Ask, Site, reply, site

LIMITS = Limits(received=400_000, decoded=400_000, seconds=2.0)
INNER = "127.0.0.1"  # public to nobody here


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ledger.writer(tmp_path / "dragoman.db") as found:
        yield found


@pytest.fixture
def inner() -> Iterator[Site]:
    with site(lambda _: reply(article(2)), INNER) as found:
        yield found
    assert found.asked == [], "the inner site was reached"


Look = Callable[..., Summary]


@pytest.fixture
def look(book: Ledger, workers: Workers) -> Look:
    """Serve a feed of links, `/good` among them, and answers by path; look once."""

    def once(links: Iterable[str], answers: sites.Answering = sites.gone) -> Summary:
        def answer(ask: Ask) -> Iterable[bytes]:
            if ask.path == "/feed":
                base = f"http://{ask.headers['host']}"
                found = [link if ":" in link else base + link for link in ("/good", *links)]
                return reply(rss("", [(link, f"T{n}", "") for n, link in enumerate(found)]))
            return reply(article(1)) if ask.path == "/good" else answers(ask)

        with site(answer) as here, sites.fetcher(limits=LIMITS) as fetcher:
            source = Source(name="s", url=f"{here.url}/feed", kind="feed", gap=0.0)
            return collect(book, [source], fetcher, workers, read_page)

    return once


def only_the_good(book: Ledger, summary: Summary, bad: Iterable[str], words: str) -> None:
    """The honest article is held; each bad address is listed with its reason, and nothing else."""
    assert not summary.whole, "exit code 1"
    (page,) = book.db.execute("SELECT url FROM page").fetchall()
    assert page[0].endswith("/good")
    assert book.db.execute("SELECT count(*) FROM document").fetchone() == (1,)
    told = collecting.failures(book, "s")
    for address in bad:
        reasons = [why for _, place, why in told if address in place or address in why]
        assert any(words in why for why in reasons), (address, told)
    kept = book.db.execute(
        "SELECT r.asked FROM received r JOIN received_body b ON b.sha256 = r.sha256 "
        "WHERE r.asked NOT LIKE '%/feed' AND r.asked NOT LIKE '%/robots.txt'"
    ).fetchall()
    assert [asked for (asked,) in kept if not asked.endswith("/good")] == [], "nothing partial"


def test_01_articles_on_private_addresses(book: Ledger, look: Look, inner: Site) -> None:
    hosts = ("10.0.0.1", "169.254.169.254", "100.64.0.1", "[::1]", "[fc00::1]", "192.168.0.1")
    bad = [f"{inner.url}/secret", *(f"http://{host}:9/x" for host in hosts)]
    only_the_good(book, look(bad), bad, "not on the public internet")


def test_01_whatever_else_a_page_names_is_not_asked_for(
    book: Ledger, look: Look, inner: Site
) -> None:
    named = (
        f"<link rel=icon href={inner.url}/favicon.ico><link rel=canonical href={inner.url}/own>"
        f"<link rel=stylesheet href={inner.url}/a.css>"
        f"<meta property=og:image content={inner.url}/i>"
        f"<script src={inner.url}/a.js></script>"
    )
    shown = (
        f"<img src={inner.url}/i.png><iframe src={inner.url}/f></iframe>"
        f"<a href={inner.url}/a.pdf>x</a>"
    )
    page = article(3).replace("<head>", f"<head>{named}").replace("<h1>", f"{shown}<h1>")
    summary = look(["/a"], lambda ask: reply(page) if ask.path == "/a" else sites.gone(ask))
    assert summary.whole
    urls = {url for (url,) in book.db.execute("SELECT url FROM document")}
    assert not any(inner.url in url for url in urls), "a page cannot speak for another site"


def test_01_lists_and_pages_that_lead_to_private_ones(inner: Site, tmp_path: Path) -> None:
    """Every way in which `source add` and a sitemap take an address; the exit code tells."""
    index = f"<sitemapindex><sitemap><loc>{inner.url}/a</loc></sitemap></sitemapindex>"
    front = f"<head><link rel=alternate type=application/rss+xml href={inner.url}/feed></head>"
    outlines = f'<opml><body><outline xmlUrl="{inner.url}/feed"/></body></opml>'
    found = sites.routes(index=reply(index), front=reply(front), feeds_opml=reply(outlines))
    words = [
        "--ledger",
        str(tmp_path / "a.db"),
        *(f"--allow-private={one}" for one in sites.PUBLIC),
    ]

    def run(*verb: str) -> tuple[int, str]:
        done = CliRunner().invoke(dragoman, [*verb, *words])
        return done.exit_code, done.stderr

    with site(found) as here:
        for address in (inner.url, f"{here.url}/front"):
            code, said = run("source", "add", address)
            assert (code, "not on the public internet" in said) == (1, True)
        assert run("source", "add", f"{here.url}/index", "--gap", "0")[0] == 0
        assert run("source", "add", f"{here.url}/feeds.opml")[0] == 0
        code, said = run("fetch")
    assert code == 1
    assert said.count("not on the public internet") >= 2


@pytest.mark.parametrize("path", ["/one", "/robots.txt"])
def test_02_articles_that_lead_to_private_ones(
    book: Ledger, look: Look, inner: Site, path: str
) -> None:
    def lead(ask: Ask) -> Iterable[bytes]:
        steps = {path: "/two", "/two": f"{inner.url}/x", "/one": "/two"}
        return reply(status=302, Location=steps[ask.path]) if ask.path in steps else sites.gone(ask)

    if path == "/one":
        only_the_good(book, look(["/one"], lead), ["/one"], "not on the public internet")
        return
    summary = look([], lead)
    assert "not on the public internet" in (summary.outcomes[0].problem or "")
    assert book.db.execute("SELECT count(*) FROM page").fetchone() == (0,)


def test_03_articles_on_this_machine_in_other_spellings(
    book: Ledger, look: Look, inner: Site
) -> None:
    port = inner.url.rpartition(":")[2]
    hosts = ("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "localhost")
    bad = [f"http://{host}:{port}/x" for host in hosts]
    only_the_good(book, look(bad), bad, "")


def test_04_articles_under_other_schemes(book: Ledger, look: Look) -> None:
    bad = ["file:///etc/passwd", "ftp://127.0.0.2/a", "gopher://127.0.0.2/", "data:text/html,x",
           "javascript:alert(1)", "view-source:http://127.0.0.2/"]  # fmt: skip
    shown = ["file:", *bad[1:]]
    only_the_good(book, look(bad), shown, "only http and https")


def test_05_articles_get_no_secrets_on_other_hosts(book: Ledger, workers: Workers) -> None:
    with site(lambda _: reply(article(1)), "127.0.0.3") as other:

        def answer(ask: Ask) -> Iterable[bytes]:
            if ask.path == "/feed":
                links = (f"{other.url}/1", f"http://{ask.headers['host']}/lead")
                return reply(rss("", [(link, "T", "") for link in links]), Set_Cookie="id=secret")
            if ask.path == "/lead":
                return reply(status=302, Location=f"{other.url}/2", Set_Cookie="id=secret")
            return sites.gone(ask)

        with site(answer) as here, sites.fetcher(limits=LIMITS) as fetcher:
            source = Source(
                name="s", url=f"{here.url}/feed", kind="feed", gap=0.0,
                headers={"Authorization": "Bearer secret", "X-Key": "secret"},
            )  # fmt: skip
            assert collect(book, [source], fetcher, workers, read_page).whole
    asked = [ask for ask in here.asked if ask.path == "/feed"]
    assert [ask.headers["x-key"] for ask in asked] == ["secret"]
    assert len(other.asked) == 3
    assert not any("secret" in str(ask.headers) for ask in other.asked)


def packed(plain: bytes, coding: str = "gzip") -> Iterable[bytes]:
    return reply(plain, Content_Encoding=coding)


BOMB = gzip.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (packed(BOMB), "holds more than"),
        (packed(gzip.compress(BOMB), "gzip, gzip"), "codings upon codings"),
        (packed(b"\x8b\x02", "br"), "not asked for"),
        (packed(gzip.compress(article(2).encode())[:-30]), "cut off"),
    ],
)
def test_06_articles_that_swell(
    book: Ledger, look: Look, answer: Iterable[bytes], words: str
) -> None:
    def answers(ask: Ask) -> Iterable[bytes]:
        return answer if ask.path == "/bad" else sites.gone(ask)

    only_the_good(book, look(["/bad"], answers), ["/bad"], words)


def endless(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        yield b"<p>They met.</p>" * 4096


def dripping(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"
    for _ in range(100):
        time.sleep(0.1)
        yield b"x"


def short(_ask: Ask) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>They met"


@pytest.mark.parametrize(
    ("answer", "words"), [(endless, "larger than"), (dripping, "in time"), (short, "again")]
)
def test_07_articles_that_never_end_or_end_early(
    book: Ledger, look: Look, answer: sites.Answering, words: str
) -> None:
    def answers(ask: Ask) -> Iterable[bytes]:
        return answer(ask) if ask.path == "/bad" else sites.gone(ask)

    only_the_good(book, look(["/bad"], answers), ["/bad"], words)


def test_08_articles_that_may_not_be_asked_for_now_or_ever(book: Ledger, look: Look) -> None:
    def answers(ask: Ask) -> Iterable[bytes]:
        if ask.path == "/robots.txt":
            return reply("User-agent: *\nDisallow: /bad", kind="text/plain")
        return reply("", 429, Retry_After="3600")

    bad = ["/bad/1", "/bad/2"]
    only_the_good(book, look(bad, answers), bad, "robots.txt")
    summary = look(["/later"], answers)
    assert summary.total("postponed") == 1
    assert not summary.whole
    ((_, place, why), *_) = collecting.failures(book, "s")
    assert (place.endswith("/later"), "asks for a rest" in why) == (True, True)


def test_08_a_host_that_asked_for_a_rest_is_left_alone_by_the_next_run_too(tmp_path: Path) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        return sites.gone(ask) if ask.path == "/robots.txt" else reply("", 429, Retry_After="3600")

    words = ["fetch", "--ledger", str(tmp_path / "a.db"), "--allow-private", "127.0.0.0/8"]
    with site(answer) as here:
        (tmp_path / "sources").mkdir()
        text = f'url = "{here.url}/feed"\nkind = "feed"\ngap = 0.0\n'
        (tmp_path / "sources" / "s.toml").write_text(text)
        first = CliRunner().invoke(dragoman, words)
        asked = list(here.paths)
        again = CliRunner().invoke(dragoman, words)
        assert here.paths == asked == ["/robots.txt", "/feed"]
    assert (first.exit_code, again.exit_code) == (1, 1)
    assert "is left alone for" in again.stderr


def test_08_a_host_that_keeps_failing_does_not_hold_up_the_round(
    book: Ledger, workers: Workers
) -> None:
    with site(lambda _: reply("", 500)) as ill, sites.fetcher(limits=LIMITS) as fetcher:
        for _ in range(8):
            fetcher.pace.failed(host_of(ill.url))
        source = Source(name="s", url=f"{ill.url}/feed", kind="feed", gap=0.0)
        (outcome,) = collect(book, [source], fetcher, workers, read_page).outcomes
        assert ill.asked == []
    assert "is left alone for" in (outcome.problem or "")

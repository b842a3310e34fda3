"""Collecting from real servers on loopback into a real ledger, by real workers."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.collect import Event, Summary, Workers, collect, discover
from dragoman.errors import InputError
from dragoman.fetch import Limits
from dragoman.ledger import Ledger, collecting
from dragoman.pipeline import read_page
from dragoman.records import Page, Reading
from dragoman.sources import Source
from tests import sites
from tests.newsrooms import Newsroom, article, rss
from tests.sites import Ask, reply, site


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ledger.writer(tmp_path / "dragoman.db") as found:
        yield found


Look = Callable[..., Summary]


@pytest.fixture
def look(book: Ledger, workers: Workers) -> Look:
    def once(*sources: Source, seconds: float = 5.0) -> Summary:
        with sites.fetcher(limits=Limits(seconds=seconds)) as fetcher:
            return collect(book, sources, fetcher, workers, read_page)

    return once


def feed(url: str, name: str = "ferry", **more: object) -> Source:
    values: dict[str, object] = {"kind": "feed", "gap": 0.0, **more}
    return Source(name=name, url=f"{url}/feed", **values)  # type: ignore[arg-type]


def held(book: Ledger) -> list[tuple[str, str]]:
    return sorted(book.db.execute("SELECT url, sha256 FROM page"))


# --- the usual ----------------------------------------------------------------------------------


def test_a_feed_is_read_and_a_second_look_transfers_nothing(book: Ledger, look: Look) -> None:
    with site(Newsroom(5)) as here:
        first = look(feed(here.url))
        asked = len(here.asked)
        again = look(feed(here.url))
    assert first.total("new") == 5
    assert (first.outcomes[0].failed, first.outcomes[0].problem) == ((), None)
    assert len(held(book)) == 5
    assert again.total("new") == again.total("changed") == 0
    assert here.paths[asked:] == ["/robots.txt", "/feed"]
    assert (again.requests, again.received) == (2, len("nothing here")), "of the rules"
    assert ledger.overview(book).engagements > 0
    kept = book.db.execute("SELECT asked, status, headers, sha256 FROM received ORDER BY number")
    rows = kept.fetchall()
    assert [row[1] for row in rows].count(304) == 1
    for url, status, headers, sha256 in rows:
        assert collecting.body(book, sha256) is not None or status == 304
        assert "content-length" in headers, url


def test_new_articles_and_new_versions_are_told_apart(book: Ledger, look: Look) -> None:
    room = Newsroom(3)
    with site(room) as here:
        look(feed(here.url))
        room.notes[1] = "Correction: the talks lasted two days."
        room.count = 4
        again = look(feed(here.url))
    assert (again.total("new"), again.total("changed")) == (1, 1)
    texts = book.db.execute(
        "SELECT d.retired, d.text LIKE '%Correction%' FROM document d JOIN page p ON p.id = d.page "
        "WHERE p.url LIKE '%/news/1' ORDER BY d.retired"
    ).fetchall()
    assert texts == [(0, 1), (1, 0)], "the newest is believed, the older can be quoted"
    before = ledger.overview(book)
    ledger.rebuild(book, read_page)
    assert ledger.overview(book) == before, "rebuilding does not believe the older again"
    assert not ledger.verify(book).failures


MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def test_a_page_leads_to_its_feed_and_a_sitemap_and_a_section_are_lists(
    book: Ledger, look: Look, workers: Workers
) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        found = {
            "/map.xml": f"{MAP}<url><loc>{base}/news/7</loc></url></urlset>",
            "/maps.xml": f"<sitemapindex><sitemap><loc>{base}/map.xml</loc></sitemap>"
            "</sitemapindex>",
            "/world": "<html><title>World</title><body><a href=/about>About</a>"
            "<a href='/news/8?id=1'>Foreign ministers meet in the north</a></body></html>",
            "/news/7": article(7),
            "/news/8?id=1": article(8),
        }
        return reply(found[ask.path]) if ask.path in found else reply("no", 404)

    with site(Newsroom(2)) as room, site(answer, "127.0.0.3") as here, sites.fetcher() as fetcher:
        (by_page,) = discover(room.url, (), fetcher, workers)
        (by_map,) = discover(f"{here.url}/maps.xml", (), fetcher, workers)
        (by_section,) = discover(f"{here.url}/world", ("x",), fetcher, workers)
        assert (by_page.kind, by_page.url) == ("feed", f"{room.url}/feed")
        assert (by_page.title, by_page.language) == ("The Evening Ferry", "en")
        assert (by_map.kind, by_section.kind) == ("sitemap", "section")
        summary = look(by_page, by_map, by_section)
    assert [outcome.new for outcome in summary.outcomes] == [2, 1, 1]
    assert len(held(book)) == 4


def test_a_folder_is_a_source(book: Ledger, look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(article(n), encoding="utf-8")
    (folder / "bad.html").write_bytes(b"\xff\xfe\x00")
    source = Source(name="folder", url=str(folder), kind="folder")
    first, again = look(source), look(source)
    assert (first.total("new"), again.total("new"), again.total("unchanged")) == (3, 0, 3)
    assert len(first.outcomes[0].failed) == 1
    gone = look(Source(name="gone", url=str(tmp_path / "none"), kind="folder"))
    assert "no such file" in str(gone.outcomes[0].problem)


def slow_second(page: Page, _day: str | None) -> tuple[Reading, ...]:
    """Reads a folder's second page only when the ledger beside the folder holds the first."""
    if page.source != "1.html":
        return read_page(page)
    path = Path(page.raw.decode().rpartition("<!--")[2].removesuffix("-->"))
    with ledger.reader(path) as book:
        for _ in range(400):
            if ledger.overview(book).pages:
                return read_page(page)
            time.sleep(0.1)
    raise InputError("the first page has not come in")


def test_a_page_of_a_folder_does_not_wait_for_the_next(
    book: Ledger, workers: Workers, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(2):
        (folder / f"{n}.html").write_text(f"{article(n)}<!--{book.path}-->", encoding="utf-8")
    source = Source(name="folder", url=str(folder), kind="folder")
    with sites.fetcher() as fetcher:
        (outcome,) = collect(book, (source,), fetcher, workers, slow_second).outcomes
    assert (outcome.new, outcome.failed) == (2, ())


def test_paused_sources_are_not_asked(look: Look) -> None:
    with site(Newsroom()) as here:
        assert look(feed(here.url, paused=True)).outcomes == ()
        assert here.asked == []


# --- faults -------------------------------------------------------------------------------------


def test_failures_of_one_source_touch_no_other(book: Ledger, look: Look) -> None:
    def portal(_ask: Ask) -> Iterable[bytes]:
        return reply("<!doctype html><html><body>Please log in</body></html>")

    def entity(_ask: Ask) -> Iterable[bytes]:
        return reply('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                     "<rss><channel><item><title>&x;</title></item></channel></rss>")  # fmt: skip

    def hangs(_ask: Ask) -> Iterator[bytes]:
        time.sleep(3)
        yield b""

    bad = {"127.1.0.1": portal, "127.1.0.2": entity, "127.1.0.3": hangs,
           "127.1.0.4": lambda _: reply("", 500), "127.1.0.5": lambda _: reply("{}")}  # fmt: skip
    with ExitStack() as stack:
        good = stack.enter_context(site(Newsroom(4)))
        ill = [stack.enter_context(site(f, a)) for a, f in bad.items()]
        sources = [feed(one.url, f"ill-{n}", robots=False) for n, one in enumerate(ill)]
        summary = look(*sources, feed(good.url), feed("http://127.1.0.9:9", "off", robots=False),
                       seconds=0.5)  # fmt: skip
    told = {outcome.source: outcome for outcome in summary.outcomes}
    assert told["ferry"].new == 4
    assert all(told[name].problem for name in told if name != "ferry")
    assert "a web page came instead of the feed" in str(told["ill-0"].problem)
    assert "DOCTYPE" in str(told["ill-1"].problem)
    health = collecting.health(book)
    assert health["ill-0"].failures == 1
    assert health["ill-0"].succeeded is None
    assert health["ferry"].error is None


def test_a_feed_that_turns_into_a_portal_keeps_what_it_brought(book: Ledger, look: Look) -> None:
    room = Newsroom(2)
    closed = False

    def answer(ask: Ask) -> Iterable[bytes]:
        return reply("<html><body>Log in</body></html>") if closed else room(ask)

    with site(answer) as here:
        look(feed(here.url))
        closed = True
        summary = look(feed(here.url))
        assert summary.outcomes[0].problem
        closed = False
        room.count = 3
        assert look(feed(here.url)).total("new") == 1
    assert len(held(book)) == 3


def test_articles_that_fail_are_listed_and_others_read(book: Ledger, look: Look) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        paths = ("/news/1", "/missing", "/pdf", "/nul", "/inner", "file:///etc/passwd")
        if ask.path == "/feed":
            links = [(p, f"Title {p}", "") for p in paths]
            return reply(rss(base, links).replace(f"{base}file:", "file:")
                         .replace(f"{base}/inner", "http://127.0.0.1:9/x"))  # fmt: skip
        found = {"/news/1": article(1).encode(), "/pdf": b"%PDF-1.4", "/nul": b"\x00\x01" * 500}
        return reply(found[ask.path]) if ask.path in found else reply("no", 404)

    with site(answer) as here:
        summary = look(feed(here.url))
    assert summary.total("new") == 1
    failed = "\n".join(summary.outcomes[0].failed)
    for words in ("status 404", "is a PDF", "NUL", "only http and https", "not on the public"):
        assert words in failed
    told = [words for _, _, words in collecting.failures(book, "ferry")]
    assert len(told) == 5
    assert any("only http and https" in words for words in told), "what a list names in vain too"
    assert held(book)[0][0] == f"{here.url}/news/1"


def test_a_rest_postpones_and_the_next_round_completes(book: Ledger, look: Look) -> None:
    room, busy = Newsroom(4), True

    def answer(ask: Ask) -> Iterable[bytes]:
        if busy and ask.path in ("/news/2", "/news/3"):
            return reply("", 429, Retry_After="120")
        return room(ask)

    with site(answer) as here:
        first = look(feed(here.url))
        assert (first.total("new"), first.total("postponed")) == (2, 2)
        assert here.paths.count("/news/2") + here.paths.count("/news/3") == 1
        busy = False
        book.db.execute("UPDATE item SET due = 0")
        assert look(feed(here.url)).total("new") == 2


def test_a_source_that_hits_the_same_text_again_adds_nothing(book: Ledger, look: Look) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/feed":
            return reply(rss(base, [("/news/1", "T", ""), ("/copy/1", "T again", "")]))
        return reply(article(1) if ask.path == "/news/1" else article(1).replace("Home", "Start"))

    with site(answer) as here:
        summary = look(feed(here.url))
    assert (summary.total("new"), summary.total("unchanged")) == (1, 1)
    assert len(held(book)) == 1


def test_events_are_told_as_they_happen(book: Ledger, workers: Workers) -> None:
    events: list[Event] = []
    with site(Newsroom(2)) as here, sites.fetcher() as fetcher:
        collect(book, [feed(here.url)], fetcher, workers, read_page, tell=events.append)
    assert [e.what for e in events if e.what != "queued"] == ["listed", "new", "new"]


# --- workers ------------------------------------------------------------------------------------


def hang(seconds: float) -> None:
    time.sleep(seconds)


def grow(size: int) -> int:
    return len(bytearray(size))


def fall() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def trip() -> None:
    raise ZeroDivisionError("over nothing")


def test_workers_survive_whatever_they_read() -> None:
    with Workers(1, seconds=3.0, memory=2 * 1024**3) as few:
        tasks: list[tuple[Future[object], str]] = [
            (few.submit(hang, 60.0), "could not be read within 3 s"),
            (few.submit(grow, 8 * 1024**3), "more memory"),
            (few.submit(fall), "could not be read"),
            (few.submit(trip), "ZeroDivisionError"),
        ]
        for future, words in tasks:
            with pytest.raises(InputError, match=words):
                future.result()
        assert few.submit(grow, 5).result() == 5


# --- killed -------------------------------------------------------------------------------------


PROGRAM = "from dragoman.cli import main; main()"


def dragoman(*words: str) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def test_killed_anywhere_and_completed(tmp_path: Path) -> None:
    """Seven kills at random moments, then a run to the end: nothing lost, nothing doubled."""
    where = tmp_path / "dragoman.db"
    with site(Newsroom(60, relevant=False)) as one, site(Newsroom(60), "127.0.0.3") as two:
        (tmp_path / "sources").mkdir()
        for name, here in (("one", one), ("two", two)):
            text = f'url = "{here.url}/feed"\nkind = "feed"\ngap = 0.0\n'
            (tmp_path / "sources" / f"{name}.toml").write_text(text)
        words = ("fetch", "--ledger", str(where), "--allow-private", "127.0.0.0/8")
        chance = random.Random(5)  # noqa: S311  # moments, not secrets
        for _ in range(7):
            run = dragoman(*words)
            time.sleep(chance.uniform(0.4, 3.5))
            run.kill()
            run.wait()
        assert dragoman(*words).wait() == 0
        asked = len(one.asked) + len(two.asked)
        assert dragoman(*words).wait() == 0
        assert len(one.asked) + len(two.asked) - asked <= 4
    with ledger.reader(where) as book:
        pages = held(book)
        assert len(pages) == len(set(pages)) == 120
        assert not ledger.verify(book).failures
        assert book.db.execute("SELECT count(*) FROM item WHERE state <> 'done'").fetchone() == (0,)
        assert book.db.execute("SELECT count(*) FROM document").fetchone() == (120,)

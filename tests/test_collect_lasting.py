"""What holds from round to round: versions, lists of lists, secrets, faults of one source."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from dragoman import ledger
from dragoman.collect import Summary, Workers, collect, discover, lists
from dragoman.errors import InputError
from dragoman.feeds import Entry
from dragoman.fetch import Limits
from dragoman.ledger import Ledger, collecting, hosts, versions
from dragoman.pipeline import read_page
from dragoman.sources import Source
from tests import serving, sites
from tests.newsrooms import Newsroom, article, rss, tagged
from tests.sites import Ask, reply, site

Look = Callable[..., Summary]
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ledger.writer(tmp_path / "dragoman.db") as found:
        yield found


@pytest.fixture
def look(book: Ledger, workers: Workers) -> Look:
    def once(*sources: Source) -> Summary:
        with sites.fetcher(limits=Limits(seconds=5.0)) as fetcher:
            return collect(book, sources, fetcher, workers, read_page)

    return once


def feed(url: str, name: str = "ferry", path: str = "/feed", **more: object) -> Source:
    values: dict[str, object] = {"kind": "feed", "gap": 0.0, **more}
    return Source(name=name, url=f"{url}{path}", **values)  # type: ignore[arg-type]


def index(*urls: str) -> str:
    named = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<?xml version="1.0"?><sitemapindex {NS}>{named}</sitemapindex>'


def sitemap(*urls: str) -> str:
    named = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f'<?xml version="1.0"?><urlset {NS}>{named}</urlset>'


def standing(book: Ledger, path: str = "/news/1") -> list[bool]:
    """Of each version of an article that stands: whether it holds a correction."""
    rows = book.db.execute(
        "SELECT d.text LIKE '%Correction%' FROM document d JOIN page p ON p.id = d.page "
        "WHERE p.url LIKE ? AND d.retired = 0",
        (f"%{path}",),
    )
    return [bool(corrected) for (corrected,) in rows]


def test_secret_headers_go_to_the_origin_of_the_source_alone(look: Look) -> None:
    there = sites.routes(other_xml=reply(sitemap(), kind="application/xml"))
    with site(there, "127.0.0.3") as other:

        def answer(ask: Ask) -> Iterable[bytes]:
            base = f"http://{ask.headers['host']}"
            if ask.path == "/index.xml":
                return reply(index(f"{base}/own.xml", f"{other.url}/other.xml"))
            return reply(sitemap() if ask.path == "/own.xml" else "", 200)

        with site(answer) as here:
            key = {"X-Key": "secret"}
            look(feed(here.url, path="/index.xml", kind="sitemap", headers=key))
    sent = {ask.path: ask.headers.get("x-key") for ask in [*here.asked, *other.asked]}
    assert (sent["/index.xml"], sent["/own.xml"]) == ("secret", "secret")
    assert (sent["/other.xml"], sent["/robots.txt"]) == (None, None)


def test_a_child_of_an_unchanged_list_of_lists_is_asked_again(look: Look) -> None:
    grown, down = 2, False

    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/index.xml":
            return tagged(ask, index(f"{base}/news.xml"), "application/xml")
        if ask.path == "/news.xml" and not down:
            urls = [f"{base}/news/{n}" for n in range(grown)]
            return tagged(ask, sitemap(*urls), "application/xml")
        number = ask.path.removeprefix("/news/")
        return tagged(ask, article(int(number))) if number.isdigit() else reply("", 404)

    with site(answer) as here:
        source = feed(here.url, path="/index.xml", kind="sitemap")
        down = True
        first = look(source)
        assert (first.total("new"), len(first.outcomes[0].failed)) == (0, 1)
        down = False
        assert look(source).total("new") == 2, "a child that failed is asked for again"
        grown = 4
        assert look(source).total("new") == 2, "a child that grew is read again"
        before = len(here.asked)
        assert look(source).received == 0
        assert [p for p in here.paths[before:] if p != "/robots.txt"] == ["/index.xml", "/news.xml"]


def test_two_sources_with_one_list_each_get_what_it_announces(book: Ledger, look: Look) -> None:
    with site(Newsroom(2)) as here:
        look(feed(here.url, "one"))
        look(feed(here.url, "two"))
    rows = book.db.execute("SELECT source, state, count(*) FROM item GROUP BY 1, 2").fetchall()
    assert rows == [("one", "done", 2), ("two", "done", 2)]


def test_a_ledger_that_collected_before_gets_the_new_tables(book: Ledger, look: Look) -> None:
    with site(Newsroom(2)) as here:
        look(feed(here.url))
        book.db.executescript("DROP TABLE list; DROP TABLE list_child; DROP TABLE complaint;")
        again = look(feed(here.url))
    assert (again.total("new"), again.outcomes[0].problem) == (0, None)


def test_an_article_that_goes_back_to_what_it_said_is_believed_so(book: Ledger, look: Look) -> None:
    room = Newsroom(2)
    with site(room) as here:
        look(feed(here.url))
        fresh = ledger.overview(book)
        room.notes[1] = "Correction: the talks lasted two days."
        look(feed(here.url))
        assert standing(book) == [True]
        del room.notes[1]
        assert look(feed(here.url)).total("changed") == 1
    assert standing(book) == [False]
    now = ledger.overview(book)
    assert now == replace(fresh, pages=3), "the other version's bytes are kept"
    ledger.rebuild(book, read_page)
    assert (standing(book), ledger.overview(book)) == ([False], now)
    assert not ledger.verify(book).failures


def test_a_kill_between_two_versions_leaves_one_of_them(
    book: Ledger, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    room = Newsroom(2)
    with site(room) as here:
        look(feed(here.url))
        room.notes[1] = "Correction: the talks lasted two days."
        with monkeypatch.context() as patch:
            patch.setattr(versions, "supersede", killed)
            with pytest.raises(KeyboardInterrupt):
                look(feed(here.url))
        assert standing(book) == [False]
        look(feed(here.url))
    assert standing(book) == [True]


def test_articles_that_lead_to_one_address_are_no_versions(book: Ledger, look: Look) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/feed":
            return reply(rss(base, [("/a", "A", ""), ("/b", "B", "")]))
        if ask.path in ("/a", "/b"):
            return reply(status=302, Location="/show")
        return reply(article(len(here.asked)))  # by a cookie, or by the hour

    with site(answer) as here:
        assert look(feed(here.url)).total("new") == 2
    assert book.db.execute("SELECT count(*) FROM document WHERE retired = 0").fetchone() == (2,)


def test_whatever_is_received_is_kept_as_it_came(book: Ledger, look: Look) -> None:
    answers = {
        "/robots.txt": reply("no rules on this page", 404),
        "/old": reply(status=301, Location="/moved", X_Why="spring cleaning"),
        "/moved": reply(article(1)),
        "/gone": reply("<p>Withdrawn by the editor.</p>", 410, X_Why="withdrawn"),
        "/ill": reply("<p>Database down.</p>", 500),
        "/cut": [b"HTTP/1.1 404 X\r\nContent-Length: 500\r\n\r\nabc"],
    }

    def answer(ask: Ask) -> Iterable[bytes]:
        if ask.path == "/feed":
            listed = [(path, path, "") for path in ("/old", "/gone", "/cut", "/ill")]
            return reply(rss(f"http://{ask.headers['host']}", listed))
        return answers.get(ask.path, reply("", 404))

    with site(answer) as here:
        summary = look(feed(here.url))
    assert (summary.total("new"), len(summary.outcomes[0].failed)) == (1, 2)
    rows = book.db.execute("SELECT url, status, headers, sha256, at FROM received").fetchall()
    kept = {url.removeprefix(here.url): row for url, *row in rows}
    told = {path: (row[0], collecting.body(book, row[2])) for path, row in kept.items()}
    assert told["/gone"] == (410, b"<p>Withdrawn by the editor.</p>")
    assert told["/ill"] == (500, b"<p>Database down.</p>")
    assert told["/old"] == (301, None), "the body of a redirect is not read"
    assert told["/cut"] == (404, None), "its status is believed all the same"
    assert told["/robots.txt"] == (404, b"no rules on this page")
    assert "spring cleaning" in kept["/old"][1]
    assert all(row[3].endswith("Z") for row in kept.values())
    assert hosts.robots(book)[here.url][0] == "", "an error page holds no rules"


def test_lists_of_lists_lead_no_deeper_than_two(look: Look) -> None:
    def answer(ask: Ask) -> Iterable[bytes]:
        step = ask.path.strip("/")
        here = f"http://{ask.headers['host']}"
        return reply(index(f"{here}/{int(step) + 1}") if step.isdigit() else "", 200)

    with site(answer) as here:
        source = feed(here.url, path="/0", kind="sitemap")
        told = look(source).outcomes[0]
        again = look(source).outcomes[0]
    assert here.paths.count("/3") == 0
    for outcome in (told, again):
        assert "/2: a list of lists, 2 deep in others; not followed" in outcome.failed[0]


# --- faults of one source -------------------------------------------------------------------------


def test_a_day_that_is_none_and_a_rest_in_odd_digits_end_no_round(look: Look) -> None:
    def dated(ask: Ask) -> Iterable[bytes]:
        day = "<news:news><news:publication_date>2026-02-30</news:publication_date></news:news>"
        url = f"<url><loc>http://{ask.headers['host']}/news/1</loc>{day}</url>"
        if ask.path == "/map.xml":
            return reply(f'<?xml version="1.0"?><urlset {NS} {NEWS}>{url}</urlset>')
        return reply(article(7) if ask.path == "/news/1" else "", 200)

    def resting(_ask: Ask) -> Iterable[bytes]:
        head = b"HTTP/1.1 503 X\r\nRetry-After: \xb2\r\n"
        return [head + b"Content-Length: 0\r\nConnection: close\r\n\r\n"]

    with (
        site(dated) as one,
        site(resting, "127.0.0.3") as two,
        site(Newsroom(2), "127.1.0.1") as good,
    ):
        told = look(
            feed(one.url, "dated", "/map.xml", kind="sitemap"),
            feed(two.url, "resting", robots=False),
            feed(good.url, "good"),
        ).outcomes
    assert (told[0].new, told[2].new) == (1, 2)
    assert "asks for a rest" in str(told[1].problem)


@pytest.mark.parametrize("step", ["items_of", "to_come"])
def test_a_defect_is_told_at_its_source_and_the_others_go_on(
    book: Ledger, look: Look, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(lists, step)

    def defect(*given: object) -> object:
        if "127.0.0.2" in str(given[:2]):
            raise ZeroDivisionError("over nothing")
        return real(*given)

    monkeypatch.setattr(lists, step, defect)
    with site(Newsroom(2)) as ill, site(Newsroom(2), "127.0.0.3") as well:
        told = look(feed(ill.url, "ill"), feed(well.url, "well")).outcomes
    assert (told[0].new, told[1].new) == (0, 2)
    words = " ".join([str(told[0].problem), *told[0].failed])
    assert "ZeroDivisionError: over nothing (" in words
    assert told[1].failed == ()


def test_an_address_that_is_none_touches_no_other_source(look: Look) -> None:
    with site(Newsroom(2)) as good:
        told = look(feed("http://[", "ill"), feed(good.url, "good")).outcomes
    assert (told[1].new, told[0].problem is None) == (2, False)


def test_pages_that_name_pages_as_feeds_are_followed_once(workers: Workers) -> None:
    page = "<html><head><link rel=alternate type='application/rss+xml' href='/x'></head><p>hello"

    def answer(ask: Ask) -> Iterable[bytes]:
        return reply("", 404) if ask.path == "/robots.txt" else reply(page)

    once = pytest.raises(InputError, match="is a web page")
    with site(answer) as here, sites.fetcher() as fetcher, once:
        discover(f"{here.url}/", (), fetcher, workers)
    assert len(here.asked) <= 3


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://e.example/?q=%CC%EE%F1%EA%E2%E0&utm_source=x", "?q=%CC%EE%F1%EA%E2%E0"),
        ("https://e.example/?utm_source=x&a=1+2&b&c=", "?a=1+2&b&c="),
        ("https://e.example/?a=;b&UTM_medium=x", "?a=;b"),
        ("https://e.example/?fbclid=x", ""),
    ],
)
def test_queries_stay_as_they_were_written(url: str, kept: str) -> None:
    assert lists.plain(url) == f"https://e.example/{kept}"


def test_a_day_that_is_in_no_calendar_is_not_believed() -> None:
    entry = Entry(link="x", published="2026-02-30")
    assert lists.believable(entry, date(2026, 3, 4)) is None


def test_an_older_version_can_still_be_quoted(book: Ledger, look: Look) -> None:
    room = Newsroom(2)
    with site(room) as here:
        look(feed(here.url))
        (first,) = (d for d in ledger.documents(book) if str(d.url).endswith("/news/1"))
        assert ledger.document(book, first.id).versions == ()
        room.notes[1] = "Correction: the talks lasted two days."
        look(feed(here.url))
    (last,) = (d for d in ledger.documents(book) if str(d.url).endswith("/news/1"))
    for given in (first.id, first.sha256, last.id):
        view = ledger.document(book, given)
        assert [(one.document, one.believed) for one in view.versions] == [
            (first.id, False), (last.id, True),
        ]  # fmt: skip
        assert ("Correction" in view.text) == (given == last.id)
    assert ledger.document(book, first.id).spans == ()
    with serving.served(book.path) as address:
        old = httpx.get(f"{address}/document/{first.id}", timeout=60).text
        new = httpx.get(f"{address}/document/{last.id}", timeout=60).text
    assert f'href="/document/{last.id}">the one that is believed' in old
    assert "An older version" not in new
    assert f'href="/document/{first.id}"' in new

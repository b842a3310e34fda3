"""The attack list from lists to documents, a named test each: the run goes on, with a reason."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.collect import Summary, Workers, collect
from dragoman.fetch import Limits
from dragoman.ledger import Ledger, collecting
from dragoman.pipeline import read_page
from dragoman.sources import Source
from tests import sites
from tests.newsrooms import article, rss
from tests.sites import Ask, reply, site

Look = Callable[..., Summary]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, seconds=12.0) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ledger.writer(tmp_path / "dragoman.db") as found:
        yield found


@pytest.fixture
def look(book: Ledger, workers: Workers) -> Look:
    """Serve pages by path behind a feed of them, and look once."""

    def once(pages: Mapping[str, bytes | str], feed: str | None = None, kind: str = "") -> Summary:
        def answer(ask: Ask) -> Iterable[bytes]:
            base = f"http://{ask.headers['host']}"
            if ask.path == "/feed":
                listed = rss(base, [(path, f"T {path}", "") for path in pages])
                return reply(feed.replace("BASE", base) if feed else listed)
            if ask.path not in pages:
                return reply("no", 404)
            return reply(pages[ask.path], kind=kind or "text/html")

        with site(answer) as here, sites.fetcher(limits=Limits(seconds=20.0)) as fetcher:
            source = Source(name="s", url=f"{here.url}/feed", kind="feed", gap=0.0)
            return collect(book, [source], fetcher, workers, read_page)

    return once


def _rows(book: Ledger) -> Iterable[tuple[str]]:
    return book.db.execute("SELECT title FROM document WHERE NOT retired ORDER BY title")


def titles(book: Ledger) -> list[str]:
    return [
        t for (t,) in book.db.execute("SELECT title FROM document WHERE NOT retired ORDER BY 1")
    ]


def said(summary: Summary) -> str:
    (outcome,) = summary.outcomes
    return "\n".join([*outcome.failed, outcome.problem or ""])


def test_09_a_broken_certificate_or_a_portal_is_an_error_and_no_empty_feed(
    book: Ledger, look: Look, workers: Workers, tmp_path: Path
) -> None:
    look({"/1": article(1)})
    portal = look({}, feed="<!DOCTYPE html><html><body><form>Log in</form></body></html>")
    assert "a web page came instead of the feed" in said(portal)
    assert len(titles(book)) == 1
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed: no certificate to test with")
    pem = tmp_path / "own.pem"
    made = [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=other.example"]
    subprocess.run(
        [*made, "-days", "1", "-keyout", pem, "-out", tmp_path / "c.pem"], check=True,
        capture_output=True,
    )  # fmt: skip
    pem.write_bytes(pem.read_bytes() + (tmp_path / "c.pem").read_bytes())
    with site(sites.gone, certificate=pem) as here, sites.fetcher() as fetcher:
        source = Source(name="s", url=f"{here.url}/feed", kind="feed", gap=0.0, robots=False)
        assert "certificate" in said(collect(book, [source], fetcher, workers, read_page))
    assert len(titles(book)) == 1


ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE r [" + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize("prolog", [ENTITY, LAUGHS, f"\ufeff<!-- x -->{ENTITY}", "<!DOCTYPE r>"])
@pytest.mark.parametrize(
    "root", ["<rss><channel><title>&x;&a11;</title></channel></rss>", "<urlset/>"]
)
def test_10_external_entities_are_refused(look: Look, prolog: str, root: str) -> None:
    assert "DOCTYPE" in said(look({}, feed=prolog + root))
    assert "DOCTYPE" in said(look({}, feed=f'<?xml version="1.0"?>{prolog}{root}'))


QUADRATIC = "<!DOCTYPE r [<!ENTITY x '" + "ha" * 50_000 + "'>]><rss>" + "&x;" * 50_000 + "</rss>"
WIDE = "<rss " + " ".join(f'a{n}="{n}"' for n in range(200_000)) + "><channel/></rss>"
FLOODS = (  # feeds that grow, nest or clash, and what is said of them
    ("laughs", LAUGHS + "<rss><channel><title>&a11;</title></channel></rss>", "DOCTYPE"),
    ("quadratic", QUADRATIC, "DOCTYPE"),
    ("clashing attributes", WIDE, "could not be read within 12 s"),
    ("items", "<rss><channel>" + "<item/>" * 20_000 + "</channel></rss>", "left unread"),
    ("unclosed", "<rss><channel>" + "<a>" * 50_000, "the feed is broken"),
    ("declarations", "<html><body>" + "<![" * 100_000, "a web page came instead"),
)


@pytest.mark.parametrize(
    ("feed", "words"), [pair[1:] for pair in FLOODS], ids=[f[0] for f in FLOODS]
)
def test_11_lists_that_grow_nest_or_clash_are_ended_and_told(
    book: Ledger, look: Look, feed: str, words: str
) -> None:
    """Each ends as words at its source; nothing of it is stored, and the next look is whole."""
    summary = look({}, feed=feed)
    assert not summary.whole
    assert words in said(summary)
    assert book.db.execute("SELECT count(*) FROM item").fetchone() == (0,)
    assert book.db.execute("SELECT count(*) FROM page").fetchone() == (0,)
    assert look({"/1": article(1)}).whole
    assert len(titles(book)) == 1


def test_11_lists_that_nest_deep_are_read_without_harm(book: Ledger, look: Look) -> None:
    deep = "<a>" * 20_000 + "</a>" * 20_000
    for feed in (f"<rss><channel>{deep}</channel></rss>", f"<urlset>{deep}</urlset>"):
        look({}, feed=feed)
        assert book.db.execute("SELECT count(*) FROM item").fetchone() == (0,)
    assert look({"/1": article(1)}).total("new") == 1


def test_12_pages_that_hang_extractors_cost_only_themselves(book: Ledger, look: Look) -> None:
    words = "Ministers met in the north and spoke at length. "
    pages = {
        "/nested": "<html><body>" + "<div>" * 100_000 + words + "</div>" * 100_000,
        "/line": "<html><body><p>" + words * 200_000,
        "/huge": b"<html>" + b"x" * 17_000_000,
        "/open": "<html><body>" + "<a href='" * 50_000,
        "/good": article(1),
    }
    summary = look(pages)
    assert "Foreign ministers of Vietnam and Mongolia meet in Ulaanbaatar, report 1" in titles(book)
    assert "/huge: larger than" in said(summary)
    told = said(summary)
    held = {url.rpartition("/")[2] for (url,) in book.db.execute("SELECT url FROM page")}
    for path in pages:
        name = path.strip("/")
        assert (name in held) != (path in told), f"{path}: read whole, or told with a reason"
    assert "huge" not in held
    assert summary.total("new") == len(held)
    texts = book.db.execute("SELECT length(text) FROM document").fetchall()
    assert all(0 < size < 20_000_000 for (size,) in texts)
    assert look({"/2": article(2)}).whole, "the next look is whole"


@pytest.mark.parametrize(
    "body",
    [
        "<p>They met." + "<table><tr><td>" * 3_000,
        "<p>They met." + "<b><i>" * 20_000,
        "<p>They met." + "<ul><li>" * 20_000,
        "<p>They met.</p>" + "<!--" * 100_000,
        "<p>They met.</p><style>" + ".a{" * 100_000,
        "<p>They met.</p><script type=application/ld+json>" + "[" * 100_000,
        "<p>" + "They met in March 2025, 3 March, 4/5/2025 10:00. " * 20_000,
        "<p>" + "(" * 200_000,
        "<p>" + "\u0301" * 200_000,
        "<p>" + "a" * 2_000_000,
    ],
    ids=("tables", "inline", "lists", "comments", "styles", "data", "days", "brackets", "marks",
         "word"),
)  # fmt: skip
def test_12_pages_that_nest_or_repeat_are_read_or_told(book: Ledger, look: Look, body: str) -> None:
    summary = look({"/bad": f"<html><head><title>T</title></head><body>{body}", "/1": article(1)})
    held = {url.rpartition("/")[2] for (url,) in book.db.execute("SELECT url FROM page")}
    assert "1" in held
    assert ("bad" in held) != ("/bad" in said(summary))
    assert "defect" not in said(summary)


RUSSIAN = "<html><meta charset=windows-1251><title>Встреча</title><p>Министры встретились в среду."
CHINESE = "<html><meta charset=gb2312><title>会见</title><p>两国外长星期三在首都举行会谈。"


def test_13_charsets_are_read_as_declared_or_refused_with_the_bytes_kept(
    book: Ledger, look: Look
) -> None:
    bad = b"<html><title>x</title><p>Caf\xe9 and \x81\xff nothing declared"
    pages = {
        "/ru": RUSSIAN.encode("cp1251"),
        "/zh": CHINESE.encode("gb18030"),
        "/16": "<html><title>Sixteen</title><p>Ministers met.".encode("utf-16"),
        "/bom": "<html><title>Marks</title><p>Minis\ufeffters met.".encode("utf-8-sig"),
        "/bad": bad,
        "/nul": b"<html><title>y</title><p>a\x00b",
    }
    summary = look(pages)
    assert titles(book) == ["Marks", "Sixteen", "Встреча", "会见"]
    assert "/bad: not UTF-8 at byte" in said(summary)
    assert "/nul: has NUL" in said(summary)
    (hash_,) = book.db.execute("SELECT sha256 FROM received WHERE asked LIKE '%/bad'").fetchone()
    assert collecting.body(book, hash_) == bad
    text = book.db.execute("SELECT text FROM document WHERE title = 'Marks'").fetchone()[0]
    assert "Ministers met." in text


def test_13_charset_of_the_header_counts_too(book: Ledger, look: Look) -> None:
    raw = RUSSIAN.replace("<meta charset=windows-1251>", "").encode("cp1251")
    look({"/ru": raw}, kind="text/html; charset=windows-1251")
    assert titles(book) == ["Встреча"]


def test_16_days_that_cannot_be_are_not_believed(book: Ledger, look: Look) -> None:
    plain = (
        "<html><title>A long enough title {}</title><p>The ministers met and spoke at length.</p>"
    )
    future = article(5).replace("2025-03-06T", "2199-03-06T")
    pages = {f"/{n}": plain.format(n) for n in range(4)} | {"/future": future}
    days = ("Fri, 04 Mar 2199 10:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT",
            "Mon, 01 Jan 0000 00:00:00 GMT", "")  # fmt: skip
    feed = rss("BASE", [(path, f"T {path}", "") for path in pages])
    for day in days:
        feed = feed.replace("Tue, 04 Mar 2025 10:00:00 GMT", day, 1)
    summary = look(pages, feed=feed)
    rows = dict(book.db.execute("SELECT title, published FROM document"))
    assert [rows[f"A long enough title {n}"] for n in range(4)] == [None] * 4
    assert "dates it 2199-03-04; not believed" in said(summary)
    assert "dates it 1970-01-01; not believed" in said(summary)
    assert "states 2199-03-06 as its day, which is to come" in said(summary)
    assert summary.total("new") == 5, "stored as stated"


MENU = (
    "<nav><ul><li><a href=/a>Foreign ministers of Brazil and Chile meet in Lima</a></li></ul></nav>"
    '<div class="cookie-banner"><p>We use cookies to meet you better; Brazil met Chile.</p></div>'
)
RELATED = (
    '<aside class="related"><h3>Related headlines</h3><ul>'
    "<li><a href=/b>Presidents of Brazil and Chile sign a treaty in Lima</a></li>"
    "<li><a href=/c>Defence minister of Chile visits Brazil</a></li></ul></aside>"
)


def test_17_nothing_is_read_out_of_menus_and_related_headlines(book: Ledger, look: Look) -> None:
    page = (
        article(1)
        .replace("<article>", f"{MENU}<article>")
        .replace("<footer>", f"{RELATED}<footer>")
    )
    look({"/1": page})
    rows = book.db.execute("SELECT json FROM belief WHERE kind = 'engagement'").fetchall()
    assert rows
    assert not any("BRA" in json or "CHL" in json for (json,) in rows)


def test_18_an_article_is_known_by_its_text_and_not_by_its_identifier(
    book: Ledger, look: Look, workers: Workers
) -> None:
    said_by = {"/1": "First words.", "/2": "Second words."}
    entries = [("/1", "guid-a"), ("/2", "guid-b")]

    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/feed":
            items = "".join(
                f"<item><title>T</title><link>{base}{path}</link><guid>{guid}</guid>"
                f"<description>{said_by[path]}</description></item>"
                for path, guid in entries
            )
            return reply(f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>")
        known = ask.path in said_by
        return reply(article(int(ask.path[-1]), said_by[ask.path])) if known else sites.gone(ask)

    with site(answer) as here, sites.fetcher() as fetcher:
        source = Source(name="s", url=f"{here.url}/feed", kind="feed", gap=0.0)

        def again() -> Summary:
            return collect(book, [source], fetcher, workers, read_page)

        assert again().total("new") == 2
        entries[:] = [("/1", "guid-z"), ("/2", "guid-b")]  # a new identifier for old text
        assert again().total("new") == 0
        assert len(here.asked) < 8
        said_by["/2"] = "Other words under the old identifier."
        assert again().total("changed") == 1
    texts = book.db.execute("SELECT retired, text FROM document ORDER BY retired").fetchall()
    assert [retired for retired, _ in texts] == [0, 0, 1]
    assert "Second words." in texts[2][1], "the older version can still be quoted"


def test_printer_and_amp_twins_are_one_article(book: Ledger, look: Look) -> None:
    def twin(words: str) -> str:
        return article(1, words).replace("<head>", "<head><link rel=canonical href=/news/1>")

    pages = {"/news/1": twin(""), "/amp/1": twin("Read it in full."), "/print/1": twin("Printed.")}
    summary = look(pages)
    assert len(titles(book)) == 1
    rows = book.db.execute("SELECT url FROM page WHERE id NOT IN (SELECT page FROM superseded)")
    assert [url.rpartition("/news")[1] for (url,) in rows] == ["/news"]
    assert summary.total("new") + summary.total("changed") + summary.total("unchanged") == 3


def test_the_attack_list_is_whole() -> None:
    """Every item of fetching and parsing has a test that carries its number."""
    folder = Path(__file__).parent
    names = "".join(path.read_text("utf-8") for path in folder.glob("test_*.py"))
    missing = [n for n in range(1, 19) if f"def test_{n:02}_" not in names]
    assert missing == []

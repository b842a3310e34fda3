"""How sources fare, wherever it is told: the list, the page and its files, the digest's foot."""

import csv
import io
import json
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from lxml import html

from dragoman import ledger, sources
from dragoman.cli import dragoman
from dragoman.digest import digest, mail
from dragoman.ledger import Ledger, collecting, health
from dragoman.ledger.collecting import Item
from dragoman.sources import Source
from tests import hostile, serving

DAY = 86_400.0
NOW = 1_760_000_000.0  # 9 October 2025
WRONG = "https://e.example/feed: status 503"


def announce(book: Ledger, source: str, times: list[float]) -> None:
    """Articles seen at these times, read at once."""
    for n, moment in enumerate(times):
        item = Item(source=source, url=f"https://e.example/{source}/{n}", stamp="")
        book.db.execute(
            "INSERT INTO item (source, url, stamp, state, due, tries, seen, changed) "
            "VALUES (?, ?, '', 'done', 0, 0, ?, ?)",
            (item.source, item.url, moment, moment),
        )


def fill(path: Path, now: float) -> Path:
    """A ledger with five sources: well, failing, never read, silent, paused; and one removed."""
    serving.fill(path, serving.readings())
    folder = sources.folder_of(path)
    for name in ("well", "ill", "never", "silent", "paused", "unasked"):
        url = f"https://e.example/{name}"
        sources.save(
            folder,
            Source(name=name, url=url, kind="feed", title=f"The {name} <b>Ferry",
                   country="KEN", paused=name == "paused"),
        )  # fmt: skip
    with ledger.writer(path) as book:
        collecting.prepare(book)
        announce(book, "well", [now - n * DAY for n in range(5)])
        announce(book, "silent", [now - (20 + n) * DAY for n in range(5)])
        for name in ("well", "silent", "paused", "ill", "removed"):
            then = now - 30 * DAY if name == "silent" else now
            collecting.looked(book, name, then, then, error=None, renewed=True)
        for name in ("ill", "never", "paused", "removed"):
            collecting.looked(book, name, now, now, error=WRONG, renewed=False)
        collecting.looked(book, "silent", now, now, error=None, renewed=False)
        collecting.postpone(
            book, Item(source="well", url="https://e.example/well/3", stamp=""),
            f"is a PDF{hostile.HOSTILE[0]}", 0.0, for_good=True,
        )  # fmt: skip
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("health") / "full.db", time.time())


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as client:
        yield client


def test_each_source_says_how_it_fares(tmp_path: Path) -> None:
    with ledger.reader(fill(tmp_path / "full.db", NOW)) as book:
        told = {one.name: one for one in health.fares(book, health.settings(book), NOW)}
    assert {name: one.state for name, one in told.items()} == {
        "well": "ok", "ill": "failing", "never": "failing", "silent": "silent too long",
        "paused": "paused", "unasked": "new",
    }  # fmt: skip
    assert (told["well"].usual, told["well"].every, told["well"].done) == ("1 d", "12 h", 4)
    assert (told["well"].succeeded, told["well"].failed) == ("2025-10-09T08:53Z", 1)
    assert (told["never"].succeeded, told["never"].problem) == (None, WRONG)
    assert told["silent"].renewed == "2025-09-09T08:53Z"
    assert told["paused"].due is None


def test_what_a_digest_lacks_is_told_at_its_foot(tmp_path: Path) -> None:
    where = fill(tmp_path / "full.db", NOW)
    with ledger.reader(where) as book:
        lacking = health.lacking(book, NOW)
        page = digest(book, missing=lacking)
        assert [one.name for one in page.missing] == ["never", "ill", "silent"]
        assert digest(book, on="2020-01-01", missing=lacking).missing == ()
    letter = message_from_bytes(mail(page), policy=policy.default)
    halves = [str(letter.get_body((kind,)).get_content()) for kind in ("plain", "html")]  # type: ignore[union-attr]
    shown = CliRunner().invoke(dragoman, ["digest", "--ledger", str(where)]).stdout
    for said in (shown, *halves):
        flat = " ".join(said.split())
        assert "Missing today" in flat
        assert f"not read since 2025-10-09: {WRONG}" in flat
        assert f"never read yet: {WRONG}" in flat
        assert "nothing new since 2025-09-09, longer than is usual" in flat
        assert "paused" not in flat
        assert "removed" not in flat
    assert "<b>Ferry" not in halves[1]


def test_the_page_of_sources_shows_it_and_gives_it_away(web: httpx.Client) -> None:
    page = html.document_fromstring(web.get("/sources").text)
    rows = {row.get("id"): " ".join(row.text_content().split()) for row in page.iter("tr")}
    assert "failing" in rows["ill"]
    assert WRONG in rows["ill"]
    assert "silent too long" in rows["silent"]
    assert "Kenya" in rows["well"]
    assert "The well <b>Ferry" in rows["well"], "escaped"
    assert "never" in rows["never"]
    assert "removed" not in rows
    failed = page.get_element_by_id("failed").getnext().text_content()
    assert "https://e.example/well/3" in failed
    assert "is a PDF" in failed
    given = web.get("/sources.json").json()
    assert [one["name"] for one in given["collected"]] == sorted(set(rows) - {None})
    assert given["missing"] == 3
    table = list(csv.reader(io.StringIO(web.get("/sources.csv?raw=1").text)))
    assert table[0][:3] == ["name", "kind", "url"]
    assert len(table) == 7
    alone = web.get("/sources.json?source=well").json()
    assert (alone["source"], len(alone["failures"])) == ("well", 1)
    assert web.get("/sources.json?source=ill").json()["failures"] == []
    assert web.get("/sources?source=nobody").status_code == 400


def test_the_page_of_today_says_what_is_missing(web: httpx.Client) -> None:
    page = html.document_fromstring(web.get("/").text)
    (head,) = page.xpath("//h2[@id='missing']")
    told = " ".join(head.getnext().text_content().split())
    assert f"not read since {time.strftime('%Y-%m-%d', time.gmtime())}: {WRONG}" in told
    links = [a.get("href") for a in head.getnext().iter("a")]
    assert links == ["/sources#never", "/sources#ill", "/sources#silent"]
    assert not html.document_fromstring(web.get("/?on=2020-01-01").text).xpath("//*[@id='missing']")


def test_the_list_says_the_same(path: Path, tmp_path: Path) -> None:
    words = ["source", "list", "--format", "json", "--ledger"]
    told = json.loads(CliRunner().invoke(dragoman, [*words, str(path)]).stdout)
    assert [one["state"] for one in told if one["name"] == "ill"] == ["failing"]
    empty = json.loads(CliRunner().invoke(dragoman, [*words, str(tmp_path / "no.db")]).stdout)
    assert empty == []

"""The verbs `source`, `fetch` and `watch`, as a person types them."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import ledger
from dragoman.cli import dragoman
from dragoman.ledger import collecting
from dragoman.sources import from_opml
from tests.newsrooms import Newsroom
from tests.sites import gone, site


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)
    return Run()


class Run:
    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(dragoman, words)


LOCAL = ("--allow-private", "127.0.0.0/8")


def test_from_an_address_to_a_ledger(run: Run, tmp_path: Path) -> None:
    room = Newsroom(2)
    with site(room) as here:
        added = run("source", "add", here.url, "--name", "ferry", "--country", "KEN", *LOCAL)
        assert added.stdout == f"ferry\tfeed\t{here.url}/feed\n"
        assert "known" in run("source", "add", here.url, *LOCAL).stdout
        settings = tmp_path / "sources" / "ferry.toml"
        assert 'country = "KEN"' in settings.read_text()
        settings.write_text(settings.read_text() + "gap = 0.0\n")
        first = run("fetch", *LOCAL)
        assert (first.exit_code, first.stdout) == (0, "")
        assert "1 sources: 2 new, 0 changed, 0 unchanged, 0 failed" in first.stderr
        again = run("fetch", "--format", "json", *LOCAL)
        assert json.loads(again.stdout)["received"] == 0
        (line,) = json.loads(run("source", "list", "--format", "json").stdout)
        assert (line["name"], line["state"], line["done"]) == ("ferry", "ok", 2)
        opml = run("source", "export").stdout
        assert [s.url for s in from_opml(opml, ())] == [f"{here.url}/feed"]
        run("source", "pause", "ferry")
        assert "paused" in run("source", "list").stdout
        assert "0 sources" in run("fetch", *LOCAL).stderr
        run("source", "resume", "ferry")
        run("source", "remove", "ferry")
        assert list((tmp_path / "sources").iterdir()) == []


def test_a_run_says_what_it_did_and_nothing_else(tmp_path: Path) -> None:
    """No warning of Python's own, neither from the program nor from the processes that read."""
    path = os.pathsep.join(filter(None, sys.path))
    with site(Newsroom(2)) as here:
        (tmp_path / "sources").mkdir()
        settings = f'url = "{here.url}/feed"\nkind = "feed"\ngap = 0.0\n'
        (tmp_path / "sources" / "ferry.toml").write_text(settings)
        done = subprocess.run(
            [sys.executable, "-W", "always::RuntimeWarning", "-m", "dragoman", "fetch", *LOCAL],
            cwd=tmp_path, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
    assert done.stderr.startswith("1 sources: 2 new")
    assert len(done.stderr.splitlines()) == 1


def test_watch_looks_when_a_source_is_due(run: Run, tmp_path: Path) -> None:
    with site(Newsroom(2)) as here:
        run("source", "add", f"{here.url}/feed", *LOCAL)
        found = run("watch", "--rounds", "1", *LOCAL)
        assert "2 new" in found.stderr
        (line,) = json.loads(run("source", "list", "--format", "json").stdout)
        assert line["every"] == "1 h"
        run("source", "pause", line["name"])
        assert "every source is paused" in str(run("watch", "--rounds", "1", *LOCAL).exception)


@pytest.mark.parametrize(
    ("gap", "wait"), [(7200.0, 3600.0), (120.0, 600.0), (40 * 86_400.0, 86_400.0), (None, 3600.0)]
)
def test_watch_keeps_to_the_cadence_it_learned_within_bounds(
    run: Run, tmp_path: Path, gap: float | None, wait: float
) -> None:
    """Half the usual gap between new items, ten minutes at least and a day at most."""
    with site(Newsroom(3)) as here, site(Newsroom(1), "127.0.0.3") as other:
        run("source", "add", here.url, "--name", "learned", "--gap", "0", *LOCAL)
        run("source", "add", other.url, "--name", "told", "--every", "5", "--gap", "0", *LOCAL)
        run("fetch", *LOCAL)
        with ledger.writer(tmp_path / "dragoman.db") as book:
            for n in range(3):
                at = time.time() - n * gap if gap else time.time()
                book.db.execute("UPDATE item SET seen = ? WHERE url LIKE ?", (at, f"%/news/{n}"))
            book.db.execute("UPDATE health SET due = 0 WHERE source = 'learned'")
        asked = len(other.asked)
        assert "1 sources: 0 new" in run("watch", "--rounds", "1", *LOCAL).stderr
        assert len(other.asked) == asked, "the other was not due"
    with ledger.reader(tmp_path / "dragoman.db") as book:
        health = collecting.health(book)
    for name, pause in (("learned", wait), ("told", 300.0)):
        found = health[name]
        assert found.asked is not None
        assert found.due - found.asked == pytest.approx(pause, rel=0.05)


def test_what_fails_is_said_and_the_exit_code_tells(run: Run) -> None:
    assert isinstance(run("fetch").exception, Exception)
    with site(gone, "127.0.0.1") as inner:
        refused = run("source", "add", inner.url)
        assert (refused.exit_code, inner.asked) == (1, [])
        assert "not on the public internet" in refused.stderr
    nothing = run("source", "add", "no-such-file.opml")
    assert "no such file" in nothing.stderr


def test_opml_is_added_from_a_file(run: Run, tmp_path: Path) -> None:
    outlines = "".join(f'<outline text="{n}" xmlUrl="https://e.example/{n}"/>' for n in range(3))
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    assert run("source", "add", "feeds.opml").stdout.count("feed\t") == 3
    assert len(list((tmp_path / "sources").glob("*.toml"))) == 3
    (tmp_path / "pages").mkdir()
    run("source", "add", "pages", "--name", "folder")
    exported = run("source", "export")
    assert "left out, since OPML holds feeds: folder" in exported.stderr
    assert {s.url for s in from_opml(exported.stdout, ())} == {
        f"https://e.example/{n}" for n in range(3)
    }


def test_a_name_is_checked_and_taken_from_no_other(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    with site(Newsroom(2)) as one, site(Newsroom(2), "127.0.0.3") as two:
        run("source", "add", one.url, "--name", "ferry", *LOCAL)
        kept = (folder / "ferry.toml").read_text()
        taken = run("source", "add", two.url, "--name", "ferry", *LOCAL)
        evil = run("source", "add", two.url, "--name", "../Evil", *LOCAL)
        both = run("source", "add", one.url, two.url, "--name", "both", *LOCAL)
        assert "known" in run("source", "add", one.url, "--name", "ferry", *LOCAL).stdout
    assert (taken.exit_code, evil.exit_code) == (1, 1)
    assert "already" in taken.stderr
    assert "small letters" in evil.stderr
    assert both.exit_code != 0
    assert [path.name for path in folder.iterdir()] == ["ferry.toml"]
    assert (folder / "ferry.toml").read_text() == kept
    assert not list(tmp_path.glob("*.toml"))


def test_one_name_does_not_fit_the_feeds_of_an_opml(run: Run, tmp_path: Path) -> None:
    feeds = "".join(f'<outline xmlUrl="https://{name}.example/"/>' for name in "ab")
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{feeds}</body></opml>")
    named = run("source", "add", "feeds.opml", "--name", "mine", *LOCAL)
    assert named.exit_code == 1
    assert "here are 2" in named.stderr
    assert not list(tmp_path.glob("sources/*"))

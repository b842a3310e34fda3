"""`dragoman show` of documents and pages: versions, headers, bytes as they came."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import dragoman
from dragoman.errors import NotInLedger
from tests.newsrooms import article, rss
from tests.sites import Ask, reply, site

LOCAL = ("--allow-private", "127.0.0.0/8")


def run(*words: str) -> Result:
    return CliRunner().invoke(dragoman, words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of one article in two versions, the later of which corrects the earlier."""
    monkeypatch.chdir(tmp_path)
    texts = ["", "Correction: they met in Porto.\x1b[2J"]

    def answer(ask: Ask) -> Iterable[bytes]:
        base = f"http://{ask.headers['host']}"
        if ask.path == "/feed":
            return reply(rss(base, [("/1", "T", str(len(texts[0])))]))
        return reply(article(1, texts[0]), X_Note="as sent") if ask.path == "/1" else reply("", 404)

    with site(answer) as here:
        (tmp_path / "sources").mkdir()
        settings = f'url = "{here.url}/feed"\nkind = "feed"\ngap = 0.0\n'
        (tmp_path / "sources" / "ferry.toml").write_text(settings)
        for _ in range(2):
            assert run("fetch", *LOCAL).exit_code == 0
            texts.reverse()
    return tmp_path


def documents() -> list[dict[str, object]]:
    """The two versions, the older first."""
    (line,) = json.loads(run("engagements", "--format", "json").stdout)["lines"]
    shown = json.loads(run("show", line["id"], "--format", "json").stdout)
    newest = shown["sources"][0]["document"]["id"]
    view = json.loads(run("show", newest, "--format", "json").stdout)
    versions = [one["document"] for one in view["versions"]]
    assert versions[1] == newest
    return [json.loads(run("show", id, "--format", "json").stdout) for id in versions]


def test_a_document_is_shown_with_its_versions_and_the_older_is_quoted(folder: Path) -> None:
    older, newer = documents()
    assert (len(older["spans"]), "Correction" in str(older["text"])) == (0, False)  # type: ignore[arg-type]
    assert newer["spans"]
    ids = [one["document"]["id"] for one in (older, newer)]  # type: ignore[index]
    shown = run("show", ids[0])
    assert shown.exit_code == 0
    assert "Josphat Lemayian" in shown.stdout or "Dorjiin Bat-Ochir" in shown.stdout
    assert f"version\t{ids[0]} of" in shown.stdout
    assert "an older version; nothing rests on it, shown here" in shown.stdout
    assert f"version\t{ids[1]} of" in shown.stdout
    latest = run("show", ids[1]).stdout
    assert "Correction: they met in Porto." in latest
    assert "\x1b" not in latest
    assert "believed, shown here" in latest


def test_a_page_is_shown_with_what_came_with_it_and_its_bytes(folder: Path) -> None:
    older, newer = documents()
    first, second = (one["document"]["page"] for one in (older, newer))  # type: ignore[index]
    shown = run("show", first).stdout
    assert f"superseded\tits address gave {second} later" in shown
    assert "x-note: as sent" in shown
    assert "superseded" not in run("show", second).stdout
    view = json.loads(run("show", first, "--format", "json").stdout)
    assert [one["status"] for one in view["receipts"]] == [200]
    assert view["documents"][0]["id"] == older["document"]["id"]  # type: ignore[index]
    raw = run("show", first, "--raw").stdout_bytes
    assert raw == article(1).encode()
    assert view["size"] == len(raw)


def test_what_is_not_there_is_said(folder: Path) -> None:
    for words in (("D-nothing",), ("P-nothing",), ("P-nothing", "--raw"), ("E-nothing", "--raw")):
        assert isinstance(run("show", *words).exception, NotInLedger)


def test_a_page_that_was_added_from_a_file_has_no_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(article(1))
    assert run("add", "a.html").exit_code == 0
    (line,) = json.loads(run("engagements", "--format", "json").stdout)["lines"]
    shown = json.loads(run("show", line["id"], "--format", "json").stdout)
    page = json.loads(
        run("show", shown["sources"][0]["document"]["page"], "--format", "json").stdout
    )
    assert (page["receipts"], page["by"], page["source"]) == ([], None, "a.html")

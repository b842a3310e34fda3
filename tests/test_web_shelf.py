"""Answers are kept as long as the ledger stays as it is, and no longer; who has one is told so."""

from pathlib import Path

import anyio
import httpx
import pytest
from starlette.requests import Request

from dragoman import ledger, sources
from dragoman.sources import Source
from dragoman.web import answers, shelf
from dragoman.web.rooms import atlas
from tests import making, serving

TEXT = "Ministers met again at the harbour."


def add(path: Path, text: str) -> None:
    with ledger.writer(path) as book:
        one = making.reading(making.engagement(text), text=text, source=f"{text}.txt")
        ledger.add(book, making.page(one), [one], retrieved=making.NOW)


def test_who_has_an_answer_is_told_so_until_the_ledger_changes(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        first = web.get("/sources")
        tag = {"If-None-Match": first.headers["etag"]}
        assert web.get("/sources").text == first.text
        again = web.get("/sources", headers=tag)
        assert (again.status_code, again.text) == (304, "")
        assert again.headers["content-security-policy"]
        add(path, TEXT)
        later = web.get("/sources", headers=tag)
        assert later.status_code == 200
        assert later.headers["etag"] != first.headers["etag"]


def test_each_address_and_form_has_its_own_answer(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        tags = {
            web.get(a).headers["etag"]
            for a in ("/people", "/people?name=bat", "/people.json", "/people.csv", "/parties")
        }
    assert len(tags) == 5


def test_another_file_in_its_place_is_seen(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        assert "Bat-Ochir" in web.get("/people").text
        other = serving.fill(tmp_path / "b.db", [])
        with ledger.writer(other):
            pass
        for old in tmp_path.glob("a.db*"):
            old.unlink()
        assert web.get("/people").status_code == 503
        other.rename(path)
        assert "Bat-Ochir" not in web.get("/people").text


def test_another_file_of_the_same_revision_is_not_answered_from_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = tmp_path / "b.db"
    add(path, TEXT)
    add(other, "Envoys dined at the lighthouse.")
    with ledger.reader(path) as one, ledger.reader(other) as two:
        assert ledger.revision(one) == ledger.revision(two)
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        assert TEXT in web.get("/sources.atom").text
        for old in tmp_path.glob("a.db*"):
            old.unlink()
        other.rename(path)
        assert "lighthouse" in web.get("/sources.atom").text


def test_a_snapshot_is_one_state(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    with ledger.reader(path) as book:
        with ledger.files.snapshot(book) as seen:
            before = ledger.overview(seen), ledger.revision(seen)
            add(path, TEXT)
            assert (ledger.overview(seen), ledger.revision(seen)) == before
        assert ledger.overview(book).documents == before[0].documents + 1
        assert ledger.revision(book) > before[1]


def test_what_the_settings_tell_is_told_at_once(tmp_path: Path) -> None:
    path = serving.fill(tmp_path / "a.db", serving.readings())
    with serving.asked(path) as web:
        before = web.get("/sources.json")
        feed = Source(name="ferry", url="https://ferry.example/feed", kind="feed")
        sources.save(sources.folder_of(path), feed)
        told = web.get("/sources.json")
    assert [s["name"] for s in told.json()["collected"]] == ["ferry"]
    assert told.headers["etag"] != before.headers["etag"]


def asking(where: str) -> Request:
    path, _, query = where.partition("?")
    return Request({"type": "http", "method": "GET", "path": path, "query_string": query.encode(),
                    "headers": [], "server": ("localhost", 80)})  # fmt: skip


def test_what_the_clock_tells_is_told_within_half_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def make(_book: ledger.Ledger, _: Request) -> shelf.Finish:
        made.append(len(made))
        return lambda: shelf.Made(b"an hour", "text/plain")

    endpoint = shelf.Shelf(serving.fill(tmp_path / "a.db", [])).endpoint(make)
    anyio.run(endpoint, asking("/clock"))
    anyio.run(endpoint, asking("/clock"))
    assert len(made) == 1
    monkeypatch.setattr(shelf, "LASTS", 0.0)
    anyio.run(endpoint, asking("/clock"))
    assert len(made) == 2


def test_the_ledger_is_let_go_before_anything_is_drawn(tmp_path: Path) -> None:
    held: list[bool] = []

    def make(book: ledger.Ledger, request: Request) -> shelf.Finish:
        finish = answers.picture(atlas.paint_world)(book, request)
        held.append(book.db.in_transaction)

        def drawn() -> shelf.Made:
            held.append(book.db.in_transaction)
            return finish()

        return drawn

    endpoint = shelf.Shelf(serving.fill(tmp_path / "a.db", serving.readings())).endpoint(make)
    answer = anyio.run(endpoint, asking("/map?since=2025-01-01"))
    assert held == [True, False]
    assert bytes(answer.body).startswith(b"<svg")

"""Months in memory: a span larger than the room, and a ledger laid over another."""

import gc
import shutil
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from dragoman import ledger
from dragoman.ledger.queries_where import where
from dragoman.web import lifespan, monthly, whereabouts
from dragoman.web.monthly import Monthly
from tests import making, serving

SPAN = ("2025-02-01", "2025-02-28")


def one(path: Path, partner: str) -> Path:
    """A ledger of one document: as large as another such, and of the same revision."""
    text = f"Ghana met {partner}."
    claim = making.engagement(text, date="2025-02-03", parties=("GHA", partner), participants=())
    return serving.fill(path, [making.reading(claim, text=text, published="2025-02-03")])


@pytest.mark.parametrize(("room", "kept"), [(9, 3), (100, 12)])
def test_of_a_span_larger_than_the_room_those_stay_that_fit(
    tmp_path: Path, room: int, kept: int
) -> None:
    store = Monthly[str](room, len, "")
    months = [f"2025-{n:02}" for n in range(1, 13)]
    read: list[str] = []

    def told(first: str, last: str) -> Mapping[str, str]:
        run = [month for month in months if first <= month <= last]
        read.extend(run)
        return dict.fromkeys(run, "ab")

    with ledger.reader(serving.fill(tmp_path / "a.db", [])) as book:
        for _ in range(3):
            read.clear()
            assert store.of(book, "x", months, told) == dict.fromkeys(months, "ab")
        assert len(read) == 12 - kept
        store.of(book, "y", months[:2], told)  # whoever asks for others has the room
        read.clear()
        store.of(book, "y", months[:2], told)
    assert read == []


def test_a_ledger_laid_over_another_is_read_anew(tmp_path: Path) -> None:
    path, other = one(tmp_path / "a.db", "KEN"), one(tmp_path / "b.db", "URY")
    with ledger.reader(path) as book:
        before = (path.stat().st_ino, ledger.revision(book))
        assert whereabouts.between(book, *SPAN) == where(book, *SPAN)
    with serving.served(path) as address, httpx.Client(timeout=60, base_url=address) as web:
        assert "KEN" in web.get("/network.json?since=2025-02-01&until=2025-02-28").text
        shutil.copyfile(other, path)
        with ledger.reader(path) as book:
            assert (path.stat().st_ino, ledger.revision(book)) == before
        after = web.get("/network.json?since=2025-02-01&until=2025-02-28").text
    assert "URY" in after
    assert "KEN" not in after
    with ledger.reader(path) as book:
        assert whereabouts.between(book, *SPAN) == where(book, *SPAN)


def test_a_server_that_fails_to_read_ahead_still_begins_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    monkeypatch.setattr(lifespan, "PAUSE", -1)  # no pause there is
    with pytest.raises(ValueError, match="negative"):
        lifespan._begin(one(tmp_path / "a.db", "KEN"))
    assert len(frozen) == 2


def test_months_of_a_span() -> None:
    assert [*monthly.between(monthly.end("2024-12"), monthly.end("2025-02"))] == [
        "2024-12", "2025-01", "2025-02"
    ]  # fmt: skip

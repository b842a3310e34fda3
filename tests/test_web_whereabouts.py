"""Places from memory are what the ledger says, however the days are asked for."""

from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.ledger.queries_where import where
from dragoman.records import Place, Reading
from dragoman.web import lifespan, whereabouts
from tests import making, serving

PLACES = (Place(city="Accra", country="GHA"), Place(country="URY"), None, Place(city="Ülgii"))
DAYS = ("2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01", "2025-03-15", "2025-04-30")
OTHERS = ("FJI", "TON", "WSM", "VUT", "PLW", "NRU", "TUV", "KIR", "MHL", "FSM", "SLB", "PNG")


def told(number: int) -> Reading:
    text, day = f"Meeting {number}.", DAYS[number % 5]
    place, parties = PLACES[number % 4], ("GHA", OTHERS[number])
    claim = making.engagement(text, date=day, place=place, parties=parties, participants=())
    return making.reading(claim, text=text, source=f"{number}.txt", published=day)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "a.db", [told(n) for n in range(12)])


SPANS = [
    ("2025-02-01", "2025-03-31"),  # whole months
    ("2025-01-31", "2025-04-30"),
    ("2025-01-15", "2025-03-01"),
    ("2025-03-02", "2025-03-20"),  # no whole one
    ("2025-02-28", "2025-02-28"),
    ("0001-01-01", "9999-12-31"),  # too long to be kept
    ("2024-12-01", "2025-12-31"),
    ("9999-12-01", "9999-12-31"),
]


def test_any_days_in_any_order_are_those_of_the_ledger(path: Path) -> None:
    with ledger.reader(path) as book:
        for since, until in (*SPANS, *reversed(SPANS)):
            assert whereabouts.between(book, since, until) == where(book, since, until), since
        assert len(where(book, *SPANS[0])) == 4


@pytest.mark.parametrize("most", [0, 1, 4])
def test_no_more_is_kept_than_there_is_room_for(
    path: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whereabouts.MONTHS, "most", most)
    with ledger.reader(path) as book:
        for span in SPANS:
            assert whereabouts.between(book, *span) == where(book, *span)


def test_what_is_added_is_there_at_once(path: Path) -> None:
    days = SPANS[0]
    with ledger.reader(path) as book:
        before = sum(one.engagements for one in whereabouts.between(book, *days))
    late = making.engagement("More.", date="2025-02-03", parties=("GHA", "KEN"))
    serving.fill(path, [making.reading(late, text="More.", published="2025-02-03")])
    with ledger.reader(path) as book:
        found = whereabouts.between(book, *days)
        assert found == where(book, *days)
    assert sum(one.engagements for one in found) == before + 1


def test_a_server_reads_the_months_before_anybody_asks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifespan, "PAUSE", 0)
    lifespan.months(path)
    asked: list[str] = []
    with ledger.reader(path) as book:
        book.db.set_trace_callback(asked.append)
        found = whereabouts.between(book, "2025-02-01", "2025-03-31")
        book.db.set_trace_callback(None)
        assert found == where(book, "2025-02-01", "2025-03-31")
    assert [query for query in asked if "belief" in query] == []
    lifespan.months(serving.fill(path.with_name("empty.db"), []))  # has no days, and is no error

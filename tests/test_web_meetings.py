"""Who met whom from memory is what the ledger says, however the days are asked for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.ledger.queries_network import met
from dragoman.records import Participant, Reading
from dragoman.web import meetings
from tests import making, serving

PAIRS = (("MNG", "VNM"), ("KEN", "PRT"), ("MNG", "PRT"))


def told(number: int) -> Reading:
    a, b = PAIRS[number % 3]
    people = (
        Participant(name="Dorjiin Bat-Ochir", party=a, office="Minister of Defence"),
        Participant(name="Rui Calheta", party=b, office="Foreign Minister"),
    )
    text, day = f"Meeting {number}.", f"2025-03-{1 + number % 10:02}"
    claim = making.engagement(text, date=day, parties=(a, b), participants=people)
    return making.reading(claim, text=text, source=f"{number}.txt", published="2025-03-20")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return serving.fill(tmp_path / "a.db", [told(n) for n in range(12)])


SPANS = [
    ("2025-03-03", "2025-03-04"),
    ("2025-03-01", "2025-03-31"),  # days known lie within
    ("2025-02-01", "2025-03-02"),
    ("2025-03-08", "2025-03-08"),
    ("2020-01-01", "2025-12-31"),  # too long to be kept
    ("2025-03-09", "2025-03-01"),
]


@pytest.mark.parametrize("people", [False, True])
def test_any_days_in_any_order_are_those_of_the_ledger(path: Path, people: bool) -> None:
    with ledger.reader(path) as book:
        for since, until in (*SPANS, *reversed(SPANS)):
            found = meetings.between(book, since, until, people=people)
            assert found == met(book, since, until, people=people), (since, until)
        assert sum(meetings.between(book, "2025-03-01", "2025-03-31", people=people).values()) > 8


@pytest.mark.parametrize("most", [0, 1, 3, 500])
def test_no_more_is_kept_than_there_is_room_for(
    path: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings.MONTHS, "most", most)
    with ledger.reader(path) as book:
        for since, until in SPANS:
            found = meetings.between(book, since, until, people=False)
            assert found == met(book, since, until), (since, until)


def test_many_at_once_are_told_the_same(path: Path) -> None:
    def ask(span: tuple[str, str]) -> bool:
        with ledger.reader(path) as book:
            return meetings.between(book, *span, people=False) == met(book, *span)

    with ThreadPoolExecutor(4) as many:
        assert all(many.map(ask, SPANS * 5))


def test_what_is_added_is_there_at_once(path: Path) -> None:
    days = ("2025-03-01", "2025-03-31")
    with ledger.reader(path) as book:
        before = sum(meetings.between(book, *days, people=False).values())
    serving.fill(path, [told(12)])
    with ledger.reader(path) as book:
        found = meetings.between(book, *days, people=False)
        assert sum(found.values()) == before + 1
        assert found == met(book, *days)

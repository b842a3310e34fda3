"""A day's page: what it holds, in which order, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.digest import digest
from dragoman.records import LevelClaim, Participant
from tests.making import engagement, evidence, reading
from tests.test_ledger import filled

PRESIDENTS = (
    Participant(name="Rui Calheta", party="PRT", office="President"),
    Participant(name="Josphat Lemayian", party="KEN", office="President of the Republic"),
)
DEPUTIES = (Participant(name="Rui Calheta", party="PRT", office="Deputy Minister of Health"),)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    raised = LevelClaim(
        parties=("KEN", "PRT"),
        level="strategic partnership",
        change="upgraded",
        date="2025-03-06",
        evidence=evidence("Six."),
    )
    readings = [
        reading(engagement("One."), text="One.", source="1.txt"),
        reading(engagement("Two."), text="Two.", source="2.txt", published="2025-03-06"),
        reading(
            engagement(
                "Three.", date="2025-03-06", participants=PRESIDENTS, parties=("KEN", "PRT")
            ),
            text="Three.",
            source="3.txt",
            published="2025-03-06",
        ),
        reading(
            engagement("Four.", date="2025-03-06", participants=DEPUTIES, parties=("PRT", "VNM")),
            text="Four.",
            source="4.txt",
            published="2025-03-06",
        ),
        reading(engagement("Five."), text="Five.", source="5.txt", published=None),
        reading(raised, text="Six.", source="6.txt", published="2025-03-06"),
    ]
    with ledger.reader(filled(tmp_path / "a.db", readings)) as opened:
        yield opened


def test_the_last_day_by_weight(book: ledger.Ledger) -> None:
    page = digest(book)
    assert (page.since, page.until) == ("2025-03-06", "2025-03-06")
    assert [line.text.split(":")[0] for line in page.lines] == [
        "strategic partnership", "meeting held", "meeting held", "meeting held"
    ]  # fmt: skip
    assert page.lines[1].reasons == ("heads of state or government", "held", "first report")
    old = next(line for line in page.lines if not line.new)
    assert "first report" not in old.reasons
    assert page.lines[0].score > page.lines[1].score > page.lines[-1].score


def test_other_days(book: ledger.Ledger) -> None:
    assert len(digest(book, on="2025-03-04").lines) == 1
    assert digest(book, on="2025-03-05").lines == ()
    since = digest(book, since="2025-03-04")
    assert (since.since, since.until) == ("2025-03-04", None)
    assert len(since.lines) == 4


def test_only_the_weightiest_are_kept_and_all_are_counted(book: ledger.Ledger) -> None:
    whole = digest(book, since="2025-03-04")
    for limit in range(1, 6):
        page = digest(book, since="2025-03-04", limit=limit)
        assert page.lines == whole.lines[:limit]
        assert page.total == 4


def test_an_empty_ledger_has_no_day(tmp_path: Path) -> None:
    with ledger.reader(filled(tmp_path / "b.db", [])) as empty:
        page = digest(empty)
    assert (page.since, page.lines) == (None, ())

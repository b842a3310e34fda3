from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.errors import LedgerError
from dragoman.ledger.queries_claims import claims, hurry, lines, parties, texts
from tests import making

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with ledger.writer(path) as book:
        for one in making.series(6):
            ledger.add(book, making.page(one), [one], retrieved=making.NOW)
    return path


def test_claims_texts_and_lines_come_by_identifier(path: Path) -> None:
    with ledger.reader(path) as book:
        listed = ledger.engagements(book).lines
        one = ledger.engagement(book, listed[0].id)
        papers = {source.document.id for source in one.sources}
        assert claims(book, one.engagement.claims) == one.sources
        assert lines(book, [line.id for line in listed]) == {line.id: line for line in listed}
        assert {len(text) for text in texts(book, papers).values()} == {
            len(making.series(6)[0].document.text)
        }


def test_what_is_not_held_is_left_out(path: Path) -> None:
    with ledger.reader(path) as book:
        assert claims(book, ["C-none"]) == ()
        assert lines(book, ["E-none", "'"]) == {}
        assert texts(book, ["D-none"]) == {}


def test_parties_are_those_of_engagements(path: Path) -> None:
    with ledger.reader(path) as book:
        assert parties(book) == ("MNG", "VNM")


def test_a_question_that_runs_over_its_time_is_ended(path: Path) -> None:
    with pytest.raises(LedgerError, match="interrupted"):
        ask_for_ever(path)


def ask_for_ever(path: Path) -> None:
    with ledger.reader(path) as book:
        hurry(book, 0.05)
        book.db.execute(ENDLESS).fetchone()

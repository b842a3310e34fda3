"""The ledger as known on a past day: what it would have said then, from what it had then."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ledger
from dragoman.errors import NotInLedger
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.records import Reading
from tests.making import corpora, engagement, reading
from tests.test_cli import READING_VERBS, run
from tests.test_ledger import SLOW, TABLES, dump, filled, fresh
from tests.test_ledger_judgements import ANA, BO, ids, told

SKIPPED = {"anchor", "judgement"}


@SLOW
@given(corpora(), st.sampled_from(("2025-03-02", "2025-03-04", "2025-04-01", "2026-01-01")))
def test_it_is_the_ledger_of_that_days_documents(
    tmp_path: Path, corpus: list[Reading], day: str
) -> None:
    path = filled(fresh(tmp_path, "a.db"), corpus)
    then = [r for r in corpus if (r.document.published or "2026-01-01") <= day]
    wanted = dump(filled(fresh(tmp_path, "b.db"), then))
    now = dump(path)
    with ledger.as_known_on(path, day) as book:
        for table in set(TABLES) - SKIPPED - {"document", "reading", "belief", "tally"}:
            rows = book.db.execute(f"SELECT * FROM {table}")  # noqa: S608 - out of TABLES
            assert sorted(map(tuple, rows), key=repr) == wanted[table]
        assert not ledger.verify(book).failures
        assert ledger.overview(book).documents == len(then)
    assert dump(path) == now


def test_judgements_of_then(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", told({}, {"date": "2025-03-06"}))
    with ledger.writer(path) as book:
        a, b = ids(book)
        judgements.merge(book, [a, b], ANA)  # on 2026-02-01
        judgements.undo(book, "J-1", BO)  # on 2026-02-02
    for day, count, state in (
        ("2026-01-31", 2, []),
        ("2026-02-01", 1, ["in force"]),
        ("2026-02-02", 2, ["undone"]),
        (None, 2, ["undone"]),
    ):
        with ledger.as_known_on(path, day) as book:
            assert len(ids(book)) == count
            assert [j.state for j in judgements.log(book)] == state


def test_what_was_not_known_is_not_there(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", told({}))
    with ledger.reader(path) as book:
        (id,) = ids(book)
    with ledger.as_known_on(path, "2025-03-03") as book:
        assert ledger.engagements(book).total == 0
        with pytest.raises(NotInLedger):
            ledger.engagement(book, id)


@pytest.mark.parametrize("verb", sorted(set(READING_VERBS) - {"verify"}))
def test_every_reading_verb_takes_the_day(tmp_path: Path, verb: str) -> None:
    """On the command line; the later of two reports is left out."""
    early = reading(engagement(), source="a.txt")
    late = reading(engagement("Again."), text="Again.", source="b.txt", published="2025-05-01")
    filled(tmp_path / "dragoman.db", [early, late])
    with ledger.as_known_on(tmp_path / "dragoman.db", "2025-04-01") as book:
        (line,) = ledger.engagements(book).lines
    assert line.reports == 1
    words = [line.id if word == "ID" else word for word in READING_VERBS[verb]]
    done = run(*words, "--as-known-on", "2025-04-01", "--format", "json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"b.txt" not in done.stdout
    assert json.loads(done.stdout) is not None


def test_a_judgement_made_later_by_another_does_not_count_then(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", told({}))
    with ledger.writer(path) as book:
        (id,) = ids(book)
        judgements.correct(book, id, "date", "2025-03-08", ANA)
        judgements.correct(
            book, id, "date", "2025-03-09", Signed("bo", "2026-03-01T00:00:00Z", "x")
        )
        assert ledger.engagement(book, id).line.date == "2025-03-04"
    with ledger.as_known_on(path, "2026-02-15") as book:
        assert ledger.engagement(book, id).line.date == "2025-03-08"

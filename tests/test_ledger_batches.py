"""Pages that go in together leave the ledger as if they had gone in one by one."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ledger
from dragoman.errors import InputError, LedgerBusy
from dragoman.inputs import pages
from dragoman.ledger import files
from dragoman.ledger.archives import bookmarks
from dragoman.ledger.files import transaction
from dragoman.records import Page, Reading
from tests.making import NOW, corpora, engagement, page, reading, series
from tests.test_ledger import SLOW, dump, filled, fresh
from tests.test_ledger_archives import warc


def together(path: Path, readings: Sequence[Reading], ends: Sequence[int] = ()) -> list[str]:
    """Add them in one batch, written behind each of `ends` as well; what became of each."""
    became: list[str] = []
    with ledger.writer(path) as book, ledger.batch(book) as batch:
        for n, one in enumerate(readings):
            batch.add(page(one), [one], retrieved=NOW, then=became.append)
            if n in ends:
                batch.write()
    return became


@SLOW
@given(corpora(), st.lists(st.integers(0, 8)))
def test_a_batch_is_as_its_pages_one_by_one(
    tmp_path: Path, corpus: list[Reading], ends: list[int]
) -> None:
    single = filled(fresh(tmp_path, "single.db"), corpus)
    batched = fresh(tmp_path, "batched.db")
    together(batched, corpus, ends)
    assert dump(batched) == dump(single)


def test_each_is_told_what_became_of_it(tmp_path: Path) -> None:
    one, other = reading(engagement()), reading(engagement("They met again."), source="b.txt")
    assert together(tmp_path / "a.db", [one, other, one]) == ["added", "added", "known"]
    assert together(tmp_path / "a.db", [other]) == ["known"]


def test_nothing_is_in_before_it_is_written_and_nobody_is_kept_waiting(tmp_path: Path) -> None:
    first, second, third = series(3)
    with ledger.writer(tmp_path / "a.db") as book, ledger.writer(tmp_path / "a.db") as other:
        with ledger.batch(book) as batch:
            batch.add(page(first), [first], retrieved=NOW)
            assert not ledger.known(other, page(first))
            ledger.add(other, page(second), [second], retrieved=NOW)  # no lock is held meanwhile
            batch.write()
            assert ledger.known(other, page(first))
            batch.add(page(third), [third], retrieved=NOW)
        assert ledger.overview(other).pages == 3


def test_what_waited_long_enough_is_written_with_the_next(tmp_path: Path) -> None:
    became: list[str] = []
    one = reading(engagement())
    with ledger.writer(tmp_path / "a.db") as book, ledger.batch(book, waits=0) as batch:
        batch.add(page(one), [one], retrieved=NOW, then=became.append)
        assert became == ["added"]


def test_where_another_writes_the_pages_go_on_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    first, second = series(2)
    with ledger.writer(tmp_path / "a.db") as book, ledger.writer(tmp_path / "a.db") as other:
        with ledger.batch(book) as batch:
            batch.add(page(first), [first], retrieved=NOW)
            with transaction(other), pytest.raises(LedgerBusy):
                batch.write()
            batch.add(page(second), [second], retrieved=NOW)
        assert ledger.overview(book).pages == 2


def test_a_name_that_cannot_be_stored_costs_the_others_nothing(tmp_path: Path) -> None:
    first, second = series(2)
    bad = Page(source="b\udcff.txt", raw=b"x")
    with ledger.writer(tmp_path / "a.db") as book:
        with ledger.batch(book) as batch:
            batch.add(page(first), [first], retrieved=NOW)
            with pytest.raises(InputError, match="rename it"):
                batch.add(bad, [], retrieved=NOW)
            batch.add(page(second), [second], retrieved=NOW)
        assert ledger.overview(book).pages == 2


def test_an_input_that_cannot_be_read_ends_a_batch_with_what_was(tmp_path: Path) -> None:
    one = reading(engagement())
    with ledger.writer(tmp_path / "a.db") as book:
        with pytest.raises(InputError):
            unreadable(book, one)
        assert ledger.overview(book).pages == 1


def unreadable(book: ledger.Ledger, one: Reading) -> None:
    with ledger.batch(book) as batch:
        batch.add(page(one), [one], retrieved=NOW)
        raise InputError("b.warc: broken")


def stopped(book: ledger.Ledger, one: Reading) -> None:
    with ledger.batch(book) as batch:
        batch.add(page(one), [one], retrieved=NOW)
        raise KeyboardInterrupt


def test_a_stop_within_a_batch_leaves_none_of_it_and_the_rest_whole(tmp_path: Path) -> None:
    first, second, third = series(3)
    path = filled(tmp_path / "a.db", [first])
    with ledger.writer(path) as book, pytest.raises(KeyboardInterrupt):
        stopped(book, second)
    assert dump(path) == dump(filled(tmp_path / "one.db", [first]))
    together(path, [first, second, third])
    assert dump(path) == dump(filled(tmp_path / "whole.db", [first, second, third]))


def test_no_place_in_an_archive_is_noted_before_what_stands_before_it_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is killed behind a note goes on behind it: what waited would never come in."""
    warc(tmp_path / "a.warc")
    clock = iter(float(n) for n in range(10_000))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))  # every record is noted
    with ledger.writer(tmp_path / "a.db") as book, ledger.batch(book, waits=1e9) as batch:
        marks = bookmarks(book, before=batch.write)
        for n, one in enumerate(pages([str(tmp_path / "a.warc")], marks=marks)):
            if n:
                (noted,) = book.db.execute("SELECT count(*) FROM archive").fetchone()
                assert noted == 1
                assert ledger.overview(book).pages == n
            batch.add(one, [], retrieved=NOW)

"""The ledger as a file: adding, finding, rebuilding, refusing."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import ledger
from dragoman.errors import InputError, LedgerBusy, LedgerError
from dragoman.ledger import files, judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.rebuild import Read
from dragoman.merge import merge
from dragoman.records import Page, Reading
from tests.making import NOW, corpora, engagement, page, reading, statements

TABLES = (
    "doubt",
    "page",
    "document",
    "judgement",
    "judged",
    "source_setting",
    "reading",
    "claim",
    "evidence",
    "block",
    "spelling",
    "belief",
    "tally",
    "belief_claim",
    "belief_party",
    "belief_pair",
    "dealing",
    "spread",
    "source",
    "source_page",
    "source_day",
    "belief_name",
    "belief_alias",
    "outlook",
    "outcome",
)
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the ledger holds, in order; numbers of rows and the version left out."""
    with ledger.reader(path) as book:
        found = {table: _rows(book, table) for table in TABLES}
        found["document"] = sorted((row[1:] for row in found["document"]), key=repr)
        found["belief"] = sorted((row[1:] for row in found["belief"]), key=repr)
        found["reading"] = [(document, *rest) for document, _, *rest in found["reading"]]
        found["search"] = book.db.execute(
            "SELECT d.id, s.words FROM document_search s JOIN document d ON d.number = s.rowid "
            "ORDER BY d.id"
        ).fetchall()
        found["belief_search"] = book.db.execute(
            "SELECT s.* FROM belief_search s JOIN belief b ON b.number = s.rowid "
            "AND b.id = s.belief ORDER BY s.belief"
        ).fetchall()
    return found


def _rows(book: ledger.Ledger, table: str) -> list[tuple[object, ...]]:
    rows = book.db.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name out of TABLES
    return sorted(map(tuple, rows), key=repr)


def filled(path: Path, readings: Sequence[Reading]) -> Path:
    with ledger.writer(path) as book:
        for one in readings:
            ledger.add(book, page(one), [one], retrieved=NOW)
    return path


def fresh(folder: Path, name: str) -> Path:
    for old in folder.glob(f"{name}*"):
        old.unlink()
    return folder / name


def from_texts(readings: Sequence[Reading]) -> Read:
    by_text = {one.document.text.encode(): one for one in readings}
    return lambda one, _: [by_text[one.raw]]


def test_adding_and_adding_again(tmp_path: Path) -> None:
    one = reading(engagement())
    with ledger.writer(tmp_path / "a.db") as book:
        assert not ledger.known(book, page(one))
        assert ledger.add(book, page(one), [one], retrieved=NOW) == "added"
        assert ledger.known(book, page(one))
        assert ledger.add(book, page(one), [one], retrieved="2027-01-01T00:00:00Z") == "known"
        assert ledger.overview(book).pages == 1
        assert ledger.overview(book).engagements == 1


def test_the_same_text_under_another_name_is_a_copy(tmp_path: Path) -> None:
    path = filled(
        tmp_path / "a.db", [reading(engagement(), source=name) for name in ("a.txt", "b.txt")]
    )
    with ledger.reader(path) as book:
        assert ledger.overview(book).documents == 2
        (line,) = ledger.engagements(book).lines
        assert (line.reports, line.origins) == (2, 1)


def test_a_supplied_date_reads_the_page_anew(tmp_path: Path) -> None:
    undated = reading(engagement(date=None), published=None)
    dated = reading(engagement(date="2025-03-04"), published="2025-03-04")
    with ledger.writer(tmp_path / "a.db") as book:
        ledger.add(book, page(undated), [undated], retrieved=NOW)
        assert not ledger.known(book, page(undated), "2025-03-04")
        outcome = ledger.add(book, page(dated), [dated], retrieved=NOW, published="2025-03-04")
        assert outcome == "reread"
        assert [x.date for x in ledger.engagements(book).lines] == ["2025-03-04"]
        assert ledger.known(book, page(dated))
        assert not ledger.verify(book).failures
    with ledger.writer(tmp_path / "b.db") as book:
        ledger.add(book, page(dated), [dated], retrieved=NOW, published="2025-03-04")
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


@SLOW
@given(corpora())
def test_the_ledger_believes_what_merging_says(tmp_path: Path, corpus: list[Reading]) -> None:
    path = filled(fresh(tmp_path, "a.db"), corpus)
    whole = merge(statements(corpus))
    with ledger.reader(path) as book:
        stored = dict(book.db.execute("SELECT id, json FROM belief"))
        assert not ledger.verify(book).failures
    from dragoman.ledger.rows import encode

    families = (
        whole.engagements,
        whole.people,
        whole.tenures,
        whole.instruments,
        whole.mechanisms,
        whole.levels,
        whole.pledges,
    )
    assert stored == {belief.id: encode(belief) for family in families for belief in family}


@SLOW
@given(corpora(), st.data())
def test_any_order_and_rebuilding_give_the_same_ledger(
    tmp_path: Path, corpus: list[Reading], data: st.DataObject
) -> None:
    one = filled(fresh(tmp_path, "a.db"), corpus)
    other = filled(fresh(tmp_path, "b.db"), data.draw(st.permutations(corpus)))
    assert dump(one) == dump(other)
    before = dump(one)
    with ledger.writer(one) as book:
        assert ledger.rebuild(book, from_texts(corpus)) == ()
    assert dump(one) == before


@SLOW
@given(corpora(4), corpora(4))
def test_reading_otherwise_is_as_if_read_so_from_the_start(
    tmp_path: Path, old: list[Reading], new: list[Reading]
) -> None:
    """A page read anew, with a date supplied, leaves nothing of its old claims."""
    first, rest = old[0], old[1:]
    again = Reading(document=first.document, engagements=new[0].engagements, levels=new[0].levels)
    path = filled(fresh(tmp_path, "a.db"), old)
    with ledger.writer(path) as book:
        ledger.add(book, page(first), [again], retrieved=NOW, published="2025-03-03")
    with ledger.writer(fresh(tmp_path, "b.db")) as book:
        ledger.add(book, page(first), [again], retrieved=NOW, published="2025-03-03")
    filled(tmp_path / "b.db", rest)
    assert dump(path) == dump(tmp_path / "b.db")


def test_rebuild_with_other_code_retires_documents_and_names_failures(tmp_path: Path) -> None:
    good, bad = (
        reading(engagement(), source="good.txt"),
        reading(engagement("No."), source="bad.txt", text="No."),
    )
    path = filled(tmp_path / "a.db", [good, bad])
    other = reading(engagement("They met today."), source="good.txt", text="They met today.")

    def read(one: Page, published: str | None) -> list[Reading]:
        if one.source == "bad.txt":
            raise InputError("its form is no longer read")
        return [other]

    with ledger.writer(path) as book:
        assert ledger.rebuild(book, read) == ("bad.txt: its form is no longer read",)
        assert ledger.overview(book).documents == 2
        assert ledger.overview(book).claims == 1
        assert not ledger.verify(book).failures
        assert [
            s.document.sha256
            for s in ledger.engagement(book, ledger.engagements(book).lines[0].id).sources
        ] == [other.document.sha256]
        (kept,) = (d for d in ledger.documents(book) if d.source == "bad.txt")
        assert ledger.document(book, kept.id).problems == ("its form is no longer read",)
        assert [hit.document.id for hit in ledger.search(book, "no")] == [kept.id]


def test_a_page_whose_bytes_are_damaged_does_not_stop_a_rebuild(tmp_path: Path) -> None:
    one, two = reading(engagement()), reading(engagement("No."), source="b.txt", text="No.")
    path = filled(tmp_path / "a.db", [one, two])
    with ledger.writer(path) as book:
        book.db.execute("UPDATE page SET encoding = 'zlib' WHERE source = 'b.txt'")
        (failure,) = ledger.rebuild(book, lambda *_: [one])
        assert failure.startswith("b.txt: its stored bytes are damaged")
        assert ledger.overview(book).engagements == 1


def test_judgements_and_settings_survive_rebuilding(tmp_path: Path) -> None:
    one = reading(engagement())
    path = filled(tmp_path / "a.db", [one])
    with ledger.writer(path) as book:
        by = Signed("me", NOW, "seen the original")
        judgements.accept(book, ledger.engagements(book).lines[0].id, by)
        book.db.execute(
            "INSERT INTO source_setting (publisher, owner) VALUES ('The Evening Ferry', 'state')"
        )
        before = dump(path)
        ledger.rebuild(book, from_texts([one]))
    assert dump(path) == before


def test_stale_readings_are_counted(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement())])
    with ledger.writer(path) as book:
        assert ledger.overview(book).stale == 0
        book.db.execute("UPDATE reading SET version = 'older'")
        assert ledger.overview(book).stale == 1
        assert ledger.verify(book).stale == 1


# --- the file ---------------------------------------------------------------------------


def test_a_second_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    path = filled(tmp_path / "a.db", [])
    one = reading(engagement())
    with ledger.writer(path) as book, ledger.writer(path) as other:
        book.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another process is writing"):
            ledger.add(other, page(one), [one], retrieved=NOW)
        book.db.execute("ROLLBACK")
        assert ledger.add(other, page(one), [one], retrieved=NOW) == "added"


def test_readers_go_on_while_someone_writes(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement())])
    with ledger.writer(path) as book, ledger.reader(path) as other:
        book.db.execute("BEGIN IMMEDIATE")
        book.db.execute("DELETE FROM belief_search")
        assert ledger.engagements(other).total == 1


def test_a_failure_within_a_page_leaves_nothing_of_it(tmp_path: Path) -> None:
    sound = reading(engagement())
    path = filled(tmp_path / "a.db", [sound])
    before = dump(path)
    text = "Same place, twice."
    broken = reading(engagement(text), text=text, source="b.txt")
    torn = cast("list[Reading]", [broken, None])  # the second fails when the first is stored
    with ledger.writer(path) as book, pytest.raises(AttributeError):
        ledger.add(book, page(broken), torn, retrieved=NOW)
    assert dump(path) == before


@pytest.mark.parametrize("content", [b"", b"just some text, and more of it " * 40])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for opened in (ledger.reader, ledger.writer):
        with pytest.raises(LedgerError, match="not a Dragoman ledger"), opened(path):
            pass
    assert path.read_bytes() == content


def test_other_databases_and_newer_ledgers_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with (
        pytest.raises(LedgerError, match="not a Dragoman ledger"),
        ledger.writer(tmp_path / "other.db"),
    ):
        pass
    path = filled(tmp_path / "a.db", [])
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {files.SCHEMA + 1}")
    db.close()
    with pytest.raises(LedgerError, match="newer Dragoman"), ledger.reader(path):
        pass


def test_no_ledger_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"), ledger.reader(tmp_path / "a.db"):
        pass
    with pytest.raises(LedgerError, match="folder"), ledger.writer(tmp_path / "none" / "a.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_an_older_form_is_brought_up_to_date(tmp_path: Path) -> None:
    one = reading(engagement())
    path = filled(tmp_path / "a.db", [one])
    before = dump(path)
    db = sqlite3.connect(path)
    db.executescript(
        "DROP TABLE anchor; DROP TABLE judged; ALTER TABLE judgement DROP COLUMN why;"
        "DELETE FROM evidence; PRAGMA user_version = 1;"
    )
    db.close()
    with pytest.raises(LedgerError, match="dragoman rebuild"), ledger.reader(path):
        pass
    ledger.upgrade(path)
    with ledger.writer(path) as book:
        ledger.rebuild(book, from_texts([one]))
    assert dump(path) == before
    ledger.upgrade(path)
    assert dump(path) == before
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.endswith(".new")) == []

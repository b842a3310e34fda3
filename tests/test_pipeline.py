"""A defect in reading costs a run one document, is listed with its place, and is never hidden."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import ledger, pages, pipeline, sentences
from dragoman.cli import dragoman
from dragoman.records import Document, Page

GOOD = (
    "Talks in Lisbon\n\nLISBON, 4 March 2025 - Portuguese Minister of Defence Rui Calheta met "
    "Kenyan Minister of Defence Josphat Lemayian in Lisbon on 4 March 2025.\n"
)
BAD = GOOD.replace("Talks", "Defective talks")


def fail_on(function: Callable[..., object], word: str) -> Callable[..., object]:
    """The function, but for what holds the word: a defect such as any stage may have."""

    def defective(given: Document | Page, *more: object) -> object:
        text = given.text if isinstance(given, Document) else given.raw.decode()
        return 1 // 0 if word in text else function(given, *more)

    return defective


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles, one of which no sentence can be read of."""
    monkeypatch.setattr(sentences, "split", fail_on(sentences.split, "Defective"))
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.txt").write_text(GOOD)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(dragoman, words)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("verb", ["add", "read"])
def test_one_document_does_not_stop_a_run(folder: Path, verb: str) -> None:
    path = str(folder / "dragoman.db")
    code, shown, told = run(verb, str(folder), *(("--ledger", path) if verb == "add" else ()))
    assert code == 1
    assert "a.txt: a defect in Dragoman" in told
    assert "ZeroDivisionError" in told
    assert "tests/test_pipeline.py:" in told
    if verb == "read":
        assert "meeting · held" in shown
        return
    with ledger.reader(path) as book:
        assert ledger.overview(book).engagements == 1
        (line,) = (d for d in ledger.documents(book) if d.source == "a.txt")
        assert "ZeroDivisionError" in ledger.document(book, line.id).problems[0]


def test_rebuild_names_it_and_reads_it_once_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(folder / "dragoman.db")
    run("add", str(folder), "--ledger", path)
    code, _, told = run("rebuild", "--ledger", path)
    assert (code, "a.txt: a defect in Dragoman" in told) == (1, True)
    monkeypatch.undo()
    assert run("rebuild", "--ledger", path)[0] == 0
    with ledger.reader(path) as book:
        assert ledger.engagements(book).lines[0].reports == 2


def test_a_defect_in_dividing_a_page_names_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "split", fail_on(pages.split, "Defective"))
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.txt").write_text(GOOD)
    code, shown, told = run("read", str(tmp_path))
    assert (code, told.count("a.txt: a defect in Dragoman")) == (1, 1)
    assert "meeting · held" in shown


def test_without_a_listener_the_defect_is_raised(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        pipeline.read_page(Page(source="a.txt", raw=BAD.encode()))
    assert pipeline.read_page(Page(source="b.txt", raw=GOOD.encode()))


@pytest.mark.parametrize("figure", ["²", "④", "٣", "½"])
def test_signs_that_are_digits_and_no_numbers(figure: str) -> None:
    text = (
        f"Talks\n\nThe {figure} ministers met in Lisbon. Oman and Kenya met {figure} officials.\n"
    )
    assert pipeline.read_page(Page(source="a.txt", raw=text.encode()))

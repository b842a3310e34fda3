"""Tables on terminals of any width, and what is said where there is nothing."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import ledger
from dragoman.cli import show
from dragoman.cli.digesting import digest
from dragoman.lexicon.languages import having
from tests.making import evidence, mechanism_claim, reading
from tests.test_cli import ARTICLE, run
from tests.test_ledger import filled

COLUMNS = ("id", "date", "kind", "people", "place", "reports")
ROW = ("E-s41jkbm0w239", "2026-03-11", "meeting", "Ana Duarte (Minister, PRT)", "Lisbon, PRT", "3")


@pytest.mark.parametrize(
    ("width", "side_by_side"), [(200, True), (120, True), (80, False), (60, False), (20, False)]
)
def test_columns_stand_side_by_side_where_they_can_be_read(width: int, side_by_side: bool) -> None:
    assert show.fits(COLUMNS, [ROW], width) is side_by_side


def test_a_short_table_fits_a_narrow_terminal() -> None:
    assert show.fits(("id", "name"), [("M-0m6e6a9e0m90", "consultations")], 60)


def test_rows_below_one_another_lose_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show._stacked(COLUMNS, [ROW, ("", "", "", "", "", "1")])
    told = capsys.readouterr().out
    assert all(cell in told for cell in ROW)
    assert max(map(len, told.splitlines())) <= 80


def test_nothing_is_said_to_be_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show.table(COLUMNS, [])
    told = capsys.readouterr()
    assert (told.out, told.err) == ("\t".join(COLUMNS) + "\n", "none\n")


def test_a_pipe_gets_tables_and_no_headings(capsys: pytest.CaptureFixture[str]) -> None:
    show.heading("both sides")
    show.table(COLUMNS, [ROW])
    assert capsys.readouterr().out.splitlines() == ["\t".join(COLUMNS), "\t".join(ROW)]


def test_help_and_error_name_the_languages_there_are() -> None:
    for asked in (["--help"], ["--lang", "xx"]):
        told = CliRunner().invoke(digest, asked, terminal_width=200).output
        assert set(having("headlines.toml")) <= set(re.findall(r"[a-z]+", told))


def test_the_next_edition_that_may_be_is_told(tmp_path: Path) -> None:
    readings = [
        reading(
            mechanism_claim(n, evidence("They met."), f"{2018 + n}-03-04"),
            text=f"They met. Report {n}", source=f"{n}.txt", published=f"{2018 + n}-03-05",
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    filled(tmp_path / "dragoman.db", readings)
    head, line = run("mechanisms", folder=tmp_path).stdout.decode().splitlines()
    assert head.split("\t")[-1] == "expected"
    assert line.split("\t")[-1] == "no. 4 2022-01-09 to 2022-04-29 (366 days apart in 3 editions)"


def test_a_place_without_city_is_told_as_its_country(tmp_path: Path) -> None:
    at = "LISBON, 4 March 2025 – "
    (tmp_path / "one.txt").write_text(ARTICLE)
    (tmp_path / "two.txt").write_text(ARTICLE.replace(at, "").replace("in Lisbon", "in Portugal"))
    run("add", "one.txt", "two.txt", folder=tmp_path)
    (line,) = json.loads(run("engagements", "--format", "json", folder=tmp_path).stdout)["lines"]
    told = run("show", line["id"], folder=tmp_path).stdout.decode()
    (row,) = (line for line in told.splitlines() if line.startswith("place, "))
    assert row.endswith("Lisbon, PRT (1); PRT (1)")


def test_an_office_that_nobody_holds_offers_those_that_are_near(tmp_path: Path) -> None:
    joined = ARTICLE.replace("Minister of Defence Rui", "Minister of Defence and Security Rui")
    (tmp_path / "one.txt").write_text(joined)
    run("add", "one.txt", folder=tmp_path)
    one_matter = run("office", "Portugal", "Defence Minister", folder=tmp_path)
    assert "Minister of Defence and Security" in one_matter.stdout.decode()
    none = run("office", "Portugal", "Deputy Defence Minister", folder=tmp_path)
    assert none.returncode == 2
    assert "it has: Minister of Defence and Security" in none.stderr.decode()
    none = run("office", "Portugal", "Governor", folder=tmp_path)
    assert "it has" not in none.stderr.decode()


@pytest.mark.parametrize("verb", ["show", "explain"])
def test_a_day_that_is_not_stated_says_where_it_is_from(tmp_path: Path, verb: str) -> None:
    text = ARTICLE.replace("4 March 2025 – ", "").replace(" on 4 March 2025", " on Tuesday")
    for name, words in (("report-20250304.txt", text), ("stated.txt", ARTICLE)):
        (tmp_path / name).write_text(words, encoding="utf-8")
        assert run("add", name, "--ledger", f"{name}.db", folder=tmp_path).returncode == 0
        with ledger.reader(tmp_path / f"{name}.db") as book:
            (line,) = ledger.engagements(book).lines
        told = run(verb, line.id, "--ledger", f"{name}.db", folder=tmp_path).stdout.decode()
        assert ("inferred day: of the name of its file" in told) == (name != "stated.txt")

"""Tables of offices: what they give, what is refused and how, and how they come out again."""

import json
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.errors import InputError, NotInLedger
from dragoman.pipeline import read_page
from dragoman.records import Page
from dragoman.tables import TENURES
from tests.making import NOW, engagement, reading
from tests.test_cli import run
from tests.test_ledger import dump, filled

HEAD = "person,party,office,start,end,source\n"
TABLE = HEAD + (
    "Rui Calheta,Portugal,Minister of Defence,2019-10-26,2022-03-30,Almanac of Ministers\n"
    '"Valadão, Inês",PRT,Minister of Defence,2022-03-31,,Almanac of Ministers\n'
    "Josphat Lemayian,KEN,Cabinet Secretary for Defence,2020-01,2023,\n"
)


def table(text: str, name: str = "ministers.csv") -> Page:
    return Page(source=name, raw=text.encode(), media_type=TENURES)


def test_rows_become_claims_with_the_row_as_their_words() -> None:
    readings = read_page(table(TABLE))
    assert [r.document.publisher for r in readings] == [None, "Almanac of Ministers"]
    claims = [c for r in readings for c in r.tenures]
    assert [(c.name, c.party, c.state, c.on) for c in claims] == [
        ("Josphat Lemayian", "KEN", "starts", "2020-01"),
        ("Josphat Lemayian", "KEN", "ends", "2023"),
        ("Rui Calheta", "PRT", "starts", "2019-10-26"),
        ("Rui Calheta", "PRT", "ends", "2022-03-30"),
        ("Valadão, Inês", "PRT", "starts", "2022-03-31"),
    ]
    for one in readings:
        for claim in one.tenures:
            (e,) = claim.evidence
            assert one.document.text[e.start : e.end] == e.quote
            assert e.quote in TABLE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no row"),
        (HEAD, "no row"),
        ("person,party\nA,B\n", "t.csv:1: has no column office, start, end"),
        ("person,person,party,office,start,end\n", "names a column twice"),
        (HEAD + "A,PRT,King,2020,\n", "t.csv:2: has 5 cells, the header 6"),
        (HEAD + "A,Atlantis,King,2020,2021,\n", "t.csv:2: party: 'Atlantis'"),
        (HEAD + "A,PRT,,2020,2021,\n", "t.csv:2: office: is empty"),
        (HEAD + "A,PRT,King,,,\n", "t.csv:2: start and end: both are empty"),
        (HEAD + "\nA,PRT,King,2022,2021,\n", "t.csv:3: start 2022 comes after end 2021"),
        (HEAD + "A,PRT,King,4 May 2020,,\n", "t.csv:2: start: '4 May 2020' is no date"),
        (HEAD + "A,PRT,King,2020/2021,,\n", "t.csv:2: start: '2020/2021' is no date"),
        (HEAD + f"{'A' * 301},PRT,King,2020,,\n", "person: longer than 300"),
        (HEAD + 'A,PRT,"King,2020,,\n', "t.csv:2: is no CSV"),
        (HEAD + "A,PRT,King,2020,\x00,\n", "is no date"),
        (HEAD.replace(",", ";"), "has no column"),
    ],
)
def test_faults_name_line_and_remedy(text: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        read_page(table(text, "t.csv"))
    assert words in str(error.value)
    assert "t.csv" in str(error.value)


def test_every_faulty_line_is_told_and_other_encodings_refused() -> None:
    with pytest.raises(InputError) as error:
        read_page(table(HEAD + "A,X,King,2020,,\n" * 30, "t.csv"))
    assert str(error.value).count("t.csv:") == 20
    assert str(error.value).endswith("and 10 more")
    latin = Page(source="t.csv", raw=(HEAD + "Valadão,PRT,a,2020,,\n").encode("latin-1"),
                 media_type=TENURES)  # fmt: skip
    with pytest.raises(InputError, match=r"t\.csv:2: is not UTF-8"):
        read_page(latin)


def test_office_answers_out_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "ministers.csv").write_text(TABLE, encoding="utf-8")
    done = run("import", "tenures", "ministers.csv", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    with ledger.reader(tmp_path / "dragoman.db") as book:
        before = ledger.office(book, "PRT", "Defence Minister", "2021-01-01")
        after = ledger.office(book, "PRT", "Defence Minister", "2025-01-01")
        assert not ledger.verify(book).failures
    assert (before.certainty, before.name) == ("known", "Rui Calheta")
    assert "2019-10-26,2022-03-30" in before.evidence[0].evidence[0].quote
    assert (after.certainty, after.name) == ("not_known", None)
    assert "Valadão" in after.reason
    for on, certainty in (("2021-01-01", "known"), ("2020-01-15", "not_known")):
        vague = json.loads(
            run("office", "KEN", "Cabinet Secretary for Defence", "--on", on, "--format",
                "json", folder=tmp_path).stdout
        )  # fmt: skip
        assert (on, vague["certainty"]) == (on, certainty)  # from January 2020 to 2023


def test_a_table_comes_in_once_changes_and_comes_out(tmp_path: Path) -> None:
    path = filled(tmp_path / "dragoman.db", [reading(engagement())])
    before = dump(path)
    file = tmp_path / "ministers.csv"
    file.write_text(TABLE, encoding="utf-8")
    assert b"added" in run("import", "tenures", "ministers.csv", folder=tmp_path).stderr
    once = dump(path)
    assert b"known" in run("import", "tenures", "ministers.csv", folder=tmp_path).stderr
    assert dump(path) == once
    assert run("rebuild", folder=tmp_path).returncode in (0, 1)  # the other page has no file
    file.write_text(TABLE.replace("2022-03-30", "2022-03-29"), encoding="utf-8")
    assert b"added" in run("import", "tenures", "ministers.csv", folder=tmp_path).stderr
    with ledger.reader(path) as book:
        assert ledger.overview(book).pages == 2
        assert ledger.office(book, "PRT", "Minister of Defence", "2022-03-30").certainty != "known"
    file.write_text(HEAD + "A,Atlantis,King,2020,,\n", encoding="utf-8")
    bad = run("import", "tenures", "ministers.csv", folder=tmp_path)
    assert (bad.returncode, "ministers.csv:2" in bad.stderr.decode()) == (2, True)
    assert run("remove", "ministers.csv", folder=tmp_path).returncode == 0
    with ledger.writer(path) as book:
        ledger.rebuild(book, lambda *_: [reading(engagement())])
    assert dump(path) == before


def test_removing_leaves_what_would_be_without(tmp_path: Path) -> None:
    kept = reading(engagement())
    gone = reading(engagement("Again."), text="Again.", source="b.txt")
    path = filled(tmp_path / "a.db", [kept, gone])
    with ledger.writer(path) as book:
        with pytest.raises(NotInLedger, match=r"c\.txt"):
            ledger.remove(book, "c.txt")
        assert ledger.remove(book, "b.txt") == 1
    assert dump(path) == dump(filled(tmp_path / "b.db", [kept]))
    with ledger.writer(path) as book:
        table_page = table(TABLE)
        ledger.add(book, table_page, read_page(table_page), retrieved=NOW)

"""Verbs that judge, as a user types them."""

import json
import os
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from dragoman import ledger
from dragoman.cli import dragoman
from dragoman.cli.judging import ASKED, VERBS
from dragoman.ledger.queries_review import Sort
from dragoman.records import Participant, TenureClaim
from tests.making import engagement, evidence, reading
from tests.test_cli import run
from tests.test_ledger import filled
from tests.test_ledger_corrections import told
from tests.test_ledger_judgements import TWO, ids

WHY = ("--why", "seen the original", "--who", "ana")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ledger of two engagements."""
    filled(tmp_path / "dragoman.db", TWO)
    return tmp_path


def engaged(folder: Path) -> list[str]:
    with ledger.reader(folder / "dragoman.db") as book:
        return ids(book)


@pytest.mark.parametrize("verb", [v.name for v in VERBS if v.name not in ("log", "review")])
def test_every_verdict_has_its_reason(verb: str) -> None:
    (why,) = (p for p in dragoman.commands[verb].params if p.name == "why")
    assert why.required


def test_judging_and_taking_back(folder: Path) -> None:
    a, b = engaged(folder)
    done = run("merge", a, b, *WHY, "--format", "json", folder=folder)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["id"], made["state"], made["who"]) == ("J-1", "in force", "ana")
    assert len(engaged(folder)) == 1
    assert b"seen the original" in run("explain", a, folder=folder).stdout
    assert b"J-1" in run("show", b, folder=folder).stdout
    logged = run("log", folder=folder).stdout.decode().splitlines()[1].split("\t")[2]
    assert logged == f"{a} {b} (now {engaged(folder)[0]})"  # what was judged is told, both of it
    assert run("undo", "J-1", *WHY, folder=folder).returncode == 0
    assert engaged(folder) == [a, b]
    lines = run("log", folder=folder).stdout.decode().splitlines()
    assert lines[1].split("\t")[:3] == ["J-1", "merge", f"{a} {b}"]
    assert "undone by ana" in lines[1]
    (logged,) = json.loads(run("log", a, "--format", "json", folder=folder).stdout)
    assert logged["undone"]["why"] == "seen the original"


def test_who_may_be_told_by_the_environment(folder: Path) -> None:
    (a, _) = engaged(folder)
    run("accept", a, "--why", "sound", folder=folder, DRAGOMAN_WHO="bo")
    assert json.loads(run("log", "--format", "json", folder=folder).stdout)[0]["who"] == "bo"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users have names here")
def test_a_user_without_a_name_is_asked_for_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, _ = engaged(folder)
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME", "DRAGOMAN_WHO"):
        monkeypatch.delenv(name, raising=False)
    nameless = next(uid for uid in range(61_000, 65_000) if not _named(uid))
    monkeypatch.setattr(os, "getuid", lambda: nameless)
    words = ["accept", a, "--why", "sound", "--ledger", str(folder / "dragoman.db")]
    done = CliRunner().invoke(dragoman, words)
    assert done.exit_code == 2
    assert "--who" in done.output
    assert CliRunner().invoke(dragoman, [*words, "--who", "ana"]).exit_code == 0


def _named(uid: int) -> bool:
    import pwd

    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


def test_contradictions_are_told(folder: Path) -> None:
    a, b = engaged(folder)
    run("different", a, b, "--why", "two days", "--who", "bo", folder=folder)
    done = run("merge", a, b, *WHY, folder=folder)
    assert done.returncode == 0
    assert "J-2 is contradicted, against J-1" in done.stderr.decode()
    assert engaged(folder) == [a, b]


def test_other_judgements(folder: Path) -> None:
    a, b = engaged(folder)
    assert run("correct", a, "place", "Lisbon, Portugal", *WHY, folder=folder).returncode == 0
    assert "Lisbon, PRT" in run("show", a, folder=folder).stdout.decode()
    assert run("reject", b, *WHY, folder=folder).returncode == 0
    gone = run("show", b, folder=folder)
    assert gone.returncode == 2
    assert "undo J-2" in gone.stderr.decode()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["merge", "A", "B"], "--why"),
        (["merge", "A"], "at least two"),
        (["merge", "A", *WHY], "at least two"),
        (["merge", "A", "A", *WHY], "named twice"),
        (["correct", "A", "date", "soon", *WHY], "soon"),
        (["correct", "A", "colour", "red", *WHY], "kind, format"),
        (["undo", "J-7", *WHY], "J-7"),
        (["undo", "A", *WHY], "no judgement"),
        (["split", "A", "C-000000000000", *WHY], "no claim"),
        (["accept", "E-000000000000", *WHY], "E-000000000000"),
        (["merge", "A", "B", *WHY, "--ledger", "none.db"], "no ledger here"),
        (["log", "H-000000000000"], "H-000000000000"),
    ],
)
def test_mistakes(folder: Path, words: list[str], message: str) -> None:
    names = dict(zip("AB", engaged(folder), strict=True))
    done = run(*(names.get(word, word) for word in words), folder=folder)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (folder / "none.db").exists()
    assert json.loads(run("log", "--format", "json", folder=folder).stdout) == []


def test_what_is_unlike_is_merged_only_when_one_insists(tmp_path: Path) -> None:
    call = engagement(kind="call", parties=("VNM", "MNG"), date="2025-03-04")
    visit = engagement(kind="visit", parties=("KEN", "PRT"), date="2025-03-04")
    later = engagement(kind="call", parties=("VNM", "MNG"), date="2025-09-04")
    filled(tmp_path / "dragoman.db", [reading(call, visit, later, source="a.txt")])
    names = engaged(tmp_path)
    for other in names[1:]:
        refused = run("merge", names[0], other, *WHY, folder=tmp_path)
        assert refused.returncode == 2
        assert b"with --anyway" in refused.stderr
    assert engaged(tmp_path) == names
    assert run("merge", *names[:2], *WHY, "--anyway", folder=tmp_path).returncode == 0
    assert len(engaged(tmp_path)) == 2


def test_who_took_part_can_be_corrected(folder: Path) -> None:
    a, _ = engaged(folder)
    people = "Inês Quaresma (Minister of Defence, Portugal); - (President, KEN)"
    assert run("correct", a, "people", people, *WHY, folder=folder).returncode == 0
    assert run("correct", a, "parties", "Portugal, Kenya", *WHY, folder=folder).returncode == 0
    shown = json.loads(run("show", a, "--format", "json", folder=folder).stdout)["engagement"]
    assert shown["parties"] == ["KEN", "PRT"]
    assert [(p["name"], p["office"], p["party"]) for p in shown["participants"]] == [
        ("Inês Quaresma", "Minister of Defence", "PRT"),
        (None, "President", "KEN"),
    ]
    for judgement in ("J-1", "J-2"):
        assert run("undo", judgement, *WHY, folder=folder).returncode == 0
    told = json.loads(run("show", a, "--format", "json", folder=folder).stdout)["engagement"]
    assert told["parties"] != shown["parties"]


def test_every_sort_of_question_has_words(tmp_path: Path) -> None:
    assert set(ASKED) == set(get_args(Sort))
    inferred = {"date": "day of the report", "place": "seat of the host"}
    filled(tmp_path / "dragoman.db", [reading(engagement("They met.", inferred=inferred))])
    asked = run("review", folder=tmp_path)
    assert (asked.returncode, b"right?" in asked.stdout) == (0, True), asked.stderr


def test_a_question_says_what_it_is_about(tmp_path: Path) -> None:
    who = Participant(name="Rui Calheta", party="PRT", office="Foreign Minister")
    held = TenureClaim(
        name="Rui Calheta", office="Foreign Minister", party="PRT", state="holds",
        on="2025-03-04", evidence=evidence("They met."), inferred={"party": "of the dateline"},
    )  # fmt: skip
    one = engagement(participants=(who,), parties=("KEN", "PRT"), place=None)
    filled(tmp_path / "dragoman.db", [reading(one, held)])
    (row,) = run("review", folder=tmp_path).stdout.decode().splitlines()[1:]
    sentence = "Rui Calheta (Portugal) and Kenya met on 2025-03-04"
    person = "Rui Calheta (Foreign Minister, Portugal)"
    asked, a, is_a, b, is_b, *_ = row.split("\t")
    assert (asked, is_a, is_b) == ("of this party?", sentence, person)
    (told,) = json.loads(run("review", "--format", "json", folder=tmp_path).stdout)
    assert [told[key] for key in ("a", "a_name", "b", "b_name")] == [a, is_a, b, is_b]


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("I-0000000000", b"is an instrument's identifier, no engagement's"),
        ("H-0000000000", b"`dragoman person H-0000000000` shows them"),
        ("E-0000000000", b"`dragoman engagements` lists them"),
    ],
)
def test_show_says_which_verb_shows_what(folder: Path, identifier: str, words: bytes) -> None:
    refused = run("show", identifier, folder=folder)
    assert refused.returncode == 2
    assert words in refused.stderr


def test_a_list_of_holders_shows_what_a_person_decided(tmp_path: Path) -> None:
    filled(tmp_path / "dragoman.db", told())
    (id,) = engaged(tmp_path)
    people = "Rui Calheta (Foreign Minister, PRT); Amina Wekesa (President, KEN)"
    before = run("office", "PRT", "Foreign Minister", folder=tmp_path).stdout.decode()
    assert "J-1" not in before
    assert run("correct", id, "people", people, *WHY, folder=tmp_path).returncode == 0
    head, row, *below = (
        run("office", "PRT", "Foreign Minister", folder=tmp_path).stdout.decode().splitlines()
    )
    assert dict(zip(head.split("\t"), row.split("\t"), strict=True))["decided"] == "J-1"
    assert "Rui Calheta" in row
    assert any("ana" in line and "seen the original" in line for line in below)
    shown = run("office", "PRT", "Foreign Minister", "--format", "json", folder=tmp_path).stdout
    found = json.loads(shown)
    assert [t["name"] for t in found["holders"]] == ["Rui Calheta"]
    assert [(j["id"], j["why"]) for j in found["judgements"]] == [("J-1", "seen the original")]

"""The command line as a user types it: real processes, real files, real exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman import ledger
from dragoman.cli import dragoman
from dragoman.records import Reading
from tests.making import engagement, evidence, mechanism_claim, reading
from tests.test_ledger import filled

ARTICLE = (
    "Kenya and Portugal hold talks\n\n"
    "LISBON, 4 March 2025 – Portuguese Minister of Defence Rui Calheta met with Kenyan Minister of "
    "Defence Josphat Lemayian in Lisbon on 4 March 2025.\n"
)


def run(
    *words: str, folder: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """`dragoman WORDS` in a folder, its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-c", "from dragoman.cli import main; main()", *words],
        cwd=folder, input=stdin, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ledger of three claims."""
    text = "Calheta met his guest at the 5th Harbour Dialogue.\x1b[2J"
    one: Reading = reading(
        engagement(text, by="en/meeting:met"),
        mechanism_claim(5, evidence(text, 27)),
        text=text,
        source="one.txt",
    )
    filled(tmp_path / "dragoman.db", [one])
    return tmp_path


@pytest.mark.parametrize("verb", sorted(dragoman.commands))
def test_every_verb_explains_itself_with_an_example(verb: str, tmp_path: Path) -> None:
    done = run(verb, "--help", folder=tmp_path)
    assert done.returncode == 0
    assert f"Example: dragoman {verb}" in " ".join(done.stdout.decode().split())
    assert list(tmp_path.iterdir()) == []


def test_help_states_the_exit_codes_and_loads_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from dragoman.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted(set(sys.modules) & set(sys.argv[2:])))"
    )
    heavy = [
        "sqlite3",
        "rich",
        "trafilatura",
        "starlette",
        "uvicorn",
        "numpy",
        "dragoman.pipeline",
        "dragoman.ledger",
    ]
    done = subprocess.run(
        [sys.executable, "-c", program, "--help", *heavy],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    words = done.stdout.decode()
    for code in ("0  all is well", "1  partial", "2  usage", "3  integrity"):
        assert code in words
    assert words.rstrip().endswith("[]")


READING_VERBS = {
    "engagements": ["engagements", "--party", "Viet Nam", "--party", "mng"],
    "show": ["show", "ID"],
    "explain": ["explain", "ID"],
    "person": ["person", "bat-ochir"],
    "office": ["office", "Mongolia", "Defence Minister", "--on", "2025-03-04"],
    "holders": ["office", "Mongolia", "Minister of Defence"],
    "relation": ["relation", "Vietnam", "MNG"],
    "mechanisms": ["mechanisms"],
    "instruments": ["instruments", "--party", "Vietnam", "--status", "signed"],
    "pledges": ["pledges", "--by", "Viet Nam", "--party", "mng", "--until", "2026-01-01"],
    "levels": ["levels", "--status", "any", "--text", "partnership"],
    "digest": ["digest"],
    "verify": ["verify"],
}


@pytest.mark.parametrize("verb", READING_VERBS)
def test_json_and_plain_text(folder: Path, verb: str) -> None:
    with ledger.reader(folder / "dragoman.db") as book:
        (line,) = ledger.engagements(book).lines
    words = [line.id if word == "ID" else word for word in READING_VERBS[verb]]
    as_json = run(*words, "--format", "json", folder=folder)
    assert as_json.returncode == 0, as_json.stderr
    assert json.loads(as_json.stdout)
    plain = run(*words, folder=folder)
    assert plain.returncode == 0, plain.stderr
    assert plain.stdout.strip()
    assert b"\x1b" not in plain.stdout


def test_plain_tables_are_tab_separated(folder: Path) -> None:
    lines = run("engagements", folder=folder).stdout.decode().splitlines()
    assert lines[0].split("\t") == [
        "id",
        "date",
        "kind",
        "status",
        "parties",
        "people",
        "place",
        "reports",
        "origins",
    ]
    assert lines[1].split("\t")[1:5] == ["2025-03-04", "meeting", "held", "MNG VNM"]


def test_a_digest_has_lines(folder: Path) -> None:
    lines = run("digest", "--since", "2025-03-01", folder=folder).stdout.decode().splitlines()
    assert lines[1] == "=" * len(lines[0])
    assert any(line.startswith(" 1. ") for line in lines)
    assert max(map(len, lines)) < 100


def test_explain_goes_down_to_the_page(folder: Path) -> None:
    with ledger.reader(folder / "dragoman.db") as book:
        (line,) = ledger.engagements(book).lines
    words = run("explain", line.id, folder=folder).stdout.decode()
    for part in (
        "claim C-",
        "characters 0-",
        "“Calheta met",
        "phrase en/meeting:met",
        "document D-",
        "page P-",
    ):
        assert part in words


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["engagements", "--ledger", "none.db"], 2, "no ledger here"),
        (["rebuild", "--ledger", "none.db"], 2, "no ledger here"),
        (["serve", "--ledger", "none.db"], 2, "no ledger here"),
        (["show", "E-000000000000"], 2, "E-000000000000"),
        (["person", "Nobody Atall"], 2, "nobody of this name"),
        (["office", "Atlantis", "King", "--on", "2025-01-01"], 2, "Atlantis"),
        (["office", "MNG", "King", "--on", "2025-02-30"], 2, "2025-02-30"),
        (["office", "MNG", "King"], 2, "no document in dragoman.db names a holder"),
        (["digest", "--on", "2025-01-01", "--since", "2025-01-01"], 2, "not both"),
        (["engagements", "--limit", "0"], 2, "--limit"),
        (["pledges", "--status", "kept"], 2, "'kept' is not one of 'open', 'met', 'lapsed'"),
        (["pledges", "--by", "Atlantis"], 2, "for '--by': 'Atlantis' names no state"),
        (["levels", "--since", "yesterday"], 2, "yesterday"),
        (["nonsense"], 2, "nonsense"),
        (["pledges", "--by", ""], 2, "'' names no state or organisation"),
        (["mechanisms", "--party", ""], 2, "for '--party': '' names no state or organisation"),
        (["relation", "Kenja", "PRT"], 2, "'Kenja' names no state or organisation; did you mean K"),
        (["person", " "], 2, "is empty; give NAME"),
        (["office", "KEN", "", "--on", "2025-01-01"], 2, "is empty; give OFFICE"),
        (["levels", "--since", "2025-03-01", "--until", "2025-02-01"], 2, "2025-03-01 is after"),
        (["show", "D-1"], 2, "`dragoman explain ID` names those that tell of a thing"),
        (["log", "foo"], 2, "foo: no belief of this identifier; identifiers begin as E-"),
        (["reject", "H-1", "--why", "x"], 2, "`dragoman person NAME` finds people"),
        (["correct", "ID", "parties", "KEN Prtugal", "--why", "x"], 2, "did you mean Portugal"),
        (["accept", "ID", "--why", ""], 2, "needs who judges (--who) and why (--why), in words"),
        (["import", "t.csv"], 2, "write `dragoman import tenures t.csv`"),
        (["digest", "--address", "http://a.example"], 2, "name its --mail-file too"),
        (["digest", "--mail-file", "x.eml", "--address", "a"], 2, "write it as http://127.0.0.1"),
        (["read", "https://a.example/b"], 1, "`dragoman source add https://a.example/b` follows"),
        (["source", "add", "article.txt"], 1, "is no folder, OPML or archive of articles"),
        (["explain", "C-1"], 2, "C-1: no claim of this identifier; `dragoman explain ID` lists"),
        (["explain", "X-1"], 2, "identifiers begin as E-, H-,"),
        (["show", "N-1"], 2, "`dragoman explain N-1` shows the edition"),
        (["explain", "N-1"], 2, "no mechanism of this identifier; `dragoman mechanisms` lists"),
        (["split", "ID", "D-000000000000", "--why", "x"], 2, "no document of this identifier"),
        (["digest", "--mail-file", "no/x.eml"], 2, "the folder no does not exist; make it first"),
        (["engagements", "--ledger", "article.txt"], 2, "not a Dragoman ledger"),
        (["demo", "--no-serve", "--ledger", "article.txt"], 2, "not a Dragoman ledger"),
        (["demo", "--no-serve", "--ledger", "dragoman.db"], 2, "holds more than the samples"),
    ],
)
def test_mistakes_are_told_in_one_place(
    folder: Path, words: list[str], code: int, message: str
) -> None:
    (folder / "article.txt").write_text(ARTICLE)
    with ledger.reader(folder / "dragoman.db") as book:
        (line,) = ledger.engagements(book).lines
    done = run(*(line.id if word == "ID" else word for word in words), folder=folder)
    assert done.returncode == code
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""
    assert not (folder / "none.db").exists()
    assert (folder / "article.txt").read_text() == ARTICLE
    with ledger.reader(folder / "dragoman.db") as book:
        assert ledger.overview(book).engagements == 1


def test_the_ledger_may_be_named_by_the_environment(folder: Path) -> None:
    (folder / "dragoman.db").rename(folder / "other.db")
    assert run("engagements", folder=folder).returncode == 2
    assert run("engagements", folder=folder, DRAGOMAN_LEDGER="other.db").returncode == 0


def test_verify_leaves_with_three(folder: Path) -> None:
    with ledger.writer(folder / "dragoman.db") as book:
        book.db.execute("UPDATE evidence SET start = start + 1")
    done = run("verify", folder=folder)
    assert done.returncode == 3
    assert "claim C-" in done.stdout.decode()
    report = json.loads(run("verify", "--format", "json", folder=folder).stdout)
    assert len(report["failures"]) >= 2


def test_reading_without_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    done = run("read", "article.txt", "missing.txt", "--format", "jsonl", folder=tmp_path)
    assert done.returncode == 1
    assert "missing.txt" in done.stderr.decode()
    (line,) = done.stdout.decode().splitlines()
    read = json.loads(line)
    assert read["document"]["source"] == "article.txt"
    assert "text" not in read["document"]
    (met,) = read["engagements"]
    assert (met["date"], met["parties"]) == ("2025-03-04", ["PRT", "KEN"])
    assert [p.name for p in tmp_path.iterdir()] == ["article.txt"]
    shown = run("read", "-", folder=tmp_path, stdin=ARTICLE.encode()).stdout.decode()
    assert "“" in shown
    assert "meeting · held" in shown
    assert "[en/" in shown


def test_adding_twice_rebuilding_and_verifying(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "empty").mkdir()
    first = run("add", "article.txt", "empty", folder=tmp_path)
    assert first.returncode == 1
    assert "1 added, 0 reread, 0 known, 1 failed" in first.stderr.decode()
    second = run("add", "article.txt", folder=tmp_path)
    assert (second.returncode, second.stdout) == (0, b"")
    assert "0 added, 0 reread, 1 known" in second.stderr.decode()
    before = run("engagements", "--format", "json", folder=tmp_path).stdout
    assert json.loads(before)["total"] == 1
    assert run("rebuild", folder=tmp_path).returncode == 0
    assert run("engagements", "--format", "json", folder=tmp_path).stdout == before
    assert run("verify", folder=tmp_path).returncode == 0


def test_what_no_words_state_is_shown_with_its_reason(tmp_path: Path) -> None:
    placed = ARTICLE.replace(" in Lisbon", "")
    (tmp_path / "article.txt").write_text(placed)
    run("add", "article.txt", folder=tmp_path)
    found = run("engagements", "--format", "json", folder=tmp_path).stdout
    shown = run("show", json.loads(found)["lines"][0]["id"], folder=tmp_path).stdout.decode()
    assert "    inferred place: of the dateline" in shown


def test_demo_shows_what_it_found(tmp_path: Path) -> None:
    done = run("demo", "--no-serve", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    words = done.stdout.decode()
    for part in (
        "pages",
        "$ dragoman engagements",
        "$ dragoman office",
        "$ dragoman relation",
        "none failed",
    ):
        assert part in words
    again = run("demo", "--no-serve", folder=tmp_path)
    assert again.stdout == done.stdout


@pytest.mark.parametrize(
    "verb", [["engagements"], ["engagements", "--format", "json"], ["digest"], ["--help"]]
)
def test_a_closed_pipe_is_no_failure(folder: Path, verb: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head` leaves, before the first line at the latest
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", "from dragoman.cli import main; main()", *verb],
            stdout=pipe,
            stderr=subprocess.PIPE,
            cwd=folder,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_may_be_cut_off(folder: Path) -> None:
    program = "from dragoman.cli import main; main()"
    done = subprocess.run(  # noqa: S602 - the pipe is what is tested
        f"'{sys.executable}' -c '{program}' digest --format json | head -c 1",
        shell=True,
        cwd=folder,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == b""
    assert msgspec.json.decode(done.stdout + b"}") == {}

"""`export` gives what pages give, byte for byte, and a file is written whole or not at all."""

import re
import shlex
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.export import formats
from tests import serving
from tests.test_cli import run

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "src" / "dragoman" / "samples" / "03-talks-guest-readout.txt"
PROSE = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/desk.md"))
SHOWN = sorted(set(re.findall(r"`(?:dragoman )?export ([a-z][^`]*)`", PROSE)))
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    serving.fill(tmp_path / "dragoman.db", serving.readings())
    return tmp_path


def engagement(folder: Path) -> str:
    with ledger.reader(folder / "dragoman.db") as book:
        return ledger.engagements(book).lines[0].id


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (["csv"], "/engagements.csv"),
        (["csv", "--party", "Viet Nam", "--status", "held", "--raw"],
         "/engagements.csv?party=Viet+Nam&status=held&raw=1"),
        (["atom", "pledges", "--by", "VNM"], "/pledges.atom?by=VNM"),
        (["ics", "relation", "MNG", "VNM"], "/relation/MNG/VNM.ics"),
        (["csv", "office", "MNG", "Minister of Defence"], "/office/MNG/Minister of Defence.csv"),
        (["csv", "compare", "--pair", "MNG-VNM"], "/compare.csv?pair=MNG-VNM"),
        (["csv", "today", "--on", "2025-03-05"], "/today.csv?on=2025-03-05"),
        (["csv", "people", "--name", "hai"], "/people.csv?name=hai"),
        (["geojson", "--since", "2025-01-01"], "/map.geojson?since=2025-01-01"),
        (["graphml", "--of", "people"], "/network.graphml?of=people"),
        (["bib", "ID"], "/engagement/ID.bib"),
        (["ris", "ID"], "/engagement/ID.ris"),
        (["csl", "ID"], "/engagement/ID.csl"),
    ],
)  # fmt: skip
def test_a_file_is_the_one_that_the_page_gives(
    folder: Path, words: list[str], address: str
) -> None:
    id = engagement(folder)
    with serving.asked(folder / "dragoman.db") as web:
        given = web.get(address.replace("ID", id))
        home = str(web.base_url).rstrip("/")
    assert given.status_code == 200
    told = [word.replace("ID", id) for word in words]
    done = run("export", *told, "--address", home, folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == given.content
    assert done.stdout.strip()


def test_the_documents_show_some_exports() -> None:
    assert len(SHOWN) >= 4


@pytest.mark.parametrize("line", SHOWN)
def test_an_export_that_a_document_shows_writes_a_file(tmp_path: Path, line: str) -> None:
    assert run("add", str(SAMPLE), folder=tmp_path).returncode == 0
    words = shlex.split(line.replace("E-…", engagement(tmp_path)))
    done = run("export", *words, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / words[-1]).read_bytes() if "--output" in words else done.stdout
    assert b"Uruguay" in written or b"URY" in written


def test_every_format_that_the_readme_names_is_one() -> None:
    (named,) = re.findall(r"\(or ((?:`[a-z]+`, )+)\.\.\.\) writes what a page gives", PROSE)
    assert set(re.findall(r"[a-z]+", named)) <= {form.suffix for form in formats()}


def test_every_format_that_the_readme_names_is_written_without_a_page(folder: Path) -> None:
    (named,) = re.findall(r"`dragoman export (csv --output .*?)\) writes", PROSE, re.DOTALL)
    for form in re.findall(r"`([a-z]+)`", named):
        done = run("export", form, "--output", f"a.{form}", folder=folder)
        assert (done.returncode, done.stderr.decode().count("usage")) == (0, 0), form
        assert (folder / f"a.{form}").read_bytes()


def test_a_calendar_leads_nowhere_unless_told_where_the_pages_are(folder: Path) -> None:
    assert b"URL" not in run("export", "ics", folder=folder).stdout
    there = run("export", "ics", "--address", "https://desk.example/", folder=folder).stdout
    assert b"URL:https://desk.example/engagement/" in there


def test_every_format_is_told_and_another_refused(folder: Path) -> None:
    help = run("export", "--help", folder=folder).stdout.decode()
    done = run("export", "xls", folder=folder)
    assert done.returncode == 2
    for form in formats():
        assert form.suffix in help
        assert form.suffix in done.stderr.decode()


def test_every_question_that_a_refusal_names_is_an_option(folder: Path) -> None:
    help = run("export", "--help", folder=folder).stdout.decode()
    for page in ("engagements", "pledges", "today", "compare", "network", "people", "sources"):
        done = run("export", "csv", page, "--lang", "en", "--pair", "MNG-VNM", folder=folder)
        named = done.stderr.decode().rpartition("it is asked with ")[2].split(", ")
        assert named[-1].strip() == "raw"
        assert all(f"--{name.strip()} " in help for name in named)


def test_a_file_takes_the_place_of_the_one_before_or_leaves_it(folder: Path) -> None:
    made = folder / "a.csv"
    assert run("export", "csv", "--output", "a.csv", folder=folder).returncode == 0
    before = made.read_bytes()
    assert before == run("export", "csv", folder=folder).stdout
    for wrong in (["--status", "kept"], ["--ledger", "none.db"]):
        assert run("export", "csv", "--output", "a.csv", *wrong, folder=folder).returncode == 2
        assert made.read_bytes() == before
    narrow = run("export", "csv", "--party", "PRT", "--output", "a.csv", folder=folder)
    assert narrow.stdout == b""
    assert f"{len(made.read_bytes())} bytes written" in narrow.stderr.decode()
    assert made.read_bytes() != before
    assert [path.name for path in folder.glob("*a.csv*")] == ["a.csv"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["csv", "--by", "VNM"], "by: is not asked of engagements as csv; it is asked with party"),
        (["ics", "engagements", "--raw"], "raw: is not asked"),
        (["csv", "parties", "--party", "VNM"], "it is asked with raw"),
        (["csv", "sources", "--name", "x"], "it is asked with raw"),
        (["csv", "review", "--name", "x"], "it is asked with raw"),
        (["bib"], "It is given for engagement/{id}"),
        (["bib", "people"], "not given for people, but for engagement/{id}"),
        (["csv", "harbours"], "no page has this name; there are today, engagements"),
        (["csv", "D-000000000000"], "no page has this name"),
        (["csv", "E-000000000000"], "not given for engagement/E-000000000000"),
        (["ics", "E-000000000000"], "no engagement of this identifier"),
        (["csv", "party", "Atlantis"], "no state or organisation"),
        (["csv", "--since", "soon"], "soon"),
        (["csv", "--output", "no/a.csv"], "the folder no does not exist; make it first"),
        (["csv", "--address", "desk.example"], "write it as http://127.0.0.1:8000"),
    ],
)
def test_what_cannot_be_exported_is_told(folder: Path, words: list[str], message: str) -> None:
    done = run("export", *words, folder=folder)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_links_lead_to_where_the_pages_are_shown(folder: Path) -> None:
    feed = run("export", "atom", folder=folder).stdout.decode()
    assert f'href="{BASE}/engagement/' in feed
    there = run("export", "atom", "--address", "https://desk.example/", folder=folder)
    assert 'href="https://desk.example/engagement/' in there.stdout.decode()


def test_a_past_day_is_exported_as_it_was_known(folder: Path) -> None:
    rows = run("export", "csv", "--as-known-on", "2025-03-05", folder=folder).stdout
    assert len(rows.splitlines()) == 2
    assert len(run("export", "csv", folder=folder).stdout.splitlines()) > 2

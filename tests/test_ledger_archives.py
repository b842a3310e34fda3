"""Archives are gone on with where a run stopped: after an end, a kill, a removal, a change."""

import csv
import io
import json
import mailbox
import os
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import inputs, ledger
from dragoman.cli import dragoman
from dragoman.inputs import Bookmarks
from dragoman.ledger.archives import bookmarks
from tests.newsrooms import article
from tests.test_inputs_formats import record

COUNT = 12


def warc(path: Path) -> None:
    path.write_bytes(b"".join(record(n) for n in range(COUNT)))


def jsonl(path: Path) -> None:
    lines = (json.dumps({"url": f"https://e.example/{n}", "html": article(n)})
             for n in range(COUNT))  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")


def table(path: Path) -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("url", "html"))
    rows.writerows((f"https://e.example/{n}", article(n)) for n in range(COUNT))
    path.write_text(text.getvalue(), encoding="utf-8")


def mbox(path: Path) -> None:
    box = mailbox.mbox(path)
    for n in range(COUNT):
        letter = EmailMessage()
        letter["Subject"], letter["Message-ID"] = f"Letter {n}", f"<{n}@e.example>"
        letter.set_content(article(n), subtype="html")
        box.add(letter)
    box.close()


def packed(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(COUNT):
            archive.writestr(f"{n:02}.html", article(n))


def tarred(path: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for n in range(COUNT):
            raw = article(n).encode()
            member = tarfile.TarInfo(f"{n:02}.html")
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))


FORMS: dict[str, Callable[[Path], None]] = {
    "a.warc": warc, "a.jsonl": jsonl, "a.csv": table, "a.mbox": mbox, "a.zip": packed,
    "a.tar.gz": tarred,
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ledger.Ledger]:
    with ledger.writer(tmp_path / "dragoman.db") as found:
        yield found


def eager(marks: Bookmarks, note: list[tuple[Path, int]]) -> Bookmarks:
    """Marks that are noted at once, as they are after a second."""
    return marks._replace(passed=lambda path, position: note.append((path, position)))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_goes_on_behind_any_record(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    FORMS[name](path)
    notes: list[tuple[Path, int]] = []
    plain = Bookmarks(lambda _: 0, lambda p, n: notes.append((p, n)), lambda _: None)
    whole = [page.source for page in inputs.pages([str(path)], marks=plain)]
    assert len(whole) == COUNT == len(notes)
    for done, (_, position) in enumerate(notes[:COUNT], 1):
        left = plain._replace(begin=partial(_at, position))
        assert [page.source for page in inputs.pages([str(path)], marks=left)] == whole[done:]


def _at(position: int, _path: Path) -> int:
    return position


def test_a_page_is_passed_only_when_the_next_is_asked_for(
    tmp_path: Path, book: ledger.Ledger
) -> None:
    warc(tmp_path / "a.warc")
    notes: list[tuple[Path, int]] = []
    found = inputs.pages([str(tmp_path / "a.warc")], marks=eager(bookmarks(book), notes))
    next(found)
    assert notes == [], "it may not be stored yet"
    next(found)
    assert len(notes) == 1


def add(tmp_path: Path, *words: str) -> dict[str, int]:
    where = str(tmp_path / "full.db")
    done = CliRunner().invoke(
        dragoman, ["add", "--ledger", where, "--format", "json", *words], catch_exceptions=False
    )
    told: dict[str, int] = json.loads(done.stdout)
    return told | {"resumed": done.stderr.count("goes on"), "ended": done.stderr.count("its end")}


def test_an_archive_is_read_once_and_again_where_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    jsonl(path)
    first, again = add(tmp_path, str(path)), add(tmp_path, str(path))
    assert (first["added"], again["added"], again["known"], again["ended"]) == (COUNT, 0, 0, 1)
    assert add(tmp_path, "--anew", str(path))["known"] == COUNT
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"url": "https://e.example/new", "html": article(77)}))
    grown = add(tmp_path, str(path))
    assert (grown["added"], grown["known"]) == (1, COUNT)
    with ledger.writer(tmp_path / "full.db") as book:
        ledger.remove(book, "https://e.example/3")
    back = add(tmp_path, str(path))
    assert (back["added"], back["known"]) == (1, COUNT)
    dated = add(tmp_path, "--published", "2025-01-01", str(path))
    assert dated["ended"] == 0, "another date is another reading"


PROGRAM = "from dragoman.cli import main; main()"


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path, where = tmp_path / "big.jsonl", tmp_path / "full.db"
    many = 400
    with path.open("w", encoding="utf-8") as file:
        for n in range(many):
            page = {"url": f"https://e.example/{n}", "html": article(n)}
            file.write(json.dumps(page) + "\n")
    words = [sys.executable, "-c", PROGRAM, "add", "--ledger", str(where), str(path)]
    path_of = os.pathsep.join(filter(None, sys.path))
    run = subprocess.Popen(
        words, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path_of}
    )
    while _position(where) < 5 and run.poll() is None:
        time.sleep(0.05)
    run.kill()
    run.wait()
    held = _held(where)
    assert 5 <= held < many, "it was killed on the way"
    rest = add(tmp_path, str(path))
    assert rest["resumed"] == 1
    assert rest["known"] <= held - 5, "what was passed is not looked at again"
    assert _held(where) == many


def _position(where: Path) -> int:
    try:
        with ledger.reader(where) as book:
            row = book.db.execute("SELECT max(position) FROM archive").fetchone()
    except Exception:  # noqa: BLE001  # not there yet
        return 0
    return row[0] or 0


def _held(where: Path) -> int:
    with ledger.reader(where) as book:
        return ledger.overview(book).pages

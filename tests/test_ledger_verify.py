"""`verify` finds every kind of damage; a killed `add` leaves a sound ledger."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import ledger
from tests.making import NOW, engagement, page, reading, series
from tests.test_ledger import dump, filled

DAMAGE = {
    "bytes of a page": "UPDATE page SET raw = CAST('They mEt.' AS BLOB)",
    "hash of a page": "UPDATE page SET sha256 = 'f' || substr(sha256, 2)",
    "text of a document": "UPDATE document SET text = replace(text, 'met', 'mat')",
    "hash of a document": "UPDATE document SET sha256 = 'f' || substr(sha256, 2)",
    "quote": "UPDATE evidence SET quote = 'They m3t.'",
    "start": "UPDATE evidence SET start = start + 1",
    "end": 'UPDATE evidence SET "end" = "end" - 1',
    "place before the text": "UPDATE evidence SET start = -9",
    "hash of a quote": "UPDATE evidence SET sha256 = 'f' || substr(sha256, 2)",
    "quote in a claim": "UPDATE claim SET json = replace(json, 'They met', 'They mot')",
    "a claim that is no record": "UPDATE claim SET json = '{'",
    "areas that are no record": "UPDATE reading SET areas = '{'",
    "bytes that cannot be unpacked": "UPDATE page SET encoding = 'zlib'",
    "lost evidence": "DELETE FROM evidence",
    "a count": "UPDATE tally SET held = held + 1",
    "a count that is gone": "DELETE FROM dealing",
    "a count by year": "UPDATE spread SET held = 7 WHERE party = ''",
    "a count of a publisher": "UPDATE source SET engagements = 7",
    "a pair that is gone": "DELETE FROM belief_pair",
    "another status in a list": "UPDATE belief_party SET status = 'denied'",
    "pointer": "PRAGMA foreign_keys = OFF; DELETE FROM page",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(tmp_path: Path, damage: str) -> None:
    path = filled(tmp_path / "a.db", [reading(engagement())])
    with ledger.writer(path) as book:
        assert ledger.verify(book).failures == ()
        book.db.executescript(DAMAGE[damage])
        report = ledger.verify(book)
    assert report.failures
    assert all(": " in failure for failure in report.failures)


@pytest.mark.parametrize("stored", ["page", "document", "evidence"])
def test_one_flipped_bit_in_the_file(tmp_path: Path, stored: str) -> None:
    """In each place where the file keeps the text: the page, the document, the quote."""
    text = "They met at a harbour whose name nobody wrote down: " + stored
    path = filled(tmp_path / "a.db", [reading(engagement(text), text=text)])
    with ledger.writer(path) as book:
        book.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    places = [i for i in range(len(raw)) if raw.startswith(text.encode(), i)]
    assert len(places) >= 3
    for place in places:
        raw[place + 10] ^= 1
        path.write_bytes(raw)
        with ledger.reader(path) as book:
            assert ledger.verify(book).failures, f"flipped at {place}"
        raw[place + 10] ^= 1


def test_an_empty_ledger_is_sound(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", [])
    with ledger.reader(path) as book:
        report = ledger.verify(book)
    assert (report.pages, report.documents, report.quotes, report.failures) == (0, 0, 0, ())


def test_killed_while_adding(tmp_path: Path) -> None:
    """Killed at random points, the ledger is sound, and adding again gives what one run gives."""
    count, chance = 24, random.Random(7)  # noqa: S311 - chooses when to kill
    whole = dump(filled(tmp_path / "whole.db", series(count)))
    interrupted = 0
    for round_ in range(8):
        path = tmp_path / f"killed{round_}.db"
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.making", str(path), str(count)],
            stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        assert child.stdout is not None
        for _ in range(chance.randrange(count - 2)):
            child.stdout.readline()
        time.sleep(chance.random() * 0.03)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if path.exists():
            with ledger.reader(path) as book:
                report = ledger.verify(book)
                assert report.failures == ()
                interrupted += 0 < report.pages < count
        assert dump(filled(path, series(count))) == whole
    assert interrupted >= 4


def test_times_do_not_depend_on_the_second_run(tmp_path: Path) -> None:
    one = reading(engagement())
    path = filled(tmp_path / "a.db", [one])
    with ledger.writer(path) as book:
        ledger.add(book, page(one), [one], retrieved="2030-01-01T00:00:00Z")
        (line,) = ledger.documents(book)
    assert line.retrieved == NOW

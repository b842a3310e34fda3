"""Of which day what is added is: what the text, the file's name, its sender and the user say."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.test_cli import ARTICLE, run

UNDATED = ARTICLE.replace("LISBON, 4 March 2025 – ", "").replace("4 March 2025", "Tuesday")


def test_a_document_without_a_day_is_told_how_to_get_one(tmp_path: Path) -> None:
    undated = ARTICLE.replace("LISBON, 4 March 2025 – ", "").replace(" on 4 March 2025", "")
    (tmp_path / "undated.txt").write_text(undated)
    which = "1 document with engagements and without a day (undated.txt)"
    hint = f"{which}: --published DATE gives one"
    assert hint in run("add", "undated.txt", folder=tmp_path).stderr.decode()
    given = run("add", "undated.txt", "--published", "2025-03-05", folder=tmp_path)
    assert hint not in given.stderr.decode()


def test_a_day_in_the_name_of_a_file_stands_before_one_for_the_whole_folder(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "2025-03-05-talks.txt").write_text(UNDATED)
    (texts / "talks.txt").write_text(UNDATED.replace("Kenya", "Ghana"))
    done = run("add", "texts", "--published", "2025-03-12", folder=tmp_path)
    told = "1 file whose text states no day: taken from the name, not 2025-03-12"
    assert told in done.stderr.decode()
    dates = [line["date"] for line in _lines(tmp_path)]
    assert dates == ["2025-03-11", "2025-03-04"]
    assert run("rebuild", folder=tmp_path).returncode == 0
    assert [line["date"] for line in _lines(tmp_path)] == dates
    read = run("read", "texts", folder=tmp_path).stdout.decode()
    assert "inferred day: of the name of its file" in read


def test_a_day_typed_for_one_file_stands_before_that_in_its_name(tmp_path: Path) -> None:
    name = "draft-for-2031-09-01.txt"
    (tmp_path / name).write_text(UNDATED)
    run("add", name, folder=tmp_path)
    typed = (name, "--published", "2025-03-12")
    read = json.loads(run("read", *typed, "--format", "jsonl", folder=tmp_path).stdout)
    assert read["document"]["published"] == "2025-03-12"
    words = "was of 2031-09-01, is of 2025-03-12 now"
    assert words in run("add", *typed, folder=tmp_path).stderr.decode()
    assert [line["date"] for line in _lines(tmp_path)] == ["2025-03-11"]
    (tmp_path / "other.txt").write_text(UNDATED.replace("Kenya", "Ghana"))
    both = run("read", "other.txt", *typed, "--format", "jsonl", folder=tmp_path).stdout
    days = [json.loads(line)["document"]["published"] for line in both.splitlines()]
    assert days == ["2025-03-12", "2031-09-01"]


def test_the_date_of_a_letter_stands_before_one_for_all(tmp_path: Path) -> None:
    head = "From: a@example.org\nDate: Wed, 5 Mar 2025 10:00:00 +0000\nSubject: Talks\n\n"
    (tmp_path / "letters.mbox").write_text(f"From a@example.org\n{head}{UNDATED}")
    words = ("read", "letters.mbox", "--published", "2031-05-14", "--format", "jsonl")
    read = json.loads(run(*words, folder=tmp_path).stdout)
    assert read["document"]["published"] == "2025-03-05"


def test_what_could_not_be_kept_has_not_moved(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(UNDATED)
    run("add", "talks.txt", "--published", "2025-03-05", folder=tmp_path)
    with closing(sqlite3.connect(tmp_path / "dragoman.db")) as db:
        db.execute("CREATE TRIGGER full BEFORE UPDATE ON page BEGIN SELECT RAISE(FAIL, 'x'); END")
        db.commit()
    again = run("add", "talks.txt", "--published", "2025-03-12", folder=tmp_path)
    assert again.returncode
    assert "has moved" not in again.stderr.decode()


def test_another_day_for_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(UNDATED)
    words = "talks.txt: was of 2025-03-05, is of 2025-03-12 now; what is dated from it has moved"
    first = run("add", "talks.txt", "--published", "2025-03-05", folder=tmp_path)
    assert "has moved" not in first.stderr.decode()
    again = run("add", "talks.txt", "--published", "2025-03-12", folder=tmp_path)
    assert words in again.stderr.decode()
    assert [line["date"] for line in _lines(tmp_path)] == ["2025-03-11"]


def _lines(folder: Path) -> list[dict[str, str]]:
    found = json.loads(run("engagements", "--format", "json", folder=folder).stdout)
    return list(found["lines"])


def test_a_party_of_whom_nobody_is_named_is_shown(tmp_path: Path) -> None:
    text = "Kenya's foreign minister, Grace Wambui, held talks with a delegation of India.\n"
    (tmp_path / "talks.txt").write_text(text)
    told = run("read", "talks.txt", "--published", "2031-05-14", folder=tmp_path).stdout.decode()
    assert "Grace Wambui (foreign minister, KEN); IND" in told

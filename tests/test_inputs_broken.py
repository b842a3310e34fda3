"""What is broken in an archive is told with its file, its place and what to do."""

from pathlib import Path

import pytest

from dragoman import inputs


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "broken', "is no JSON object (JSON is malformed: "),
        ("[1]", "is no JSON object (Expected `object`, got `array`); write one on each line"),
        ('{"text": 5}', "its text holds no text; write the text there, in quotes"),
        ('{"title": "x"}', "has none of the fields html, raw_html,"),
    ],
)
def test_a_broken_line_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, line: str, words: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Kenya and Portugal met."}\n' + line + "\n")
    told: list[str] = []
    found = list(inputs.pages([str(path)], on_error=lambda error: told.append(str(error))))
    assert len(found) == len(told) == 1
    assert told[0].startswith(f"a.jsonl line 2: {words}")


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.csv", b'text,date\n"Kenya met,2025-01-01\n', "a.csv row 1: a quote opens there that"),
        ("a.warc", b"WARC/1.0\r\nbroken", "holds no page that can be read; look whether it is"),
        ("a.jsonl", b"", "holds no page that can be read; look whether it is whole"),
        ("a.zip", b"PK\x03\x04broken", "is no ZIP that can be read (File is not a zip file); get"),
    ],
)
def test_an_archive_that_is_not_whole_says_so(
    tmp_path: Path, name: str, raw: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    told: list[str] = []
    list(inputs.pages([str(path)], on_error=lambda error: told.append(str(error))))
    assert len(told) == 1
    assert words in told[0]


def test_a_row_with_a_closed_quote_at_the_end_is_not_complained_of(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,date\n"Kenya, and\n""Portugal""",2025-01-01\n"They ""met""",2025-01-02')
    assert len(list(inputs.pages([str(path)]))) == 2

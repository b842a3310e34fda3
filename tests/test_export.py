"""Every format, read back with the program its users have; what is hostile stays plain text."""

import csv
import io
import json
from pathlib import Path

import feedparser
import icalendar
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from msgspec.structs import replace

from dragoman import ledger
from dragoman.export import engagements, formats
from dragoman.export.shapes import (
    Calendar,
    Citation,
    Citations,
    Entry,
    Feed,
    Happening,
    Shape,
    Table,
)
from dragoman.ledger.queries_seen import seen
from tests import hostile, making, serving


def written(suffix: str, shape: Shape) -> bytes:
    (form,) = (form for form in formats() if form.suffix == suffix)
    return form.write(shape)


HAPPENING = Happening(
    id="E-1", title="They meet", first="2025-03-04", last="2025-03-06", status="CONFIRMED",
    stamp=making.NOW, address="/engagement/E-1", place="Accra, Ghana",
)  # fmt: skip
CITATION = Citation(
    id="E-1", kind="dataset", title="They met", publisher="Dragoman", published="2025-03-04",
    address="http://127.0.0.1/engagement/E-1", seen="2026-01-01",
)  # fmt: skip


def test_a_format_is_found_by_its_module() -> None:
    found = [form.suffix for form in formats()]
    assert found == ["atom", "bib", "csl", "csv", "geojson", "graphml", "ics", "ris"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("  =1", "'  =1"),
        ('a "quoted", name', 'a "quoted", name'),
        ("two\nlines", "two\nlines"),
        ("Nguyễn Văn", "Nguyễn Văn"),
        (None, ""),
        (-1, "-1"),
        ("012", "012"),
    ],
)
def test_attack_32_no_cell_is_a_formula_in_a_spreadsheet(
    cell: str | int | None, shown: str
) -> None:
    table = Table(columns=("a", "b"), rows=((cell, "x"),))
    text = written("csv", table).decode("utf-8-sig")
    assert written("csv", table).startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], [shown, "x"]]


def test_a_raw_table_is_as_stored() -> None:
    table = Table(columns=("a",), rows=(("=1",),), raw=True)
    assert written("csv", table) == b"a\r\n=1\r\n"


@pytest.mark.parametrize(
    "words",
    [
        "x\r\nBEGIN:VALARM\r\nACTION:PROCEDURE",
        "x\rATTENDEE:mailto:a@evil.example",
        "x\nSTATUS:CANCELLED",
        "a;b,c\\n:\\",
        "x\u2028STATUS:CANCELLED\u0085STATUS:CANCELLED",
        "🛥" * 60,
        "",
    ],
)
def test_attack_33_no_text_begins_a_property_of_a_calendar(words: str) -> None:
    one = replace(HAPPENING, title=words, place=words, about=words)
    raw = written("ics", Calendar(title=words, base="http://127.0.0.1", happenings=(one,)))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    book = icalendar.Calendar.from_ical(raw)
    (event,) = book.walk("VEVENT")
    assert set(event) <= {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "URL",
        "LOCATION", "DESCRIPTION",
    }  # fmt: skip
    assert event["STATUS"] == "CONFIRMED"
    assert not event.subcomponents


def test_a_calendar_has_whole_days_and_a_rising_sequence() -> None:
    calendar = Calendar(title="Harbours", base="http://127.0.0.1", happenings=(HAPPENING,))
    assert written("ics", calendar) == written("ics", calendar)
    (event,) = icalendar.Calendar.from_ical(written("ics", calendar)).walk("VEVENT")
    assert str(event.decoded("DTSTART")) == "2025-03-04"
    assert str(event.decoded("DTEND")) == "2025-03-07"
    assert event["UID"] == "E-1@dragoman.invalid"
    assert event["SEQUENCE"] == 2192 * 86_400  # seconds from 2020 on
    assert event["URL"] == "http://127.0.0.1/engagement/E-1"


@pytest.mark.parametrize("words", [*hostile.HOSTILE, "]]></title><x/>", "\x00\x0b\ufffe\ud800x"])
def test_attack_34_a_feed_stays_well_formed(words: str) -> None:
    entry = Entry(id=words, title=words, address="/", updated="2025-03-04", summary=words)
    feed = Feed(title=words, base="http://127.0.0.1", address="/x", entries=(entry,))
    raw = written("atom", feed)
    read = feedparser.parse(raw)
    assert not read.bozo
    assert len(read.entries) == 1
    assert b"<script" not in raw
    assert b"<img" not in raw
    assert read.entries[0].title_detail.type == "text/plain"


@pytest.mark.parametrize(
    "words", ["x}\n@book{evil,", "100% of A_B & C # $ ^ ~ \\input{/etc/passwd}", "Гүрсэд 北京"]
)
def test_citations_are_read_back_whole(words: str) -> None:
    one = replace(CITATION, title=words, note=words)
    cited = Citations(items=(one,))
    library = parse_string(written("bib", cited).decode())
    assert [entry.key for entry in library.entries] == ["E-1"]
    assert not library.failed_blocks
    assert "\\input" not in written("bib", cited).decode()
    (record,) = rispy.loads(written("ris", cited).decode())
    assert record["title"] == " ".join(words.split())
    (item,) = json.loads(written("csl", cited))
    assert item["title"] == words
    assert item["issued"] == {"date-parts": [[2025, 3, 4]]}


def test_no_line_of_ris_can_be_forged() -> None:
    one = replace(CITATION, title="x\r\nER  - \r\nTY  - BOOK\r\nUR  - evil")
    (record,) = rispy.loads(written("ris", Citations(items=(one,))).decode())
    assert record["type_of_reference"] == "DATA"


@pytest.mark.parametrize(
    ("date", "status", "shown"),
    [
        ("2025-03-04", "held", ("2025-03-04", "2025-03-04", "CONFIRMED")),
        ("2025-03-04/2025-03-06", "planned", ("2025-03-04", "2025-03-06", "TENTATIVE")),
        ("2025-03", "planned", ("2025-03-01", "2025-03-31", "TENTATIVE")),
        ("2025-03-04", "proposed", ("2025-03-04", "2025-03-04", "TENTATIVE")),
        ("2025-03-04", "postponed", ("2025-03-04", "2025-03-04", "TENTATIVE")),
        ("2025-03-04", "ongoing", ("2025-03-04", "2025-03-04", "CONFIRMED")),
        ("2025-03-04", "denied", ("2025-03-04", "2025-03-04", "CANCELLED")),
        ("2025-03", "cancelled", ("2025-03-01", "2025-03-31", "CANCELLED")),
        ("2025-03-04/..", "ongoing", None),
        ("2025", "held", None),
        ("XXXX-03-04", "held", None),
        (None, "held", None),
    ],
)
def test_only_known_days_stand_in_a_calendar(
    tmp_path: Path, date: str | None, status: str, shown: tuple[str, str, str] | None
) -> None:
    text = "They met."
    one = making.reading(making.engagement(text, date=date, status=status), text=text)
    with ledger.reader(serving.fill(tmp_path / "a.db", [one])) as book:
        lines = ledger.engagements(book).lines
        found = engagements.calendar(lines, seen(book, [e.id for e in lines]), "x", "")
    assert [(h.first, h.last, h.status) for h in found.happenings] == ([shown] if shown else [])


def test_a_row_has_the_columns_that_join(tmp_path: Path) -> None:
    with ledger.reader(serving.fill(tmp_path / "a.db", serving.readings())) as book:
        lines = ledger.engagements(book).lines
        told = seen(book, [e.id for e in lines])
        table = engagements.table(lines, told, raw=False)
        cited = engagements.citations(
            lines[1], [c.document for c in ledger.engagement(book, lines[1].id).sources], ""
        )
    row = dict(zip(table.columns, table.rows[1], strict=True))
    assert (row["event_date_start"], row["date_prec"], row["where_prec"]) == (
        "2025-03-04",
        "day",
        "city",
    )
    assert (row["iso3_b"], row["cown_b"], row["gwn_b"]) == ("VNM", 816, 816)
    assert (row["number_of_sources"], row["last_reported"]) == (2, "2025-03-09")
    assert [item.kind for item in cited.items] == ["dataset", "article", "article"]

"""What a mechanism's rhythm lets expect stands in the digest, and never as something announced."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import feedparser
import httpx
import pytest

from dragoman import ledger
from dragoman.digest import digest, mail
from dragoman.digest.text import text
from dragoman.lexicon.languages import having
from dragoman.records import MechanismClaim, Place, Reading, Status
from dragoman.wording.values import spoken
from tests import serving
from tests.making import evidence, reading
from tests.test_ledger import filled

NAME = "Harbour Dialogue"
YEARS = (2021, 2022, 2023, 2024)


def edition(number: int, day: str, status: Status = "held", told: str = "") -> Reading:
    words = f"Of the {number}th. {status}"
    claim = MechanismClaim(
        name=NAME, parties=("GHA", "URY"), ordinal=number, status=status, date=day,
        place=Place(country=("GHA", "URY")[number % 2]), evidence=evidence(words),
    )  # fmt: skip
    return reading(claim, text=words, source=f"{number}.txt", published=told or day)


def yearly() -> list[Reading]:
    return [edition(n, f"{year}-05-10") for n, year in enumerate(YEARS, 1)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.db", yearly())


@pytest.fixture
def book(path: Path) -> Iterator[ledger.Ledger]:
    with ledger.reader(path) as opened:
        yield opened


def test_the_next_edition_is_expected_and_said_not_to_be_announced(book: ledger.Ledger) -> None:
    page = digest(book)
    (one,) = page.expected
    assert (one.ordinal, one.host, one.editions, one.parties) == (5, "URY", 4, ("GHA", "URY"))
    assert one.text == (
        "Harbour Dialogue (Ghana and Uruguay), number 5: expected between 2025-03-16 and "
        "2025-07-04 in Uruguay"
    )
    assert one.date == "2025-03-16/2025-07-04"
    assert one.why == "4 dated editions, as a rule 365 days apart"
    assert page.coming == ()
    assert "Expected by their rhythm, not announced" in text(page)


def test_on_a_day_of_the_past_it_is_what_was_then_expected(book: ledger.Ledger) -> None:
    found = {day: digest(book, on=day).expected for day in ("2022-05-10", "2023-05-10")}
    assert found["2022-05-10"] == ()  # from two editions no rhythm is told
    (one,) = found["2023-05-10"]
    assert (one.ordinal, one.editions, one.date) == (4, 3, "2024-03-15/2024-07-03")


def test_an_expectation_whose_days_have_passed_is_none(tmp_path: Path) -> None:
    quiet = reading(text="Of nothing.", source="q.txt", published="2025-07-20")
    with ledger.reader(filled(tmp_path / "b.db", [*yearly(), quiet])) as book:
        assert digest(book).expected == ()
        assert len(digest(book, on="2025-07-04").expected) == 1


def test_what_a_source_dates_is_not_expected_as_well(tmp_path: Path) -> None:
    plan = edition(5, "2025-05-20", "planned", told="2024-11-02")
    with ledger.reader(filled(tmp_path / "b.db", [*yearly(), plan])) as book:
        assert digest(book).expected == ()


def test_what_was_announced_and_then_held_was_not_expected_meanwhile(tmp_path: Path) -> None:
    plan = edition(4, "2024-05-10", "planned", told="2023-12-01")
    with ledger.reader(filled(tmp_path / "b.db", [*yearly(), plan])) as book:
        found = {day: digest(book, on=day).expected for day in ("2023-11-30", "2023-12-01")}
        assert [one.ordinal for one in found["2023-11-30"]] == [4]
        assert found["2023-12-01"] == ()
        assert digest(book, on="2024-01-15").expected == ()
        assert [one.ordinal for one in digest(book, on="2024-05-10").expected] == [5]
        assert ledger.verify(book).failures == ()


def test_what_is_announced_later_was_expected_until_then(tmp_path: Path) -> None:
    plan = edition(5, "2025-05-20", "planned", told="2024-12-01")
    with ledger.reader(filled(tmp_path / "b.db", [*yearly(), plan])) as book:
        assert [one.ordinal for one in digest(book, on="2024-09-01").expected] == [5]
        assert digest(book, on="2024-12-01").expected == ()


def test_what_was_called_off_is_expected_again(tmp_path: Path) -> None:
    plan = edition(5, "2025-05-20", "planned", told="2024-12-01")
    off = edition(5, "2025-05-20", "cancelled", told="2025-02-01")
    with ledger.reader(filled(tmp_path / "b.db", [*yearly(), plan, off])) as book:
        expected = {day: len(digest(book, on=day).expected) for day in ("2024-11-30", "2025-01-31")}
        assert expected == {"2024-11-30": 1, "2025-01-31": 0}
        assert len(digest(book, on="2025-02-01").expected) == 1


@pytest.mark.parametrize("language", having("headlines.toml"))
def test_it_is_marked_in_text_and_letter_of_every_language(
    book: ledger.Ledger, language: str
) -> None:
    page, head = digest(book, language=language), spoken(language).digest["expected"]
    (one,) = page.expected
    assert "5" in one.text
    said = text(page)
    assert said.index(head) < said.index(one.id)
    letter = message_from_bytes(mail(page, "http://desk.example"), policy=policy.default)
    plain, shown = (part.get_content() for part in letter.iter_parts())
    assert head in plain
    assert head in shown
    assert one.why in shown
    assert f"http://desk.example/mechanism/{one.id}" in shown


def test_page_twin_and_feed_have_it(path: Path) -> None:
    with serving.served(path) as base, httpx.Client(base_url=base) as web:
        shown = web.get("/").text
        assert "Expected by their rhythm, not announced" in shown
        (one,) = web.get("/today.json").json()["digest"]["expected"]
        assert f'href="/mechanism/{one["id"]}"' in shown
        feed = feedparser.parse(web.get("/today.atom").content)
        (entry,) = [e for e in feed.entries if e.title == one["text"]]
        assert entry.summary.startswith("Expected by their rhythm, not announced")
        assert entry.id.endswith(f"{one['id']}:{one['date']}")


def test_the_ledger_keeps_what_was_expected_and_verify_counts_it_anew(path: Path) -> None:
    with ledger.writer(path) as book:
        assert ledger.verify(book).failures == ()
        kept = "SELECT since, until FROM outlook ORDER BY since"
        assert book.db.execute(kept).fetchall() == [
            ("2023-05-10", "2024-05-10"), ("2024-05-10", "9999-12-31")
        ]  # fmt: skip
        book.db.execute("UPDATE outlook SET last = '2031-01-01'")
        assert any("table outlook" in one for one in ledger.verify(book).failures)


def test_the_last_days_there_are_break_neither_a_ledger_nor_a_digest(tmp_path: Path) -> None:
    last = [edition(n, f"{year}-05-10") for n, year in enumerate((9987, 9991, 9995, 9999), 1)]
    with ledger.reader(filled(tmp_path / "b.db", last)) as book:
        assert digest(book, on="9999-06-01").expected == ()

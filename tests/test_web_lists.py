"""Every list as CSV and as a feed, and the calendars of a party, a relation and a mechanism."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import httpx
import icalendar
import pytest

from dragoman import ledger
from dragoman.ledger import judgements
from dragoman.ledger.judgements import Signed
from dragoman.records import MechanismClaim, Reading, Status
from tests import making, serving

LISTS = (
    "/today?since=2025-01-01", "/engagements", "/parties", "/party/VNM", "/relation/MNG/VNM",
    "/people", "/people?name=bat-ochir", "/mechanisms", "/mechanisms?party=VNM", "/instruments",
    "/instruments?party=VNM&status=signed", "/search?text=harbour", "/sources", "/review",
    "/pledges", "/pledges?by=VNM&status=open", "/levels", "/levels?party=MNG&status=any",
    "/engagements?person=tran+hai&place=vietnam",
)  # fmt: skip
YEARS = (2021, 2022, 2023, 2024)


def edition(number: int, day: str, status: Status = "held") -> Reading:
    """A document that tells of one edition of a yearly dialogue."""
    words = f"The Ferry Dialogue, number {number}, of {day}: {status}."
    claim = MechanismClaim(
        name="Ferry Dialogue", parties=("MNG", "VNM"), ordinal=number, status=status, date=day,
        place=None, evidence=making.evidence(words, 0, 18),
    )  # fmt: skip
    return making.reading(
        claim, text=words, source=f"{number}-{status}.txt", published="2024-06-01"
    )


def undated() -> Reading:
    """What a review asks about."""
    words = "They met on 28 November."
    claim = making.engagement(words, date="XXXX-11-28", parties=("KEN", "PRT"), participants=())
    return making.reading(claim, text=words, source="year.txt", published=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    yearly = [edition(n, f"{year}-05-10") for n, year in enumerate(YEARS, 1)]
    return serving.fill(tmp_path / "full.db", [*serving.readings(), *yearly, undated()])


@pytest.fixture
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as address, httpx.Client(base_url=address) as client:
        yield client


def beside(address: str, suffix: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}.{suffix}" + (f"?{parts.query}" if parts.query else "")


@pytest.mark.parametrize("address", LISTS)
def test_every_list_is_a_feed(web: httpx.Client, address: str) -> None:
    answer = web.get(beside(address, "atom"))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries
    assert feed.feed.title.startswith("Dragoman: ")
    assert feed.feed.id == str(web.base_url).rstrip("/") + beside(address, "atom")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.title
        assert entry.updated_parsed
        assert web.get(entry.link).status_code == 200


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("person=luong+hai", 1),
        ("person=Bat-Ochir&place=Hai+Phong", 1),
        ("place=Kenya", 1),
        ("place=Lisbon", 0),
        ("person='; DROP TABLE belief; --", 0),
        ("place=NEAR( OR *", 0),
    ],
)
def test_engagements_by_person_and_place(web: httpx.Client, query: str, count: int) -> None:
    assert len(web.get(f"/engagements.json?{query}").json()["lines"]) == count
    assert web.get(f"/engagements?{query}").status_code == 200


def test_words_are_searched_for_under_the_usual_name(web: httpx.Client) -> None:
    found = web.get("/search.json?text=harbour").json()["passages"]
    assert found
    assert web.get("/search.json?q=harbour").json()["passages"] == found
    assert web.get("/search.csv?q=harbour").text == web.get("/search.csv?text=harbour").text
    assert 'value="harbour"' in web.get("/search?q=harbour").text


@pytest.mark.parametrize("query", ["person=...", "place=!"])
def test_what_has_no_word_is_told(web: httpx.Client, query: str) -> None:
    answer = web.get(f"/engagements?{query}")
    assert (answer.status_code, "no word" in answer.text) == (400, True)


@pytest.mark.parametrize("address", LISTS)
def test_every_list_is_a_table(web: httpx.Client, address: str) -> None:
    answer = web.get(beside(address, "csv"))
    assert answer.headers["content-type"].startswith("text/csv")
    header, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert rows or address == "/sources"  # of files alone there are none
    assert all(len(row) == len(header) == len(set(header)) for row in rows)


@pytest.mark.parametrize("address", LISTS)
def test_a_page_of_a_list_names_its_files(web: httpx.Client, address: str) -> None:
    shown = "/" + address.removeprefix("/today") if address.startswith("/today") else address
    text = web.get(shown).text
    for suffix in ("json", "csv", "atom"):
        assert f'href="{beside(address, suffix).replace("&", "&amp;")}"' in text


def events(web: httpx.Client, address: str) -> dict[str, icalendar.Event]:
    book = icalendar.Calendar.from_ical(web.get(address).content)
    return {str(e["UID"]): e for e in book.walk("VEVENT") if isinstance(e, icalendar.Event)}


def sequence(event: icalendar.Event) -> int:
    return int(str(event["SEQUENCE"]))


def dialogue(web: httpx.Client) -> str:
    found = web.get("/mechanisms.json").json()["mechanisms"]
    return str(next(m["id"] for m in found if m["name"] == "Ferry Dialogue"))


@pytest.mark.parametrize("address", ["/party/MNG", "/relation/MNG/VNM", "/mechanism/{mechanism}"])
def test_what_is_expected_stands_in_every_calendar_and_keeps_its_place(
    web: httpx.Client, path: Path, address: str
) -> None:
    mechanism = dialogue(web)
    there = address.format(mechanism=mechanism) + ".ics"
    (place,) = [id for id in events(web, there) if id.endswith(".5@dragoman.invalid")]
    before = events(web, there)[place]
    assert before["STATUS"] == "TENTATIVE"
    assert "expected" in str(before["SUMMARY"])
    with ledger.writer(path) as book:
        for one in (edition(5, "2025-05-12", "planned"), edition(1, "2021-05-10", "ongoing")):
            ledger.add(book, making.page(one), [one], retrieved="2026-02-01T00:00:00Z")
    assert dialogue(web) != mechanism  # what is told later may be the earlier news
    there = address.format(mechanism=dialogue(web)) + ".ics"
    after = events(web, there)[place]
    assert after["STATUS"] == "TENTATIVE"
    assert "expected" not in str(after["SUMMARY"])
    assert str(after.decoded("DTSTART")) == "2025-05-12"
    assert sequence(after) > sequence(before)


def test_a_correction_replaces_the_old_entry(web: httpx.Client, path: Path) -> None:
    (line,) = web.get("/engagements.json?kind=visit").json()["lines"]
    ((place, first),) = events(web, "/party/KEN.ics").items()
    by = Signed("amara", "2026-03-01T09:00:00Z", "told by the ministry")
    with ledger.writer(path) as book:
        made = judgements.correct(book, line["id"], "date", "2025-06-04", by)
    second = events(web, "/party/KEN.ics")[place]
    assert str(second.decoded("DTSTART")) == "2025-06-04"
    assert sequence(second) > sequence(first)
    with ledger.writer(path) as book:
        judgements.undo(book, made.id, by._replace(at="2026-03-02T09:00:00Z"))
    third = events(web, "/party/KEN.ics")[place]
    assert str(third.decoded("DTSTART")) == "2025-06-03"
    assert sequence(third) > sequence(second)


def test_a_judgement_shows_in_feeds(path: Path, web: httpx.Client) -> None:
    later = "2026-02-03T04:05:06Z"
    with ledger.writer(path) as book:
        id = ledger.engagements(book, ledger.Filters()).lines[0].id
        judgements.correct(book, id, "setting", "Ferry Week", Signed("ana", later, "seen it"))
    for listed in ("engagements", "people", "instruments", "pledges", "levels"):
        entries = feedparser.parse(web.get(f"/{listed}.atom").content).entries
        assert entries
        assert {entry.updated for entry in entries} == {later}

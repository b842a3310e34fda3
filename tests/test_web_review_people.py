"""Names in two scripts that are likely one: kept, asked about, and answered."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dragoman import ledger
from dragoman.ledger.queries_review import questions
from dragoman.records import Participant, Reading
from tests import making, serving
from tests.test_web_review import judge


def told(name: str, office: str, party: str, day: str) -> Reading:
    text = f"{name} met them."
    who = Participant(name=name, party="CHN", office=office)
    claim = making.engagement(text, participants=(who,), parties=("CHN", party), date=day)
    return making.reading(claim, text=text, source=f"{day}.txt", published=day)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    readings = [
        told("韩恒", "外交部长", "MNG", "2025-03-04"),
        told("Han Heng", "Ambassador to Kenya", "KEN", "2020-01-05"),
    ]
    return serving.fill(tmp_path / "people.db", readings)


@pytest.fixture
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.asked(path, "amara") as client:
        yield client


def test_the_pair_is_asked_with_its_reason(path: Path) -> None:
    with ledger.reader(path) as book:
        (asked,) = (q for q in questions(book) if q.sort == "person")
        pair = {ledger.person(book, id).person.name for id in (asked.a, asked.b or "")}
    assert pair == {"韩恒", "Han Heng"}
    assert "no office or engagement in common" in asked.why


def test_both_stand_side_by_side(web: httpx.Client) -> None:
    page = web.get("/review").text
    assert "Are these one person?" in page
    assert "韩恒" in page
    assert "Ambassador to Kenya" in page
    found = json.loads(web.get("/review.json").text)
    assert len(found["people"]) == 2


@pytest.mark.parametrize(("verdict", "people"), [("same-person", 1), ("different", 2)])
def test_an_answer_joins_or_parts_them(
    web: httpx.Client, path: Path, verdict: str, people: int
) -> None:
    with ledger.reader(path) as book:
        (asked,) = (q for q in questions(book) if q.sort == "person")
    answer = judge(web, verdict=verdict, a=asked.a, b=asked.b or "", who="amara")
    assert answer.status_code == 303
    with ledger.reader(path) as book:
        assert len([p for p in ledger.people(book) if p.party == "CHN"]) == people
        assert [q for q in questions(book) if q.sort == "person"] == []

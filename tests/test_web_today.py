"""The digest's page: how far back it goes, and what it answers to days beyond sense."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from dragoman import ledger
from dragoman.ledger.queries_digest import reachable
from dragoman.lexicon.languages import having
from dragoman.web.rooms import today
from dragoman.wording.values import spoken
from tests import serving
from tests.making import engagement, reading

DAYS = ("2025-03-01", "2025-03-02", "2025-03-02", "2025-03-04")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    told = [
        reading(engagement(f"Of {n}."), text=f"Of {n}.", source=f"{n}.txt", published=day)
        for n, day in enumerate(DAYS)
    ]
    return serving.fill(tmp_path / "a.db", told)


@pytest.fixture
def web(path: Path) -> Iterator[httpx.Client]:
    with serving.served(path) as base, httpx.Client(base_url=base) as client:
        yield client


@pytest.mark.parametrize(
    ("most", "first"),
    [(1, "2025-03-04"), (2, "2025-03-04"), (3, "2025-03-02"), (4, None), (9, None), (0, DAYS[-1])],
)
def test_how_far_back_a_number_of_documents_reaches(
    path: Path, most: int, first: str | None
) -> None:
    with ledger.reader(path) as book:
        assert reachable(book, most) == first


@pytest.mark.parametrize("suffix", ["", "today.json", "today.csv", "today.atom"])
def test_a_run_of_too_many_documents_is_refused_with_the_day_from_which_it_can_be_had(
    web: httpx.Client, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(today, "WHOLE", 3)
    refused = web.get(f"/{suffix}?since=2025-03-01")
    assert refused.status_code == 400
    assert "ask since 2025-03-02 or later" in refused.text
    assert web.get(f"/{suffix}?since=2025-03-02").status_code == 200
    assert web.get(f"/{suffix}?on=2025-03-01").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "address",
    ["/?on={}", "/?since={}", "/map?since={}", "/map?until={}", "/network?since={}",
     "/network?until={}", "/engagements?since={}", "/engagements?until={}",
     "/office/VNM/Minister?on={}", "/engagements.ics?since={}"],
)  # fmt: skip
def test_the_first_and_the_last_day_there_are_break_no_page(
    web: httpx.Client, address: str, day: str
) -> None:
    assert web.get(address.format(day)).status_code in (200, 400, 404)


@pytest.mark.parametrize("language", having("headlines.toml"))
def test_papers_levels_and_pledges_are_called_in_the_language_of_the_digest(
    tmp_path: Path, language: str
) -> None:
    path = serving.fill(tmp_path / "b.db", serving.readings())
    with serving.served(path) as base, httpx.Client(base_url=base) as client:
        page = html.document_fromstring(client.get(f"/?since=2025-01-01&lang={language}").text)
        lines = client.get(f"/today.json?since=2025-01-01&lang={language}").json()["digest"][
            "lines"
        ]
    said, shown = spoken(language), page.xpath("//ol[@class='digest']/li")
    about = [(line, li) for line, li in zip(lines, shown, strict=True) if not line["what"]]
    papers = [(x, li) for x, li in zip(lines, shown, strict=True) if x["kind"] == "instrument"]
    assert {line["kind"] for line, _ in about} == {"level", "pledge"}
    for line, li in (*about, *papers):
        assert said.things[line["kind"]] in [span.text for span in li.xpath(".//span")]
    for line, li in papers:
        assert (
            li.xpath("string(.//span[contains(@class, 'status')])") == said.papers[line["status"]]
        )

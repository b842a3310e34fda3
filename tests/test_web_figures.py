"""Figures on a page are of everything there is, however little of it the page shows."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from lxml import html
from msgspec.structs import replace

from dragoman.records import Place, Reading
from tests import making, serving

SHORES = ("North", "South", "East", "West", "Upper", "Lower", "Inner", "Outer", "Old", "New",
          "Long", "Round")  # fmt: skip
MEETINGS = 210
HANOI = Place(city="Hanoi", country="VNM")


def _met() -> Iterator[Reading]:
    for n in range(MEETINGS):
        day = str(date(2005, 1, 3) + timedelta(days=30 * n))
        text = f"They met on {day}."
        yield making.reading(
            making.engagement(text, date=day, place=HANOI),
            source=f"{n}.txt",
            text=text,
            published=day,
        )


def _talked() -> Iterator[Reading]:
    for shore in SHORES:
        text = f"The {shore} Shore Dialogue was held."
        claim = replace(
            making.mechanism_claim(3, making.evidence(text)), name=f"{shore} Shore Dialogue"
        )
        yield making.reading(claim, source=f"{shore}.txt", text=text)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path: Path = tmp_path_factory.mktemp("figures") / "a.db"
    serving.fill(path, [*_met(), *_talked()])
    with (
        serving.served(path) as address,
        httpx.Client(timeout=60, base_url=address) as client,
    ):
        yield client


def test_mechanisms_are_counted_whole_and_shown_in_part(web: httpx.Client) -> None:
    head, row = web.get("/compare.csv?pair=MNG-VNM&raw=1").text.splitlines()[:2]
    told = dict(zip(head.split(","), row.split(","), strict=True))
    assert (told["mechanisms"], told["engagements"]) == (str(len(SHORES)), str(MEETINGS))
    page = web.get("/compare?pair=MNG-VNM").text
    assert page.count('href="/mechanism/') == 8
    assert f"and {len(SHORES) - 8} more" in page


def test_a_timeline_shows_every_engagement(web: httpx.Client) -> None:
    picture = web.get("/relation/MNG/VNM.timeline.svg").text
    (about,) = re.findall("<desc>(.*?)</desc>", picture)[:1]
    assert f"engagements: {MEETINGS}" in about


OFFICE = "/office/MNG/Minister of Defence"
PICTURES = (
    "/relation/MNG/VNM", "/party/VNM", "/compare?pair=MNG-VNM", "/engagements?until=2022-01-01",
    "/map?since=2021-01-01&until=2021-12-31", "/network?since=2021-01-01&until=2021-12-31",
    f"{OFFICE}?on=2022-01-01",
)  # fmt: skip


@pytest.mark.parametrize("address", PICTURES)
def test_every_picture_has_its_words_and_a_table_behind_it(web: httpx.Client, address: str) -> None:
    page = html.document_fromstring(web.get(address).text)
    pictures = page.xpath("//figure[@class='picture']")
    assert pictures
    for picture in pictures:
        (image,) = picture.xpath(".//img")
        assert image.get("alt")
        assert picture.xpath("following::table[1]//tbody/tr[1]//*[self::td or self::th]")
        assert not picture.xpath(".//*[@tabindex or @onclick]")  # nothing in it asks for a pointer
        drawn = web.get(image.get("src"))
        assert drawn.status_code == 200
        assert re.search(
            r'role="img".*<title>[^<]+</title><desc>[^<]+</desc>', drawn.text, re.DOTALL
        )

"""Names of places and the states they lie in; the laws the tables of places keep."""

import csv

import pytest

from dragoman.lexicon import files, parties, places
from dragoman.lexicon.places import PlaceMatch

P = places.load("en")

MATCHES = [
    # words, first token, country, length, kind, doubtful
    ("BEIJING", 0, "CHN", 1, "city", False),
    ("in Beijing 's", 1, "CHN", 1, "city", False),
    ("Beijing’s", 0, "CHN", 1, "city", False),
    ("Ha Noi on", 0, "VNM", 2, "city", False),
    ("Hà Nội", 0, "VNM", 2, "city", False),
    ("HA NOI", 0, "VNM", 2, "city", False),
    ("Da Nang", 0, "VNM", 2, "city", False),
    ("Đà Nẵng", 0, "VNM", 2, "city", False),
    ("DANANG", 0, "VNM", 1, "city", False),
    ("Ho Chi Minh City", 0, "VNM", 4, "city", False),
    ("Saigon", 0, "VNM", 1, "city", False),
    ("Bombay", 0, "IND", 1, "city", False),
    ("Kiev", 0, "UKR", 1, "city", False),
    ("Kyiv", 0, "UKR", 1, "city", False),
    ("Xi’an", 0, "CHN", 1, "city", False),
    ("Port of Spain", 0, "TTO", 3, "city", False),
    ("PORT OF SPAIN", 0, "TTO", 3, "city", False),
    ("SAO PAULO", 0, "BRA", 2, "city", False),
    ("ISTANBUL", 0, "TUR", 1, "city", False),
    ("İzmir", 0, "TUR", 1, "city", False),
    ("Łódź", 0, "POL", 1, "city", False),
    ("The Hague", 0, "NLD", 2, "city", False),
    ("Sharm el-Sheikh", 0, "EGY", 2, "city", False),
    ("Davos", 0, "CHE", 1, "city", False),
    ("Geneva", 0, "CHE", 1, "city", False),
    ("Sochi", 0, "RUS", 1, "city", False),
    ("Bali", 0, "IDN", 1, "region", False),
    ("Jeju", 0, "KOR", 1, "region", False),
    ("Hokkaido", 0, "JPN", 1, "region", False),
    ("Inner Mongolia", 0, "CHN", 2, "region", False),
    ("Great Hall of the People", 0, "CHN", 5, "other", False),
    ("Camp David", 0, "USA", 2, "other", False),
    ("Crimea", 0, None, 1, "region", False),
    ("South China Sea", 0, None, 3, "region", False),
    ("Nice", 0, "FRA", 1, "city", True),
    ("Reading", 0, "GBR", 1, "city", True),
    ("Split", 0, "HRV", 1, "city", True),
    ("Victoria", 0, "HKG", 1, "city", True),
    ("Vinh", 0, "VNM", 1, "city", True),
    ("General Santos", 0, "PHL", 2, "city", True),
    ("London", 0, "GBR", 1, "city", False),
    ("Hyderabad", 0, "IND", 1, "city", False),
    ("Tripoli", 0, "LBY", 1, "city", False),
]


@pytest.mark.parametrize("case", MATCHES, ids=lambda case: str(case[0]))
def test_longest_place_is_read(case: tuple[str, int, str | None, int, str, bool]) -> None:
    text, i, *expected = case
    found = P.match(text.split(), i)
    assert found is not None
    assert list(found) == expected


@pytest.mark.parametrize(
    "word", ["nice", "reading", "of", "Of", "March", "The", "Minister", "", "'s", "2025"]
)
def test_no_place_is_read(word: str) -> None:
    assert P.match([word], 0) is None


CANDIDATES = [
    ("Hyderabad", "IND", "PAK"),
    ("Tripoli", "LBY", "LBN"),
    ("San José", "USA", "CRI"),
    ("Valencia", "VEN", "ESP"),
    ("London", "GBR", "CAN"),
]


@pytest.mark.parametrize(("name", "first", "second"), CANDIDATES)
def test_candidates_stand_by_population(name: str, first: str, second: str) -> None:
    found = P.countries(name)
    assert found.index(first) < found.index(second)


def test_countries_of_an_unknown_or_disputed_place() -> None:
    assert P.countries("Nowhereville-upon-Nothing") == ()
    assert P.countries("Crimea") == ()


def test_every_capital_is_a_place_of_its_state() -> None:
    living = [s for s in parties.states().values() if s.iso2 and s.capital]
    assert [s.iso3 for s in living if s.iso3 not in P.countries(s.capital or "")] == []


def test_every_spelling_of_a_capital_is_a_place() -> None:
    forms = parties.load("en").forms.items()
    spellings = [(f, code) for f, means in forms for code, role in means if role == "capital"]
    assert len(spellings) > 250
    assert [row for row in spellings if row[1] not in P.countries(row[0])] == []


def test_gazetteer_keeps_its_laws() -> None:
    path = files.folder() / "places.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    populations = [int(row["population"]) for row in rows]
    assert populations == sorted(populations, reverse=True)
    assert min(populations) >= 15_000
    assert len({(row["name"], row["country"]) for row in rows}) == len(rows)
    assert {row["country"] for row in rows} <= parties.states().keys()


def test_a_small_town_of_one_word_is_doubtful() -> None:
    capitals = {(s.capital, s.iso3) for s in parties.states().values()}
    table = files.table("places.csv", ("name", "country", "population", "kind", "doubt"))
    small = [row for row in table if int(row[2]) < 100_000 and " " not in row[0]]
    assert len(small) > 10_000
    assert [row for row in small if not row[4] and row[:2] not in capitals] == []


def test_load_stays_within_its_budget() -> None:
    # Rows, not seconds: 40,000 names load in about a fifteenth of a second and take under 5 MB.
    assert 28_000 < len(P) < 40_000
    size = sum((files.folder() / f).stat().st_size for f in ("places.csv", "landmarks.csv"))
    assert size < 2_500_000


def test_loaded_once() -> None:
    assert places.load("en") is P


def test_a_language_without_its_own_names_has_the_shared_ones() -> None:
    shared = places.load("xx")
    assert shared.match(["Ulaanbaatar"], 0) == PlaceMatch("MNG", 1, "city", False)
    assert shared.match(["Davos"], 0) == PlaceMatch("CHE", 1, "city", False)

"""Engagements by whom they are of and where they were, in any spelling."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import ledger
from dragoman.errors import InputError
from dragoman.ledger import Filters, judgements
from dragoman.ledger.judgements import Signed
from dragoman.ledger.queries_counts import months
from dragoman.ledger.queries_facets import facets
from dragoman.merge.people import person_id
from dragoman.records import Participant, Place, Reading
from tests.making import engagement, reading
from tests.test_ledger import filled

SARUUL = ("Tömöriin Saruul", "Т.Саруул")
HANOI, LIBYA, LEBANON = (
    Place(city="Hà Nội", country="VNM"),
    Place(city="Tripoli", country="LBY"),
    Place(city="Tripoli", country="LBN"),
)


def told(
    name: str, party: str, place: Place | None, date: str, *, beside: str = "KEN"
) -> Reading:  # fmt: skip
    text = f"{name} met them on {date} at {place.city if place else 'sea'}."
    who = Participant(name=name, party=party, office=None)
    claim = engagement(
        text, parties=(beside, party), participants=(who,), place=place, date=date
    )  # fmt: skip
    return reading(claim, text=text, source=f"{name}-{date}.txt", published=date)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    latin, cyrillic = SARUUL
    return filled(tmp_path / "a.db", [
        told(latin, "MNG", HANOI, "2025-03-04"),
        told(cyrillic, "MNG", Place(city="Ханой", country="VNM"), "2025-04-04"),
        told("Lê Thu Vân", "VNM", LIBYA, "2025-05-04"),
        told("Rui Calheta", "PRT", LEBANON, "2025-06-04"),
        told("Rui Calheta", "PRT", None, "2025-07-04"),
        told("Rui Calheta", "PRT", Place(city="香港", country="CHN"), "2025-08-04"),
    ])  # fmt: skip


@pytest.fixture
def book(path: Path) -> Iterator[ledger.Ledger]:
    with ledger.reader(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Hanoi", ["2025-04-04", "2025-03-04"]),
        ("ha noi", ["2025-04-04", "2025-03-04"]),
        ("河内", ["2025-04-04", "2025-03-04"]),
        ("Ханое", ["2025-04-04", "2025-03-04"]),
        ("Vietnam", ["2025-04-04", "2025-03-04"]),
        ("Вьетнам", ["2025-04-04", "2025-03-04"]),
        ("Tripoli", ["2025-06-04", "2025-05-04"]),
        ("Tripoli, Libya", ["2025-05-04"]),
        ("Триполи, LBN", ["2025-06-04"]),
        (", LBN", ["2025-06-04"]),
        ("Hong Kong", ["2025-08-04"]),
        ("Trip", []),
        ("Lisbon", []),
        ("PRT", []),
        ("EU", []),
    ],
)
def test_by_place(book: ledger.Ledger, typed: str, days: list[str]) -> None:
    found = ledger.engagements(book, Filters(place=typed))
    assert [line.date for line in found.lines] == days
    assert found.total == len(days)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        *((name, 2) for name in (*SARUUL, "saruul", "Саруул", "т саруул")),
        ("Calheta Rui", 3),
        *((person_id("MNG", name), 2) for name in SARUUL),
        ("Nobody", 0),
        ("H-000000000000", 0),
    ],
)
def test_by_person(book: ledger.Ledger, typed: str, count: int) -> None:
    assert ledger.engagements(book, Filters(person=typed)).total == count


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(person="saruul", place="Hanoi"), 2),
        (Filters(person="saruul", place="Hanoi", party=("KEN",)), 2),
        (Filters(person="saruul", place="Hanoi", party=("KEN", "MNG")), 2),
        (Filters(person="saruul", party=("PRT",)), 0),
        (Filters(person="calheta", since="2025-07-01"), 2),
        (Filters(place="Tripoli", text="calheta"), 1),
    ],
)
def test_with_other_filters(book: ledger.Ledger, filters: Filters, count: int) -> None:
    found = ledger.engagements(book, filters)
    assert found.total == len(found.lines) == count
    counted = {facet.name: dict(facet.values) for facet in facets(book, filters)}
    assert sum(counted["kind"].values()) == count
    assert sum(m.count for m in months(book, filters, "2025-01-01", "2025-12-31")) == count


@pytest.mark.parametrize(
    "filters", [Filters(person="..."), Filters(place="!?"), Filters(place=",")]
)
def test_what_has_no_word_is_refused(book: ledger.Ledger, filters: Filters) -> None:
    with pytest.raises(InputError, match="no word"):
        ledger.engagements(book, filters)


def test_a_place_that_was_corrected_is_where_it_was(path: Path) -> None:
    with ledger.writer(path) as book:
        (line,) = ledger.engagements(book, Filters(place="Libya")).lines
        by = Signed("ana", "2026-01-02T00:00:00Z", "the ministry's page")
        judgements.correct(book, line.id, "place", "Sabha, LBY", by)
        assert ledger.engagements(book, Filters(place="Tripoli")).total == 1
        assert ledger.engagements(book, Filters(place="Sabha")).total == 1

"""EDTF as values: tables for each relation, and laws between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import edtf
from dragoman.errors import InputError

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
SPANS = st.builds(lambda a, n: edtf.spell(a, a + timedelta(days=n)), DAYS, st.integers(0, 900))
OPEN = st.builds(
    lambda a, n: edtf.spell(a.replace(year=2000), a.replace(year=2000) + timedelta(n), known=False),
    DAYS.filter(lambda d: (d.month, d.day) != (2, 29)),
    st.integers(0, 40),
)
DATES = st.one_of(SPANS, OPEN)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-09-18", "2025-09-18", "2025-09-18"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-12/2025", "2024-12-01", "2025-12-31"),
        ("2025-09-27/2025-10-03", "2025-09-27", "2025-10-03"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-33", "2024-01-01", "2024-03-31"),
        ("2024-36", "2024-10-01", "2024-12-31"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("2025/..", "2025-01-01", "9999-12-31"),
        ("../2025", "0001-01-01", "2025-12-31"),
    ],
)
def test_bounds(text: str, first: str, last: str) -> None:
    assert edtf.bounds(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-18", date(2025, 9, 18)), ("2025-09-18?", date(2025, 9, 18)), ("2025-09", None),
        ("2025", None), ("2025-09-18/2025-09-19", None), ("XXXX-09-18", None), ("2025-21", None),
    ],
)  # fmt: skip
def test_single(text: str, day: date | None) -> None:
    assert edtf.single(text) == day


@pytest.mark.parametrize(
    "text",
    ["XXXX-11-28", "XXXX-02-29", "XXXX-11-28/XXXX-12-01", "XXXX-12-30/XXXX-01-02", "XXXX-09"],
)
def test_an_unknown_year_has_no_bounds(text: str) -> None:
    assert edtf.bounds(text) is None
    assert edtf.precision(text) == "unknown_year"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18 September 2025",
        "2025-13",
        "2025-02-30",
        "2025-9-1",
        "2025-01-01/2024-01-01",
        "../..",
        "2025//2026",
        "0000",
        "20250918",
        "2025-25",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="EDTF"):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-09-18", "day"),
        ("2025-09", "month"),
        ("2025", "year"),
        ("2025/2026", "interval"),
        ("2025-21", "interval"),
    ],
)
def test_precision(text: str, expected: str) -> None:
    assert edtf.precision(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "inside"),
    [
        ("2025-09", "2025-09-18", True),
        ("2025-09-18", "2025-09", False),
        ("2025-09-15/2025-09-21", "2025-09-21", True),
        ("XXXX-11-28", "2024-11-28", True),
        ("XXXX-12-30/XXXX-01-02", "2025-01-01", True),
        ("XXXX-11-28/XXXX-12-01", "XXXX-11-30", True),
        ("2024", "XXXX-11-28", False),
        ("2020/..", "2031", True),
    ],
)
def test_contains(a: str, b: str, inside: bool) -> None:
    assert edtf.contains(a, b) is inside


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("2025-09", "2025-09-18", "2025-09-18"),
        ("2025-09-15/2025-09-21", "2025-09-20/2025-10-02", "2025-09-20/2025-09-21"),
        ("2025-08", "2025-09", None),
        ("2024", "XXXX-11-28", "2024-11-28"),
        ("XXXX-11-28", "2023/2024", "XXXX-11-28"),
        ("XXXX-11-28", "2024-12", None),
        ("XXXX-12-30/XXXX-01-02", "2025-01", "2025-01-01/2025-01-02"),
        ("XXXX-02-29", "2023", "2023-02-28"),
        ("XXXX-11-28/XXXX-12-01", "XXXX-12", "XXXX-12-01"),
        ("2025/..", "../2027", "2025/2027"),
        ("../2024", "../2025", "../2024-12-31"),
    ],
)
def test_intersect(a: str, b: str, shared: str | None) -> None:
    assert edtf.intersect(a, b) == shared
    assert edtf.intersect(b, a) == shared


@pytest.mark.parametrize(
    ("a", "b", "finer"),
    [
        ("2025", "2025-09", "2025-09"),
        ("2025-09-18", "2025-09", "2025-09-18"),
        ("XXXX-09-18", "2025", "2025"),
        ("2025-01", "2025-03", "2025-01"),
    ],
)
def test_more_precise(a: str, b: str, finer: str) -> None:
    assert edtf.more_precise(a, b) == finer


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("2025-09-22", 3, "2025-09-22/2025-09-24"),
        ("2025-09-22", 1, "2025-09-22"),
        ("XXXX-12-31", 2, "XXXX-12-31/XXXX-01-01"),
        ("../2025", 3, "../2025"),
    ],
)
def test_lasting(text: str, days: int, expected: str) -> None:
    assert edtf.lasting(text, days) == expected


@given(DATES)
def test_a_date_contains_and_meets_itself(a: str) -> None:
    assert edtf.contains(a, a)
    assert edtf.overlaps(a, a)


@given(DATES, DATES)
def test_meeting_is_mutual_and_within_both(a: str, b: str) -> None:
    assert edtf.overlaps(a, b) == edtf.overlaps(b, a)
    shared = edtf.intersect(a, b)
    if shared and edtf.bounds(a) and edtf.bounds(b):
        assert edtf.contains(a, shared)
        assert edtf.contains(b, shared)


@given(SPANS)
def test_spelling_keeps_the_days(a: str) -> None:
    limits = edtf.bounds(a)
    assert limits is not None
    assert edtf.spell(*limits) == a


@pytest.mark.parametrize("text", ["2025-04-17", "2024-02-29", "0999-12-31"])
def test_a_day_as_typed(text: str) -> None:
    assert edtf.day(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-02-29",
        "20250417",
        "2025-W16-4",
        "2025-4-7",
        "2025-04",
        "٢٠٢٥-٠٤-١٧",
        "2025-04-17 ",
    ],
)
def test_no_day_as_typed(text: str) -> None:
    with pytest.raises(InputError, match="write it as"):
        edtf.day(text)

"""Finding and resolving against the tables in `dates/`, and laws that hold for any text."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import Tense, edtf, find, find_durations, resolve
from dragoman.lexicon import calendar, stops
from dragoman.records import Token
from dragoman.sentences import tokenise

_TABLES = Path(__file__).parent / "dates"
_SPLIT = re.compile(r"\w+|[^\w\s]")  # the crudest tokeniser: every sign stands alone


class Case(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    text: str
    times: list[tuple[str, str]] = []
    reference: str = "2025-09-18"
    tense: Tense = "past"
    bounds: list[Literal["at", "from", "until", "by"]] = []
    anchor: str = ""
    attributive: bool = False
    inferred: str = ""  # the reason, where one must be given


class Table(msgspec.Struct, forbid_unknown_fields=True):
    case: list[Case]


def _cases() -> list[object]:
    return [
        pytest.param(table.stem, case, id=f"{table.stem}: {case.about}")
        for table in sorted(_TABLES.glob("*.toml"))
        for case in msgspec.toml.decode(table.read_bytes(), type=Table).case
    ]


def _tokens(text: str, language: str = "en") -> list[Token]:
    return tokenise(text, 0, len(text), stops.load(language))


def _crude(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _SPLIT.finditer(text)]


def _read(language: str, case: Case, tokens: list[Token]) -> list[tuple[str, str]]:
    reference = date.fromisoformat(case.reference) if case.reference else None
    found = find(tokens, calendar.load(language))
    answers = [resolve(e, reference, case.tense) for e in found]
    return [
        (case.text[e.start : e.end], a.edtf if a else "")
        for e, a in zip(found, answers, strict=True)
    ]


@pytest.mark.parametrize(("language", "case"), _cases())
def test_table(language: str, case: Case) -> None:
    tokens = _tokens(case.text, language)
    assert _read(language, case, tokens) == case.times
    found = find(tokens, calendar.load(language))
    if case.bounds:
        assert [e.bound for e in found] == case.bounds
    if case.anchor:
        assert {e.anchor for e in found} == {case.anchor}
    assert {e.attributive for e in found} <= {case.attributive}


@pytest.mark.parametrize(("language", "case"), _cases())
def test_what_is_inferred_has_its_reason_and_nothing_else_has(language: str, case: Case) -> None:
    reference = date.fromisoformat(case.reference) if case.reference else None
    found = find(_tokens(case.text, language), calendar.load(language))
    answers = [a for e in found if (a := resolve(e, reference, case.tense))]
    assert {a.inferred for a in answers} <= {case.inferred or None}


@pytest.mark.parametrize(("language", "case"), _cases())
def test_table_with_every_sign_a_token(language: str, case: Case) -> None:
    if re.search(r"\d[.,/:]\d|[ap]\.m|['’]|-20", case.text):
        pytest.skip("these signs are only told apart by a tokeniser that keeps figures whole")
    assert _read(language, case, _crude(case.text)) == case.times


def test_split_abbreviations_and_numeric_dates_are_read() -> None:
    text = "On Sept . 20 , 2023 and 2025 - 09 - 18 and 13 / 11 / 2024 at 10 a.m ."
    found = find(_crude(text), calendar.load("en"))
    answers = [resolve(e, None) for e in found]
    assert [a.edtf for a in answers if a] == ["2023-09-20", "2025-09-18", "2024-11-13"]


def test_anchor_tells_what_is_needed() -> None:
    found = find(
        _tokens("on 3 May 2024, on Tuesday, the same day, from 1 May 2024 to today"),
        calendar.load("en"),
    )
    assert [e.anchor for e in found] == ["absolute", "document", "event", "document"]


def test_attributive_years_are_told_from_plain_ones() -> None:
    found = find(
        _tokens(
            "In 2013 both signed the 2012 draft for the 2025–2029 period and the 2024-2026 plan"
        ),
        calendar.load("en"),
    )
    assert [e.attributive for e in found] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on a two-day visit", [2]),
        ("a three-day visit starting Monday", [3]),
        ("a 10-day trip", [10]),
        ("talks lasting four days", [4]),
        ("he stayed for two weeks", [14]),
        ("after two days of talks", [2]),
        ("a week-long exercise", [7]),
        ("for the day", []),
        ("two days later", []),
        ("for 2,000 days", []),
    ],
)
def test_durations(text: str, days: list[int]) -> None:
    assert [d.days for d in find_durations(_tokens(text), calendar.load("en"))] == days


def test_start_and_duration_make_an_interval() -> None:
    tokens = _tokens("a three-day visit starting Monday")
    words = calendar.load("en")
    (start,), (length,) = find(tokens, words), find_durations(tokens, words)
    day = resolve(start, date(2025, 9, 18), "future")
    assert day is not None
    assert edtf.lasting(day.edtf, length.days) == "2025-09-22/2025-09-24"


def test_what_lies_beyond_the_calendar_is_no_date() -> None:
    (expression,) = find(_tokens("in 9999 years"), calendar.load("en"))
    assert resolve(expression, date(2025, 9, 18)) is None


# --- laws --------------------------------------------------------------------------------

_WORDS = sorted(
    {
        w
        for c in msgspec.toml.decode((_TABLES / "en.toml").read_bytes(), type=Table).case
        for w in c.text.split()
    }
)
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.text("0123456789-–/.,: ayM", max_size=8)), max_size=14
).map(" ".join)


@given(text=_TEXTS)
def test_expressions_are_in_order_apart_and_made_of_tokens(text: str) -> None:
    tokens = _tokens(text)
    found = find(tokens, calendar.load("en"))
    for e in found:
        assert e.first < e.last
        assert (e.start, e.end) == (tokens[e.first].start, tokens[e.last - 1].end)
    assert all(a.last <= b.first for a, b in pairwise(found))


@given(
    text=_TEXTS,
    reference=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    tense=st.sampled_from(["past", "future", "none"]),
)
def test_what_resolves_is_edtf(text: str, reference: date | None, tense: Tense) -> None:
    for expression in find(_tokens(text), calendar.load("en")):
        answer = resolve(expression, reference, tense)
        if answer is None:
            continue
        limits = edtf.bounds(answer.edtf)
        assert (limits is None) == (edtf.precision(answer.edtf) == "unknown_year")
        assert limits is None or limits[0] <= limits[1]
        if expression.anchor == "absolute":
            assert resolve(expression, None, tense) is not None


@given(st.lists(st.text(max_size=12), max_size=12).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    for tokens in (_tokens(text), _crude(text)):
        find(tokens, calendar.load("en"))
        find_durations(tokens, calendar.load("en"))

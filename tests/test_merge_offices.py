"""Stated beginnings and ends of tenures: handovers, months without a day, acting holders."""

from typing import Literal

import pytest

from dragoman.merge import merge
from dragoman.merge.beliefs import TenureBelief
from dragoman.merge.offices import Holding, beside, holding, holds_among, same_office
from dragoman.records import TenureClaim
from tests.making import evidence, reading, statements

CALHETA, VALADAO = "Rui Calheta", "Inês Valadão"
State = Literal["holds", "acting", "starts", "ends"]
Told = tuple[str, str, State]  # name, day or month, state


def asked(told: tuple[Told, ...], on: str) -> Holding:
    made = [
        reading(
            TenureClaim(
                name=name, party="PRT", office="Minister of Defence", on=day, state=state,
                evidence=evidence("They met."),
            ),
            source=f"{i}.txt", text=f"Report {i}",
        )
        for i, (name, day, state) in enumerate(told)
    ]  # fmt: skip
    return holding(merge(statements(made)).tenures, on)


HANDOVER: tuple[Told, ...] = (
    (CALHETA, "2023-05-02", "holds"), (CALHETA, "2024-06-01", "ends"),
    (VALADAO, "2024-06-01", "starts"), (VALADAO, "2024-11-20", "holds"),
)  # fmt: skip
IN_A_MONTH: tuple[Told, ...] = (
    (CALHETA, "2023-05-02", "holds"), (CALHETA, "2024-06", "ends"),
    (VALADAO, "2024-06", "starts"), (VALADAO, "2024-11-20", "holds"),
)  # fmt: skip
RETURNED: tuple[Told, ...] = (
    (CALHETA, "2020-01-10", "starts"), (CALHETA, "2021-02-01", "ends"),
    (CALHETA, "2024-06-01", "holds"),
)  # fmt: skip
STEPPED_IN: tuple[Told, ...] = (
    (VALADAO, "2024-02-15", "acting"), (VALADAO, "2024-05-17", "ends"),
    (CALHETA, "2024-05-17", "holds"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "on", "name"),
    [
        (HANDOVER, "2024-05-31", CALHETA),
        (HANDOVER, "2024-06-01", VALADAO),
        (HANDOVER, "2024-11-21", None),
        (IN_A_MONTH, "2024-05-31", CALHETA),
        (IN_A_MONTH, "2024-06-15", None),
        (IN_A_MONTH, "2024-07-01", VALADAO),
        (RETURNED, "2020-12-01", CALHETA),
        (RETURNED, "2022-01-01", None),
        (RETURNED, "2024-06-01", CALHETA),
        (STEPPED_IN, "2024-03-01", VALADAO),
        (STEPPED_IN, "2024-02-14", None),
    ],
)
def test_stated_ends_bound_an_answer(told: tuple[Told, ...], on: str, name: str | None) -> None:
    answer = asked(told, on)
    assert (answer.holders[0].name if answer.certainty == "known" else None) == name


Risen = tuple[str, str, State]  # office, day, state


def risen(*told: Risen) -> tuple[TenureBelief, ...]:
    """The tenures of one person of whom this is told."""
    made = [
        reading(
            TenureClaim(name=CALHETA, party="PRT", office=office, on=on, state=state,
                        evidence=evidence("They met.")),
            source=f"{i}.txt", text=f"Report {i}",
        )
        for i, (office, on, state) in enumerate(told)
    ]  # fmt: skip
    return merge(statements(made)).tenures


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ((("Deputy Minister of Defence", "2018-01", "starts"),
          ("Deputy Minister of Defence", "2019-03-04", "holds"),
          ("Minister of Defence", "2021-02-10", "starts")), True),
        ((("Deputy Minister of Defence", "2019-03-04", "holds"),
          ("Minister of Defence", "2021-02-10", "starts")), False),
        ((("Deputy Minister of Defence", "2018-01", "starts"),
          ("Ambassador to Kenya", "2020-03-04", "holds"),
          ("Minister of Defence", "2021-02-10", "starts")), False),
        ((("Deputy Minister of Defence", "2018-01", "starts"),
          ("Minister of Trade", "2021-02-10", "starts")), False),
    ],
)  # fmt: skip
def test_a_deputy_is_deputy_until_he_is_minister(told: tuple[Risen, ...], known: bool) -> None:
    tenures = risen(*told)
    own = [t for t in tenures if same_office(t.office, "Deputy Minister of Defence")]
    assert (holding(own, "2020-07-01").certainty == "known") is known
    assert {v.value for t in own for v in t.offices} == {"Deputy Minister of Defence"}


def test_a_senior_minister_is_none_below_the_minister() -> None:
    senior = "Senior Minister of State"
    tenures = risen((senior, "2018-01", "starts"), ("Minister of State", "2021-02-10", "starts"))
    assert [t.ends for t in tenures if t.office == senior] == [None]


@pytest.mark.parametrize("other", ["2024-06", "2024-06-09"])
def test_the_exact_day_counts_of_two_starts_and_the_later_of_two_days(other: str) -> None:
    told: tuple[Told, ...] = (
        (VALADAO, other, "starts"), (VALADAO, "2024-06-10", "starts"),
        (VALADAO, "2024-11-20", "holds"),
    )  # fmt: skip
    assert asked(told, "2024-11-20").holders[0].starts == "2024-06-10"


def test_whoever_stands_in_is_told_as_acting() -> None:
    assert asked(STEPPED_IN, "2024-03-01").holders[0].acting
    assert not asked(HANDOVER, "2024-06-02").holders[0].acting


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Chief of the General Staff of the Armed Forces", "Chief of the General Staff"),
        ("Chief of General Staff of the People's Army", "Chief of the General Staff"),
        ("中央军委政治工作部副主任", "Deputy Director of the Political Work Department"),
        (
            "Head, Logistic Support Department, Central Military Commission",
            "Head of the Logistic Support Department",
        ),
        ("Chief of the General Staff of the Defence Forces", "Chief of General Staff"),
    ],
)
def test_the_body_that_another_stands_under_says_nothing(a: str, b: str) -> None:
    assert same_office(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Deputy Chairman of the Central Military Commission", "Deputy Chairman"),
        ("Chief of the Armed Forces", "Chief of the General Staff"),
    ],
)
def test_a_body_with_nothing_under_it_tells(a: str, b: str) -> None:
    assert not same_office(a, b)


INFERRED = {"party": "the country is not stated; taken from the state the text names as a side"}


def told_of(*told: tuple[str, str, bool]) -> tuple[TenureBelief, ...]:
    """Tenures of people called minister on days, the party stated or inferred."""
    made = [
        reading(
            TenureClaim(
                name=name, party="PRT", office="Minister of Defence", on=day, state="holds",
                evidence=evidence("They met."), inferred={} if stated else INFERRED,
            ),
            source=f"{i}.txt", text=f"Report {i}",
        )
        for i, (name, day, stated) in enumerate(told)
    ]  # fmt: skip
    return merge(statements(made)).tenures


def test_a_guess_whose_minister_somebody_is_disputes_nothing_stated() -> None:
    tenures = told_of(
        (CALHETA, "2024-01-10", True), (CALHETA, "2024-03-10", False),
        (CALHETA, "2024-05-10", False), (CALHETA, "2024-09-10", True),
        (VALADAO, "2024-02-10", False), (VALADAO, "2024-06-10", False),
    )  # fmt: skip
    answer = holding(tenures, "2024-04-10")
    assert (answer.certainty, answer.holders[0].name) == ("known", CALHETA)
    assert holding(tenures, "2024-06-11").certainty == "disputed"  # she alone was seen about it


def test_two_guesses_and_two_statements_are_in_dispute() -> None:
    for stated in (True, False):
        tenures = told_of(
            (CALHETA, "2024-01-10", stated), (CALHETA, "2024-05-10", stated),
            (VALADAO, "2024-02-10", stated), (VALADAO, "2024-06-10", stated),
        )  # fmt: skip
        assert holding(tenures, "2024-03-10").certainty == "disputed"


def test_a_guess_hardly_ever_seen_disputes_no_gap() -> None:
    seen = [(CALHETA, f"2023-{month:02}-10", True) for month in range(1, 11)]
    known = told_of(*seen, (CALHETA, "2024-06-10", True), (VALADAO, "2024-03-10", False))
    assert holding(known, "2024-04-10").certainty == "known"
    open_ = told_of(seen[0], (CALHETA, "2024-06-10", True), (VALADAO, "2024-03-10", False))
    assert holding(open_, "2024-04-10").certainty == "disputed"


def test_a_guess_between_two_near_sightings_disputes_nothing() -> None:
    tenures = told_of(
        (CALHETA, "2024-01-01", True), (CALHETA, "2024-01-31", True),
        (VALADAO, "2024-01-10", False), (VALADAO, "2024-01-20", False),
    )  # fmt: skip
    assert holding(tenures, "2024-01-15").certainty == "known"


@pytest.mark.parametrize(
    ("title", "asked_for", "among"),
    [
        ("Minister of Defence and Security", "Minister of Defence", True),
        ("Minister of Defence and Security", "Security Minister", True),
        ("Defence and Security Minister", "Minister of Defence", True),
        ("Minister for Europe and Foreign Affairs", "Foreign Minister", True),
        ("Minister of Foreign Affairs, Trade and Ports", "Minister of Trade", True),
        ("Prime Minister and Minister of Defence and Security", "Defence Minister", True),
        ("Minister of Labour and Social Security", "Minister of Security", False),
        ("Minister of Foreign Trade and Ports", "Foreign Minister", False),
        ("Minister of State for Defence and Security", "Minister of Defence", False),
        ("Deputy Minister of Defence and Security", "Minister of Defence", False),
        ("Secretary of State for Defence and Security", "Secretary of State for Defence", True),
        ("President of Bosnia and Herzegovina", "President of Bosnia", False),
        ("Minister of Justice of Trinidad and Tobago", "Minister of Justice of Trinidad", False),
        (
            "Chairman of the Committee of Foreign Affairs and Trade",
            "Chairman of the Committee of Foreign Affairs",
            False,
        ),
        (
            "Secretary of the Committee of Foreign Affairs and Trade",
            "Secretary of the Committee of Trade",
            False,
        ),
        ("Minister of Defence", "Minister of Defence and Security", False),
        ("Minister of Defence", "Minister of Defence", False),
    ],
)
def test_an_office_among_several_matters(title: str, asked_for: str, among: bool) -> None:
    assert holds_among(title, asked_for) is among


def test_who_holds_it_among_others_gives_way_to_who_holds_it_alone() -> None:
    told = [("Ana Reyes", "Minister of Defence", "2031-03-01"),
            ("Ana Reyes", "Minister of Defence", "2031-05-01"),
            ("Rui Obi", "Minister of Defence and Ports", "2031-04-01"),
            ("Eva Mora", "Minister of Defence and Ports", "2032-04-01")]  # fmt: skip
    made = [
        reading(
            TenureClaim(
                name=name, party="PRT", office=office, on=day, state="holds",
                evidence=evidence("They met."),
            ),
            source=f"{i}.txt", text=f"Report {i}",
        )
        for i, (name, office, day) in enumerate(told)
    ]  # fmt: skip
    tenures = merge(statements(made)).tenures
    exact = [t for t in tenures if t.office == "Minister of Defence"]
    wide = [t for t in tenures if t.office != "Minister of Defence"]
    assert [t.name for t in beside(exact, wide)] == ["Eva Mora"]

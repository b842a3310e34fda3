"""Near twins stay apart, and one engagement told in many ways is one: a table of pairs.

Each pair is two documents with one engagement each; what stands beside it (editions, people,
instruments) is in the documents too.
"""

import pytest
from msgspec.structs import replace

from dragoman.merge import merge
from dragoman.merge.beliefs import EngagementBelief
from dragoman.records import (
    Claim,
    EngagementClaim,
    InstrumentClaim,
    MechanismClaim,
    Participant,
    Place,
    TenureClaim,
)
from tests.making import engagement, evidence, reading, statements

HAI = Participant(name="Trần Đức Lương Hải", party="VNM", office=None)
OCHIR = Participant(name="Dorjiin Bat-Ochir", party="MNG", office=None)
OTIENO = Participant(name="Wairimu Otieno", party="KEN", office=None)
LISBON, SINTRA = Place(city="Lisbon", country="PRT"), Place(city="Sintra", country="PRT")
NAIROBI = Place(city="Nairobi", country="KEN")
BOTH = {"participants": (HAI, OCHIR)}
NOBODY: dict[str, object] = {"participants": ()}
THREE = {"parties": ("KEN", "MNG", "VNM"), "participants": (HAI, OCHIR, OTIENO)}


def dialogue(
    ordinal: int | None, date: str | None, name: str = "Harbour Policy Dialogue"
) -> MechanismClaim:
    return MechanismClaim(
        name=name, parties=("MNG", "VNM"), ordinal=ordinal, status="held", date=date, place=None,
        evidence=evidence("They met."),
    )  # fmt: skip


def accord() -> InstrumentClaim:
    return InstrumentClaim(
        name="Agreement on Ferries", kind="agreement", parties=("MNG", "VNM"), status="signed",
        date=None, period=None, evidence=evidence("They met."),
    )  # fmt: skip


def holder(name: str, party: str) -> TenureClaim:
    return TenureClaim(name=name, party=party, office="Minister", on=None)


CALL = {
    "kind": "call", "format": "phone", "parties": ("MNG", "PRT"),
    "participants": (OCHIR, Participant(name="Rui Calheta", party="PRT", office=None)),
}  # fmt: skip

Told = tuple[dict[str, object], tuple[Claim, ...]]


def told(*beside: Claim, **values: object) -> Told:
    return values, beside


def believed(*pair: Told) -> tuple[EngagementBelief, ...]:
    made = []
    for i, (values, beside) in enumerate(pair):
        text, published = f"Report {i}.", str(values.pop("published", "2025-03-04"))
        publisher = values.pop("publisher", None)
        claim: EngagementClaim = engagement(text, **values)
        one = reading(claim, *beside, source=f"{i}.txt", text=text, published=published)
        made.append(replace(one, document=replace(one.document, publisher=publisher)))
    return merge(statements(made)).engagements


ONE: dict[str, tuple[Told, Told]] = {
    "a wrong country, for nobody is in two on a day": (
        told(**BOTH, place=LISBON), told(**BOTH, place=NAIROBI)),
    "a day off at one forum": (
        told(**BOTH, setting="Harbour Forum"),
        told(**BOTH, setting="4th Harbour Forum", date="2025-03-05")),
    "a day off among three": (
        told(**THREE, place=LISBON), told(**THREE, place=LISBON, date="2025-03-05")),
    "put off, and held in summer": (
        told(**BOTH, status="postponed", published="2025-02-20"),
        told(**BOTH, date="2025-06-11", published="2025-06-11")),
    "a vague announcement of a session": (
        told(dialogue(4, "2025"), **NOBODY, status="planned", date="2025"),
        told(dialogue(4, "2025-03-04"), **NOBODY)),
    "each capital counts its own way": (
        told(dialogue(8, "2025-03-04"), **BOTH), told(dialogue(9, "2025-03-04"), **BOTH)),
    "one report names nobody, its document does": (
        told(**BOTH), told(holder("Hai", "VNM"), holder("Bat-Ochir", "MNG"), **NOBODY)),
    "one report names nobody, on that day in that city": (
        told(**BOTH, place=LISBON), told(**NOBODY, place=LISBON)),
    "an exercise in which each report names others": (
        told(kind="exercise", participants=(HAI,), date="2025-03-04/2025-03-09"),
        told(kind="exercise", date="2025-03-04/2025-03-09",
             participants=(Participant(name="Lê Thu Vân", party="VNM", office=None),))),
    "the opening day, and the days from the next one on, of one edition": (
        told(dialogue(7, None), kind="exercise", **NOBODY),
        told(dialogue(7, None), kind="exercise", **NOBODY, date="2025-03-05/2025-03-14")),
    "a state that lends the place and sends nobody": (
        told(**BOTH, place=NAIROBI),
        told(**BOTH, place=NAIROBI, parties=("KEN", "MNG", "VNM"))),
    "a call between far clocks, late on one day and early on the next": (
        told(**CALL, published="2025-03-05", publisher="Lusa"),
        told(**CALL, date="2025-03-05", published="2025-03-05", publisher="Montsame")),
    "the same where one report does not tell how they spoke": (
        told(**CALL, published="2025-03-05", publisher="Lusa"),
        told(**{**CALL, "format": "unknown"}, date="2025-03-05", published="2025-03-05",
             publisher="Montsame")),
    "stretches of days that overlap": (
        told(kind="visit", date="2025-03-04/2025-03-06", **BOTH),
        told(kind="visit", date="2025-03-03/2025-03-05", **BOTH)),
}  # fmt: skip


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE)
def test_one(pair: tuple[Told, Told]) -> None:
    (found,) = believed(*pair)
    assert found.reports == 2


STAY = {"kind": "visit", "place": LISBON, "participants": (HAI,), "parties": ("PRT", "VNM")}


def test_days_of_one_stay_are_one_visit() -> None:
    """An arrival and a departure are one visit where a third report tells the days between."""
    first, last = told(**STAY, date="2025-03-04"), told(**STAY, date="2025-03-07")
    assert len(believed(first, last)) == 2
    whole = told(**STAY, date="2025-03-04/2025-03-07")
    (found,) = believed(told(**STAY, date="2025-03-04"), told(**STAY, date="2025-03-07"), whole)
    assert found.reports == 3
    assert found.date == "2025-03-04/2025-03-07"


def test_a_stay_joins_nothing_that_other_things_keep_apart() -> None:
    whole = told(**STAY, date="2025-03-04/2025-03-07")
    elsewhere = {**STAY, "place": NAIROBI}
    found = believed(told(**STAY, date="2025-03-04"), told(**elsewhere, date="2025-03-07"), whole)
    assert sorted(belief.reports for belief in found) == [1, 2]


TWO: dict[str, tuple[Told, Told]] = {
    "two meetings in one week": (
        told(**BOTH, place=LISBON), told(**BOTH, place=NAIROBI, date="2025-03-08")),
    "talks of two days are two": (
        told(**BOTH, place=LISBON), told(**BOTH, place=LISBON, date="2025-03-05")),
    "a call and a meeting": (told(**BOTH, kind="call", format="phone"), told(**BOTH)),
    "calls of two days between far clocks, the western paper's the later": (
        told(**CALL, publisher="Montsame"), told(**CALL, date="2025-03-05", publisher="Lusa")),
    "calls of two days between near clocks": (
        told(**{**BOTH, "kind": "call", "format": "phone"}),
        told(**{**BOTH, "kind": "call", "format": "phone"}, date="2025-03-05")),
    "a meeting in person and one by video": (told(**BOTH), told(**BOTH, format="video")),
    "a bilateral and a trilateral": (told(**BOTH), told(**THREE)),
    "the 16th and the 17th edition in one year": (
        told(dialogue(16, "2025"), **NOBODY, kind="exercise", date="2025"),
        told(dialogue(17, "2025-03-04"), **NOBODY, kind="exercise")),
    "a visit and the talks in it": (told(**BOTH, kind="visit"), told(**BOTH)),
    "silence beside a session of a commission": (
        told(**BOTH, place=LISBON), told(dialogue(10, "2025-03-04"), **NOBODY, place=LISBON)),
    "a cancelled visit and a later one": (
        told(**BOTH, kind="visit", status="cancelled"),
        told(**BOTH, kind="visit", date="2025-06-11", published="2025-06-11")),
    "put off by one minister, held by another": (
        told(status="postponed", participants=(HAI, OCHIR)),
        told(date="2025-06-11", participants=(
            HAI, Participant(name="Tömöriin Saruul", party="MNG", office=None)))),
    "no news of then": (told(**BOTH), told(**BOTH, date=None, published="2025-06-04")),
    "one signed the same, other people met": (
        told(accord(), **BOTH),
        told(accord(), participants=(
            HAI, Participant(name="Tömöriin Saruul", party="MNG", office=None)))),
    "silence in another city": (told(**BOTH, place=LISBON), told(**NOBODY, place=SINTRA)),
}  # fmt: skip


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_two(pair: tuple[Told, Told]) -> None:
    assert len(believed(*pair)) == 2


def test_what_was_put_off_is_the_next_meeting_and_not_the_one_after() -> None:
    found = believed(
        told(**BOTH, status="postponed", published="2025-02-20"),
        told(**BOTH, date="2025-06-11", published="2025-06-11"),
        told(**BOTH, date="2025-09-02", published="2025-09-02"),
    )
    assert sorted((e.date, e.reports) for e in found) == [("2025-06-11", 2), ("2025-09-02", 1)]

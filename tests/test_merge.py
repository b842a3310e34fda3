"""What merging joins and what it keeps apart, one table a question."""

from typing import cast

import pytest

from dragoman.merge import links, merge
from dragoman.merge.beliefs import EngagementBelief
from dragoman.merge.offices import holding, same_office
from dragoman.merge.spellings import groups
from dragoman.merge.titles import same_title
from dragoman.records import (
    Participant,
    Place,
    Reading,
    TenureClaim,
)
from tests.making import engagement, evidence, reading, statements

HAI = Participant(
    name="Trần Đức Lương Hải", party="VNM", office="Minister of Defence", role="visitor"
)
OCHIR = Participant(
    name="Dorjiin Bat-Ochir", party="MNG", office="Minister of Defence", role="host"
)
UNNAMED = Participant(name=None, party="MNG", office="Defence Minister")


def reports(*changes: dict[str, object]) -> list[Reading]:
    """Two or more documents, each with one engagement that differs so."""
    found = []
    for i, change in enumerate(changes):
        text = f"Report number {i}."
        day = cast("str | None", change.get("published", "2025-03-04"))
        values = {k: v for k, v in change.items() if k != "published"}
        found.append(
            reading(engagement(text, **values), source=f"{i}.txt", text=text, published=day)
        )
    return found


def believed(*changes: dict[str, object]) -> tuple[EngagementBelief, ...]:
    return merge(statements(reports(*changes))).engagements


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"date": "2025-03"},
        {"date": "2025-03-03/2025-03-05"},
        {"date": "XXXX-03-04"},
        {"kind": "signing"},
        {"format": "unknown"},
        {"parties": ("VNM", "MNG")},
        {"date": None},
        {"date": None, "status": "planned", "published": "2025-02-20"},
        {"participants": (Participant(name="Hai", party="VNM", office=None),)},
        {"participants": (HAI, UNNAMED)},
        {"participants": (UNNAMED,)},
        {"place": Place(city="Lisbon", country="PRT")},
    ],
)
def test_one_engagement(other: dict[str, object]) -> None:
    found = believed({}, other)
    assert len(found) == 1
    assert found[0].reports == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"date": "2025-03-05"}),
        ({}, {"date": None, "published": "2025-06-04"}),
        ({"date": None}, {"date": None}),
        ({}, {"kind": "call"}),
        ({}, {"kind": "visit"}),
        ({}, {"format": "video"}),
        ({}, {"parties": ("MNG", "VNM", "KEN")}),
        (
            {},
            {"participants": (HAI, Participant(name="Tömöriin Saruul", party="MNG", office=None))},
        ),
        (
            {},
            {
                "participants": (
                    Participant(name=None, party="MNG", office="Deputy Minister of Defence"),
                )
            },
        ),
        ({}, {"participants": ()}),
        (
            {"place": Place(city="Lisbon", country="PRT")},
            {"place": Place(city="Nairobi", country="KEN"), "date": "2025-03"},
        ),
    ],
)
def test_two_engagements(one: dict[str, object], other: dict[str, object]) -> None:
    assert len(believed(one, other)) == 2


def test_one_document_tells_of_two() -> None:
    text = "They met, and met again."
    twice = reading(engagement(text), engagement(text, evidence=evidence(text, 4)), text=text)
    assert len(merge(statements([twice])).engagements) == 2


def test_nobody_named_is_enough_for_exercises_only() -> None:
    for kind, number in (("exercise", 1), ("ceremony", 2)):
        nobody: dict[str, object] = {"kind": kind, "participants": ()}
        assert len(believed(nobody, nobody)) == number


def test_a_vague_report_is_not_guessed_into_one_of_two() -> None:
    assert len(believed({"date": "2025-03-04"}, {"date": "2025-06-10"}, {"date": "2025"})) == 3
    assert len(believed({"date": "2025-03-04"}, {"date": "2025"})) == 1


def test_copies_are_one_engagement_and_one_origin() -> None:
    text = "They met on a day nobody told."
    copies = [reading(engagement(text, date=None), source=f"{i}.txt", text=text) for i in range(3)]
    (found,) = merge(statements(copies)).engagements
    assert (found.reports, found.origins) == (3, 1)


def test_announced_held_and_announced_late() -> None:
    (found,) = believed(
        {"status": "planned", "published": "2025-02-20"},
        {"status": "held", "published": "2025-03-04"},
        {"status": "planned", "published": "2025-03-09"},
    )
    assert found.status == "held"
    assert [s.status for s in found.history] == ["planned", "held", "planned"]
    (off,) = believed(
        {"status": "planned", "published": "2025-02-20"},
        {"status": "cancelled", "published": "2025-03-01"},
    )
    assert off.status == "cancelled"


def test_values_stand_side_by_side() -> None:
    (found,) = believed(
        {"date": "2025-03", "place": Place(city=None, country="PRT")},
        {"date": "2025-03-04", "place": Place(city="Lisbon", country="PRT")},
        {"date": "2025-03-04", "place": Place(city="Sintra", country="PRT")},
    )
    slots = {slot.name: slot for slot in found.slots}
    assert found.date == "2025-03-04"
    assert [v.value for v in slots["date"].values] == ["2025-03-04", "2025-03"]
    assert not slots["date"].disputed
    assert slots["place"].disputed
    assert len(slots["place"].values) == 3
    assert found.place in {Place(city="Lisbon", country="PRT"), Place(city="Sintra", country="PRT")}


SPAN, DAY = "2025-03-03/2025-03-05", "2025-03-04"
GUESS = {"date": "undated news, taken to be of the document's day"}


@pytest.mark.parametrize(
    ("told", "believed_on"),
    [
        ([{"date": SPAN}, {"date": DAY}], DAY),
        ([{"date": SPAN}, {"date": DAY, "inferred": GUESS}], SPAN),
        ([{"date": SPAN}, {"date": DAY, "status": "ongoing"}], SPAN),
        ([{"date": SPAN, "status": "ongoing"}, {"date": DAY, "status": "ongoing"}], SPAN),
        ([{"date": SPAN}, {"date": DAY, "inferred": GUESS}, {"date": DAY}], DAY),
        ([{"date": SPAN, "inferred": GUESS}, {"date": DAY, "inferred": GUESS}], DAY),
        ([{"date": "2025-03"}, {"date": DAY, "inferred": GUESS}], DAY),
        ([{"date": "2025-01/2025-06"}, {"date": DAY, "inferred": GUESS}], DAY),
        ([{"date": SPAN}, *[{"date": DAY, "inferred": GUESS}] * 3], SPAN),
        ([{"date": None}, {"date": DAY, "inferred": GUESS}], DAY),
    ],
)
def test_a_guessed_day_gives_way_to_the_stated_days_around_it(
    told: list[dict[str, object]], believed_on: str
) -> None:
    visits = [{"kind": "visit", **one} for one in told]
    for order in (visits, visits[::-1]):
        (found,) = believed(*order)
        assert found.date == believed_on
        assert not any(slot.disputed for slot in found.slots if slot.name == "date")


def test_participants_over_spellings_and_unnamed_holders() -> None:
    (found,) = believed(
        {}, {"participants": (Participant(name="Hai", party="VNM", office=None), UNNAMED)}
    )
    assert {p.name for p in found.participants} == {"Trần Đức Lương Hải", "Dorjiin Bat-Ochir"}
    hai = next(p for p in found.participants if p.party == "VNM")
    assert {v.value for v in hai.names} == {"Trần Đức Lương Hải", "Hai"}


def test_links_say_why() -> None:
    said = statements(reports({}, {"date": "2025-03-05"}, {"format": "video"}))
    reasons = {(link.verdict, link.reason) for link in links(said)}
    assert ("apart", "other_format") in reasons
    assert all(link.verdict != "same" for link in links(said))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Minister of National Defence", "Defense Minister", True),
        ("Foreign Minister", "Minister of Foreign Affairs", True),
        ("Foreign Minister", "Minister of Foreign Trade", False),
        ("Minister of Defence", "Deputy Minister of Defence", False),
        ("Deputy Prime Minister and Minister of Defence", "Defence Minister", True),
        ("Minister of Agriculture and Rural Development", "Minister of Agriculture", False),
        ("President", "Vice President", False),
        ("Vietnamese Minister of Defence", "Minister of Defence", True),
        ("Ambassador to Japan", "Ambassador to India", False),
        ("Ambassador to the US", "Vietnamese Ambassador to the United States", True),
        ("Special Envoy for Myanmar", "Special Envoy for Ukraine", False),
        ("Consul General in Hanoi", "Consul General in Vientiane", False),
        ("President of the National Council", "President of the Federal Council", False),
        ("Chief of the Joint Staff", "Chief of Staff", False),
    ],
)
def test_same_office(a: str, b: str, same: bool) -> None:
    assert same_office(a, b) is same
    assert same_office(b, a) is same


def test_titles_without_the_names_of_parties() -> None:
    assert same_title("Kenya–Portugal Harbour Dialogue", "harbour dialogue")
    assert not same_title("harbour dialogue", "harbour policy dialogue")


def test_a_short_form_that_fits_two_people_joins_neither() -> None:
    assert groups(["Kim Ha-neul", "Kim Do-hyun", "Kim"]) == [
        ("Kim Do-hyun",),
        ("Kim Ha-neul",),
        ("Kim",),
    ]
    assert groups(["Dorjiin Bat-Ochir", "D.Bat-Ochir"]) == [("Dorjiin Bat-Ochir", "D.Bat-Ochir")]


def tenure(name: str, on: str) -> TenureClaim:
    words = evidence("They met.")
    return TenureClaim(name=name, party="PRT", office="Minister of Defence", on=on, evidence=words)


TENURES = (
    tenure("Rui Calheta", "2024-01-10"), tenure("Rui Calheta", "2024-05-20"),
    tenure("Inês Valadão", "2024-09-01"), tenure("Inês Valadão", "2025-02-01"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "certainty", "name"),
    [
        ("2024-01-09", "not_known", None),
        ("2024-01-10", "known", "Rui Calheta"),
        ("2024-03-01", "known", "Rui Calheta"),
        ("2024-05-21", "between", None),
        ("2024-09-01", "known", "Inês Valadão"),
        ("2025-02-02", "not_known", None),
    ],
)
def test_office_on_a_day(on: str, certainty: str, name: str | None) -> None:
    said = [reading(t, source=f"{i}.txt", text=f"Report {i}") for i, t in enumerate(TENURES)]
    answer = holding(merge(statements(said)).tenures, on)
    assert answer.certainty == certainty
    assert (answer.holders[0].name if certainty == "known" else None) == name


def test_a_holder_who_returned_is_not_the_holder_in_between() -> None:
    """Seen in 2024-01 and in 2025-02, with another in 2024-09: between these nobody is known."""
    said = (tenure("Rui Calheta", "2024-01-10"), tenure("Rui Calheta", "2024-01-20"),
            tenure("Inês Valadão", "2024-09-01"), tenure("Rui Calheta", "2025-02-01"))  # fmt: skip
    made = [reading(t, source=f"{i}.txt", text=f"Report {i}") for i, t in enumerate(said)]
    tenures = merge(statements(made)).tenures
    assert holding(tenures, "2024-01-15").certainty == "known"
    answer = holding(tenures, "2024-06-01")
    assert answer.certainty == "disputed"
    assert "but Inês Valadão on 2024-09-01" in answer.reason
    assert {t.name for t in answer.holders} == {"Rui Calheta", "Inês Valadão"}


def test_two_holders_at_once_are_no_answer() -> None:
    said = [*TENURES, tenure("Inês Valadão", "2024-02-01")]
    made = [reading(t, source=f"{i}.txt", text=f"Report {i}") for i, t in enumerate(said)]
    assert holding(merge(statements(made)).tenures, "2024-03-01").certainty == "disputed"


def test_a_look_back_is_no_sighting_of_today() -> None:
    old = reports({"date": "2019-05", "published": "2025-03-04"})
    assert all(t.first is None for t in merge(statements(old)).tenures)


def test_on_the_day_of_a_handover_the_new_holder() -> None:
    said = [
        tenure("Rui Calheta", "2024-01-10"),
        TenureClaim(
            name="Rui Calheta", party="PRT", office="Minister of Defence", on="2024-06-01",
            state="ends",
        ),
        TenureClaim(
            name="Inês Valadão", party="PRT", office="Minister of Defence", on="2024-06-01",
            state="starts",
        ),
        tenure("Inês Valadão", "2024-09-01"),
    ]  # fmt: skip
    made = [reading(t, source=f"{i}.txt", text=f"Report {i}") for i, t in enumerate(said)]
    tenures = merge(statements(made)).tenures
    answers = [holding(tenures, on) for on in ("2024-05-31", "2024-06-01", "2024-06-02")]
    assert [a.holders[0].name for a in answers] == ["Rui Calheta", "Inês Valadão", "Inês Valadão"]
    assert answers[2].before is not None
    assert answers[2].before.name == "Rui Calheta"


def test_an_event_just_told_of_is_a_sighting_too() -> None:
    told = reports({"date": "2025-03-02", "published": "2025-03-04"})
    tenures = merge(statements(told)).tenures
    assert {t.days for t in tenures} == {("2025-03-02", "2025-03-04")}


def test_a_message_is_from_whoever_any_report_says() -> None:
    letter: dict[str, object] = {"kind": "message", "format": "written", "place": None}
    (found,) = believed(letter, {**letter, "sender": "VNM"})
    assert found.sender == "VNM"

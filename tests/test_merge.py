"""What merging joins and what it keeps apart, one table a question."""

from typing import cast

import pytest

from dragoman.merge import links, merge
from dragoman.merge.beliefs import EngagementBelief
from dragoman.merge.offices import holding, same_office
from dragoman.merge.spellings import groups
from dragoman.merge.titles import same_title
from dragoman.records import (
    InstrumentClaim,
    InstrumentKind,
    InstrumentStatus,
    LevelChange,
    LevelClaim,
    MechanismClaim,
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


def mechanism(
    ordinal: int | None, date: str | None, name: str = "Harbour Dialogue"
) -> MechanismClaim:
    return MechanismClaim(
        name=name, parties=("KEN", "PRT"), ordinal=ordinal, status="held", date=date, place=None,
        evidence=evidence("They met."),
    )  # fmt: skip


def test_editions_in_line_with_gaps_and_clashes() -> None:
    said = [
        mechanism(5, "2023-06-20"),
        mechanism(5, "2023-06", "Kenya-Portugal Harbour Dialogue"),
        mechanism(8, "2025-04"),
        mechanism(8, "2026-04-02"),
        mechanism(None, "2025-04-11"),
        mechanism(None, None),
    ]
    made = [reading(m, source=f"{i}.txt", text=f"Report {i}") for i, m in enumerate(said)]
    (found,) = merge(statements(made)).mechanisms
    assert [(e.ordinal, e.date) for e in found.editions] == [
        (5, "2023-06-20"), (8, "2025-04-11"), (8, "2026-04-02"), (None, None)
    ]  # fmt: skip
    assert found.missing == (6, 7)
    assert found.clashes == (8,)


def instrument(status: InstrumentStatus, date: str | None, period: str | None) -> InstrumentClaim:
    return InstrumentClaim(
        name="Protocol on Ferries",
        kind="protocol",
        parties=("KEN", "PRT"),
        status=status,
        date=date,
        period=period,
        evidence=evidence("They met."),
    )


def test_an_instrument_over_its_life_and_its_successor() -> None:
    said = [
        (instrument("drafted", None, "2025/2029"), "2024-10-01"),
        (instrument("signed", "2024-12-02", "2025/2029"), "2024-12-02"),
        (instrument("signed", "2019-12-05", "2020/2024"), "2019-12-05"),
    ]
    made = [
        reading(c, source=f"{i}.txt", text=f"Report {i}", published=day)
        for i, (c, day) in enumerate(said)
    ]
    found = sorted(merge(statements(made)).instruments, key=lambda i: i.period or "")
    assert [(i.period, i.status) for i in found] == [
        ("2020/2024", "signed"),
        ("2025/2029", "signed"),
    ]
    assert [s.status for s in found[1].history] == ["drafted", "signed"]


@pytest.mark.parametrize(
    ("one", "other", "instruments"),
    [
        (("drafted", "2024-10"), ("signed", "2024-12-02"), 1),
        (("drafted", "2024-10"), ("signed", "2018-03-01"), 2),
        (("signed", "2024"), ("ratified", "2024-05-01"), 1),
        (("in_force", "2019"), ("signed", "2021-01-09"), 2),
        (("reviewed", "2019"), ("signed", "2021-01-09"), 2),
        (("extended", "2019"), ("signed", "2004"), 1),
        (("drafted", None), ("signed", "2018-03-01"), 1),
    ],
)
def test_an_instrument_is_not_drafted_after_it_was_signed(
    one: tuple[InstrumentStatus, str | None],
    other: tuple[InstrumentStatus, str | None],
    instruments: int,
) -> None:
    made = [
        reading(instrument(status, date, None), source=f"{i}.txt", text=f"Report {i}")
        for i, (status, date) in enumerate((one, other))
    ]
    assert len(merge(statements(made)).instruments) == instruments


def test_steps_of_a_level() -> None:
    steps: list[tuple[str, LevelChange, str | None]] = [
        ("strategic partnership", "upgraded", "2025-03-04"),
        ("strategic partnership", "upgraded", "2025-03"),
        ("strategic partnership", "stated", None),
        ("full partnership", "established", "2010"),
    ]
    made = [
        reading(
            LevelClaim(
                parties=("KEN", "PRT"),
                level=level,
                change=change,
                date=date,
                evidence=evidence("They met."),
            ),
            source=f"{i}.txt",
            text=f"Report {i}",
        )
        for i, (level, change, date) in enumerate(steps)
    ]
    found = merge(statements(made)).levels
    assert sorted((x.level, x.change, x.date or "") for x in found) == [
        ("full partnership", "established", "2010"),
        ("strategic partnership", "upgraded", "2025-03-04"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "instruments"),
    [
        (("Memorandum of Understanding on Ferries", "signed", "2025-03-04"),
         ("memorandum of understanding on cooperation", "signed", None), 1),
        (("Memorandum of Understanding on Ferries", "signed", "2025-03-04"),
         ("Memorandum of Understanding on Fisheries", "signed", "2025-03-04"), 2),
        (("Memorandum on Ferry Safety Training", "proposed", "2024-03-04"),
         ("ferry memorandum", "signed", None), 1),
        (("Agreement on Ferries", "signed", "2020-03-04"), ("agreement", "signed", None), 2),
        (("Agreement on Ferries", "signed", "2025-03-04"),
         ("Agreement on Ferries", "signed", "2025-03-05"), 1),
        (("Memorandum of Understanding on Ferries", "signed", "2025-03-04"),
         ("accord", "signed", None), 1),
        (("Memorandum of Understanding on Ferries", "signed", "2025-03-04"),
         ("agreement", "signed", None), 2),
        (("Memorandum of Understanding on Ferries", "signed", "2020-03-04"),
         ("accord", "signed", None), 2),
        (("Agreement on Ferries", "signed", "2020-03-04"),
         ("Agreement on Ferries", "signed", "2025-03-05"), 2),
        (("Agreement on Ferries", "ratified", "2020-03-04"),
         ("Agreement on Ferries", "ratified", "2021-03-05"), 1),
    ],
)  # fmt: skip
def test_names_of_one_instrument(
    one: tuple[str, InstrumentStatus, str | None],
    other: tuple[str, InstrumentStatus, str | None],
    instruments: int,
) -> None:
    made = []
    for i, (name, status, date) in enumerate((one, other)):
        paper = "memorandum" if "emorandum" in name else "agreement"
        claim = InstrumentClaim(
            name=name, kind=cast("InstrumentKind", paper), parties=("KEN", "PRT"), status=status,
            date=date, period=None, evidence=evidence("They met."),
        )  # fmt: skip
        made.append(reading(claim, source=f"{i}.txt", text=f"Report {i}"))
    assert len(merge(statements(made)).instruments) == instruments


def leveled(level: str, change: LevelChange, date: str | None, published: str) -> Reading:
    claim = LevelClaim(
        parties=("KEN", "PRT"), level=level, change=change, date=date,
        evidence=evidence("They met."),
    )  # fmt: skip
    return reading(
        claim, source=f"{published}.txt", text=f"Report {published}", published=published
    )


def test_levels_in_line_and_against_each_other() -> None:
    said = [
        leveled("partnership", "stated", None, "2019-01-01"),
        leveled("strategic partnership", "upgraded", "2024-10-09", "2024-10-09"),
        leveled("strategic partnership", "stated", None, "2024-10-02"),
        leveled("comprehensive strategic partnership", "established", "2024-10-09", "2024-10-10"),
        leveled("strategic partnership", "reaffirmed", None, "2025-01-01"),
    ]
    found = sorted(merge(statements(said)).levels, key=lambda x: (x.date or "", x.level))
    assert [(x.level, x.before, x.against, len(x.claims)) for x in found] == [
        ("partnership", None, (), 1),
        ("comprehensive strategic partnership", "partnership", ("strategic partnership",), 1),
        ("strategic partnership", "partnership", ("comprehensive strategic partnership",), 3),
    ]


def test_a_life_of_an_instrument_in_its_order() -> None:
    said = [
        (instrument("in_force", "2025-06-01", None), "2025-06-01"),
        (instrument("signed", None, None), "2025-07-01"),
        (instrument("signed", "2024-12-02", None), "2024-12-02"),
        (instrument("drafted", None, None), "2024-10-01"),
    ]
    made = [
        reading(c, source=f"{i}.txt", text=f"Report {i}", published=day)
        for i, (c, day) in enumerate(said)
    ]
    (found,) = merge(statements(made)).instruments
    assert [(s.status, s.dates) for s in found.history] == [
        ("drafted", ()),
        ("signed", ("2024-12-02",)),
        ("in_force", ("2025-06-01",)),
    ]
    assert found.status == "in_force"


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

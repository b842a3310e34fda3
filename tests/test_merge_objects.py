"""What becomes of instruments, mechanisms and levels told of by many documents."""

from typing import cast

import pytest

from dragoman.merge import merge
from dragoman.records import (
    InstrumentClaim,
    InstrumentKind,
    InstrumentStatus,
    LevelChange,
    LevelClaim,
    MechanismClaim,
    Reading,
)
from tests.making import evidence, reading, statements


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


@pytest.mark.parametrize(
    ("one", "other", "mechanisms"),
    [
        ("G-7 Summit", "G7 Leaders’ Summit", 1),
        ("U.S.-E.U. Ports Council", "US-EU Ports Council", 1),
        ("ASEAN-U.S. Reef Dialogue", "ASEAN-U.S. Reef Dialogues", 1),
        ("G7 Summit", "G20 Summit", 2),
        ("Harbour Summit", "Lake Leaders’ Summit", 2),
        ("Women Leaders Forum", "Women Forum", 2),
    ],
)
def test_names_of_one_mechanism(one: str, other: str, mechanisms: int) -> None:
    of = {"G7": ("G7",), "G2": ("G20",), "G-": ("G7",), "U.": ("USA", "EU"), "US": ("USA", "EU")}
    said = [
        MechanismClaim(
            name=name, parties=of.get(name[:2], ()), ordinal=None, status="held", date=None,
            place=None, evidence=evidence("They met."),
        )
        for name in (one, other)
    ]  # fmt: skip
    made = [reading(m, source=f"{i}.txt", text=f"Report {i}") for i, m in enumerate(said)]
    assert len(merge(statements(made)).mechanisms) == mechanisms


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


@pytest.mark.parametrize(
    ("drafted", "signed", "instruments"),
    [
        ("Memorandum on Ferry Safety", "Memorandum between the Institutes of Ferry Safety", 1),
        ("Memorandum between the Institutes of Ferry Safety", "Memorandum on Ferry Fares", 2),
    ],
)
def test_what_is_drafted_shortly_has_its_whole_name_when_it_is_signed(
    drafted: str, signed: str, instruments: int
) -> None:
    told: list[tuple[str, InstrumentStatus, str | None, str]] = [
        (drafted, "drafted", "2024", "2025-02-20"),
        (signed, "signed", "2025-03-04", "2025-03-05"),
        (drafted, "signed" if instruments == 1 else "drafted", None, "2025-03-05"),
    ]
    made = [
        reading(
            InstrumentClaim(
                name=name, kind="memorandum", parties=("KEN", "PRT"), status=status, date=date,
                period=None, evidence=evidence("They met."),
            ),
            source=f"{i}.txt", text=f"Report {i}", published=published,
        )
        for i, (name, status, date, published) in enumerate(told)
    ]  # fmt: skip
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

"""Exercises called by a name and a number alone, and what else is called so."""

import pytest

import dragoman

HEAD = (
    "Peru's exercises with Angola\n\nLima, September 4, 2025\n\nIn May this year Lima and Luanda "
    "signed a plan. The armies had moved first. "
)


def exercises(text: str) -> list[tuple[str | None, str]]:
    (reading,) = dragoman.read(text)
    return [(c.date, c.by) for c in reading.engagements if c.kind == "exercise" and c.date]


def test_a_name_with_two_numbers_is_that_of_an_exercise() -> None:
    text = (
        f"{HEAD}River Condor-4, at Huambo in July 2024, was an infantry affair. River Condor-5, at "
        "Iquitos in June 2025, brought drones and divers."
    )
    assert exercises(text) == [
        ("2024-07", "en/events:River Condor-4"),
        ("2025-06", "en/events:River Condor-5"),
    ]
    (reading,) = dragoman.read(text)
    assert [(m.name, m.ordinal, m.date) for m in reading.mechanisms] == [
        ("River Condor", 4, "2024-07"), ("River Condor", 5, "2025-06"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}River Condor-4, at Huambo in July 2024, was an infantry affair.",
        f"{HEAD}Two rockets, Star Hopper-4 and Star Hopper-5, are old.",
        f"{HEAD}Condor-4 sailed in July 2024. Condor-5 sailed in June 2025.",
        "Peru met Angola\n\nLima, May 4, 2025\n\nRiver Condor-4 and River Condor-5 flew today.",
    ],
)
def test_numbers_of_other_things(text: str) -> None:
    assert all("Condor-" not in by and "Hopper" not in by for _, by in exercises(text))

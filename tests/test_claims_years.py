"""Days without a year: filled from the days around them, or left open."""

import pytest

import dragoman

VISIT = "Peruvian President Ana Rojas {} Chile from 23 to 29 July 2023."
MET = "Peruvian President Ana Rojas met Chilean President Luis Vera in Quito {}."
PLAN = "She will meet Bolivian President Juan Poma on {}."


@pytest.mark.parametrize(
    ("before", "behind", "date"),
    [
        (VISIT.format("will visit"), "In Santiago, she will meet President Luis Vera on 24 July.",
         "2023-07-24"),
        (VISIT.format("will visit"), PLAN.format("24 March"), "2023-03-24"),
        (VISIT.format("visited"), "In Santiago, she met President Luis Vera on 24 July.",
         "2023-07-24"),
        (MET.format("in 1998"), PLAN.format("24 December"), "XXXX-12-24"),
        (MET.format("in March 1998"), PLAN.format("24 December"), "XXXX-12-24"),
        (MET.format("on 5 March 1998"), PLAN.format("24 January"), "XXXX-01-24"),
        (MET.format("on 5 March 1998"), "She met Bolivian President Juan Poma on 24 May.",
         "1998-05-24"),
        (MET.format("in 1998"), "She met Bolivian President Juan Poma on 24 May.", "XXXX-05-24"),
    ],
)  # fmt: skip
def test_the_year_of_a_day(before: str, behind: str, date: str) -> None:
    (reading,) = dragoman.read(f"{before} {behind}")
    last = reading.engagements[-1]
    assert last.date == date
    assert ("date" in last.inferred) == (not date.startswith("X"))

"""Forums that engagements stood beside: on whose days they were."""

import pytest

import dragoman

HEAD = (
    "Angolan Defence Minister Joana Teles met Peruvian Defence Minister Ana Rojas in Singapore on "
    "Monday."
)


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        ("The meeting took place on the sidelines of the 10th Harbour Forum.", "2023-03-06"),
        ("They met on the sidelines of the 10th Harbour Forum, held on March 4-6.",
         "2023-03-04/2023-03-06"),
        ("The 10th Harbour Forum will be held in Lima.", None),
        ("The 10th Harbour Forum was praised.", None),
    ],
)  # fmt: skip
def test_a_forum_was_when_they_met_beside_it(behind: str, date: str | None) -> None:
    (reading,) = dragoman.read(f"LIMA, March 6, 2023 - {HEAD} {behind}")
    (forum,) = reading.mechanisms
    assert (forum.name, forum.ordinal, forum.date) == ("Harbour Forum", 10, date)
    assert ("date" in forum.inferred) == (date == "2023-03-06")

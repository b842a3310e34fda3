"""Gatherings that always meet in one place: by their whole names, and by no others."""

import pytest

import dragoman

MET = (
    "Fijian Foreign Minister Semi Tora met Tongan Foreign Minister Sione Vea on 4 March 2031 on "
    "the sidelines of {}."
)


@pytest.mark.parametrize(
    ("gathering", "city"),
    [
        ("the 79th session of the UN General Assembly", "New York"),
        ("the Seventy-ninth United Nations General Assembly", "New York"),
        ("the 78th session of the General Assembly", "New York"),
        ("the UN General Assembly High-Level Week", "New York"),
        ("the 58th session of the Human Rights Council", "Geneva"),
        ("the Boao Forum for Asia Annual Conference", "Boao"),
        ("the 11th Beijing Xiangshan Forum", "Beijing"),
        ("the 35th session of the General Assembly of Interpol", None),
        ("the Human Rights Council of Lions", None),
        ("the African Human Rights Council", None),
        ("the Boao Forum for Asia Rome conference", None),
        ("the Doha Forum Asia conference", None),
    ],
)
def test_where_a_gathering_meets(gathering: str, city: str | None) -> None:
    (reading,) = dragoman.read(MET.format(gathering))
    (meeting,) = reading.engagements
    assert (meeting.place and meeting.place.city) == city

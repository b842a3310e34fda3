"""What cities are called in every script, and in English."""

import pytest

from dragoman.lexicon import files
from dragoman.lexicon.parties import states
from dragoman.lexicon.town_names import english, every
from dragoman.names import script


def test_any_name_of_a_city_leads_to_all() -> None:
    assert {"Hanoi", "Ханой", "河内"} <= {*every("Ha Noi", "VNM")}
    assert {"Shanghai", "Шанхай", "上海"} <= {*every("上海", "CHN")}
    assert every("Hanoi", "KEN") == ("Hanoi",)  # no town of that state
    assert every("Nowhere", None) == ("Nowhere",)


@pytest.mark.parametrize(
    ("city", "state", "name"),
    [("Хива", "UZB", "Khiva"), ("河内", "VNM", "Hanoi"), ("Хива", "KEN", None), ("X", None, None)],
)
def test_a_city_in_english(city: str, state: str | None, name: str | None) -> None:
    assert english(city, state) == name


def test_names_by_hand_keep_their_laws() -> None:
    rows = list(files.table("scripts/city_names.csv", ("form", "country", "name")))
    assert len({(form, state) for form, state, _ in rows}) == len(rows)
    assert all(script(form) != "latin" == script(name) for form, _, name in rows)
    assert {state for _, state, _ in rows} <= states().keys()

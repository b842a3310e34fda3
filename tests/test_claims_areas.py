"""Areas: every area of the data file names its sentence and not the other."""

import pytest

from dragoman.claims.objects import areas
from dragoman.lexicon import areas as lexicon
from tests import scenes

WORDS = lexicon.load("en")
CASES = lexicon.cases("en")


def read(text: str) -> tuple[str, ...]:
    return areas.find(scenes.scene(f"Oman greeted Kenya. {text}"), WORDS)[0]


@pytest.mark.parametrize("area", CASES)
def test_reads_and_refuses(area: str) -> None:
    assert area in read(CASES[area].read)
    assert area not in read(CASES[area].refuse)


def test_a_longer_phrase_hides_a_shorter_one() -> None:
    assert read("They agreed on military medicine.") == ("military_medicine",)


def test_evidence_is_the_phrase() -> None:
    text = "Oman and Kenya discussed tourism. They agreed on visa-free tourism."
    found, evidence = areas.find(scenes.scene(text), WORDS)
    assert found == ("tourism", "visa_consular")
    assert [e.quote for e in evidence["tourism"]] == ["tourism", "tourism"]


def test_news_of_one_party_has_no_areas() -> None:
    scene = scenes.scene("The ministers of Oman discussed energy.")
    assert areas.find(scene, WORDS) == ((), {})


@pytest.mark.parametrize(
    "text", ["Energy prices fell.", "The Minister of Energy of Oman met the Kenyan president."]
)
def test_words_in_passing_are_no_area(text: str) -> None:
    assert "energy" not in read(text)

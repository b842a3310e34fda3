"""The heads of offices and their plurals."""

import pytest

from dragoman.lexicon import offices


@pytest.mark.parametrize(
    ("head", "many"),
    [
        ("minister", "ministers"),
        ("secretary of state", "secretaries of state"),
        ("secretary general", "secretaries general"),
        ("commander-in-chief", "commanders-in-chief"),
        ("chargé d’affaires", "chargés d’affaires"),
        ("high commissioner for refugees", "high commissioners for refugees"),
        (
            "ambassador extraordinary and plenipotentiary",
            "ambassadors extraordinary and plenipotentiary",
        ),
    ],
)
def test_the_noun_of_a_head_is_inflected(head: str, many: str) -> None:
    assert offices.plural(head) == many


def test_who_is_chosen_is_chosen_once() -> None:
    words = offices.load("en").head_words
    assert {"president-elect", "governor-designate"} <= words
    assert not any(word.endswith("-designate-elect") for word in words)

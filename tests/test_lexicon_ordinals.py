"""How the number of an edition is written: figures of two kinds, words, and words between."""

import pytest

from dragoman.lexicon import ordinals

FIND = ordinals.pattern(["fifth", "fifty first"], ["{n} …round", "{n}-th …round", "no. {n}"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the fifth round", "fifth"),
        ("the fifty first joint round", "fifty first"),
        ("the XIV regular annual round", "XIV"),
        ("the 7-th round", "7"),
        ("no. 12", "12"),
        ("the fifth", ""),
        ("the fifth of three very long rounds", ""),
        ("in 2022-th round", ""),
        ("a VIsit round", ""),
    ],
)
def test_a_number_is_found(text: str, number: str) -> None:
    match = FIND.search(text)
    assert next((g for g in match.groups() if g), "") == number if match else not number


@pytest.mark.parametrize(
    ("written", "value"),
    [("7", 7), ("IV", 4), ("XIV", 14), ("XXIX", 29), ("vi", 0), ("fifth", 0), ("", 0)],
)
def test_figures(written: str, value: int) -> None:
    assert ordinals.figure(written) == value

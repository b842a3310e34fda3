"""What counts as a part of a word, held against the pattern that says the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import parts

PATTERN = re.compile(r"[^\W_]+")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("—!", []),
        ("Guinea-Bissau’s 3rd-round", ["Guinea", "Bissau", "s", "3rd", "round"]),
        ("“Đỗ_Văn” (Сергей)", ["Đỗ", "Văn", "Сергей"]),
        ("€5 and 外交部：王", ["5", "and", "外交部", "王"]),
    ],
)
def test_parts_are_letters_and_figures(text: str, found: list[str]) -> None:
    assert parts.parts(text) == found
    assert parts.count(text) == len(found)


@given(st.text(st.characters(blacklist_characters="\0")))
def test_parts_are_what_the_pattern_finds(text: str) -> None:
    assert parts.parts(text) == PATTERN.findall(text)
    assert len(parts.blanked(text)) == len(text)


def test_texts_joined_by_nul_come_apart_again() -> None:
    texts = ["A, b", "", "Ç-d “e”"]
    assert parts.blanked("\0".join(texts)).split("\0") == ["A  b", "", "Ç d  e "]

"""Times as languages read by frames write them, and what each of them is on a given day."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from dragoman import dates
from dragoman.lexicon import forms
from dragoman.lexicon import frames as lexicon

NOW = date(2026, 9, 24)  # a Thursday
TABLES = sorted((Path(__file__).parent / "times").glob("*.toml"))
CASES = [
    pytest.param(table.stem, words, told, id=f"{table.stem}: {words}")
    for table in TABLES
    for words, told in tomllib.loads(table.read_text(encoding="utf-8"))["past"].items()
]


@pytest.mark.parametrize(("language", "words", "told"), CASES)
def test_a_time_is_read(language: str, words: str, told: str) -> None:
    known = lexicon.load(language)
    tokens = forms.tokenise(words, 0, len(words), known.grammar.writing)
    found = [t for t in dates.find(tokens, known.calendar) if not t.attributive]
    answers = [a.edtf for t in found if (a := dates.resolve(t, NOW, "past"))]
    assert answers == ([told] if told else [])

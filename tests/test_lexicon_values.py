"""Every value of the records has its meaning in words."""

from typing import get_args

from dragoman.lexicon import values
from dragoman.records import Status


def test_every_status_is_explained() -> None:
    assert tuple(values.load()["status"]) == get_args(Status)


def test_a_meaning_is_a_sentence() -> None:
    said = [text for field in values.load().values() for text in field.values()]
    assert all(text.endswith(".") and text[0].isupper() for text in said)

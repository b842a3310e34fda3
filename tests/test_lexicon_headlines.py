from typing import get_args

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import headlines
from dragoman.records import EngagementKind, Status


def test_english_has_a_sentence_for_every_kind_and_status() -> None:
    said = headlines.load("en").sentences
    assert {(kind, status) for kind in said for status in said[kind]} == {
        (kind, status) for kind in get_args(EngagementKind) for status in get_args(Status)
    }


@pytest.mark.parametrize("sentence", ["{people} met {someone}", "{} met", "{people.name} met"])
def test_a_sentence_with_an_unknown_slot_is_refused(sentence: str) -> None:
    with pytest.raises(DataError, match=r"x\.toml: meeting\.held"):
        headlines._slots("x.toml", "meeting.held", sentence, frozenset({"people"}))


@pytest.mark.parametrize("found", [{"held": ""}, {"held": "", "planned": "", "other": ""}])
def test_words_that_are_missing_or_not_known_are_refused(found: dict[str, str]) -> None:
    with pytest.raises(DataError, match=r"statuses: missing, or not known: (planned|other)"):
        headlines._same("x.toml", "statuses", found, ("held", "planned"))


def test_a_language_without_headlines_is_refused_by_name() -> None:
    with pytest.raises(DataError, match=r"languages/xx/headlines\.toml"):
        headlines.load("xx")

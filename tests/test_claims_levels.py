"""Levels of relations: the sentences of the data file, changes and dates."""

import pytest

from dragoman.claims.objects import levels
from dragoman.lexicon import levels as lexicon
from dragoman.records import LevelClaim
from tests import scenes

WORDS = lexicon.load("en")
READ = [(e.text, e.level, c.change) for c in lexicon.cases("en") for e in c.read]
REFUSE = [text for c in lexicon.cases("en") for text in c.refuse]


def read(text: str) -> tuple[LevelClaim, ...]:
    scene = scenes.scene(text)
    return levels.find(scene, scenes.focus(scene), WORDS)


@pytest.mark.parametrize(("text", "level", "change"), READ)
def test_reads(text: str, level: str, change: str) -> None:
    assert [(c.level, c.change) for c in read(text)] == [(level, change)]


@pytest.mark.parametrize("text", REFUSE)
def test_refuses(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "level", "change", "date"),
    [
        ("Oman and Kenya raised ties to a strategic partnership in March 2030.", "strategic partnership", "upgraded", "2030-03"),  # noqa: E501 - a row of a table
        ("Oman and Kenya agreed to step up work for upgrading the comprehensive partnership to a strategic partnership.", "comprehensive partnership", "stated", None),  # noqa: E501 - a row of a table
        ("China and Kenya advanced their comprehensive strategic partnership of coordination for a new era.", "comprehensive strategic partnership of coordination for a new era", "stated", None),  # noqa: E501 - a row of a table
    ],
)  # fmt: skip
def test_changes(text: str, level: str, change: str, date: str | None) -> None:
    (claim,) = read(text)
    assert (claim.level, claim.change, claim.date) == (level, change, date)
    assert claim.evidence[0].quote.lower().startswith(level.split(maxsplit=1)[0])


def test_a_wish_for_a_level_is_no_level() -> None:
    assert read("Oman and Kenya hope to establish a strategic partnership.") == ()

"""Kinds of engagement: defined for every name, and their page made from the data."""

from pathlib import Path
from typing import get_args

from bench import kinds as page
from dragoman.lexicon import kinds
from dragoman.records import EngagementKind


def test_every_kind_is_defined() -> None:
    assert set(kinds.load()) == set(get_args(EngagementKind))


def test_codes_keep_their_form() -> None:
    for kind in kinds.load().values():
        assert len(kind.cameo) == 3
        assert kind.cameo.isdigit()
        assert kind.plover.isupper()


def test_the_page_is_made_from_the_data() -> None:
    written = Path(__file__).parent.parent / "docs" / "kinds.md"
    assert written.read_text(encoding="utf-8") == page.page(), "run `make docs`"

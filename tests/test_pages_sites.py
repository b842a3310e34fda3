"""Sixty pages in the manner of content systems, five languages: what must be right on them."""

import pytest

from bench.extraction import agreement, dragoman
from tests.sitepages import LAYOUTS, STORIES, Expected, pages


def test_there_are_sixty() -> None:
    assert len(LAYOUTS) * len(STORIES) == len(pages()) == 60


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.name))
def test_title_day_language_byline_and_body(page: Expected) -> None:
    found = dragoman(page)
    assert (found.title, found.language) == (page.title, page.language)
    assert (found.published, found.byline) == (page.published, page.byline)
    assert agreement(page.body, found.body) > 0.9

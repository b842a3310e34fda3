"""Days in the names of files."""

import pytest

from dragoman import pages
from dragoman.pages import named
from dragoman.records import Page

TEXT = (
    b"Kenya and Portugal hold talks\n\nThe ministers of Kenya and Portugal met here on Tuesday.\n"
)


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("2031-05-14-talks.txt", "2031-05-14"),
        ("20310514.html", "2031-05-14"),
        ("notes_2031_05_14.txt", "2031-05-14"),
        ("talks 2031.05.14.txt", "2031-05-14"),
        ("2031-05-14-as-told-20310514.txt", "2031-05-14"),
        ("march.zip: 2030-01-01/2031-05-14.txt", "2031-05-14"),
        ("talks-2031-05-14-final.txt", "2031-05-14"),
        ("20310514 id_20190101_final.html.gz", "2031-05-14"),
        ("report-20190101.txt", "2019-01-01"),
        ("report20190101.txt", None),
        ("id_20310514_final.txt", None),
        ("notes_2031_05_14_final.txt", None),
        ("ab20310514.txt", None),
        ("20310514x.txt", None),
        ("2031-05-14_2031-05-16.txt", None),
        ("2031-05.txt", None),
        ("2031-02-30.txt", None),
        ("2031-0514.txt", None),
        ("14-05-2031.txt", None),
        ("1203105140.txt", None),
        ("20310514153000.txt", None),
        ("2031-05-14/talks.txt", None),
        ("-", None),
    ],
)
def test_the_only_day_of_a_name(source: str, day: str | None) -> None:
    assert named.day(source) == day


@pytest.mark.parametrize(
    ("beside", "given", "published", "why"),
    [
        (None, None, "2031-05-14", pages.DayFrom.NAME),
        ("2031-05-13", None, "2031-05-13", "given beside the page by who sent it"),
        ("2031-05-13", "2031-05-12", "2031-05-12", "given by the user"),
    ],
)
def test_what_stands_nearer_is_asked_first(
    beside: str | None, given: str | None, published: str, why: str
) -> None:
    page = Page(source="2031-05-14.txt", raw=TEXT, published=beside)
    (document,) = pages.split(page, given)
    assert (document.published, document.inferred["published"]) == (published, why)


def test_a_day_in_the_text_stands_before_all() -> None:
    raw = TEXT.replace(b"The ministers", b"LISBON, 13 May 2031 - The ministers")
    (document,) = pages.split(Page(source="2031-05-14.txt", raw=raw))
    assert (document.published, document.inferred) == ("2031-05-13", {})

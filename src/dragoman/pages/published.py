"""The day a document states as its own, and why, where it had to be put together.

Lines of both ends and the dateline come in. A labelled day is believed first, then a day on a
header line, the dateline, the foot, the title. A day in the running text is never the document's
own; it may only lend its year to a dateline that names the same day and month, which is then
recorded as inferred.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from dragoman.lexicon.page_words import PageWords
from dragoman.pages import days
from dragoman.pages.days import Day
from dragoman.pages.front import Front
from dragoman.pages.lines import Line

_FOOT = 8  # lines at the end that may date a document
_SETS_OFF = (".", "|", "•", "–", "—", "/", "[")
_LABEL = 3  # words of "Date of issue:"
_NEAR = 45  # days a dateline may lie from the date of its page


class Dates(Struct, frozen=True):
    """`published` and `filed` as ISO days; `why` is set where a year was not written."""

    published: str | None = None
    filed: str | None = None
    why: str | None = None


def read(
    text: str, top: Front, end: tuple[Line, ...], words: PageWords, *, month_first: bool
) -> Dates:
    """The document's own day and the day of its dateline."""
    line = top.dateline.day if top.dateline else None
    stated = _stated(top, end, words)
    titled = _first(days.find(top.title or "", words, month_first=month_first))
    if line is not None and line.year:
        return Dates((stated or line).iso, line.iso)
    if line is None:
        found = stated or titled
        return Dates(found.iso if found else None)
    return _completed(text, top, line, stated or titled, words)


def _completed(text: str, top: Front, line: Day, known: Day | None, words: PageWords) -> Dates:
    """A dateline without a year: the year of the page's date, or of the same day in the text."""
    if known is not None:
        return Dates(known.iso, filed(line, known.iso))
    opening = text[top.body : top.body + 3000]
    for day in days.find(opening, words):
        if day.year and (day.month, day.day) == (line.month, line.day):
            why = f"year of the dateline taken from “{opening[day.start : day.end]}” in the text"
            return Dates(day.iso, day.iso, why)
    return Dates()


def filed(line: Day | None, known: str | None) -> str | None:
    """The dateline's day in the year that brings it next to the ISO day of its page."""
    if line is None or known is None:
        return None
    page = date.fromisoformat(known)
    for year in (page.year, page.year - 1, page.year + 1):
        try:
            day = date(year, line.month, line.day)
        except ValueError:
            continue
        if abs((page - day).days) <= _NEAR:
            return day.isoformat()
    return None


def _stated(top: Front, end: tuple[Line, ...], words: PageWords) -> Day | None:
    foot = tuple(line for line in end[-_FOOT:] if line.start >= top.body)
    return (
        _labelled(top.before, words)
        or _of_lines(top.before, words)
        or _behind(top.before, words)
        or _labelled(foot, words)
        or _of_lines(foot, words)
        or _of_itself((*top.before, *foot), words)
    )


def _labelled(found: Iterable[Line], words: PageWords) -> Day | None:
    for line in found:
        if line.kind != "prose" and words.published.match(line.text):
            return _first(line.days)
    return None


def _of_lines(found: Iterable[Line], words: PageWords) -> Day | None:
    """The first day of a date line; a day of updating only where there is no other."""
    updated: Day | None = None
    for line in found:
        if line.kind != "date":
            continue
        if words.updated.match(line.text):
            updated = updated or _first(line.days)
        elif _first(line.days):
            return _first(line.days)
    return updated


def _of_itself(found: Iterable[Line], words: PageWords) -> Day | None:
    """The one day of a line such as "This article appeared in the Suva Herald on 12 March 2031"."""
    for line in found:
        if len(line.days) == 1 and words.itself.match(line.text):
            return _first(line.days)
    return None


def _behind(found: Iterable[Line], words: PageWords) -> Day | None:
    """The day that ends a line of the head: "Ministry of Trade, press office. 12 March 2031",
    "by Ana Cruz on 12 March 2031", "The Lima Herald Wednesday 12 March 2031".
    """
    for line in found:
        day = line.days[0] if len(line.days) == 1 and line.kind != "prose" else None
        after = words.noise.sub("", line.text[day.end :]) if day else ""
        if day is None or not day.year or after.strip(" ,.)]"):
            continue
        before = line.text[: day.start].rstrip()
        headed = words.noise.sub("|", before) if line.kind == "short" else ""
        signed = line.kind == "byline" or headed.endswith("|")
        if signed or before.endswith(_SETS_OFF) or _says_published(before, words):
            return day
    return None


def _says_published(before: str, words: PageWords) -> bool:
    """Of "Ana Cruz. Date: 12 March 2031", "Ana Cruz Published 12 March": what stands before it."""
    last = before.split()[-_LABEL:]
    labels = (" ".join(last[n:]) for n in range(len(last)))
    own = words.published.fullmatch, words.updated.fullmatch
    return len(last) > 1 and any(is_own(label) for label in labels for is_own in own)


def _first(found: Iterable[Day]) -> Day | None:
    return next((day for day in found if day.year), None)

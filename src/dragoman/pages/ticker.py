"""Pages that list headlines: tab-separated files, and tickers glued around an article.

Text comes in; headlines with publisher and day go out, with what is left of the page. A ticker
is known by its stamps: a web domain with a day beside it, at least twice. Stamps may stand behind
their headlines or before them, all on one line or one a line. Leading numbers that count are
ranks, so "8 78 SHIPS" is the eighth headline and begins with 78.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.errors import InputError
from dragoman.lexicon.page_words import PageWords
from dragoman.pages import days, front

_COLUMNS = {
    "headline": "headline", "title": "headline", "publisher": "publisher", "source": "publisher",
    "date": "date", "published": "date", "day": "date",
}  # fmt: skip
_GAP = 400  # characters a headline may take
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:https?://)?((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,4}"
    r"[A-Za-z]{2,6})(?![\w@-]|\.\w)/?"
)
_DOTTED = re.compile(r"\.[A-Za-z]{2}")  # the cheap look: every domain has one
_BETWEEN = re.compile(r"[\s|,;:()\[\]\-–—/·•]*")
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"\S+")
_RANK = re.compile(r"\(?(\d{1,3})(?:[.)、:]\s*|\s+)(?=\S)")
_TRIM = " \t\n|,;:-–—·•/"


class Headline(Struct, frozen=True):
    """A headline as listed; day is ISO."""

    title: str
    publisher: str | None
    published: str | None
    rank: int | None = None


class Ticker(Struct, frozen=True):
    """The headlines of a page, and the text before and after them."""

    before: str
    headlines: tuple[Headline, ...]
    after: str


class _Stamp(Struct, frozen=True):
    start: int
    end: int
    domain: str
    published: str


def table(text: str, source: str) -> tuple[Headline, ...]:
    """The headlines of a page of lines: headline, tab, publisher, tab, ISO day; two may lack.

    A first line that names its columns ("date", "source", "title") may set them in another order.
    """
    rows = [(n, line.split("\t")) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    named = [_COLUMNS.get(cell.strip().lower(), "") for cell in rows[0][1]] if rows else []
    headed = "headline" in named and all(named) and len(set(named)) == len(named)
    order = named if headed else ["headline", "publisher", "date"]
    return tuple(_row(cells, order, f"{source}:{n}") for n, cells in rows[headed:])


def _row(cells: list[str], order: list[str], place: str) -> Headline:
    found = dict(zip(order, (cell.strip() for cell in cells), strict=False))
    title, publisher, published = (found.get(name) for name in ("headline", "publisher", "date"))
    if not title or any(cell.strip() for cell in cells[len(order) :]):
        raise InputError(f"{place}: expected {', '.join(order)}, with tabs between")
    if published and not _is_iso(published):
        raise InputError(
            f"{place}: {published!r} is no date; write it as 2025-09-18 "
            f"(the columns are {', '.join(order)}; a first line may name them)"
        )
    if publisher and front.is_domain(publisher):
        publisher = publisher.lower()
    return Headline(title, publisher or None, published or None)


def _is_iso(written: str) -> bool:
    found = re.fullmatch(r"\d{4}-\d\d-\d\d", written) and days.real(written)
    return bool(found)


def read(text: str, words: PageWords) -> Ticker | None:
    """The ticker of a page, if it holds one."""
    if len(_DOTTED.findall(text)) < 2 or len(_YEAR.findall(text)) < 2:
        return None
    run = _run(text, tuple(_stamps(text, words)))
    if len(run) < 2:
        return None
    first = _line_start(text, run[0].start)
    trailing = bool(text[first : run[0].start].strip(_TRIM))
    above = _line_start(text, first - 1) if first > 1 else first
    if not trailing and text[above:first].strip():  # the stamp has a line of its own, below
        first, trailing = above, True
    if trailing:
        cuts = [first, *(stamp.end for stamp in run)]
        titles = [text[a : stamp.start] for a, stamp in zip(cuts, run, strict=False)]
        end = cuts[-1]
    else:
        ends = [*(stamp.start for stamp in run[1:]), _line_end(text, run[-1].end)]
        titles = [text[stamp.end : b] for stamp, b in zip(run, ends, strict=True)]
        end = ends[-1]
    return Ticker(text[:first], tuple(_headlines(titles, run)), text[end:])


def _headlines(titles: list[str], run: tuple[_Stamp, ...]) -> Iterator[Headline]:
    bare = [" ".join(title.strip(_TRIM).split()) for title in titles]
    for stamp, (rank, title) in zip(run, _ranked(bare), strict=True):
        yield Headline(title or stamp.domain, stamp.domain, stamp.published, rank)


def _ranked(titles: list[str]) -> Iterator[tuple[int | None, str]]:
    """Take the leading number off where it counts on from its neighbour."""
    matches = [_RANK.match(title) for title in titles]
    numbers = [int(match[1]) if match else None for match in matches]
    before: int | None = None
    for i, (title, match, number) in enumerate(zip(titles, matches, numbers, strict=True)):
        after = numbers[i + 1] if i + 1 < len(numbers) else None
        counts = number is not None and (number - 1 == before or number + 1 == after)
        before = number if counts else None
        yield (number, title[match.end() :]) if counts and match else (None, title)


def _stamps(text: str, words: PageWords) -> Iterator[_Stamp]:
    """Every domain with a day right before or behind it."""
    last = 0
    for match in _DOMAIN.finditer(text):
        behind = text[match.end() : match.end() + 60]
        day, at = _day_at_start(behind, words)
        if day:
            start, end = match.start(), match.end() + at
        else:
            day, at = _day_at_end(text[max(last, match.start() - 60) : match.start()], words)
            start, end = match.start() - at, match.end()
        if day and start >= last:
            start, end = _with_brackets(text, start, end)
            yield _Stamp(start, end, match[1].lower(), day)
            last = end


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the brackets a stamp stands in: "TITLE (www.example.mn, 1 May 2024)"."""
    if text[start - 1 : start] in "([" and text[end : end + 1] in ")]" and start > 0:
        return start - 1, end + 1
    return start, end


def _day_at_start(text: str, words: PageWords) -> tuple[str, int]:
    if not _YEAR.search(text):
        return "", 0
    at = _skip(text, 0, words)
    for day in days.find(text, words):
        if day.year and day.start <= at:
            return day.iso, day.end
    return "", 0


def _skip(text: str, at: int, words: PageWords) -> int:
    """Pass separators and one label: "  PUBLISHED:"."""
    at = _match_end(_BETWEEN, text, at)
    label = words.published.match(text, at)
    return _match_end(_BETWEEN, text, label.end()) if label else at


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _day_at_end(text: str, words: PageWords) -> tuple[str, int]:
    found = [day for day in days.find(text, words) if day.year] if _YEAR.search(text) else []
    if not found or text[found[-1].end :].strip(_TRIM + "()[]"):
        return "", 0
    return found[-1].iso, len(text) - _label_start(text, found[-1].start, words)


def _label_start(text: str, at: int, words: PageWords) -> int:
    """Where the label before a day begins: "PUBLISHED: 2026/02/01 WWW.EXAMPLE.MN"."""
    stem = text[:at].rstrip(" :：")
    starts = [match.start() for match in _WORD.finditer(stem)][-3:]
    for start in starts:
        if words.published.fullmatch(stem[start:] + ":"):
            return start
    return at


def _run(text: str, stamps: tuple[_Stamp, ...]) -> tuple[_Stamp, ...]:
    """The longest row of stamps with no more than a headline between neighbours."""
    best: list[_Stamp] = []
    row: list[_Stamp] = []
    for stamp in stamps:
        if row and not _neighbours(text[row[-1].end : stamp.start]):
            row = []
        row.append(stamp)
        if len(row) > len(best):
            best = row
    return tuple(best)


def _neighbours(between: str) -> bool:
    return 3 <= len(between) <= _GAP and between.strip().count("\n\n") < 2


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end

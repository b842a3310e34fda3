"""Lines cut at a margin are made whole, as in mail, wire files and gazettes.

A text comes in and one of the same length goes out, with blanks where lines were cut, so that no
character moves. A text is taken as cut only where nearly all breaks inside its paragraphs stand
where the next word had no room, and many go on in lower case: tickers, lists, tables and texts
with a line for each paragraph are left alone, and so is a headline above a dateline.
"""

import re
from collections.abc import Sequence

from dragoman.lexicon.page_words import PageWords
from dragoman.pages import dateline

_WIDEST, _NARROWEST = 100, 50  # columns of a page of mail or of an agency's file
_FEWEST = 3  # cut lines that show a margin
_SHARE = 0.7  # of the breaks inside paragraphs, those that must stand at the margin
_WORDS = 3  # blanks in a line of prose, as no line of Chinese has
_SLACK = 12  # columns by which a line may be short of its margin: marks taken out, ragged ends
_SHOUTED = 3  # letters of a town in capitals
_HEADER = re.compile(r"[^\W\d_][\w-]*:\s")  # "Date: ", "Subject: "
_ITEM = re.compile(r"\s*(?:[^\w\s\"“‘'(\[$€£«]|\d+[.)]\s|\w[.)]\s)")  # "- ", "• ", "1. ", "a) "


def whole(text: str, words: PageWords) -> str:
    """The text with the lines made whole that a margin cut; any other text as it is."""
    if "\n" not in text:
        return text
    rows = text.split("\n")
    cut = {n for n in _cut(rows) if not _begins(rows[n], words, second=n == 1)}
    return rows[0] + "".join([(" " if n in cut else "\n") + rows[n] for n in range(1, len(rows))])


def _begins(row: str, words: PageWords, *, second: bool) -> bool:
    """Whether a line begins what it holds: a dateline, "Date:", or below the first line capitals.

    A headline may fill its line, and a short line below it shows too little of a dateline.
    """
    first = row.split(None, 1)[0]
    if first[0].islower():
        return False  # as most lines of cut prose
    shouted = second and len(first) >= _SHOUTED and first.strip(",.").isupper()
    return shouted or _HEADER.match(row) is not None or dateline.read(row, words) is not None


def _cut(rows: Sequence[str]) -> set[int]:
    """The lines that go on with the one before, cut at a margin; none where no margin shows."""
    if sum(len(row) > _WIDEST for row in rows) * 10 > len(rows):
        return set()
    able = [n for n in range(1, len(rows)) if _may_go_on(rows[n - 1], rows[n])]
    widths = [len(rows[n - 1]) for n in able]
    margin = max((width for width in widths if width <= _WIDEST), default=0)
    if margin < _NARROWEST:
        return set()
    full = [n for n in able if _full(rows[n - 1], rows[n], margin - _SLACK)]
    lower = sum(rows[n].lstrip()[:1].islower() for n in full)
    shows = len(full) >= max(_FEWEST, _SHARE * len(able)) and lower * 3 >= len(full)
    return set(full) if shows else set()


def _may_go_on(row: str, after: str) -> bool:
    """Whether neither line is blank and the second opens no item of a list."""
    if not row.strip() or not after.strip():
        return False
    return after[:2].isalpha() or not _ITEM.match(after)


def _full(row: str, after: str, margin: int) -> bool:
    """Whether the first word of the line behind had no room in `row`."""
    return row.count(" ") >= _WORDS and len(row) + 1 + len(after.split(None, 1)[0]) > margin

"""The lines at both ends of a text, and what each of them is.

Only the ends can hold furniture, so only they are looked at, whatever the text's size. A line
that plainly goes on in the next (wrapped mail, scans) is joined with it. A kind is decided by the
line alone; what the kinds in a row mean (where the body begins, which is the title) is decided
in `front`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Literal

from msgspec import Struct, structs

from dragoman.lexicon.page_words import PageWords
from dragoman.pages import dateline
from dragoman.pages import days as calendar
from dragoman.pages.days import Day
from dragoman.parts import count

Kind = Literal["dateline", "prose", "date", "byline", "credit", "menu", "label", "short"]

_DIGITS = re.compile(r"\d")
_RELEASE = 80  # characters; a line that only numbers a release is short
HEAD = 80  # lines looked at from the start, at most
_FULL = 40  # characters of a line that was cut at a margin
_WRAPPED = 12  # such lines in a row are running text, however short each is
_ENOUGH = 6  # lines of prose in a row that end the look
_SETTLED = 5  # lines of prose in all: the title's own, the decks and two of the body
REPEATS = 30  # lines among which a heading may be said again
TAIL = 1500  # characters looked at from the end
_LAST = 10  # lines of those
_SAME = 20  # characters in which the first words of two lines are compared
_LONG = 240  # a line longer than this holds no furniture
_ENDS = (
    ".",
    "!",
    "?",
    "。",
    "！",
    "？",
    "…",
    '."',
    ".”",
    '?"',
    "?”",
    ".'",
    ".’",
    "。”",
    "」",
    ".)",
)
_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_CELLS = re.compile(r"\s[|>»•·/]\s|\s{3,}|\t")
_CELL_SIGNS = frozenset("|>»•·/\t")
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_a-zа-я]")
_RELEASE_NUMBER = re.compile(r"(?:\bno\.?|№|#|\bnr\.?|\bsố|第)?\s*\d[\d/.-]*号?\s*$", re.IGNORECASE)
_AFTER_NUMBER = " \t\n/.-号"  # what may stand behind the last figure of a release's number
_LINE = re.compile(r"[^\n]+")


class Line(Struct, frozen=True, gc=False):
    """A line of a text: `text[start:end]` without the space around it."""

    start: int
    end: int
    text: str
    kind: Kind
    block: int  # lines with no blank line between them share a block
    days: tuple[Day, ...] = ()


def head(text: str, words: PageWords, *, month_first: bool) -> tuple[Line, ...]:
    """The first lines of a text that are not blank, until it is plainly running text.

    A page that says a line twice is looked at further: its title may come again after notices.
    """
    found: list[Line] = []
    prose = wrapped = met = 0
    rows = islice(_joined(text), HEAD)
    first = list(islice(rows, REPEATS))
    most = HEAD if _says_twice(text, first) else _SETTLED
    for start, end, block in chain(first, rows):
        line = _opening(text, start, end, block, words) or _line(
            text, (start, end, block), words, month_first=month_first
        )
        found.append(line)
        runs = line.kind in ("prose", "dateline")
        met += runs
        prose = prose + 1 if runs else 0
        wrapped = wrapped + 1 if line.kind == "short" and end - start >= _FULL else 0
        if prose >= _ENOUGH or wrapped >= _WRAPPED or met >= most:
            break
    if found and found[0].kind == "date" and _is_dated_title(found[0], words):
        found[0] = structs.replace(found[0], kind="short")
    return tuple(found)


def fold(text: str) -> str:
    """Lower case, single spaces: how two titles are compared."""
    return " ".join(text.lower().split())


def _says_twice(text: str, rows: Sequence[tuple[int, int, int]]) -> bool:
    said = [text[start : min(end, start + 2 * _LONG)] for start, end, _ in rows]
    begun = {line[:_SAME].lower().split(None, 1)[0] for line in said}
    return len(begun) < len(said) and len(set(map(fold, said))) < len(said)


def tail(
    text: str, words: PageWords, top: tuple[Line, ...], *, month_first: bool
) -> tuple[Line, ...]:
    """The last lines of a text; the first of them may be cut.

    Of a short text most are among those at its `top`, and are what they were there.
    """
    known = {(line.start, line.end): line for line in top if line.kind != "dateline"}
    last = list(_spans(text, max(0, len(text) - TAIL)))[-_LAST:]
    return tuple(
        structs.replace(known[start, end], block=block)
        if (start, end) in known
        else _line(text, (start, end, block), words, month_first=month_first)
        for start, end, block in last
    )


def _opening(text: str, start: int, end: int, block: int, words: PageWords) -> Line | None:
    """The line as one that opens with a dateline, if it does."""
    line = text[start : min(end, start + dateline.REACH)]
    if dateline.read(line, words) is None:
        return None
    return Line(start, end, text[start : min(end, start + 2 * _LONG)], "dateline", block)


def _is_dated_title(line: Line, words: PageWords) -> bool:
    """Tell of a first line that it says more than a date: "On the talks in Hanoi, 5 May 2024"."""
    furniture = (words.published, words.updated, words.source, words.byline)
    if any(label.match(line.text) for label in furniture):
        return False
    return size(without_days(line.text, line.days, words)) >= 5


def _joined(text: str) -> Iterator[tuple[int, int, int]]:
    """Lines with those broken in mid-sentence made whole."""
    held: tuple[int, int, int] | None = None
    for span in _spans(text, 0):
        if held is not None and _continues(text, held, span):
            held = (held[0], span[1], span[2])
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _spans(text: str, at: int) -> Iterator[tuple[int, int, int]]:
    block, last = 0, 0
    for match in _LINE.finditer(text, at):
        line = match[0]
        bare = line.strip()
        if not bare:
            block += 1
            continue
        if match.start() - last > 1:
            block += 1
        last = match.end()
        start = match.start() + len(line) - len(line.lstrip())
        yield start, start + len(bare), block


def _continues(text: str, before: tuple[int, int, int], after: tuple[int, int, int]) -> bool:
    """Tell whether a line was broken in mid-sentence: long, unended, next in lower case."""
    if before[2] != after[2] or before[1] - before[0] < 40:
        return False
    return text[after[0]].islower() and text[before[1] - 1] not in ".!?:。！？"


def _line(text: str, span: tuple[int, int, int], words: PageWords, *, month_first: bool) -> Line:
    start, end, block = span
    line = text[start : min(end, start + 2 * _LONG)]
    if end - start > _LONG:
        return Line(start, end, line, "prose", block)
    found = calendar.find(line, words, month_first=month_first)
    return Line(start, end, line, _kind(line, found, words), block, found)


def _kind(line: str, found: tuple[Day, ...], words: PageWords) -> Kind:
    if not found and len(line) >= _RELEASE and is_prose(line):
        return "prose"  # no label is so long, and none of the other kinds is asked before it
    bare = line.strip(" [](){}*#_-–—:.").lower()
    numbered = len(line) < _RELEASE and _DIGITS.search(line) is not None
    if bare in words.labels or not _WORD.search(line) or (numbered and is_release(line, words)):
        return "label"
    if found and _is_date(line, found, words):
        return "date"
    if is_prose(line):
        return "prose"
    if is_byline(line, words):
        return "byline"
    if line.startswith("[") or _labelled(words.credit, line, 30):
        return "credit"
    if _has_cells(line):
        return "menu"
    return "short"


def _has_cells(line: str) -> bool:
    """Tell whether separators or wide gaps divide a line; most have none of the signs."""
    if _CELL_SIGNS.isdisjoint(line) and "   " not in line:
        return False
    return len(_CELLS.findall(line)) >= 2


def is_release(line: str, words: PageWords) -> bool:
    """Tell whether a line only numbers a release: "Press release No. 12/2024"."""
    numbered = line.rstrip(_AFTER_NUMBER)[-1:].isdecimal()
    rest = _RELEASE_NUMBER.sub("", line) if numbered else line
    return rest.strip(" |,:-–—").lower() in words.labels


def is_byline(line: str, words: PageWords) -> bool:
    """Tell whether a line names who wrote it, behind a label: "By Ana Duarte"."""
    return _labelled(words.byline, line, 12)


def _labelled(label: re.Pattern[str], line: str, most: int) -> bool:
    match = label.match(line)
    return (
        match is not None
        and 0 < size(line[match.end() :]) <= most
        and (match["colon"] or match["mark"] or line[match.end() : match.end() + 1].isupper())
        not in (None, "", False)
    )


def size(line: str) -> int:
    """How many words a line has; two Chinese characters count as one."""
    if line.isascii() or not _CJK.search(line):
        return count(line)
    joined = len(_CJK.findall(line))
    return joined // 2 + count(_CJK.sub(" ", line))


def is_prose(line: str) -> bool:
    """Tell whether a line is a sentence of running text rather than a heading."""
    words = size(line)
    if words >= 45 or (words >= 9 and line.endswith(_ENDS)):
        return True
    return words >= 20 and _SENTENCES.search(line) is not None


def _is_date(line: str, found: tuple[Day, ...], words: PageWords) -> bool:
    """Tell whether a line's business is a date: little is left when it is taken out."""
    if not any(day.year for day in found) or line.partition(":")[0].lower() in words.asks:
        return False
    if words.published.match(line) or words.updated.match(line):
        return size(line) <= 30
    if not _at_edge(line, found, words):
        return False
    rest = without_days(line, found, words)
    ended = rest.rstrip(" |").endswith((".", "?", "!"))  # but not by the stop of "10.15 a.m."
    return (size(rest) <= 10 and not ended) or size(rest) == 0


def _at_edge(line: str, found: tuple[Day, ...], words: PageWords) -> bool:
    """Tell whether a day stands at an end of the line, or between separators."""
    for day in found:
        before = words.noise.sub(" ", line[: day.start]).rstrip(" (*_")
        after = line[day.end :].lstrip(" )*_")
        if not before or before[-1] in ",|-–—·:】)/" or line[: day.start].endswith("  "):
            return True
        glued = line[day.start - 1 : day.start].isalpha()  # "Public AffairsJune 12, 2013"
        if not after and (glued or size(before) <= 2):
            return True
    return bool(_CJK.search(line)) and size(line) <= 20


def without_days(line: str, found: tuple[Day, ...], words: PageWords) -> str:
    """The line with its dates, hours, weekdays and date words blanked out by bars."""
    for day in reversed(found):
        line = f"{line[: day.start]} | {line[day.end :]}"
    return words.noise.sub(" | ", line)

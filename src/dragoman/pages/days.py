"""Full and yearless dates in a line of page furniture, as people in five languages write them.

A short string comes in, calendar days go out, in order, never overlapping. Numbers alone are
read day first unless that is impossible or the caller says the source writes the month first.
Only what is written is read: no year is supplied here. Impossible days are passed over.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from msgspec import Struct

from dragoman.lexicon.page_words import PageWords


class Day(Struct, frozen=True, gc=False):
    """A day as written in `text[start:end]`; `year` is 0 where none is written."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """`2025-09-18`; only for a day with a year."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


_DIGITS = "〇零○一二三四五六七八九"
_VALUES = {sign: max(0, i - 2) for i, sign in enumerate(_DIGITS)}
_ISO = re.compile(
    r"(?<![\d./-])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<d>\d{1,2})(?P<s>[-/.])(?:(?<=\.) )?"  # "7.9.2024" and "7. 9. 2024"
    r"(?P<m>\d{1,2})(?P=s)(?:(?<=\.) )?(?P<y>\d{4})(?!\d)"
)
_EAST = re.compile(
    r"(?:(?<!\d)(?P<y>\d{4})\s?[年년]\s?)?(?<!\d)(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日號号일]"
)
_HAN = re.compile(
    rf"(?P<y>[{_DIGITS}]{{4}})年(?P<m>[{_DIGITS}十]{{1,2}})月(?P<d>[{_DIGITS}十]{{1,3}})日"
)
_MONGOLIAN = re.compile(
    r"(?:(?<!\d)(?P<y>\d{4})\s+он(?:ы|д)?\s+)?(?<!\d)(?P<m>\d{1,2})(?:\s?-?\s?(?:р|дугаар|дүгээр|дүгэр))?"
    r"\s+сарын\s+(?P<d>\d{1,2})(?!\d)(?:-н[ыдиі]+)?",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"(?:ngày\s+)?(?<!\d)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?!\d)(?:,?\s+(?:năm\s+)?(?P<y>\d{4})(?!\d))?",
    re.IGNORECASE,
)


# The word is looked up among the months afterwards: an alternation of sixty names, tried at
# every letter, took most of the time of reading a page.
_MONTH_AFTER = re.compile(
    r"(?<![\d:/.-])(?P<d>\d{1,2})"
    r"(?:(?i:st|nd|rd|th)?\.?[\s-]+|\.)(?i:(?:of|del?)\s+)?(?P<m>[^\W\d_]++)"
    r"\.?(?:(?:,?[\s-]*\(?|\s+(?i:del?)\s+)(?P<y>\d{4}|['’]\d\d"
    r"|(?<=-[^\W\d_]{3}-)\d\d(?!\s[^\W\d_]))(?!\d))?"  # "14-May-31", but "12-May-15 June"
)
_MONTH_BEFORE = re.compile(  # "May 20/2031", "May 20 /2031/"
    r"(?<![^\W_])(?P<m>[^\W\d_]++)\.?+\s++(?i:the\s)?(?P<d>\d{1,2})(?i:st|nd|rd|th)?(?!\d|:\d)"
    r"(?:(?:,?\s+[/(]?|[/,])(?P<y>\d{4}|['’]\d\d)(?!\d)(?:(?<=/\d{4})/(?=\s))?)?"
)
_COUNTED = re.compile(  # "1996 оны арван нэгдүгээр сарын 28"
    r"(?:(?<!\d)(?P<y>\d{4})\s+он(?:ы|д)?\s+)?(?<![^\W_])(?P<m>(?:арван\s)?[^\W\d_]+)"
    r"\s+сарын\s+(?P<d>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<![^\W_])(?P<d>\d{1,2})\s?–\s?$")  # of "12–18 May" neither dates a page
_NEAR = 24  # characters before a day in which a range may begin
_GLUED = re.compile(r"(?<=[a-z])[A-Z][a-z]+$")
_DIGIT = re.compile(r"\d|年")
_JOINED = re.compile(r"\d(?:[-/.]|\. )\d")
_LETTERS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # "AffairsJune" is two
_WHERE = (  # a pattern is tried only where its sign stands
    ("年", (_HAN, _EAST)),
    ("月", (_EAST,)),
    ("월", (_EAST,)),
    ("сар", (_MONGOLIAN, _COUNTED)),
    ("САР", (_MONGOLIAN, _COUNTED)),
    ("tháng", (_VIETNAMESE,)),
)


def find(text: str, words: PageWords, *, month_first: bool = False) -> tuple[Day, ...]:
    """All days written in `text`, in order; where two readings overlap the fuller one stays."""
    if not _DIGIT.search(text):
        return ()
    read = (
        _day(match, words, month_first=month_first)
        for pattern in _fitting(text, words)
        for match in pattern.finditer(text)
    )
    return tuple(_apart([day for day in read if day is not None]))


def _fitting(text: str, words: PageWords) -> Iterator[re.Pattern[str]]:
    """The patterns whose sign stands in a text: most lines with a figure have no day."""
    plain = text.isascii()
    if _JOINED.search(text):
        yield from (_ISO, _NUMBERS)
    if not plain or not words.months.keys().isdisjoint(map(str.lower, _LETTERS.findall(text))):
        yield from (_MONTH_AFTER, _MONTH_BEFORE)
    if not plain:
        yield from (pattern for sign, some in _WHERE if sign in text for pattern in some)


def opens(text: str, words: PageWords) -> bool:
    """Tell whether `text` opens with a date, a weekday or an hour."""
    rest = text.lstrip(" (")
    noise = words.noise.match(rest)
    rest = rest[noise.end() :].lstrip(" ,") if noise else rest
    return any(day.start == 0 for day in find(rest[:40], words))


def _apart(found: list[Day]) -> Iterator[Day]:
    kept: list[Day] = []
    for day in sorted(found, key=lambda d: (not d.year, d.start - d.end)):
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    yield from sorted(kept, key=lambda d: d.start)


def _day(match: re.Match[str], words: PageWords, *, month_first: bool) -> Day | None:
    start, written = match.start(), match["m"]
    glued = _GLUED.search(written) if match.re is _MONTH_BEFORE else None
    if glued and _number(written, words) == 0:  # a byline run into its date: "AffairsJune 12"
        start, written = start + glued.start(), glued[0]
    month, day = _number(written, words), _number(match["d"], words)
    year = _year(match["y"], words) if match["y"] else 0
    if match.re is _NUMBERS and day <= 12 and (month_first or month > 12):
        month, day = day, month
    if not _possible(year, month, day) or _ends_range(match.string[:start], day, words):
        return None
    return Day(start, match.end(), year, month, day)


def _year(written: str, words: PageWords) -> int:
    """Of "14 May '31", "14-May-31", 2031: two figures are a year of this century."""
    year = _number(written.lstrip("'’"), words)
    return year + 2000 if len(written) < len("2031") else year


def _ends_range(before: str, day: int, words: PageWords) -> bool:
    """Whether an earlier day and a dash stand before one, and no number: "Issue 7 – 14 May"."""
    first = _FROM.search(before[-_NEAR:])
    if first is None or not 0 < int(first["d"]) < day:
        return False
    return words.numbered.search(before[-_NEAR:], 0, first.start()) is None


def _number(written: str, words: PageWords) -> int:
    if written.isascii() and written.isdigit():
        return int(written)
    low = written.lower()
    if low in words.months:
        return words.months[low]
    return 0 if low.isascii() else _han(written)


def _han(written: str) -> int:
    """Read "二〇二六" as 2026, "二十六" as 26, "十" as 10."""
    digits = _VALUES
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (digits.get(tens, 0) if tens else 1) + (digits.get(ones, 0) if ones else 0)
    return int("".join(str(digits.get(sign, 0)) for sign in written) or "0")


def _possible(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not (year == 0 or 1500 <= year <= 2199):
        return False
    return 1 <= day <= monthrange(year or 2000, month)[1]


def real(iso: str) -> bool:
    """Tell whether `2025-02-30`, an ISO day in form, is one in the calendar."""
    year, month, day = map(int, iso.split("-"))
    return _possible(year, month, day)

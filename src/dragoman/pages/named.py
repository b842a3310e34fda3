"""The day in the name of a file: 2031-05-14-talks.txt, notes_20310514.html.

A page's name comes in, an ISO day goes out: the only one of its last part, year first, that stands
at the beginning or the end, set off from the rest, or is written with hyphens. Archives name
reports so (report-20310514.txt), and whoever is shown a document is told that only the name of its
file gives the day. Refused is what several days, a number that runs on, digits inside other signs
(id_20310514_final.txt, a serial number) or a day not in the calendar could mean. The time stamp of
a file is never asked: it is the day on which somebody copied it.
"""

import re

from dragoman.pages import days

# Year, month and day with one sign between them, or with none.
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_ENDINGS = re.compile(r"(?:\.[A-Za-z]\w{0,7}){1,2}$")  # of a file: ".txt", ".html.gz"
_FOLDERS = re.compile(r"[/\\]|: ")  # a file in an archive: "march.zip: 2031/2031-05-14.txt"


def day(source: str) -> str | None:
    """The ISO day that a name states; None where it states none, or more than one."""
    last = _ENDINGS.sub("", _FOLDERS.split(source)[-1])
    days_in = (match for match in _DAY.finditer(last) if _stands_out(match))
    found = {"-".join(match.group(1, 3, 4)) for match in days_in}
    one = found.pop() if len(found) == 1 else None
    return one if one and days.real(one) else None


def _stands_out(match: re.Match[str]) -> bool:
    """Whether a day is one of a name's ends, no letter at it, or is written as ISO 8601 does."""
    name, (start, end) = match.string, match.span()
    begins = start == 0 and not name[end : end + 1].isalpha()
    ends = end == len(name) and not name[max(start - 1, 0) : start].isalpha()
    return begins or ends or match[2] == "-"

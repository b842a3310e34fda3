"""The day in the name of a file: 2031-05-14-talks.txt, notes_20310514.html.

A page's name comes in, an ISO day goes out: the only one that stands in its last part, year first.
Refused is what several days, a number that runs on, or a day not in the calendar could mean. The
time stamp of a file is never asked: it is the day on which somebody copied it.
"""

import re

from dragoman.pages import days

# Year, month and day with one sign between them, or with none.
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_FOLDERS = re.compile(r"[/\\]|: ")  # a file in an archive: "march.zip: 2031/2031-05-14.txt"


def day(source: str) -> str | None:
    """The ISO day that a name states; None where it states none, or more than one."""
    last = _FOLDERS.split(source)[-1]
    found = {"-".join(match.group(1, 3, 4)) for match in _DAY.finditer(last)}
    one = found.pop() if len(found) == 1 else None
    return one if one and days.real(one) else None

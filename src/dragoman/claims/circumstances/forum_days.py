"""When a forum was that engagements stood beside: on their days, where the text gives no other.

Editions and engagements of one document come in, the editions go out, those held without a date of
their own dated by the engagements whose setting bears their name and number, and saying so.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.records import DONE, EngagementClaim, MechanismClaim

Beside = tuple[str, frozenset[int]]  # the day of an engagement, the numbers of its setting
_WORDS = 24  # of a setting
NUMBER = re.compile(r"(?<!\d)\d{1,6}(?!\d)")
WHY = "day of the engagement beside it"


def dated(
    editions: Sequence[MechanismClaim], engagements: Sequence[EngagementClaim]
) -> tuple[MechanismClaim, ...]:
    """The editions; those beside which something was held on a known day have that day."""
    beside = [e for e in engagements if e.setting and e.status in DONE and edtf.single(e.date)]
    called = _called(beside) if any(one.date is None for one in editions) else {}
    return tuple(_dated(one, called) if one.date is None else one for one in editions)


def _called(beside: Sequence[EngagementClaim]) -> dict[str, list[Beside]]:
    """The days and numbers of settings, by every run of words of each."""
    found: dict[str, list[Beside]] = {}
    for one in beside:
        words = (one.setting or "").lower().split()[:_WORDS]
        told = one.date or "", frozenset(int(n) for n in NUMBER.findall(one.setting or ""))
        runs = {" ".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2)}
        for run in runs:
            found.setdefault(run, []).append(told)
    return found


def _dated(one: MechanismClaim, called: Mapping[str, list[Beside]]) -> MechanismClaim:
    if one.status not in DONE:
        return one
    told = called.get(" ".join(one.name.lower().split()), ())
    days = sorted({day for day, numbers in told if _fits(one.ordinal, numbers)})
    if not days:
        return one
    on = days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}"
    return replace(one, date=on, inferred={**one.inferred, "date": WHY})


def _fits(ordinal: int | None, numbers: frozenset[int]) -> bool:
    """Whether the numbers of a setting are those of an edition, where both tell one."""
    return ordinal is None or not numbers or ordinal in numbers

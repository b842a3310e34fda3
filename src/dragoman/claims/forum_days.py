"""When a forum was that engagements stood beside: on their days, where the text gives no other.

Editions and engagements of one document come in, the editions go out, those held without a date of
their own dated by the engagements whose setting bears their name and number, and saying so.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.records import DONE, EngagementClaim, MechanismClaim

NUMBER = re.compile(r"\d+")
WHY = "day of the engagement beside it"


def dated(
    editions: Sequence[MechanismClaim], engagements: Sequence[EngagementClaim]
) -> tuple[MechanismClaim, ...]:
    """The editions; those beside which something was held on a known day have that day."""
    beside = [e for e in engagements if e.setting and e.status in DONE and edtf.single(e.date)]
    return tuple(_dated(one, beside) if one.date is None else one for one in editions)


def _dated(one: MechanismClaim, beside: Sequence[EngagementClaim]) -> MechanismClaim:
    days = sorted({e.date for e in beside if e.date and _of(e.setting or "", one)})
    if not days or one.status not in DONE:
        return one
    on = days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}"
    return replace(one, date=on, inferred={**one.inferred, "date": WHY})


def _of(setting: str, one: MechanismClaim) -> bool:
    """Whether a setting is this edition: its whole name, and its number where both tell one."""
    numbers = {int(n) for n in NUMBER.findall(setting)}
    named = one.name.lower() in setting.lower()
    return named and (one.ordinal is None or not numbers or one.ordinal in numbers)

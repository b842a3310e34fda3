"""The year of a day that is told without one, where the text tells it of the days around it.

    from 23 to 29 July 2023. ... will meet B on 24 July.        24 July 2023

Drafts come in and go out, those without a year with that of the text's other days. These are told
to the month at least: "met in 1998" says nothing of a 24 December. Refused are texts whose days
are of two years, and a plan that would lie behind all that is told, or before what was held.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, Draft
from dragoman.claims.sentence.scene import Scene
from dragoman.dates import edtf, resolve

_UNKNOWN = "XXXX"
_MONTH = 31  # days; what is told wider fills no year


class _Told(NamedTuple):
    first: date
    last: date
    ahead: bool


def filled(found: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, their open years filled where the text tells of just one."""
    if not any(_open(d) for d in found):
        return list(found)
    titled = _titled(scene)
    years = {d.date[:4] for d in found if d.date and d.near and not _open(d)} | titled
    if len(years) != 1:
        return list(found)
    year = years.pop()
    told = [one for d in found if d.near and (one := _told(d))]
    return [_of_year(d, year, told, titled=bool(titled)) for d in found]


def _open(draft: Draft) -> bool:
    return draft.date is not None and draft.date.startswith(_UNKNOWN)


def _told(draft: Draft) -> _Told | None:
    """The days of a draft, where they are told to the month."""
    days = _narrow(draft.date) if draft.date else None
    return _Told(*days, ahead=draft.status in AHEAD) if days else None


def _narrow(day: str) -> tuple[date, date] | None:
    days = edtf.bounds(day)
    return days if days and (days[1] - days[0]).days <= _MONTH else None


def _titled(scene: Scene) -> set[str]:
    """The years of the days in a title: "Newsletter, March 2024"."""
    heads = (scene.times[s.index] for s in scene.sentences if s.role == "title")
    told = (resolve(time, None) for times in heads for time in times)
    return {found.edtf[:4] for found in told if found and _narrow(found.edtf)}


def _of_year(draft: Draft, year: str, told: Sequence[_Told], *, titled: bool) -> Draft:
    if draft.date is None or not _open(draft):
        return draft
    day = draft.date.replace(_UNKNOWN, year)
    days = edtf.bounds(day)
    if days is None or not (titled or _fits(days, told, ahead=draft.status in AHEAD)):
        return draft
    return replace(draft, date=day, inferred={**draft.inferred, "date": "of the year told beside"})


def _fits(days: tuple[date, date], told: Sequence[_Told], *, ahead: bool) -> bool:
    """Whether days may be of the year told: of a plan, not behind it all or before what was."""
    if not ahead:
        return bool(told)
    return any(one.last >= days[0] and (one.ahead or one.first <= days[1]) for one in told)

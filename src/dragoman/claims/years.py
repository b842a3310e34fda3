"""The year of a day that is told without one, where the text tells it of the days around it.

    from 23 to 29 July 2023. ... will meet B on 24 July.        24 July 2023

Drafts come in and go out, those without a year with that of the one span of days, of the same
text, that holds their day. Refused is a text whose days are of two years.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.draft import Draft
from dragoman.claims.scene import Scene
from dragoman.dates import edtf, resolve

_UNKNOWN = "XXXX"


def filled(found: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, their open years filled where the text tells of just one."""
    if not any(d.date and d.date.startswith(_UNKNOWN) for d in found):
        return list(found)
    years = {d.date[:4] for d in found if d.date and d.near and not d.date.startswith(_UNKNOWN)}
    years |= _titled(scene)
    if len(years) != 1:
        return list(found)
    year = years.pop()
    return [_of_year(d, year) for d in found]


def _titled(scene: Scene) -> set[str]:
    """The years of the days in a title: "Newsletter, March 2024"."""
    heads = (scene.times[s.index] for s in scene.sentences if s.role == "title")
    told = (resolve(time, None) for times in heads for time in times)
    return {found.edtf[:4] for found in told if found and found.edtf[:4].isdigit()}


def _of_year(draft: Draft, year: str) -> Draft:
    if draft.date is None or not draft.date.startswith(_UNKNOWN):
        return draft
    day = draft.date.replace(_UNKNOWN, year)
    if edtf.bounds(day) is None:
        return draft
    return replace(draft, date=day, inferred={**draft.inferred, "date": "of the year told beside"})

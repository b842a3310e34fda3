"""The slots no sentence of an engagement states, settled from the rest of the document.

Meetings of one person on one day share their place and occasion unless the text says otherwise;
the first news of a dispatch happens where its dateline is. Both are inferences and say so.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.discourse import Discourse
from dragoman.claims.drafts import Draft
from dragoman.dates import edtf
from dragoman.records import Place

_NOWHERE = frozenset({"call", "message"})
_LEAD = 4  # sentences, title included, in which a dispatch tells its news


def settle(found: Sequence[Draft], told: Discourse, dateline: Place | None) -> list[Draft]:
    """Fill date, place and setting of each draft from those told before it."""
    done: list[Draft] = []
    for draft in found:
        one = _from_before(draft, done)
        done.append(_from_dateline(one, dateline))
    return done


def _from_before(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Take what an earlier engagement of the same person on the same day says."""
    if draft.kind in _NOWHERE or draft.format in ("video", "phone") or draft.status not in ("held", "ongoing"):
        return draft
    names = {p.name for p in draft.participants if p.name}
    for other in before:
        if other.status not in ("held", "ongoing") or other.kind in _NOWHERE or not _same_occasion(draft, other, names):
            continue
        place, why = draft.place, dict(draft.inferred)
        if place is None and other.place is not None and draft.kind != "visit":
            place, why["place"] = other.place, "of the other engagement that day"
        date = draft.date
        if date is None and other.date and other.kind == draft.kind:
            date, why["date"] = other.date, "of the engagement told before"
        draft = replace(draft, place=place, date=date, setting=draft.setting or _setting(draft, other), inferred=why)
    return draft


def _setting(draft: Draft, other: Draft) -> str | None:
    return other.setting if draft.date and draft.kind == other.kind == "meeting" else None


def _same_occasion(draft: Draft, other: Draft, names: set[str | None]) -> bool:
    shared = names & {p.name for p in other.participants if p.name}
    pair = len(set(draft.parties) & set(other.parties)) >= 2
    if not shared and not pair:
        return False
    if draft.date and other.date:
        return edtf.overlaps(draft.date, other.date) and (edtf.precision(other.date) == "day" or other.kind == "visit")
    return bool(other.date) and shared != set() and min(draft.sentences) - max(other.sentences) <= 3 and draft.near


def _from_dateline(draft: Draft, dateline: Place | None) -> Draft:
    if dateline is None or draft.place or draft.kind in _NOWHERE or draft.kind == "visit" or draft.format in ("video", "phone"):
        return draft
    fresh = draft.status in ("held", "ongoing") and min(draft.sentences) <= _LEAD and draft.near
    if not fresh or not (draft.setting or dateline.country in draft.parties):
        return draft
    return replace(draft, place=dateline, inferred={**draft.inferred, "place": "of the dateline"})

"""What undated news takes from its document: its day, the occasion of its title.

    Minister A received B.                           the document's day, or the one its lead names
    ... She arrived on Monday.                       a day of her journey, and not of the reception
    After the burial, the presidents met.            the one day that the lead names

A draft and the frame of the document come in, a draft goes out, with the reason. Refused is what is
told as background, and whatever lies ahead.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.draft import REMOTE, Draft
from dragoman.claims.whole.news import News
from dragoman.dates import edtf
from dragoman.records import DONE

_OWN_DAY = "undated news, taken to be of the document's day"


def is_news(draft: Draft, frame: News) -> bool:
    """Whether a draft is what the document was written to tell."""
    return (
        draft.status in DONE
        and draft.near
        and not draft.background
        and min(draft.sentences) <= frame.lead
    )


def headed_by(draft: Draft, frame: News) -> Draft:
    """News without an occasion or place of its own has that of the title."""
    if draft.kind != "meeting" or draft.format in REMOTE:
        return draft
    if not (is_news(draft, frame) or (frame.alone and told_late(draft))):
        return draft
    setting, place = draft.setting or frame.occasion, draft.place or frame.seat
    return replace(draft, setting=setting, place=place)


def beside_news(draft: Draft, done: Sequence[Draft], frame: News) -> Draft:
    """What the persons of the news also did, undated, they did on the day of the news."""
    if draft.date or draft.background or not draft.near or draft.status not in DONE:
        return draft
    names = {p.name for p in draft.participants if p.name}
    for other in done:
        kinds = (draft.kind, "ceremony", "meeting" if draft.kind == "call" else draft.kind)
        alike = other.kind in kinds and is_news(other, frame)
        if not (alike and other.date and names & {p.name for p in other.participants}):
            continue
        if edtf.single(other.date):
            why = "of the day of the news it is told with"
            return replace(draft, date=other.date, inferred={**draft.inferred, "date": why})
    return draft


def after_news(draft: Draft, frame: News) -> Draft:
    """Of "After the burial, the presidents met": undated, of the one day that the lead names."""
    if draft.date or frame.told is None or draft.background or not draft.near:
        return draft
    if draft.status not in DONE or draft.kind in ("exercise", "visit"):
        return draft
    why = {**draft.inferred, "date": "of the day of the news it is told with"}
    return replace(draft, date=frame.told, inferred=why)


def fresh(draft: Draft, frame: News) -> bool:
    """Whether a draft is of the day of the document or the one before.

    So is what the lead of a text without a day tells of a weekday: "LIMA: X met B on Tuesday".
    """
    dayless = frame.day is None and draft.date is None
    if is_news(replace(draft, near=True) if dayless else draft, frame):
        return True
    day = edtf.single(draft.date) if draft.status in DONE else None
    return day is not None and frame.day is not None and 0 <= (frame.day - day).days <= 1


def of_the_day(draft: Draft, found: Sequence[Draft], frame: News) -> Draft:
    """Undated news happened on the day its lead names, else on the day of the document.

    In a text that names no other day, so did the meetings it tells of further down.
    """
    if draft.date or frame.day is None or draft.kind == "exercise" or _of_a_tour(draft, found):
        return draft
    if not (is_news(draft, frame) or (frame.alone and told_late(draft))):
        return draft
    told = None if _of_a_journey(draft, found, frame) else frame.told
    why = {**draft.inferred, "date": _OWN_DAY}
    return replace(draft, date=told or frame.day.isoformat(), inferred=why)


def _of_a_tour(draft: Draft, found: Sequence[Draft]) -> bool:
    """Of "visited A, B and C": visits to several states were not all made on one day."""
    if draft.kind != "visit" or draft.status != "held":
        return False
    others = (d for d in found if d.kind == "visit" and d.sentences == draft.sentences)
    return any(d.parties != draft.parties and not d.date for d in others)


def _of_a_journey(draft: Draft, found: Sequence[Draft], frame: News) -> bool:
    """Whether the one day that the lead names is that of a journey told in another sentence."""
    ways = (d for d in found if d.kind == "visit" and d.date == frame.told and d is not draft)
    return any({*d.sentences}.isdisjoint(draft.sentences) for d in ways)


def on_a_visit(draft: Draft, days: str | None, frame: News) -> str | None:
    """The day of news told on a visit that is still going on: the document's, not all its days."""
    limits = edtf.bounds(days) if days and frame.day else None
    if limits is None or frame.day is None or not limits[0] < limits[1]:
        return days
    first = limits[0] == frame.day
    now = first or (limits[0] < frame.day < limits[1] and is_news(draft, frame))
    return frame.day.isoformat() if now else days


def told_late(draft: Draft) -> bool:
    """Whether a meeting is told as what happened lately: no aside, nothing to come."""
    able = draft.kind in ("meeting", "ceremony") and draft.status in DONE
    return able and draft.near and not draft.background

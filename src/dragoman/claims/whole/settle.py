"""The slots no sentence of an engagement states, settled from the rest of the document.

Meetings of one person on one day share their place and occasion unless the text says otherwise;
what happens on a visit happens when and where the visit does; the first news of a dispatch
happens where its dateline is, and where nothing else dates it, on the day the document is of.
All are inferences and say so.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec.structs import replace

from dragoman.claims.sentence.draft import AHEAD, NOWHERE, REMOTE, Draft
from dragoman.claims.whole import tours
from dragoman.claims.whole.news import News
from dragoman.claims.whole.undated import (
    after_news,
    beside_news,
    fresh,
    headed_by,
    is_news,
    of_the_day,
    on_a_visit,
    told_late,
)
from dragoman.dates import edtf
from dragoman.lexicon.parties import states
from dragoman.records import DONE, Place

_STILL = 3  # sentences after which "will meet" need not be on the visit told of
_WEEK = 7  # days of a visit whose last one alone is told
_MONTH = 32  # days
_STAY = 3  # days within which a person is still at a gathering, or on a visit


class _From(StrEnum):
    """What of a visit told of lends a day or a place, in words for readers."""

    VISIT = "of the visit it belongs to"
    WEEK = "of the week of the visit it belongs to"


def settle(found: Sequence[Draft], frame: News) -> list[Draft]:
    """Fill date, place and setting of each draft from its visit, its neighbours, the frame."""
    done: list[Draft] = []
    for draft in found:
        signed = _from_signing(draft, found)
        signed = _of_its_meetings(signed, found, frame)
        staying = _from_stay(_from_before(_from_visit(signed, found), done, frame), done)
        placed = of_the_day(headed_by(staying, frame), found, frame)
        dated = after_news(beside_news(placed, done, frame), frame)
        if dated.date and not draft.date:
            dated = _from_before(
                dated, done, frame
            )  # "also met", of that day: where the others did
        past = _by_now(dated, frame)
        done.append(_from_dateline(past, _in_the_field(past, done, frame)))
    return done


def _from_signing(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Of "signed the treaty in Lima today, after talks": the talks when and where they signed."""
    if draft.kind != "meeting" or draft.date or draft.status not in DONE or draft.background:
        return draft
    for other in found:
        told = other.sentences == draft.sentences and set(other.parties) == set(draft.parties)
        if other.kind == "signing" and other.date and told:
            why = {**draft.inferred, "date": "of the signing it led to"}
            return replace(draft, date=other.date, place=draft.place or other.place, inferred=why)
    return draft


def _of_its_meetings(draft: Draft, found: Sequence[Draft], frame: News) -> Draft:
    """Of "visited Chad. He was received in N'Djamena on 9 May", days ago: a visit of that day."""
    if draft.kind != "visit" or draft.date or not is_news(draft, frame):
        return draft
    days = [
        day
        for other in found
        if other.kind in ("meeting", "ceremony") and told_late(other)
        if not other.inferred.get("date") and _of_the_visit(other, draft)
        if (day := edtf.single(other.date))
    ]
    if not days or frame.day is None or (frame.day - max(days)).days < _STAY:
        return draft
    why = {**draft.inferred, "date": "of what was done on it"}
    return replace(draft, date=edtf.spell(min(days), max(days)), inferred=why)


def _of_the_visit(draft: Draft, visit: Draft) -> bool:
    """Whether somebody met a host of the state he visited, there."""
    travellers = {p.name for p in visit.participants if p.name and p.role == "visitor"}
    host = visit.place.country if visit.place else None
    aboard = travellers & {p.name for p in draft.participants}
    return bool(aboard) and host in draft.parties and _one_country(draft.place, visit.place)


# --- of a visit ------------------------------------------------------------------------------


def _from_visit(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A meeting on a visit: the visit's days and place where it states none of its own."""
    if draft.kind in (*NOWHERE, "visit") or draft.format in REMOTE or draft.background:
        return draft
    told = set(draft.parties)
    # of its host first, then the leg told of last: "From Lima he will go to Quito, and meet B"
    able = (v for v in found if not tours.later(draft, v))
    for visit in sorted(able, key=lambda v: (not set(v.parties) <= told, -_last_told(v, draft))):
        if visit.kind == "port_call" and _aboard(draft, visit):
            return _within(draft, visit)
        if visit.kind == "visit" and _on_visit(draft, visit):
            return draft if tours.went_on(draft, visit, found) else _within(draft, visit)
        if visit.kind == "visit" and visit.place and _during(draft, visit):
            why = {**draft.inferred, "place": _From.VISIT}
            lasts = visit.status == "ongoing" or (not visit.ends and "/" in (visit.date or ""))
            day = draft.date or (visit.date if lasts else None)
            why |= {"date": _From.VISIT} if day and not draft.date else {}
            place = draft.place or (None if draft.afield else visit.place)
            return replace(draft, place=place, date=day, inferred=why)
    return draft


def _last_told(visit: Draft, draft: Draft) -> int:
    """The last sentence that tells of a visit as far as a draft; -1 where it is told of later."""
    return max((s for s in visit.sentences if s <= draft.sentences[0]), default=-1)


def _during(draft: Draft, visit: Draft) -> bool:
    """Of "She has arrived in Abidjan. She will meet the prime minister": still on the visit.

    So is who "met the prime minister on Tuesday" after arriving on Monday, and who "travels on
    Monday" and will meet him on Tuesday.
    """
    since = _days_after(draft, visit)
    there = since is not None and 0 < since <= _STAY
    if visit.status in AHEAD:
        return there and draft.status == visit.status and _follows(draft, visit)
    if not (draft.status == "planned" or (draft.status in DONE and there)):
        return False
    if visit.status not in DONE or not visit.near or _over_by(draft, visit):
        return False
    soon = since is not None and 0 <= since <= _STAY
    still = visit.status == "ongoing" and (soon or _before_its_end(draft, visit))
    return _follows(draft, visit) or (still and draft.near and _of_the_visit(draft, visit))


def _follows(draft: Draft, visit: Draft) -> bool:
    """Whether the sentences behind a visit tell of whom the visitor meets there."""
    return (
        _of_the_visit(draft, visit)
        and draft.near
        and 0 <= draft.sentences[0] - visit.sentences[-1] <= _STILL
    )


def _over_by(draft: Draft, visit: Draft) -> bool:
    """Of "visited Lima last week. She will see B on Friday": whether the visit is over by then."""
    days = edtf.bounds(visit.date) if visit.date else None
    then = edtf.bounds(draft.date) if draft.date else None
    return days is not None and then is not None and days[0] < days[1] < then[0]


def _days_after(draft: Draft, visit: Draft) -> int | None:
    """How many days lie between two engagements of one day each."""
    first, day = edtf.single(visit.date), edtf.single(draft.date)
    return (day - first).days if first and day else None


def _aboard(draft: Draft, call: Draft) -> bool:
    """Whether a ship's officers met their hosts on a port call."""
    if draft.kind != "meeting" or draft.date is None or call.date is None:
        return False
    here = set(draft.parties) == set(call.parties) and draft.status == call.status
    return here and edtf.overlaps(draft.date, call.date) and _one_country(draft.place, call.place)


def _on_visit(draft: Draft, visit: Draft) -> bool:
    states = {draft.status, visit.status}
    days = visit.date and edtf.precision(visit.date) not in ("month", "year")  # "next year"
    on = days and draft.date and visit.date and edtf.contains(visit.date, draft.date)
    if not (states <= DONE or states <= AHEAD or (on and states <= {*DONE, *AHEAD})):
        return False
    travellers = {p.name for p in visit.participants if p.name and p.role == "visitor"}
    aboard = travellers & {p.name for p in draft.participants}
    if not aboard and not set(visit.parties) <= set(draft.parties):
        return False
    host = visit.place.country if visit.place else None
    before = visit.background or draft.sentences[0] < visit.sentences[0]
    hosted = any(p.role == "host" for p in draft.participants)
    if host not in draft.parties and (before or hosted):
        return False  # "She will be received by B and then go on to Quito": not there
    if draft.date and visit.date:
        return edtf.overlaps(draft.date, visit.date) or _before_its_end(draft, visit)
    near = visit.near or draft.status in AHEAD
    return draft.date is None and near and _one_country(draft.place, visit.place)


def _before_its_end(draft: Draft, visit: Draft) -> bool:
    """Of "on a visit that ends on Friday", which is all its days: what was on a day before."""
    since = _days_after(draft, visit)
    return visit.ends and since is not None and -_WEEK < since < 0


def _at_home(draft: Draft, visit: Draft) -> bool:
    """Of "Before leaving for Kiribati the premier received an envoy": no host is away."""
    travellers = {p.name for p in visit.participants if p.role == "visitor"}
    return any(p.role == "host" and p.name in travellers for p in draft.participants)


def _one_country(a: Place | None, b: Place | None) -> bool:
    return a is None or b is None or a.country == b.country


def _elsewhere(draft: Draft, visit: Draft) -> bool:
    """Whether an occasion with a name may be elsewhere than the visit; "the summit" is there."""
    if draft.setting is None or draft.setting[:1].islower():
        return False
    return draft.setting != visit.setting


def _within(draft: Draft, visit: Draft) -> Draft:
    why = dict(draft.inferred)
    day, place = draft.date, draft.place
    over = visit.ends and edtf.single(visit.date) is not None  # any day of it may be meant
    told = visit.date and not over and edtf.precision(visit.date) != "year"
    if day is None and visit.date and told:
        past = visit.status == "held" and edtf.whole_week(visit.date)
        day, why["date"] = visit.date, _From.WEEK if past else _From.VISIT
    if place is None and visit.place and not (draft.afield or _elsewhere(draft, visit)):
        place, why["place"] = visit.place, _From.VISIT
    apart = over and draft.sentences != visit.sentences
    return replace(draft, date=day, place=place, inferred=why, near=draft.near and not apart)


def _by_now(draft: Draft, frame: News) -> Draft:
    """Of a visit that goes on: what was done on it, and is news, was done on the document's day."""
    if (
        draft.status not in DONE
        or draft.kind == "visit"
        or draft.inferred.get("date") is not _From.VISIT
    ):
        return draft
    return replace(draft, date=on_a_visit(draft, draft.date, frame))


# --- of its neighbours -----------------------------------------------------------------------


def _from_before(draft: Draft, before: Sequence[Draft], frame: News) -> Draft:
    """Take what an earlier engagement of the same person on the same day says."""
    if (
        draft.kind in NOWHERE
        or draft.format in REMOTE
        or draft.status not in DONE
        or draft.background
    ):
        return draft
    names = {p.name for p in draft.participants if p.name}
    for other in before:
        if (
            other.status not in DONE
            or other.kind in NOWHERE
            or not _same_occasion(draft, other, names)
        ):
            continue
        place, why = draft.place, dict(draft.inferred)
        free = place is None and not (draft.afield and draft.kind != "exercise")
        free = free and not (_at_home(draft, other) or _only_landed(other, draft, frame))
        if free and other.place is not None and draft.kind != "visit":
            place, why["place"] = other.place, "of the other engagement that day"
        day = draft.date
        if day is None and other.date and other.kind == draft.kind and _exact(other.date):
            day, why["date"] = other.date, "of the engagement told before"
        draft = replace(
            draft,
            place=place,
            date=day,
            setting=draft.setting or _setting(draft, other),
            inferred=why,
        )
    return draft


def _exact(days: str) -> bool:
    """Whether days tell of one occasion: "have not met since 2027" lends nobody its year."""
    limits = edtf.bounds(days)
    return limits is not None and (limits[1] - limits[0]).days < _MONTH


def _only_landed(visit: Draft, draft: Draft, frame: News) -> bool:
    """Of "NICOSIA: X met Y, hours after landing at Larnaca": the news is of Nicosia."""
    here, there = frame.dateline, visit.place
    if visit.kind != "visit" or here is None or there is None or not fresh(draft, frame):
        return False
    return here.country == there.country and here.city not in (None, there.city)


def _from_stay(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Of "On Monday, on the sidelines of the forum, ... Tomorrow she will meet": still there."""
    day = edtf.single(draft.date)
    if draft.kind != "meeting" or day is None or draft.format in REMOTE:
        return draft
    names = {p.name for p in draft.participants if p.name}
    for other in before:
        first = edtf.single(other.date)
        if first is None or not other.setting or other.kind != "meeting":
            continue
        soon = 0 < (day - first).days <= _STAY and min(draft.sentences) - max(other.sentences) <= 2
        if draft.setting not in (None, other.setting):
            continue
        if not soon or not names & {p.name for p in other.participants}:
            continue
        if not (draft.place is None or draft.place == other.place):
            continue
        why = dict(draft.inferred)
        if draft.place is None and other.place is not None:
            why["place"] = "of the occasion told of before"
        return replace(draft, place=other.place, setting=other.setting, inferred=why)
    return draft


def _setting(draft: Draft, other: Draft) -> str | None:
    return other.setting if draft.date and draft.kind == other.kind == "meeting" else None


def _same_occasion(draft: Draft, other: Draft, names: set[str]) -> bool:
    shared = names & {p.name for p in other.participants if p.name}
    pair = len(set(draft.parties) & set(other.parties)) >= 2
    if not shared and not pair:
        return False
    if not (draft.date or _one_country(draft.place, other.place)):
        return False
    if draft.date and other.date:
        return edtf.overlaps(draft.date, other.date) and (
            edtf.single(other.date) is not None or other.kind == "visit"
        )
    beside = min(draft.sentences) - max(other.sentences) <= 1
    if not draft.date and not other.date and beside and draft.near and other.near:
        return shared != set()
    return (
        bool(other.date)
        and shared != set()
        and min(draft.sentences) - max(other.sentences) <= 3
        and draft.near
    )


# --- of the document -------------------------------------------------------------------------


def _in_the_field(draft: Draft, done: Sequence[Draft], frame: News) -> News:
    """The frame without its town for an exercise in the field, and for who met at it."""
    field = draft.afield or any(
        other.afield
        and set(other.parties) == set(draft.parties)
        and other.date
        and draft.date
        and edtf.overlaps(other.date, draft.date)
        for other in done
    )
    if frame.dateline is None or not field:
        return frame
    return replace(frame, dateline=Place(country=frame.dateline.country))


def _from_dateline(draft: Draft, frame: News) -> Draft:
    here = frame.dateline
    if here is None or draft.kind in (*NOWHERE, "visit") or draft.format in REMOTE:
        return draft
    if draft.place is not None:
        return _in_town(draft, draft.place, here, frame)
    abroad = draft.sentences[0] <= frame.lead and _no_capital(here)
    body = any(p not in states() for p in draft.parties)  # "Addis Ababa: the Chairperson received"
    known = draft.setting or here.country in draft.parties or abroad or body or frame.alone
    if not fresh(draft, frame) or not known or _received_abroad(draft, here):
        return draft
    return replace(draft, place=here, inferred={**draft.inferred, "place": "of the dateline"})


def _received_abroad(draft: Draft, here: Place) -> bool:
    """Of "BAKU: the minister was received by the Turkmen president": not where the news is from."""
    hosts = {p.party for p in draft.participants if p.role == "host"} & states().keys()
    return bool(hosts) and here.country in {*draft.parties} - hosts


def _no_capital(place: Place) -> bool:
    """Whether a dispatch comes from a town that is no seat of bureaus: Davos, not Washington."""
    state = states().get(place.country or "")
    return state is not None and state.capital != place.city


def _in_town(draft: Draft, place: Place, here: Place, frame: News) -> Draft:
    """A country without a city, told from a city of it: "at the Kremlin", sent from Moscow."""
    if place.city or place.country != here.country or not fresh(draft, frame):
        return draft
    return replace(draft, place=here, inferred={**draft.inferred, "place": "of the dateline"})

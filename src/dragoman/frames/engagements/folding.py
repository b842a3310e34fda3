"""Drafts in, one for each engagement out: which reports of a document are of one.

Folded are drafts of one kind whose standings may be of one thing, where the parties, the days and
mostly the people of one are among the other's, or are not told; a stop still to come of a visit is
folded into it. A signing whose parties also met or visited is dropped: its paper is an instrument.
What is told again much later in a long document is another engagement, so that the work grows with
its length.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.frames.engagements.told import NEWS, Draft
from dragoman.records import DONE, Status

_OFF: frozenset[Status] = frozenset({"cancelled", "postponed", "denied"})
_NEAR = 2  # sentences
_REPORT = 5  # of what was talked about, before those who attended
_TITLED = 4  # dealings that a heading tells of
_LEAD = 2  # the last sentence that may tell what a heading tells
_REMEMBERED = 200  # engagements after which one is not told again


def fold(drafts: Sequence[Draft], now: date | None, *, headed: bool) -> list[Draft]:
    """One draft for each engagement, in order of first mention; `headed` where a title opens."""
    kept: list[Draft] = []
    for new in drafts:
        first = max(len(kept) - _REMEMBERED, 0)
        like = (n for n in range(first, len(kept)) if _same(kept[n], new))
        n = next((n for n in like if not long_ago(kept[n], new, now)), -1)
        if n < 0 and headed and (m := _announced(kept[:_TITLED], new)) >= 0:
            n, kept[m] = m, replace(kept[m], status=new.status)
        if n < 0 and kept and _headed(kept[0], new):
            n, kept[0] = 0, replace(kept[0], kind=new.kind, format=new.format, by=new.by)
        if n < 0 and not any(_says_more(d, new) for d in kept[first:]):
            kept.append(new)
        elif n >= 0:
            kept[n] = _joined(kept[n], new)
    met = (d for d in kept if d.kind in ("meeting", "visit") and d.status != "proposed")
    dealt = {frozenset(d.parties) for d in met}
    # Where something is signed at a meeting, the meeting stands, and the paper is an instrument.
    return [d for d in kept if d.kind != "signing" or frozenset(d.parties) not in dealt]


def _says_more(a: Draft, b: Draft) -> bool:
    """Whether one only says what talks told before were about: "views were exchanged"."""
    on = a.kind == "call" and b.kind == "meeting" and not (b.each or b.place or b.setting)
    if on and b.rows[0] - a.rows[-1] < _NEAR and a.status == b.status and b.date in (None, a.date):
        return set(b.people) <= set(a.people) and {*b.parties} <= {
            *a.parties
        }  # "discussed with him"
    bare = not (b.people or b.unnamed or b.date or b.place or b.setting)
    if bare and a.kind == b.kind == "visit" and b.status in DONE:
        return a.status in DONE  # "this visit is of use to the two states"
    bare = bare and b.kind == "meeting"
    talks = a.kind in ("meeting", "call") and {a.status, b.status} <= DONE
    return bare and talks and set(b.parties) <= set(a.parties)


def long_ago(a: Draft, b: Draft, now: date | None) -> bool:
    """Whether one is without a day and of the news, and the other was long before."""
    bounds = edtf.bounds(a.date or b.date or "") if (a.date is None) != (b.date is None) else None
    near = a.rows[-1] - 1 <= b.rows[0] <= a.rows[-1] + 1 or a.rows[0] == b.rows[-1] + 1
    return bool(now and bounds and not near and bounds[1] < now - NEWS)


def of_others(a: Draft, b: Draft) -> bool:
    """Whether two dealings are of other people on other days."""
    if not (a.date and b.date and a.people and b.people) or set(a.people) & set(b.people):
        return False
    return not (edtf.contains(a.date, b.date) or edtf.contains(b.date, a.date))


def _announced(kept: Sequence[Draft], new: Draft) -> int:
    """Which heading told without a tense what the lead says is planned; -1 where none did."""
    if new.status != "planned" or new.rows[0] > _LEAD:
        return -1
    told = (n for n, d in enumerate(kept) if d.rows == (0,) and d.status == "held")
    bare = (n for n in told if kept[n].date in (None, new.date))
    return next((n for n in bare if _same(replace(kept[n], status="planned"), new)), -1)


def _headed(a: Draft, b: Draft) -> bool:
    """Whether a heading tells of a call that it only says was talks: "X and Y discussed Z"."""
    bare = a.rows == (0,) and a.kind == "meeting" and not (a.date or a.place or a.setting)
    near = b.rows[0] <= _LEAD and b.kind == "call" and _alike(a.status, b.status)
    return bare and near and bool(a.people) and set(a.people) == set(b.people)


def _same(a: Draft, b: Draft) -> bool:
    if _chaired(a, b):
        return True
    if a.kind != b.kind or not (_alike(a.status, b.status) or _stop(a, b) or _foregone(a, b)):
        return False
    if not (set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties)):
        return False
    if a.date and b.date and not (edtf.contains(a.date, b.date) or edtf.contains(b.date, a.date)):
        return False
    if a.status == b.status == "planned" and _elsewhere(a, b):
        return False
    if any(party in a.sides for party, _ in b.unnamed) and b.kind == "meeting":
        return False  # someone whose name is not told is nobody told before
    if b.each and not a.each and a.rows[0] and {p for p, _ in a.unnamed} >= set(b.parties):
        return False  # the heads of state talk, and a premier receives one of them
    alone = b.apart or (b.setting and not a.setting)
    many = not (a.people or a.each) and a.rows[0] and len(a.parties) > len(b.sides)
    if (alone and len(a.sides) > len(b.sides) > 1) or (many and len(b.sides) == len(b.parties) > 1):
        return False  # some of those who met, on the sidelines
    ours, theirs = set(a.people), set(b.people)
    if ours and theirs and not ours & theirs:
        there = len(b.sides) == 1 or (b.joins and b.rows[0] - a.rows[-1] <= _REPORT)
        return b.date is None and there and a.kind == "meeting"  # who attended it
    if not (ours <= theirs or theirs <= ours or b.joins) and len(a.sides) > 1 < len(b.sides):
        return False  # someone sees one after the other
    return ours <= theirs or theirs <= ours or a.date == b.date or b.date is None


def _chaired(a: Draft, b: Draft) -> bool:
    """Whether one only tells who chaired or attended the conference told just before."""
    of_it = a.kind == "conference" and b.kind == "meeting" and b.joins
    bare = b.date in (None, a.date) and b.place in (None, a.place) and _alike(a.status, b.status)
    return of_it and bare and b.rows[0] - a.rows[-1] <= 1 and set(b.parties) <= set(a.parties)


def _elsewhere(a: Draft, b: Draft) -> bool:
    """Whether two things are told of two towns."""
    towns = {d.place.city for d in (a, b) if d.place and d.place.city}
    return len(towns) > 1 and a.kind != "visit"


def _stop(a: Draft, b: Draft) -> bool:
    """Whether one is a stop still to come of the visit that the other is."""
    going = a.kind == "visit" and {a.status, b.status} <= {"held", "ongoing", "planned"}
    there = a.place and b.place and a.place.country == b.place.country
    within = a.date and b.date and edtf.contains(a.date, b.date)
    town = b.place and b.place.city and b.date is None and a.status in DONE
    return bool(going and there and (within or town))


def _foregone(a: Draft, b: Draft) -> bool:
    """Whether one says for when the other, which was called off, had been planned."""
    return b.foregone and a.status in _OFF and b.rows[0] - a.rows[-1] <= _NEAR


def _alike(a: Status, b: Status) -> bool:
    return a == b or {a, b} <= DONE or {a, b} <= {"planned", "proposed"}


def _one_of_several(a: Draft, b: Draft) -> bool:
    """Whether a headline told at once of those whom somebody met one after the other."""
    several = len(b.parties) == 2 < len(a.parties) and len(a.sides) < 2
    return b.each and several and b.rows[0] > a.rows[-1] and (a.each or a.rows == (0,))


def _fuller(a: str | None, b: str | None) -> str | None:
    """The longer of two names of an occasion where one holds the other, else the first told."""
    return b if not a or (b and a in b) else a


def _day(a: Draft, b: Draft) -> str | None:
    """The narrower of two dates; of a visit no day of it is narrower than all its days."""
    days = [d for d in (a.date, b.date) if d]
    if len(days) < 2:
        return next(iter(days), None)
    outer, inner = days if edtf.contains(days[0], days[1]) else reversed(days)
    whole = _of_days(outer) and edtf.single(inner) and edtf.contains(outer, inner)
    return outer if whole and a.kind == "visit" else inner


def _of_days(day: str) -> bool:
    """Whether a date is a run of days, from one to another."""
    first, _, last = day.partition("/")
    return bool(last) and edtf.single(first) is not None and edtf.single(last) is not None


def _joined(a: Draft, b: Draft) -> Draft:
    day = _day(a, b)
    stop = a.kind == "visit" and a.place and b.rows[0] - a.rows[-1] > _NEAR  # no town of all days
    place = (
        a.place if a.place and (stop or a.place.city or not (b.place and b.place.city)) else b.place
    )
    if _one_of_several(a, b):
        a = replace(a, parties=b.parties, people=b.people, unnamed=b.unnamed, sides=b.sides)
    sides = a.sides | b.sides
    on = a.rows == (0,) and a.kind == "visit" and b.status == "ongoing" and _of_days(b.date or "")
    return replace(
        a,
        status=b.status if on else a.status,
        date=day,
        place=place or a.place,
        setting=_fuller(a.setting, b.setting),
        format=a.format if a.format != "in_person" else b.format,
        parties=tuple(dict.fromkeys((*a.parties, *b.parties))),
        people=tuple(dict.fromkeys((*a.people, *b.people))),
        unnamed=() if a.people or b.people else tuple(dict.fromkeys((*a.unnamed, *b.unnamed))),
        rows=tuple(dict.fromkeys((*a.rows, *b.rows))),
        sides=sides,
        until=a.until or b.until,
        days=a.days or b.days,
    )

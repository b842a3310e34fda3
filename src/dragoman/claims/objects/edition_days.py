"""The day and the town of an edition, as its own words tell them.

    the June 29-30 Gulf Summit · the 5th Gulf Forum in May · in May the 5th Gulf Forum opened

An event of a sentence comes in; its date or place goes out. Refused are times of another event,
of what was decided there ("pledged at the Forum to end it by 2050"), and of the clause that goes
on behind "Following the Forum,".
"""

from dragoman.claims.objects.edition_scene import Here
from dragoman.claims.sentence import around
from dragoman.claims.sentence.events import EventName
from dragoman.dates import Tense, TimeExpression, edtf
from dragoman.records import Place

_WINDOW = 12
_BEHIND = 20  # tokens behind a name in which a time still belongs to it
_BEFORE = 6
_TIED = 3  # tokens from a name to a time that is its own: "the Forum in late May"


def when(here: Here, event: EventName, tense: Tense, *, founded: bool) -> str | None:
    """The date said of an edition: that in its name, else behind it, else one before."""
    told = [t for t in here.scene.times[here.s] if t.bound != "from"]
    own = named(here, event)
    stated = _behind(here, event, told, tense)
    if not stated and not founded:
        stated = _before(here, event, told, tense)
    return own if own and not (stated and edtf.contains(own, stated)) else stated


def named(here: Here, event: EventName) -> str | None:
    """The date that a name begins with."""
    times = (t for t in here.scene.times[here.s] if _within(here, t, event))
    time = next(times, None)
    return around.resolved(here.scene, time, "none", here.focus.date) if time else None


def _within(here: Here, time: TimeExpression, event: EventName) -> bool:
    """Of "the June 29-30 Gulf Summit", "the 2021 Gulf Forum": a time that its name begins with."""
    last = time.last + (here.lows[time.last : time.last + 1] in (("'s",), ("’s",)))
    return time.first <= event.first <= last or event.first <= time.first < event.last


def _behind(here: Here, event: EventName, told: list[TimeExpression], tense: Tense) -> str | None:
    end = _adjunct_end(here, event)
    for time in told:
        if not 0 <= time.first - event.last <= _BEHIND or time.first >= end:
            continue
        if here.parted(event, time.first) or _anothers(here, event, time):
            return None
        if around.says_when(here.scene, here.s, time):
            date = around.resolved(here.scene, time, tense, here.focus.date)
            return None if date and _target(here, event, time, date) else date
    return None


def _before(here: Here, event: EventName, told: list[TimeExpression], tense: Tense) -> str | None:
    for time in reversed(told):
        if not 0 <= event.first - time.last <= _BEFORE or _tied(here, event, time):
            continue
        if around.says_when(here.scene, here.s, time) and not _held_out(here, event, time):
            return around.resolved(here.scene, time, tense, here.focus.date)
    return None


def _anothers(here: Here, event: EventName, time: TimeExpression) -> bool:
    """Whether a time begins the name of something else: "the July 15 Lima Declaration"."""
    others = any(_within(here, time, e) for e in here.row if e is not event)
    return others or around.describes(here.scene, here.s, time)


def _tied(here: Here, event: EventName, time: TimeExpression) -> bool:
    """Of "building on the Gulf Forum in June and the Lake Summit": a time told of another event."""
    if "and" in here.lows[time.last : time.last + 2]:
        return True
    others = (e for e in here.row if e is not event and e.last <= time.first)
    return any(time.first - e.last <= _TIED for e in others)


def _held_out(here: Here, event: EventName, time: TimeExpression) -> bool:
    """Of "agreed in June to hold a Lake Dialogue", "today, ahead of the Dialogue, they met"."""
    between = here.lows[time.last : event.first]
    apart = here.words.behind | here.words.ahead
    to_be = "to" in between and not here.words.holding.isdisjoint(between)
    return to_be or not apart.isdisjoint(between)


def _target(here: Here, event: EventName, time: TimeExpression, date: str) -> bool:
    """Of "pledged at the Forum to end it in 2050", "net zero by 2050": no year of an edition."""
    between = here.lows[event.last : time.first]
    aims = [between[i + 1] for i, low in enumerate(between[:-1]) if low == "to"]
    if not here.words.holding.isdisjoint(aims):
        return True  # "decided at the Gulf Summit to hold the next in May"
    if len(date) != 4 or here.lows[time.last - 1] != date:
        return False
    by = time.bound == "by" and here.lows[max(time.last - 2, 0)] == "by"
    return by or any(aim not in here.words.taking_place for aim in aims)


def _adjunct_end(here: Here, event: EventName) -> int:
    """Where "Following the Lake Summit" ends, and another matter begins: at its comma."""
    k = here.led(event)
    if k > 1 or k < 0 or here.lows[k] not in here.words.since:
        return len(here.lows)
    named = {m.first for m in here.scene.mentions[here.s]}
    named |= {t.first - n for t in here.scene.times[here.s] for n in (0, 1)}
    commas = (i for i, low in enumerate(here.lows) if low == "," and i >= event.last)
    return next((i for i in commas if i + 1 not in named), len(here.lows))


def place(here: Here, event: EventName) -> Place | None:
    """The city that stands behind an event: "the 5th round, held in Lima"; behind a bare number
    a state, too.
    """
    sentence, text = here.scene.sentences[here.s], here.scene.document.text
    for mention in here.scene.mentions[here.s]:
        city = mention.form in ("city", "capital")
        behind = 0 < mention.first - event.last <= _WINDOW and (city or event.bare)
        if behind and here.lows[mention.first - 1] == "in":
            if here.parted(event, mention.first):
                return None
            tokens = sentence.tokens[mention.named : mention.last]
            name = " ".join(text[tokens[0].start : tokens[-1].end].split())
            return Place(city=name if city else None, country=mention.ref)
    return None

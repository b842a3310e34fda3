"""How an edition stands: held, to come, proposed, put off, as the words around its name tell.

An event of a sentence comes in, its status goes out. What somebody was only invited to, what is
yet to begin ("agreed to create a Cyber Working Group") and what a journey still ahead is for is
planned; what was announced at a gathering, or lies behind what is told, was held.
"""

from dragoman.claims.objects import edition_days
from dragoman.claims.objects.edition_scene import Here
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene, reference
from dragoman.claims.standing import noun_status
from dragoman.dates import edtf
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import Status

_WINDOW = 12
_BARE = 5  # tokens around a number alone: it stands in many a clause that tells of something else
_SOON = 5  # tokens before a name in which "after" parts it from a journey still ahead
_AT = frozenset({"in", "at"})
_CLOSING = (('"',), ("”",), ("'",), ("’",))


def status(here: Here, event: EventName) -> Status:
    """What the words around an event say of it: to come, proposed, put off, or held."""
    scene, s, lows, words = here.scene, here.s, here.lows, here.words
    behind = event.last + (lows[event.last : event.last + 1] in _CLOSING)
    placed = any(m.first in (behind + 1, behind + 2) for m in scene.mentions[s])
    after = scene.sentences[s].tokens[behind + 1 : behind + 2]
    placed = placed or any(t.word[0].isupper() for t in after)  # "off Ilo", which no list has
    if not placed and {*lows[behind : behind + 1]} & words.undone:
        return "cancelled"  # "Exercise Kakadu is off"; but "off Darwin", "off the coast"
    if _invited(lows, event.first, words):
        return "planned"
    if lows[event.last : event.last + 1] == (",",) and words.over.length(lows, event.last + 1):
        return "held"
    if (past := _behind_what_is_told(here, event)) is not None:
        return past
    first, last = _own_clause(here, event)
    behind, reach = _past_aside(lows, event.last), _BARE if event.bare else _WINDOW
    around_it = (
        *_unplaced(scene, s, max(first, event.first - reach), event.last),
        *_unplaced(scene, s, behind, min(behind + reach, last)),
    )
    for status, phrases in words.status.items():
        if phrases.within(around_it) and not (status == "planned" and _past(here, event)):
            return status
    over = words.over.length(lows, event.last) > 0 or _past(here, event)
    meant = not over and noun_status.instance(lows, event.first, here.cues)
    return "planned" if meant or founded(here, event) or _aimed(here, event) else "held"


def _behind_what_is_told(here: Here, event: EventName) -> Status | None:
    """Held: of "announced at the Gulf Forum", "Following the March 3 Gulf Forum"."""
    k = here.led(event)
    timed = [t for t in here.scene.times[here.s] if t.first <= k < t.last]
    k = timed[0].first - 1 if timed else k
    while k >= 0 and here.lows[k] in here.words.small:
        k -= 1
    near = here.lows[max(k, 0) : event.first]
    if k < 0 or not here.words.nearby.isdisjoint(near[1:]):
        return None
    if not here.cues.upcoming.isdisjoint(here.lows[event.first : event.last]):
        return None
    free = here.words.joining.isdisjoint(here.lows[max(k - 1, 0) : k])
    said = free and here.lows[k] in here.words.said_at
    if said and "at" in near and {"be", "to"}.isdisjoint(here.lows[max(k - 3, 0) : k]):
        return "held"
    return "held" if here.lows[k] in here.words.behind else None


def _past(here: Here, event: EventName) -> bool:
    """Of "the 2016 Gulf Summit", "the October 2021 Gulf Summit": its name says that it is over."""
    date, today = edition_days.named(here, event), reference(here.scene.document)
    limits = edtf.bounds(date) if date else None
    return limits is not None and today is not None and limits[1] < today


def founded(here: Here, event: EventName) -> bool:
    """Whether it is only to be: "agreed to create a Cyber Working Group", "reviving the Forum"."""
    k = event.first
    while k > 0 and here.lows[k - 1] in here.words.small | here.words.apt:
        k -= 1
    led = k - 2
    while led > 0 and here.lows[led] in ("the", "a", "of"):
        led -= 1
    done = k > 1 and here.lows[led] in here.words.since  # "since launching the Forum"
    return k > 0 and here.lows[k - 1] in here.words.founding and not done


def _aimed(here: Here, event: EventName) -> bool:
    """Whether it is what a journey still ahead is for: "will fly to Lima to attend the Forum"."""
    before = [t for t in here.focus.tellings if t.last <= event.first]
    last = max(before, key=lambda told: told.last, default=None)
    if last is None or last.engagement.status != "planned" or event.bare:
        return False
    near = max(last.last, event.first - _SOON)
    return here.words.since.isdisjoint(here.lows[near : event.first])


def _own_clause(here: Here, event: EventName) -> tuple[int, int]:
    """Where what is said of an edition begins and ends: at another edition, and at a semicolon."""
    others = [(e.first, e.last) for e in here.row if e.name == event.name and e is not event]
    parts = [*others, *((k, k + 1) for k, low in enumerate(here.lows) if low == ";")]
    begins = (last for _, last in parts if last <= event.first)
    ends = (first for first, _ in parts if first >= event.last)
    return max(begins, default=0), min(ends, default=len(here.lows))


def _past_aside(lows: tuple[str, ...], k: int) -> int:
    """Behind ", which was to convene in Lima on Friday,": its verb tells what became of it."""
    if lows[k : k + 1] != (",",) or lows[k + 1 : k + 2] not in (("which",), ("that",)):
        return k
    return next((i for i in range(k + 1, min(k + 2 * _WINDOW, len(lows))) if lows[i] == ","), k)


def _unplaced(scene: Scene, s: int, first: int, last: int) -> tuple[str, ...]:
    """The words but for those of towns: "opens in Lima on Sunday" is "opens on Sunday"."""
    lows = scene.sentences[s].lows
    towns = [m for m in scene.mentions[s] if m.form in ("city", "capital")]
    if not towns:
        return lows[first:last]
    put = {k for m in towns if lows[m.first - 1] in _AT for k in range(m.first - 1, m.last)}
    return tuple(low for k, low in enumerate(lows[first:last], first) if k not in put)


def _invited(lows: tuple[str, ...], first: int, words: Mechanisms) -> bool:
    """Whether somebody was only asked to it: "invited the minister to the 4th Gulf Forum"."""
    k = first - 1
    while k > 0 and lows[k] in words.small - words.joining:
        k -= 1
    asked = lows[max(k - _WINDOW, 0) : max(k, 0)]
    return lows[k] in words.joining and not words.inviting.isdisjoint(asked)

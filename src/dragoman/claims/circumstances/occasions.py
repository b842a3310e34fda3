"""At what occasion: the forum, summit or ceremony that one phrase in one sentence happened at.

A sentence, its phrases and the cue words come in; the words that name the occasion go out, or
their tokens. A known gathering needs a cue before it ("during", "at"); behind "on the sidelines
of" anything does, known or not. Refused are visits and what a meeting only prepares.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.nearest import nearest
from dragoman.claims.sentence.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.offices import Phrases
from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.lexicon.phrases import Hit

_MATTER = 5  # tokens from "on" that say what a gathering is on
_NAME = 8  # tokens a name may have before its event
_RIVALS = 5  # engagements on either side to which a gathering may belong instead
_CUE = 4  # tokens of "taking part in the"
_NEXT = 2  # gatherings before and behind an engagement that may be its own


def setting(row: Row, hits: Sequence[Hit], n: int, cues: Clauses, last: str | None) -> str | None:
    """The occasion of hit `n`: "on the sidelines of the 12th Gulf Forum", or `last` named."""
    event = occasion(row, hits, n, cues)
    if event is None and hits[n].phrase.frame == "assembly":
        return None  # "attended the Forum" is the gathering itself
    if event is not None:
        return row.quoted(event.first, event.last)
    if found := _beside(row, hits, cues, last) or _attended(row, hits[n]):
        return found
    first, end = at_gathering(row, hits, n, cues) if last is None else (0, 0)
    return row.quoted(first, end) if end > first else None


def _attended(row: Row, hit: Hit) -> str | None:
    """Of "to attend the leaders' retreat, where he will meet B": the retreat."""
    for k in range(hit.first - 1, max(hit.first - _NAME, 0), -1):
        if row.lows[k] in (",", ";", "that"):
            return None
        if row.lows[k] == "where" and row.low(k - 1) == ",":
            first = next((i for i in range(k - 2, 0, -1) if row.lows[i].startswith("attend")), k)
            first += 1 + (row.low(first + 1) in ("the", "a", "an"))
            last = _named(row, first)
            gathers = first < last <= k and not row.closed.gatherings.isdisjoint(
                row.lows[first:last]
            )
            return row.quoted(first, last) if gathers else None
    return None


def at_gathering(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> tuple[int, int]:
    """The tokens of "at the Organisation's extraordinary session": (0, 0) where there are none."""
    found = list(gatherings(row, cues, cues.within))
    if not found and len(row.times) < 2:  # of one day: "took part in the Water Week, and met B"
        been = gatherings(row, cues, cues.been_at)
        found = [span for span in been if span[0] < hits[n].first or _while(row, span[0])]
    at = sum(first < hits[n].first for first, _ in found)
    near = hits[max(n - _RIVALS, 0) : n + _RIVALS]
    for first, last in found[max(at - _NEXT, 0) : at + _NEXT]:
        own = [h for h in near if h.phrase.frame != "assembly" and not first <= h.first < last]
        owner = nearest(row, own, first, last)
        if owner >= 0 and own[owner] is hits[n]:
            return first, last
    return 0, 0


def _while(row: Row, first: int) -> bool:
    """Whether those who met were at a gathering then: "met B, attending the forum"; but of "met B
    and attended the summit" who knows.
    """
    return any(row.low(k).endswith("ing") for k in range(first - _CUE, first))


def gatherings(row: Row, cues: Clauses, told: Phrases) -> Iterator[tuple[int, int]]:
    """The tokens of each gathering behind a cue of `told`: "[during the] Water Week"."""
    if told.absent(row.said) or cues.gathering.isdisjoint(row.said):
        return
    for i in told.beginnings(row.lows):
        if not (length := told.length(row.lows, i)):
            continue
        first = i + length
        first += row.low(first) in ("the", "a", "an")
        last = _named(row, first)
        if _gathers(row, first, last, cues) and not _prepares(row, i, i + length, cues):
            yield first, last


def _gathers(row: Row, first: int, last: int, cues: Clauses) -> bool:
    """Whether a name has the head of a gathering: "Water Week", "COP36 climate conference"."""
    said = row.lows[first:last]
    if len(said) < 2 or cues.gathering.isdisjoint(said):
        return False
    if any(name == said[k : k + len(name)] for name in cues.venues.known for k in range(len(said))):
        return True
    heads = [k for k in range(first, last) if row.lows[k] in row.closed.gatherings]
    own = any(row.words[k][0].isupper() for k in heads)
    free = not (first in row.mention_at or first in row.actor_at)
    return own or any(free and k > first and row.lows[k] in row.closed.summits for k in heads)


def occasion(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> EventName | None:
    """The event that hit `n` took place at."""
    for event in row.events:
        if event.first < hits[n].last and hits[n].first < event.last:
            continue
        first = event.first
        cue = _cue(row, first, cues)
        if not cue and (first := _whole(row, event.first)) < event.first:
            cue = _cue(row, first, cues)
        if not cue:
            continue
        strong = not cues.sidelines.isdisjoint(cue)
        if not strong and (not event.recurring or not event.capitalised):
            continue
        own = [h for h in hits if not (h.first <= event.first and event.last <= h.last)]
        own = [h for h in own if not first <= h.first < event.last]
        owner = nearest(row, own, event.first, event.last)
        mine = owner >= 0 and own[owner] is hits[n]
        elsewhere = owner >= 0 and own[owner].phrase.verb and not mine
        between = sorted((own[owner].first, hits[n].first)) if elsewhere else (0, 0)
        apart = "when" in row.lows[between[0] - 2 : between[1]]  # "since June, when they met"
        if mine or (strong and not apart):
            return replace(event, first=first)
    return None


def _whole(row: Row, k: int) -> int:
    """Where a name begins that an event only ends: "the High-level Week of the 80th Assembly"."""
    first, i = k, k - 1
    while k - i <= _NAME and (row.low(i) in ("of", "the") or row.words[i][:1].isupper()):
        if i in row.actor_at or i in row.time_at or i < 0:
            break
        if row.words[i][:1].isupper():
            first = i
        i -= 1
    return first


def sidelined(row: Row, cues: Clauses) -> tuple[int, int]:
    """The tokens of what follows "on the sidelines of"; (0, 0) where nothing does."""
    if cues.sidelines.isdisjoint(row.said):
        return (0, 0)
    for i, low in enumerate(row.lows):
        if low in cues.sidelines and row.low(i + 1) == "of":
            return _behind(row, i, cues)
    return (0, 0)


def _beside(row: Row, hits: Sequence[Hit], cues: Clauses, named: str | None) -> str | None:
    """What follows "on the sidelines of" where no event is known by that name: "the G20"."""
    if cues.sidelines.isdisjoint(row.said):
        return None
    for i, low in enumerate(row.lows):
        if low not in cues.sidelines:
            continue
        if row.low(i + 1) != "of":
            return named if row.low(i + 1) in (",", "and", ".", "") or row.actor(i + 1) else None
        first, last = _behind(row, i, cues)
        if last == first and row.low(i + 2) in row.closed.determiners:
            return named  # "on the sidelines of the event"
        if (
            last > first
            and nearest(row, [h for h in hits if h.first < first or h.first >= last], i, i + 2) >= 0
        ):
            return row.quoted(first, last)
    return None


def _behind(row: Row, i: int, cues: Clauses) -> tuple[int, int]:
    """The name behind "sidelines of" at token `i`."""
    first = i + 2 + (row.low(i + 2) in ("the", "this", "a", "an"))
    if row.low(first) in row.closed.possessives and row.low(first + 2) in ("in", "at"):
        first += 3 + (row.low(first + 3) == "the")  # "of his participation in the Forum"
    if first in row.time_at:  # "on the sidelines of Monday's Council"
        first = row.times[row.time_at[first]].last
        first += row.low(first) in OWNING
    last = _named(row, first)
    if row.words[first:last] == row.lows[first : first + 1] and row.low(first - 1) == "the":
        return first, first  # "of the meeting": of the one told before
    if last > first and row.words[last - 1] in row.closed.gatherings:
        last = max(last, _matter(row, last))
    return (first, last) if last > first else (first, _common(row, first, cues))


def _common(row: Row, first: int, cues: Clauses) -> int:
    """The end of an occasion without a name: "an international conference", but no "the summit"."""
    if row.low(first) in cues.ceremonies and row.low(first + 1) == "of":
        k = first + 2
        while row.lows[k : k + 1] and row.lows[k][0].isalnum() and k not in row.time_at:
            if row.lows[k] in row.closed.prepositions and row.lows[k] != "of":
                break
            k += 1
        return k
    for k in range(first, min(first + 4, len(row.lows))):
        if row.lows[k] in row.closed.gatherings:
            return k + 1 if k > first else first
        if not row.lows[k][0].isalpha() or row.lows[k] in row.closed.prepositions:
            break
    return first


def _matter(row: Row, k: int) -> int:
    """The end of what a gathering is on, "[conference] on rare earths"; 0 where it is not told."""
    end = k + 1
    while end < min(k + _MATTER, len(row.lows)) and row.lows[end].isalpha():
        if row.lows[end] in row.closed.prepositions or end in row.time_at or end in row.actor_at:
            break
        end += 1
    over = end >= len(row.lows) or not row.lows[end].isalpha() or end in row.time_at
    return end if row.low(k) == "on" and over and end > k + 1 and k + 1 not in row.time_at else 0


def margin(row: Row, cues: Clauses) -> str | None:
    """What follows "on the sidelines of" in a sentence."""
    first, last = sidelined(row, cues)
    return row.quoted(first, last) if last > first else None


def on_margins(row: Row, cues: Clauses) -> bool:
    """Whether a sentence says "on the sidelines", "in the margins of the meeting" told before."""
    if cues.sidelines.isdisjoint(row.said):
        return False
    for i in [i for i, low in enumerate(row.lows) if low in cues.sidelines]:
        first, last = _behind(row, i, cues) if row.low(i + 1) == "of" else (0, 0)
        if first == last:
            return first == 0 or row.low(i + 2) in row.closed.determiners
    return False


def headed(row: Row, cues: Clauses) -> str | None:
    """The occasion a title gives all that follows: "Readout of Talks on the Margins of the G7"."""
    for i, low in enumerate(row.lows):
        if low in cues.sidelines and row.low(i + 1) == "of":
            first, last = _behind(row, i, cues)
            event = row.event_at.get(first)
            if event is not None and event.last > last:
                first, last = event.first, event.last
            return row.quoted(first, last) if last > first else None
    return None


def _named(row: Row, k: int) -> int:
    """The end of a run of capitalised words and what joins them."""
    end = k
    while k < len(row.words) and k not in row.time_at:
        if (
            row.words[k][:1].isupper()
            or row.words[k][:1].isdigit()
            or row.lows[k] in row.closed.gatherings
        ):
            end = k + 1
        elif row.lows[k] == "(" and row.low(k + 2) == ")" and row.words[k + 1].isupper():
            k += 2  # an abbreviation: "the Organisation (ABC) Council"
        elif row.words[k] in POSSESSIVE and end == k:
            end += row.words[k] not in OWNING and row.low(k + 1) in row.closed.gatherings
        elif row.lows[k] not in ("of", "the", "and", "on", "for") and not _heads(row, k, end):
            break
        k += 1
    return end


def _heads(row: Row, k: int, end: int) -> bool:
    """Of "COP36 [climate] conference": a word between a name and its head."""
    return k == end and row.lows[k].isalpha() and row.low(k + 1) in row.closed.summits


def _cue(row: Row, i: int, cues: Clauses) -> Sequence[str]:
    """The words before token `i` when they introduce an occasion."""
    k = i
    while row.low(k - 1) in ("the", "this", "that", "its", "their"):
        k -= 1
    for start in range(max(k - 6, 0), k):
        length = cues.setting.length(row.lows, start)
        if length and start + length == k and not _prepares(row, start, k, cues):
            return row.lows[start:k]
    return []


def _prepares(row: Row, first: int, last: int, cues: Clauses) -> bool:
    """Whether a cue only belongs to what looks ahead: "to prepare for the summit"."""
    return any(cues.before_planned.length(row.lows, k) == last - k for k in range(first - 2, first))


def of_late(occasion: str, cues: Clauses) -> bool:
    """Of "met during the recent summit": on a day that is not told."""
    return occasion.split(maxsplit=1)[0].lower() in cues.before_now

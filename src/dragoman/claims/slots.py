"""When, where, in what form and at what occasion: the slots of one phrase in one sentence.

A time or place belongs to the phrase nearest to it, a clause's border counting as distance, so
that "met in May, after talks in Rome in April" gives each its own. What the sentence does not
say is left `None` for the discourse to fill.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dragoman.claims.row import Row
from dragoman.dates import Resolved, edtf, find_durations, resolve
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.clauses import Clauses, has
from dragoman.lexicon.parties import states
from dragoman.lexicon.phrases import Hit
from dragoman.records import Format, Mention, Place, Status

_AT = frozenset({"in", "at", "near", "outside", "off", "aboard"})
_BORDER_COST, _COMMA_COST, _FAR = 9, 2, 45


class When(Struct, frozen=True):
    """A date in EDTF with the reason where it was inferred, and how near it stands."""

    edtf: str | None = None
    inferred: str | None = None


def nearest(row: Row, hits: Sequence[Hit], first: int, last: int) -> int:
    """The index of the hit that a run of tokens belongs to; -1 when all are too far."""
    costs = [(_cost(row, hit, first, last), n) for n, hit in enumerate(hits)]
    best = min(costs, default=(_FAR, -1))
    return best[1] if best[0] < _FAR else -1


def _cost(row: Row, hit: Hit, first: int, last: int) -> int:
    a, b = (hit.last, first) if first >= hit.last else (last, hit.first)
    if a >= b:
        return 0
    between = row.lows[a:b]
    borders = sum(1 for i in range(a, b) if row.border(i, i + 1))
    after = 1 if first >= hit.last else 0
    return len(between) + _BORDER_COST * borders + _COMMA_COST * between.count(",") - after


def when(
    row: Row,
    hits: Sequence[Hit],
    n: int,
    status: Status,
    reference: date | None,
    running: date | None,
    calendar: Calendar,
) -> When:
    """The date of hit `n`: from its own time expressions, else from the sentence's only one."""
    own = [t for t in row.times if not t.attributive and nearest(row, hits, t.first, t.last) == n]
    if not own and hits[n].phrase.frame != "noun":
        own = [t for t in row.times if not t.attributive and t.bound == "at"][:1]
    tense = "future" if status in ("planned", "proposed", "postponed") else "past"
    found: list[Resolved] = []
    for time in own:
        base = running if time.anchor == "event" and running else reference
        answer = resolve(time, base, tense)  # type: ignore[arg-type]  # a Literal by construction
        if answer and answer.inferred:
            answer = resolve(time, base, "none") or answer
        if answer and time.bound in ("at", "from", "by"):
            found.append(answer)
    if not found:
        return When()
    best = found[0]
    for other in found[1:]:
        if edtf.contains(best.edtf, other.edtf):
            best = other
    return When(_lasting(row, hits[n], best.edtf, calendar), best.inferred)


def _lasting(row: Row, hit: Hit, day: str, calendar: Calendar) -> str:
    """Stretch a visit's first day over its stated length: "a three-day visit from Monday"."""
    if hit.phrase.kind not in ("visit", "exercise") or edtf.precision(day) != "day":
        return day
    lengths = find_durations(row.sentence.tokens, calendar)
    begins = any(low in ("begin", "begins", "began", "starting", "start", "starts", "started", "from", "arrived", "arrives", "arrive", "beginning", "kicked", "opened", "opens", "launched", "paying") for low in row.lows)
    return edtf.lasting(day, lengths[0].days) if lengths and begins and lengths[0].days < 60 else day


def place(row: Row, hits: Sequence[Hit], n: int) -> Place | None:
    """The place of hit `n`: "in Muscat, Oman", "at the White House"."""
    for mention in row.mentions:
        if not _places(row, mention) or nearest(row, hits, mention.first, mention.last) != n:
            continue
        return of_mentions(row, mention)
    return None


def _places(row: Row, mention: Mention) -> bool:
    if mention.kind == "organisation" or mention.form in ("demonym", "people", "compound", "prefix"):
        return False
    before = row.low(mention.first - 1)
    if before in ("the", "'s", "’s"):
        before = row.low(mention.first - 2)
    if before not in _AT:
        return False
    if before in ("off", "near", "outside") and mention.kind != "place" and mention.form == "name":
        return False
    return row.low(mention.last) not in ("'s", "’s") and not _of_office(row, mention)


def _of_office(row: Row, mention: Mention) -> bool:
    """"Ambassador in Hanoi" places the office, not the event."""
    actor = row.actor(mention.first)
    return actor is not None and actor.kind in ("person", "office")


def of_mentions(row: Row, mention: Mention) -> Place:
    """City and country of a mention and of the one that follows it after a comma."""
    if mention.kind == "state" and mention.form in ("name", "seat"):
        return Place(city=_city_state(mention), country=mention.ref)
    country = mention.ref
    following = row.mention_at.get(mention.last + 1) if row.low(mention.last) in (",", "(") else None
    if following is not None and following.kind == "state" and following.form == "name":
        country = following.ref
    return Place(city=city_name(row, mention), country=country)


def _city_state(mention: Mention) -> str | None:
    """A state that is one city is named once: "in Singapore"."""
    state = states().get(mention.ref or "")
    return state.name if state and mention.form == "name" and state.capital == state.name else None


def city_name(row: Row, mention: Mention) -> str:
    """A city as written, out of capitals: "MUSCAT" is Muscat."""
    name = " ".join(row.words[mention.first : mention.last])
    return name.title() if name.isupper() and len(name) > 4 else name


def form(row: Row, hit: Hit, cues: Clauses) -> Format | None:
    """The format the sentence states; None where it states none."""
    if has(cues.formats["video"], row.lows, max(hit.first - 14, 0), hit.last + 25):
        return "video"
    if hit.phrase.kind == "call" or has(cues.formats["phone"], row.lows, max(hit.first - 6, 0), hit.last + 12):
        return "phone"
    if hit.phrase.kind == "message":
        return "written"
    return None


def setting(row: Row, hits: Sequence[Hit], n: int, cues: Clauses) -> str | None:
    """The occasion of hit `n`: "on the sidelines of the 12th Gulf Forum"."""
    for event in row.events:
        if event.first < hits[n].last and hits[n].first < event.last:
            continue
        cue = _cue(row, event.first, cues)
        if not cue:
            continue
        strong = any(low in cues.sidelines for low in cue)
        if not strong and (not event.recurring or not any(w[:1].isupper() for w in event.name.split())):
            continue
        if nearest(row, hits, event.first, event.last) == n or strong:
            return " ".join(row.words[event.first : event.last])
    return None


def _cue(row: Row, i: int, cues: Clauses) -> list[str]:
    """The words before token `i` when they introduce an occasion."""
    k = i
    while row.low(k - 1) in ("the", "this", "that", "its", "their"):
        k -= 1
    for start in range(max(k - 5, 0), k):
        length = cues.setting.length(row.lows, start)
        if length and start + length == k:
            return row.lows[start:k]
    return []

"""When it was: the date that one phrase has of the times of its sentence.

The times that a phrase has (`times`) come in, a day goes out, counted from the document's own or
the last one told. What the sentence does not say is left `None` for the discourse to fill.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.circumstances import lasting, times
from dragoman.claims.sentence.draft import Known
from dragoman.claims.sentence.nearest import nearest
from dragoman.claims.sentence.row import Row, straight
from dragoman.claims.standing import absence, behind_noun, governors
from dragoman.dates import Resolved, Tense, TimeExpression, edtf, resolve
from dragoman.dates.recipe import Vague, Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_SEASON = 92  # days
_FATE = 5  # tokens from "scrapped" to the trip
_WAY = 8  # tokens from "flew" to its day: "flew home from Lima on Monday"
_INFINITIVE = 5  # tokens of "to have held its", of "had been expected to"


class When(Struct, frozen=True, gc=False):
    """A date in EDTF, and the reason where it was inferred; neither where none is told."""

    edtf: str | None = None
    inferred: str | None = None
    begun: bool = False  # "got under way on Monday and will run until Friday"


def when(
    row: Row,
    hits: Sequence[Hit],
    n: int,
    tense: Tense,
    running: date | None,
    known: Known,
    *,
    undone: bool = False,
) -> When:
    """The date of hit `n`: from its own time expressions, else from the sentence's only one."""
    found: list[tuple[TimeExpression, Resolved]] = []
    own = times.of(row, hits, n, tense, known.cues, undone=undone)
    if span := lasting.whole(row, hits[n], own, known):
        return When(span[0], begun=span[1])
    for time in governors.apart(row, hits[n], known.cues, own):
        unfounded = time.anchor == "event" and tense == "past"
        base = running if time.anchor == "event" and running else known.reference
        if _of_another(row, hits[n], time, known.cues):
            continue
        answer = _answer(row, hits, n, time, tense, base, known)
        if unfounded and answer and answer.edtf > str(known.reference or ""):
            return When()  # "five days later", of an event whose day is not told
        if answer is None and not found:
            if _made_exact(row, time):
                continue
            return When()  # the nearest words name no day: others are of something else
        ends_it = time.bound == "until" and lasting.runs(row, hits[n])
        if _still_ahead(row, hits[n], time, tense, known):
            continue
        limit = time.bound == "before" and not known.cues.negative.isdisjoint(row.said)
        if answer and (time.bound in {"at", "from", "by"} or ends_it or limit):  # "not before May"
            found.append((time, answer))
    if not found:
        return When()
    best = _exact(row, found)
    whole = lasting.to_now(row, hits[n], best.edtf, known)
    return When(whole or lasting.stretched(row, hits[n], best.edtf, known), best.inferred)


def _exact(row: Row, found: Sequence[tuple[TimeExpression, Resolved]]) -> Resolved:
    """The first answer, or what tells it more closely: "last week, on Thursday"."""
    nearby, best = found[0]
    for other, answer in found[1:]:
        if edtf.contains(best.edtf, answer.edtf) and not _parted(row, nearby, other):
            best = answer
    return best


def _answer(
    row: Row, hits: Sequence[Hit], n: int, time: TimeExpression, tense: Tense,
    base: date | None, known: Known,
) -> Resolved | None:  # fmt: skip
    """What one time means for hit `n`: a day gone by where its journey was made, else by tense."""
    if tense != "past" and _was_to_have(row, hits[n], time, known.cues):
        return resolve(time, base, "none")
    if then_ahead := _before_what_is_to_be(row, hits[n], time, base, known.cues):
        return then_ahead
    if after_leaving := _behind_the_way(row, hits[n], time, base, known.cues):
        return after_leaving
    if tense == "none" and _when_told(row, hits[n], time, base, known.cues):
        return None
    begun = _set_out(row, hits[n], time) or gone(row, hits, n, time.first)
    begun = begun or times.done_before(row, hits[n], time.first, known.cues)
    then: Tense = "past" if tense == "future" and begun else tense
    over = then == "past" and behind_noun.took_place(row, hits[n], known.cues)
    over = over or (then == "none" and absence.anew(row, hits[n], known.cues) > time.first)
    then = "future" if _turning(row, time, known.cues) else then
    answer = resolve(time, base, then) if over else resolved(time, base, then, hits[n])
    if answer and then == "future":
        return _after_the_journey(row, hits, n, time, answer, base)
    return answer


def _before_what_is_to_be(
    row: Row, hit: Hit, time: TimeExpression, base: date | None, cues: Clauses
) -> Resolved | None:
    """Of "will speak on Friday after talks with B on Thursday": the Thursday before that Friday,
    where that is ahead; of "after talks on Thursday, will fly home" the nearest.
    """
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners | row.closed.possessives)
    bare = isinstance(time.recipe, Weekday) and time.recipe.turn is None
    if not bare or base is None or row.low(k) not in row.closed.behind:
        return None
    if row.times[0] is time and time.last < hit.first:
        return None
    main = row.plain[:k] if k > 0 else row.plain[time.last :]
    if cues.future.isdisjoint(main) and ("is", "to") not in pairwise(main):
        return None
    others = [t for t in row.times if t is not time and t.last <= k]
    then = resolve(others[-1], base, "future") if others else None
    limit = edtf.single(then.edtf) if then else None
    found = resolve(time, limit, "past") if limit else resolve(time, base, "none")
    return found if found and found.edtf > base.isoformat() else None


def _behind_the_way(
    row: Row, hit: Hit, time: TimeExpression, base: date | None, cues: Clauses
) -> Resolved | None:
    """Of "left on Monday for talks with B on Friday": the Friday after that Monday."""
    k = hit.first - 1 - (row.low(hit.first - 1) in row.closed.determiners)
    if hit.phrase.verb or row.low(k) != "for" or time.first < hit.last:
        return None
    if not (isinstance(time.recipe, Weekday) and time.recipe.turn is None):
        return None
    ways = (t for t in row.times if isinstance(t.recipe, Weekday) and t.last <= k)
    way = next((t for t in ways if _sets_out(row, t, k, cues)), None)
    gone = resolve(way, base, "past") if way else None
    leaves = edtf.single(gone.edtf) if gone else None
    return resolve(time, leaves, "future") if leaves else None


def _sets_out(row: Row, day: TimeExpression, last: int, cues: Clauses) -> bool:
    """Whether one clause tells of setting out on a day, of "for" at token `last` at its end."""
    near = range(max(day.first - _WAY, 0), day.first)
    k = next((k for k in near if row.lows[k] in cues.setting_out), -1)
    return k >= 0 and straight(row, day.last, last) and not row.border(k, last)


def _turning(row: Row, time: TimeExpression, cues: Clauses) -> int:
    """The "which" of "the session, which closes on Friday", token index; 0 where there is none."""
    k = time.first - 1 - (row.low(time.first - 1) == "on")
    turns = row.low(k) in cues.concluding | cues.opening and row.low(k).endswith("s")
    return k - 1 if turns and row.low(k - 1) in ("which", "that") else 0


def _of_another(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "met B at the fair, which opens on Friday": a day of the fair alone."""
    which = _turning(row, time, cues)
    if not which or which < hit.last:
        return which > 0
    small = row.closed.prepositions - {"on", "for"} | {",", "and", "the"}
    sides = (row.actor_at, row.mention_at)  # "the meeting of A and B in Lima, which opens on"
    between = range(hit.last, which)
    return not all(any(k in at for at in sides) or row.lows[k] in small for k in between)


def _when_told(row: Row, hit: Hit, time: TimeExpression, base: date | None, cues: Clauses) -> bool:
    """Of "scrapped a trip to Lima on Monday": a day gone by, as likely that of the scrapping."""
    if row.low(time.first - 1) != "on" or hit.phrase.verb or time.first < hit.last:
        return False
    sides = (row.mention_at, row.actor_at)
    between = range(hit.last, time.first - 1)
    if not all(any(k in at for at in sides) or row.lows[k] in ("to", "with") for k in between):
        return False  # "a trip that was to begin on Monday", "planned for Monday"
    near = range(max(hit.first - _FATE, 0), hit.first)
    off = any(p.length(row.plain, k) for k in near for p in (cues.cancelled, cues.postponed))
    nearest = resolve(time, base, "none") if off and isinstance(time.recipe, Weekday) else None
    return nearest is not None and nearest.edtf <= str(base)


def _was_to_have(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "was to have met B on Monday", "had been expected on Monday": as likely gone by as to
    come, so the nearest is meant.
    """
    first = max(min(hit.first, time.first) - _INFINITIVE, 0)
    end = row.has(cues.was_to_have, first, max(hit.first, time.first))
    return end > 0 and not row.border(end, max(end, time.first))


def _still_ahead(row: Row, hit: Hit, time: TimeExpression, tense: Tense, known: Known) -> bool:
    """Of "met B ahead of the summit on 3 June": whether a day is only of what is to come."""
    if tense != "past" or not times.led_up_to(row, hit, time, known.cues):
        return False
    nearest = resolve(time, known.reference, "none")
    return nearest is not None and nearest.edtf > str(known.reference)


def _parted(row: Row, one: TimeExpression, two: TimeExpression) -> bool:
    """Of "met last year in Lima, a month after the floods of 2 April": of two clauses."""
    first, last = min(one.last, two.last), max(one.first, two.first)
    opens = (k for k in range(first, last) if row.lows[k] == "," and row.actor(k + 1))
    return row.border(first, last) or next(opens, -1) >= 0


def _made_exact(row: Row, loose: TimeExpression) -> bool:
    """Of "most recently on 3 March", "in Suva on": whether a day follows words that name none."""
    k = loose.last
    if row.low(k) == "in" and (town := row.mention_at.get(k + 1)) is not None:
        k = town.last
    k += row.low(k) in ("on", "in", "as")  # "as recently as last Thursday"
    return isinstance(loose.recipe, Vague) and k in row.time_at


def gone(row: Row, hits: Sequence[Hit], n: int, i: int) -> bool:
    """Of "flew to Lima on Monday to meet B": whether token `i` is of a journey already made."""
    first, ways = hits[n].first, [h for h in hits if h.phrase.frame == "visit" and h.form == "past"]
    way = next((h for h in reversed(ways) if h.last < first), None)
    if way is None or i >= first or row.low(first - 1) != "to":
        return False
    aimed = straight(row, way.last, first - 1) and not row.border(way.last, first)
    return aimed and (way.last <= i or not row.border(i, way.first))


def _set_out(row: Row, hit: Hit, time: TimeExpression) -> bool:
    """Of "left on Monday on a trip that will take her to Chad": whether the day is of the start."""
    between = row.lows[time.last : hit.first]
    return "that" in between or "which" in between


def resolved(time: TimeExpression, base: date | None, tense: Tense, hit: Hit) -> Resolved | None:
    """The day meant; of "was to meet on Friday" the coming one.

    Where the tense leads half a year away the nearest is meant, but no plan of a season ago.
    """
    after = time.first >= hit.last
    recurs = tense == "none" and after and isinstance(time.recipe, Weekday)
    answer = resolve(time, base, "future" if recurs else tense)
    if answer is None or answer.inferred is None or (tense == "past" and hit.phrase.verb):
        return answer  # "met on 11 March" is past, however far
    nearer = resolve(time, base, "none") or answer
    limits = edtf.bounds(nearer.edtf) if tense == "future" else None
    gone_by = limits is not None and base is not None and (base - limits[1]).days > _SEASON
    return answer if gone_by else nearer


def _after_the_journey(
    row: Row, hits: Sequence[Hit], n: int, time: TimeExpression, answer: Resolved, base: date | None
) -> Resolved:
    """Of "will go there on Tuesday to meet B on Wednesday": the Wednesday after that Tuesday."""
    day, first = edtf.single(answer.edtf), hits[n].first
    goes = min((h.last for h in hits if h.phrase.frame == "visit"), default=first)
    ways = [
        t
        for t in row.times
        if isinstance(t.recipe, Weekday) and goes <= t.first and t.last <= first
        if row.low(t.last) in ("to", "for")
    ]
    if day is None or not ways or not isinstance(time.recipe, Weekday):
        return answer
    if row.border(ways[-1].last, first) or "," in row.lows[ways[-1].last : first]:
        return answer
    way = resolve(ways[-1], base, "future")
    leaves = edtf.single(way.edtf) if way else None
    later = leaves is not None and time.first >= first and day < leaves
    return replace(answer, edtf=(day + timedelta(days=7)).isoformat()) if later else answer


def onward(row: Row, hits: Sequence[Hit], n: int) -> bool:
    """Of "a trip that had taken him to Dhaka, flew on Monday": each day is of what came next."""
    legs = [h.first for h in hits[n + 1 :] if h.phrase.verb]
    apart = bool(legs) and "," in row.lows[hits[n].last : legs[0]]
    return apart and all(t.first > legs[0] for t in row.times)


def unresolved(row: Row, hits: Sequence[Hit], n: int) -> bool:
    """Whether hit `n` has a day of a week that nothing says which: it is of no other day then."""
    return any(
        isinstance(t.recipe, Weekday) and nearest(row, hits, t.first, t.last) == n
        for t in row.times
    )


def vague(row: Row, hits: Sequence[Hit], n: int) -> bool:
    """Whether words that name no day date hit `n`: "recently", "in recent weeks"."""
    return any(
        isinstance(t.recipe, Vague) and nearest(row, hits, t.first, t.last) == n for t in row.times
    )

"""Which of a sentence's times a phrase has: those nearest to it that can tell of it.

A row and its phrases come in, the times of one of them go out, the nearest first: its own, or those
of the way, the aim or the gathering it is told with. Refused is what dates the telling, an aside, a
clause of something else, what calls an engagement off, and what only says how long nothing was.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.claims.circumstances import counted, lasting, moved, of_things, telling
from dragoman.claims.sentence import insertions, phases
from dragoman.claims.sentence.nearest import cost, goes_on, nearest
from dragoman.claims.sentence.row import Row
from dragoman.claims.standing import absence, lapses
from dragoman.dates import Tense, TimeExpression
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit

_DASHES = frozenset("-–—")
_PHASE = 5  # tokens between a time and "day of": ", at the very"
_QUALIFIED = 4  # tokens from "for" to the noun it governs
_ASIDE = 4  # tokens of "originally planned for"
_CLAUSE = 14  # tokens from what opens a clause to its verb


def of(
    row: Row, hits: Sequence[Hit], n: int, tense: Tense, cues: Clauses, *, undone: bool
) -> list[TimeExpression]:
    """The times of hit `n`, the nearest first; else the first of the sentence that is free."""
    hit = hits[n]
    able = [t for t in row.times if _tells(row, hit, t, tense, cues)]
    able = [t for t in able if not telling.reported_on(row, hit, t.first, cues)]
    able = [t for t in able if not of_things.told(row.lows, t, row.closed)]
    able = able if undone else [t for t in able if not _meant_before(row, t)]
    able = [t for t in able if not of_what_came_of_it(row, hit, t, cues)]
    if k := lapses.after(row, hit, cues):
        able = [t for t in able if k < t.first < lapses.ends(row, hit)]
    if tense != "past" and (day := moved.to(row, hits, n, able, cues)):
        return [day]
    if tense != "past" or undone:
        able = [t for t in able if not telling.of_saying(row, hit, t.first, cues)]
    elif k := telling.reported_at(row, hit, cues):
        able = [t for t in able if t.first > k]
    if day := _named_by(hit, able) or _of_its_phase(row, hit, able):
        return [day]
    own = [t for t in able if nearest(row, hits, t.first, t.last) == n]
    if len(own) > 1:  # "said on Monday that A had met B last Thursday"
        own = [t for t in own if not telling.of_saying(row, hit, t.first, cues)] or own
    before = {t for t in own if _led_up_to(row, hit, t)} if len(own) > 1 else set()
    if before and any(t.first >= hit.last and not _told(row, hit, t, cues) for t in own):
        own = [t for t in own if t not in before]
    own.sort(key=lambda t: (_bracketed(row, t.first), cost(row, hit, t.first, t.last)))
    if len(own) > 1 and _spelt_out(row, own[0], own[1]):
        return own[1:]
    if own or (way := _of_the_way(row, hits, n, able) or _of_the_event(row, hits, n, able, cues)):
        return own or way
    if hit.phrase.frame == "noun":
        return []
    if aim := _of_the_aim(row, hits, n, able):
        return aim
    if main := _of_the_main_clause(row, hit, able):
        return main
    free = [t for t in able if not t.attributive and t.bound in {"at", "from"}]
    free = [t for t in free if not _of_what_was_first(row, hit, t)]
    return [t for t in free if not _taken(row, hits, n, t)][:1]


def _meant_before(row: Row, time: TimeExpression) -> bool:
    """Of "her visit, originally planned for April, will begin on Friday": whether it was April."""
    if row.closed.at_first.isdisjoint(row.said):
        return False
    first = max(time.first - _ASIDE, 0)
    meant = next((k for k in range(first, time.first) if row.low(k) in row.closed.at_first), -1)
    return meant >= 0 and "," not in row.lows[meant : time.first]


def of_what_came_of_it(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "will open a post on 1 June after A met B on Monday": whether it was 1 June."""
    after = row.low(time.last) in row.closed.behind and time.last < hit.first
    if not after or hit.form == "ing":
        return False
    if not hit.phrase.verb:  # "will fly home on Friday after talks with B"
        return not cues.future.isdisjoint(row.plain[: time.first])
    if "," in row.lows[time.last : hit.first] or row.low(time.last + 1).endswith("ing"):
        return False  # "flew home on Monday after talks, and met B"
    ahead = not (cues.future | cues.conditional).isdisjoint(row.plain[: time.first])
    return ahead or any(t.first >= hit.last for t in row.times)


def _of_what_was_first(row: Row, hit: Hit, time: TimeExpression) -> bool:
    """Of "After meeting A on Monday, B will fly to Lima": whether Monday is not of the flight."""
    return row.low(0) in row.closed.behind and "," in row.lows[time.last : hit.first]


def _named_by(hit: Hit, able: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of "discussed her October visit with B on Monday": October, which tells what visit it is."""
    noun = not hit.phrase.verb
    return next((t for t in able if noun and t.attributive and t.last == hit.first), None)


def _of_its_phase(row: Row, hit: Hit, able: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of "met B on Tuesday, the second day of a four-day visit": Tuesday, of the visit too."""
    k = phases.named(row, hit.first)
    if hit.phrase.verb or not k:
        return None
    first = k - _PHASE
    while k > first and (row.low(k - 1) == "," or row.low(k - 1) in row.closed.nominal):
        k -= 1
    return next((t for t in able if t.last == k), None)


def _told(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "met A, she told journalists on Monday": whether a verb of saying is nearer."""
    spoken = not cues.saying.isdisjoint(row.said)
    return spoken and not cues.saying.isdisjoint(row.lows[hit.last : time.first])


def _led_up_to(row: Row, hit: Hit, time: TimeExpression) -> bool:
    """Of "met B on Tuesday during a visit from 12 to 15 May": Tuesday is of the meeting alone.

    So is 2 May of the call in "telephoned B on 2 May and met him on 9 May".
    """
    if time.last > hit.first or time.attributive:
        return False
    joint = row.closed.joints if hit.phrase.verb else row.closed.prepositions
    return row.low(time.last) in joint and time.first > 0


def led_up_to(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "met B ahead of the summit on 3 June": whether a time may be of what is still ahead."""
    end = row.has(cues.before_planned, hit.last, time.first)
    return 0 < end < time.first and not row.border(end, time.first)


def _of_the_event(
    row: Row, hits: Sequence[Hit], n: int, able: Sequence[TimeExpression], cues: Clauses
) -> list[TimeExpression]:
    """Of "their meeting at the Food Summit in Lima in March": the time of what it was held at."""
    last, event = hits[n].last, hits[n + 1] if n + 1 < len(hits) else None
    if event is None or event.phrase.elements or hits[n].phrase.verb:
        return []
    if row.low(last) not in ("at", "during") and cues.sidelines.isdisjoint(
        row.lows[last : event.first]
    ):
        return []
    return [
        t
        for t in able
        if t.first >= event.last
        and "," not in row.lows[last : t.first]
        and not row.border(last, t.first)
        and nearest(row, hits, t.first, t.last) == n + 1
    ][:1]


def _of_the_aim(
    row: Row, hits: Sequence[Hit], n: int, able: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Of "will travel to Lima by the end of May to meet B": the time of what one goes for."""
    last, aim = hits[n].last, hits[n + 1] if n + 1 < len(hits) else None
    if hits[n].phrase.frame != "visit" or aim is None or not aim.phrase.verb:
        return []
    if row.low(aim.first - 1) != "to" or "," in row.lows[last : aim.first]:
        return []
    return [t for t in able if last <= t.first and t.last == aim.first - 1][:1]


def done_before(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "addressed parliament on Monday before meeting B": whether token `i` is of what was done,
    and nothing is told as ahead.
    """
    main = hit.form == "ing" and row.low(hit.first - 1) == "before" and i < hit.first
    return main and (cues.future | cues.conditional).isdisjoint(row.plain[: hit.first])


def _of_the_main_clause(row: Row, hit: Hit, able: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Of "will on Thursday tour the base before meeting B": the day of what comes first."""
    led = row.low(hit.first - 1) in ("before", "after")
    if hit.form != "ing" or not led or hit.phrase.kind != "meeting":
        return []
    told = [t for t in able if t.last < hit.first and not t.attributive and t.bound == "at"]
    return [t for t in told[-1:] if "," not in row.lows[t.last : hit.first]]


def _of_the_way(
    row: Row, hits: Sequence[Hit], n: int, able: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Of "On 11 July she travelled to Lima for a working lunch with B": the day she travelled.

    So of "Yesterday she received a call from B", the object of its verb.
    """
    p = _before_noun(row, hits[n].first)
    ways = [h for h in hits if h.phrase.verb and h.last == p + 1]
    if row.low(p) == ("to" if hits[n].phrase.verb else "for"):
        taken = ("visit", "take") if hits[n].phrase.kind == "visit" else ("visit",)
        ways = [h for h in hits if h.phrase.frame in taken and h.last <= p]
    if not ways or row.border(ways[-1].last, p):
        return []
    way = ways[-1]
    told = [t for t in able if t.last <= p and _first(row, hits, t) == way.first]
    return sorted(told, key=lambda t: cost(row, way, t.first, t.last))[:1]


def _before_noun(row: Row, first: int) -> int:
    """The token before a noun and the words that qualify it: "for" of "for urgent trade talks"."""
    p = first - 1
    while first - p < _QUALIFIED and row.low(p).isalpha() and row.low(p) not in row.closed.small:
        p -= 1
    return p - (row.low(p) in row.closed.determiners)


def _first(row: Row, hits: Sequence[Hit], time: TimeExpression) -> int:
    """Where the hit begins that a time belongs to; one verb may be hits of several kinds."""
    n = nearest(row, hits, time.first, time.last)
    return hits[n].first if n >= 0 else -1


def _spelt_out(row: Row, loose: TimeExpression, exact: TimeExpression) -> bool:
    """Of "this week (7 to 11 June)": whether brackets tell the days of a week."""
    week = row.low(loose.last - 1) in ("week", "month") and exact.first == loose.last + 1
    return week and row.low(loose.last) == "("


def _bracketed(row: Row, i: int) -> bool:
    """Of "On May 4 (May 5 in Tokyo)": what brackets add is said first outside them."""
    before = row.lows[:i]
    return before.count("(") > before.count(")")


def _taken(row: Row, hits: Sequence[Hit], n: int, time: TimeExpression) -> bool:
    """Whether a time stands in another clause: "who came on Sunday, met"."""
    owner = nearest(row, hits, time.first, time.last)
    if owner in (-1, n) or not hits[owner].phrase.verb:
        over = range(time.last, hits[n].first) if owner not in (-1, n) else ()
        if over and row.low(time.last) == "to" and hits[owner].last <= time.first:
            return len(over) == 1  # "made on his visit in May to hold talks"
        behind = range(hits[n].last + 1, time.first if owner >= 0 else 0)
        apart = any(row.lows[i - 1 : i + 1] == (",", "and") and _goes(row, i + 1) for i in behind)
        return apart or any(goes_on(row, hits[n], i) for i in over)
    if row.low(time.last + (row.low(time.last) == ",")) in ("when", "where", "as"):
        return False
    if hits[owner].phrase.frame == "visit" and hits[n].last <= hits[owner].first < time.first:
        return hits[n].phrase.kind != "visit"  # "will call on A and travel to B on 6 February"
    first, last = sorted((hits[owner].first, hits[n].first))
    where = "where" in row.lows[max(first, last - _CLAUSE) : last]
    if time.first < first == hits[owner].first and where:
        return False  # "In May she visited Lima, where she met B"
    joint = hits[n].first - 1
    while row.low(joint) in row.closed.auxiliaries:
        joint -= 1
    if row.low(joint) == "and" and row.lows[first - 1] == "who":
        return False  # "who visited Lima in May and met B there", "and was received by B"
    whom = "whom" in row.lows[max(last - 4, 0) : last]  # "met B, with whom she had talks in May"
    return whom or row.border(first, last) or "who" in row.lows[max(first - 3, 0) : first]


def _goes(row: Row, i: int) -> bool:
    """Of "docked in March, and is to be followed": whether another verb of the subject begins."""
    return row.low(i) in row.closed.auxiliaries


def _of_fate(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Whether a time says when an engagement was called off: "was called off on Tuesday"."""
    if not hit.phrase.verb and time.last <= hit.first:
        k = time.last  # "on Tuesday called off his visit"
        told = (cues.cancelled, cues.postponed)
        return any(table.length(row.plain, k) or table.length(row.plain, k + 1) for table in told)
    k = time.first - 1 - (row.low(time.first - 1) == "on")
    if hit.phrase.verb or k < hit.last:
        return False
    put = row.has(cues.put_forward, hit.last, k + 1)  # "was proposed in April"
    fated = any(row.has(cues.cancelled, i, k + 1) for i in (k - 1, k))
    return fated or (put > 0 and put in (time.first, time.first - 1) and row.low(put) != "for")


def _tells(row: Row, hit: Hit, time: TimeExpression, tense: Tense, cues: Clauses) -> bool:
    """Whether a time can date hit: "his May 22 meeting", but no "2019 pact"."""
    if _of_the_bid(row, hit, time, cues):
        return False
    before = row.low(time.first - 1)
    since = _since(row, hit, time.first) and absence.since(row, hit) != time.first - 1
    if since or (before == "for" and row.low(time.first - 2) not in cues.fixed):
        return False
    if _a_limit(hit, time) if tense == "past" else _of_the_entry(row, time):
        return False
    if insertions.of_participle(row, hit, time.first, cues) or _of_fate(row, hit, time, cues):
        return False
    elsewhere = insertions.holds(row, hit, time.first) or _of_the_tour(row, hit, time)
    elsewhere = elsewhere or insertions.of_which(row, hit, time.first, cues)
    elsewhere = elsewhere or insertions.of_where(row, hit, time.first)
    if elsewhere or _ahead_of_it(row, hit, time.first, cues):
        return False
    if hit.phrase.kind != "visit" and time.last <= hit.first and lasting.came_back(row, hit, cues):
        return False  # "returned on Monday from Chad, where she met B"
    between = row.lows[hit.last : time.first]
    marked = not cues.remembered.isdisjoint(between) and cues.ceremonies.isdisjoint(between)
    if marked or counted.only(row, time, cues):
        return False
    if tense == "past" and hit.phrase.verb and _coming(row, hit, time, cues):
        return False
    said = not cues.saying.isdisjoint(between) and not cues.conditional.isdisjoint(between)
    if said or (hit.last <= time.first and _of_what_was_before(row, time)):
        return False  # "After the talks she said Chad would open a post by March"
    if not (time.attributive or _of_paper(row, time)):
        return True
    gap = row.lows[time.last : hit.first]
    named = not any(low in row.closed.prepositions or not low[0].isalnum() for low in gap)
    return len(gap) <= 3 and time.last <= hit.first and named


def _of_paper(row: Row, time: TimeExpression) -> bool:
    """Of "announced in the March 15 Lima Declaration": the day tells which paper that is."""
    led = row.low(time.first - 1) == "the" and row.low(time.first - 2) in row.closed.before_papers
    k = time.last
    while led and k < len(row.words) and row.words[k][0].isupper():
        k += 1
    return k > time.last and row.low(k - 1) in row.closed.signed


def _of_what_was_before(row: Row, time: TimeExpression) -> bool:
    """Of "flew to Lima on 9 May after the 7 May attack": the day of the attack."""
    k = time.first - (row.low(time.first) not in row.closed.determiners)
    noun = row.low(time.last)
    led = row.low(k) in row.closed.determiners and row.low(k - 1) in row.closed.behind
    return led and noun.isalpha() and noun not in row.closed.small


def _a_limit(hit: Hit, time: TimeExpression) -> bool:
    """Of "discussed how to end it by 2050": a day by which something else is to be done."""
    return time.bound in ("by", "before") and hit.last <= time.first


def _of_the_bid(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "met B on Monday and invited him to Lima", "On Monday A invited B to visit Lima"."""
    if hit.phrase.frame == "bid":
        return time.first < hit.last or row.low(time.last) == "to"
    asked = not cues.invited.isdisjoint(row.lows[time.last : hit.first])
    return hit.phrase.kind == "visit" and asked


def _of_the_tour(row: Row, hit: Hit, time: TimeExpression) -> bool:
    """Of "met B on Monday on a tour that has taken her to Quito": no day of the visit to Quito."""
    between = row.lows[time.last : hit.first]
    return hit.phrase.verb == "take" and not row.closed.perfect.isdisjoint(between)


def _coming(row: Row, hit: Hit, time: TimeExpression, cues: Clauses) -> bool:
    """Of "discussed with B the next session, to be held in May": whether May is still to come."""
    outside = insertions.left_out(row.lows[hit.last : time.first])
    if not cues.future.isdisjoint(outside):
        return True  # "who met B in Lima, will take up her post in May"
    agreed = any(a in cues.resolving and b == "to" for a, b in pairwise(outside))
    return agreed or row.has(cues.future_after, hit.last, time.first) > 0


def _of_the_entry(row: Row, time: TimeExpression) -> bool:
    """Of "28 August 2031 – The ministry announces that": the day of the telling."""
    return time.first == 0 and row.low(time.last) in _DASHES


def _since(row: Row, hit: Hit, i: int) -> bool:
    """Of "first since taking office in May", not "since her visit in May": how long ago it was."""
    for k in range(i - 1, max(i - _CLAUSE, -1), -1) if "since" in row.said else ():
        if row.lows[k] == "since" and k < hit.first < i and not hit.phrase.verb:
            return False
        if row.lows[k] == "since":
            after = row.times[row.time_at[i]].last if i in row.time_at else i + 1
            return row.low(after + (row.low(after) == ",")) != "when"
        if not row.lows[k].isalpha() and row.lows[k] not in OWNING:
            return False
    return False


def _ahead_of_it(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "at the meeting she said that flights would start in May": the time of what is ahead."""
    near = range(i - 1, hit.last, -1) if "that" in row.said else ()
    that = next((k for k in near if row.lows[k] == "that"), 0)
    if not that or row.low(that - 1) not in cues.telling:
        return False
    return any(low in cues.future or low in cues.conditional for low in row.plain[that:i])

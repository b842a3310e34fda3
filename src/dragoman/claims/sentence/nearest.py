"""Which phrase of a sentence a time or place belongs to: the one nearest to it.

A row, its phrases and a run of tokens come in, the index of a phrase or its distance goes out. A
clause's border counts as distance, so that "met in May, after talks in Rome in April" gives each
its own; a list of people counts once.
"""

from collections.abc import Sequence

from dragoman.claims.sentence import insertions
from dragoman.claims.sentence.hosting import hosted
from dragoman.claims.sentence.row import Row
from dragoman.dates.recipe import Span
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit

_SOME = 8  # hits nearest by tokens, of which one is nearest by clauses
FAR = 45  # from here on nothing belongs together
_BORDER_COST, _COMMA_COST = 9, 2
_JOINTS = frozenset({",", ";", "and"})
_CLAUSE = 14  # tokens from what opens a clause to its verb
_BEGUN = 7  # tokens of "that is due to begin on" before its day


def nearest(row: Row, hits: Sequence[Hit], first: int, last: int) -> int:
    """The index of the hit that a run of tokens belongs to; -1 when all are too far."""
    if (clause := _opened(row, hits, last)) >= 0 or (clause := _owned(row, hits, last)) >= 0:
        return clause
    if (clause := _begun(row, hits, first)) >= 0:
        return clause
    if (clause := _stayed(row, hits, first, last)) >= 0:
        return clause
    opens = insertions.resumed(row, first)
    able = [n for n, hit in enumerate(hits) if not (opens and opens < hit.first < first)]
    main = [n for n in able if not insertions.aside(row, hits[n], last)] if len(able) > 1 else able
    able = main or able
    best, own = FAR, -1
    if len(able) > 1:
        able = sorted(able, key=lambda n: abs(hits[n].first - first))[:_SOME]
    for n in able:
        best, own = min((best, own), (cost(row, hits[n], first, last, best + 1), n))
    return _meant(row, hits, own) if own >= 0 else -1


def _opened(row: Row, hits: Sequence[Hit], last: int) -> int:
    """Of "in May 2021, when B paid a visit": the hit of the clause that "when" opens, else -1."""
    k = last + (row.low(last) == ",")
    if row.low(k) != "when":
        return -1
    behind = (n for n, hit in enumerate(hits) if k < hit.first <= k + _CLAUSE)
    return min(behind, key=lambda n: hits[n].first, default=-1)


def _owned(row: Row, hits: Sequence[Hit], last: int) -> int:
    """Of "thanked him for hosting last week's talks": the noun that a time has, else -1."""
    if row.low(last) not in OWNING:
        return -1
    able = (n for n, hit in enumerate(hits) if not hit.phrase.verb and 0 < hit.first - last <= 4)
    return next(able, -1)


def _begun(row: Row, hits: Sequence[Hit], first: int) -> int:
    """Of "on a visit that began on Monday, was received": the visit, else -1."""
    near = range(first - 2, max(first - _BEGUN, 0), -1)
    k = next((k for k in near if row.lows[k] in ("that", "which")), 0)
    if not k or any(i in row.actor_at or row.lows[i] == "," for i in range(k + 1, first)):
        return -1
    ends = (k, k - (row.low(k - 1) == ","))
    visits = (n for n, hit in enumerate(hits) if hit.phrase.kind == "visit" and hit.last in ends)
    verb = any(k < hit.first < first and hit.phrase.verb for hit in hits)
    return -1 if verb else next(visits, -1)


def _stayed(row: Row, hits: Sequence[Hit], first: int, last: int) -> int:
    """Of "During the visit of A to Peru on 9-12 May, talks were held": the visit, else -1."""
    opens = row.low(last) == "," and row.low(0) in row.closed.prepositions
    if not (opens and first in row.time_at):
        return -1
    if not isinstance(row.times[row.time_at[first]].recipe, Span):
        return -1
    nouns = (n for n, h in enumerate(hits) if h.last <= first and not h.phrase.verb)
    visits = (n for n in nouns if hits[n].phrase.kind == "visit")
    return max(visits, key=lambda n: hits[n].first, default=-1)


def _meant(row: Row, hits: Sequence[Hit], n: int) -> int:
    """Of "the 5th Forum, which Tonga will host": the forum, where `n` is the hosting."""
    hit = hits[n]
    if not hit.phrase.verb or row.low(hit.first - 1) in row.closed.counting:
        return n  # but "the Commission, which last met in Lima": where it met then
    if (subject := hosted(row, hits, hit)) >= 0:
        return subject
    for k in range(hit.first - 1, max(hit.first - _CLAUSE, 0), -1) if "which" in row.said else ():
        if row.lows[k] == "which":
            ends = (k, k - (row.low(k - 1) == ","))
            told = (m for m, other in enumerate(hits) if m != n and other.last in ends)
            return next(told, n)
        if row.lows[k] in (",", ";"):
            break
    return n


def cost(row: Row, hit: Hit, first: int, last: int, most: int = FAR) -> int:
    """Words between, a person counted once however long the office, a list's commas not at all.

    What is too far in any case, or farther than `most`, is not counted to its end: each hit of a
    long sentence asks.
    """
    i, end = (hit.last, first) if first >= hit.last else (last, hit.first)
    steps = -1 if first >= hit.last else 0
    while i < end and steps < most:
        over = row.past_name(i)
        if over > i:
            steps, i = steps + 1, over
            continue
        low = row.lows[i]
        if low not in _JOINTS or not _in_list(row, i):
            joint = low == "," or (low == "and" and (first < hit.first or _opens(row, i)))
            border = i in row.borders or (low == "and" and goes_on(row, hit, i))
            apart = low == "and" and row.low(i - 1) == "," and first >= hit.last
            border = border or (joint and apart)
            steps += 1 + _BORDER_COST * border + _COMMA_COST * joint
        i += 1
    return max(steps, 0)


def _opens(row: Row, i: int) -> bool:
    """Of "met A [and] in Lima on Tuesday she met B": whether "and" opens another clause.

    So it does in "saw A, [and] on Monday evening, hours after landing, she saw B".
    """
    led = row.low(i + 1) in row.closed.prepositions and i + 2 in row.mention_at
    led = led or (i + 1 + (row.low(i + 1) == "on") in row.time_at)
    near = (row.actor(k) for k in range(i + 3, i + _CLAUSE))
    return led and any(a is not None and a.kind == "pronoun" for a in near)


def goes_on(row: Row, hit: Hit, i: int) -> bool:
    """Of "was due on Monday, [and] B did not meet C": whether "and" opens the clause of a hit."""
    one = row.actor(i + 1)
    if one is None or row.lows[i - 1 : i + 1] != (",", "and"):
        return False
    return row.low(one.last) in row.closed.auxiliaries or one.last == hit.first


def _in_list(row: Row, i: int) -> bool:
    """Whether a comma, semicolon or "and" at token `i` only joins two names."""
    before = i - 1 - (row.low(i - 1) in {",", ";"})
    after = i + 1
    while row.low(after) in {"and", "the"}:
        after += 1
    return _named(row, before) and _named(row, after)


def _named(row: Row, i: int) -> bool:
    return i in row.actor_at or i in row.mention_at

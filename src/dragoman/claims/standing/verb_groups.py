"""The auxiliaries of a verb, read outwards to its left over all that may stand between.

A row and a verb come in, the auxiliaries and the token before them go out. Between them stand
adverbs, times, places, and what commas set off: "will, however, meet", "will in Lima meet",
"will on Thursday, 15 May 2031, meet", "will, her office said on Monday, meet". The surprising
thing: a comma is crossed only where an auxiliary stands right before what it closes.
"""

from dragoman.claims.sentence.row import Row, straight
from dragoman.lexicon.clauses import Clauses

_REACH = 7  # words between a verb and its first auxiliary, a time counted as one
_ASIDE = 14  # tokens that commas set off between the two
_SUBJECT = 20  # tokens of a subject between its auxiliary and the verb: "not once has X met"
_SHARED = 25  # tokens from a verb to the "and" behind which another shares its auxiliaries


def auxiliaries(row: Row, v: int, cues: Clauses) -> tuple[list[str], int]:
    """The auxiliaries of the verb at token `v`, last first, and the token before them."""
    chain: list[str] = []
    i, steps = v - 1, 0
    while i >= 0 and steps < _REACH and i not in row.actor_at:
        if row.low(i) == "," and (opened := _opened(row, i, cues)):
            i = opened
            continue
        aux = _is_auxiliary(row, i, cues)
        if not aux and not _between(row, i):
            break
        if aux:
            chain.append(row.plain[i])
        steps += i not in row.time_at or i - 1 not in row.time_at
        i -= 1
    return chain + _turned(row, v, cues), i


def shared(row: Row, joint: int, cues: Clauses) -> tuple[list[str], int]:
    """The auxiliaries of the verb before "and": "will meet X and call on Y"."""
    for i in range(joint - 1, max(joint - _SHARED, 0), -1):
        if row.plain[i] in (";", ":", "“", "”", "said") or row.border(i, i + 1):
            break
        leads = row.plain[i] == "to" and i + 1 not in row.mention_at  # but "travel to Lima"
        if i not in row.actor_at and (row.plain[i] in cues.future or leads):
            return auxiliaries(row, i + 1, cues)
    return [], joint


def _turned(row: Row, v: int, cues: Clauses) -> list[str]:
    """Of "Not once has X of Chad met Y", "Under no circumstances did they meet": what stands before
    the subject, which then follows its auxiliary.
    """
    end = row.has(cues.never_heads, max(v - _SUBJECT, 0), v)
    if not end or row.low(end) not in cues.asking | cues.inverted:
        return []
    between = range(end + 1, v)
    ends = row.border(end, v) or any(row.lows[i] in row.closed.auxiliaries for i in between)
    return [] if ends else [row.plain[end], "not"]


def _is_auxiliary(row: Row, i: int, cues: Clauses) -> bool:
    low = row.plain[i]
    told = low in cues.negative or low in cues.future or low in cues.opinion
    return told or low in row.closed.auxiliaries


def _between(row: Row, i: int) -> bool:
    """Whether token `i` may stand between an auxiliary and its verb: an adverb, a time, a place."""
    if row.adverb(i) or i in row.time_at or i in row.mention_at:
        return True
    placed = i + 1 in row.time_at or i + 1 in row.mention_at
    return placed and row.low(i) in row.closed.prepositions


def _opened(row: Row, comma: int, cues: Clauses) -> int:
    """The auxiliary before what a comma closes; 0 where none stands there.

    Where no comma opens it, only what is told ahead can go on behind: "will on Thursday, 15 May,
    meet", but "who was in Lima on Thursday, met".
    """
    for k in range(comma - 1, max(comma - _ASIDE, 0), -1):
        if row.low(k) == "to" or not _is_auxiliary(row, k, cues):
            continue
        begun = row.low(k + 1) == "," and k + 1 < comma
        if begun or (_ahead(row.plain[k], cues) and straight(row, k + 1, comma)):
            return k
    return 0


def _ahead(low: str, cues: Clauses) -> bool:
    return low in cues.future or low in cues.conditional

"""What commas set off from its clause: ", who took office in May,", ", elected in May,".

A row and a token come in; whether a time or place there is of the insertion only goes out, or
where the clause goes on behind it. The surprising thing: a participle sets off only behind a
person and before the verb, for "the talks, held in Lima on Monday," tells of the talks.
"""

from collections.abc import Sequence

from dragoman.claims.sentence.row import Row
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import POSSESSIVE
from dragoman.lexicon.phrases import Hit
from dragoman.records import Actor

_RELATIVE = frozenset({"who", "whose"})
_OPENING = _RELATIVE | {"which", "where"}
_LINKS = frozenset({"in", "on", "at", "the", ",", "here", "last", "earlier"})
_CLAUSE = 12  # tokens from what opens a clause to its verb
_LONGEST = 24  # tokens of an insertion behind which a clause goes on


def holds(row: Row, hit: Hit, i: int) -> bool:
    """Whether token `i` is in an insertion that the hit is not: ", who took office in May,"."""
    near = range(i - 1, max(i - _LONGEST, 0), -1)
    start = next((k for k in near if row.lows[k] == "," and not _apposes(row, k)), -1)
    if start < 0:
        return False
    end = next((k for k in range(i, len(row.lows)) if row.lows[k] == ","), len(row.lows))
    if _participle(row, start):
        return hit.first >= end or row.low(start + 1) in row.closed.installed
    return row.low(start + 1) in _RELATIVE and (hit.first >= end or hit.last <= start)


def _apposes(row: Row, k: int) -> bool:
    """Whether the comma at `k` belongs to who somebody is, and opens nothing told of him."""
    after = row.low(k + 1)
    return row.apposes(k) and after not in _RELATIVE and after not in row.closed.installed


def _participle(row: Row, comma: int) -> bool:
    """Of "A, elected on 3 February, met B": whether a person's participle follows the comma."""
    who = row.actor(comma - 1)
    low = row.low(comma + 1)
    person = who is not None and who.kind in ("person", "office") and who.last == comma
    return person and (low.endswith("ed") or low in row.closed.installed)


def resumed(row: Row, i: int) -> int:
    """Of "met B, who flies to Lima on Friday, in Rome": the comma that opens what stands between.

    `i` is the token of what may go on behind it; 0 where nothing does.
    """
    if _RELATIVE.isdisjoint(row.lows[:i]):
        return 0
    commas = (j for j in range(i - 1, max(i - _CLAUSE, 0), -1) if _parts(row, j))
    k = next((j for j in commas if row.low(j + 1) in row.closed.prepositions), 0)
    if not k or of_a_town(row, k):
        return 0
    start = next((j for j in range(k - 1, max(k - _LONGEST, 0), -1) if _parts(row, j)), 0)
    return start if row.low(start + 1) in _RELATIVE else 0


def aside(row: Row, hit: Hit, i: int) -> bool:
    """Of "On Monday A, who is visiting Peru, met B": whether a hit is set off behind token `i`."""
    if _RELATIVE.isdisjoint(row.lows[i : hit.first]):
        return False
    near = range(hit.first - 1, max(hit.first - _CLAUSE, i - 1), -1)
    start = next((k for k in near if row.lows[k] == ","), 0)
    return row.low(start + 1) in _RELATIVE and "," in row.lows[hit.last :]


def before(row: Row, comma: int) -> Actor | None:
    """Of "received, one after the other, B and C": B, whom commas part from his verb.

    Of "met, as planned, Minister B said" nobody is: who has a verb behind him acts himself.
    """
    if row.low(comma) != "," or comma - 1 in row.actor_at:
        return None
    near = range(comma + 1, min(comma + _CLAUSE, len(row.lows)))
    end = next((k for k in near if row.lows[k] == ","), 0)
    plain = all(row.words[k].islower() or k in row.time_at for k in range(comma + 1, end))
    who = row.noun(end + 1) if end > comma + 1 and plain else None
    if who is None or who.kind not in ("person", "office"):
        return None
    if any(k in row.actor_at for k in range(comma, end)) or row.low(comma + 1) in _OPENING:
        return None
    return None if acts(row, who) or owns(row, who) else who


def acts(row: Row, who: Actor) -> bool:
    """Whether a verb stands right behind its subject: "and, today, B said"."""
    k = who.last
    free = row.closed.prepositions | row.closed.joints | row.closed.pronouns
    return row.low(k).isalpha() and row.low(k) not in free and k not in row.time_at


def owns(row: Row, who: Actor) -> bool:
    """Of "welcomed, at length, President B of Chad's decision": whether nobody else is meant."""
    state = row.mention_at.get(who.last + 1) if row.low(who.last) == "of" else None
    return row.low(state.last if state else who.last) in POSSESSIVE


def of_a_town(row: Row, end: int) -> bool:
    """Of "who flew to Lima, Peru, on Monday": whether a town's state ends before a token."""
    state = row.mention_at.get(end - 1)
    town = (
        row.mention_at.get(state.first - 2) if state and row.low(state.first - 1) == "," else None
    )
    return town is not None and town.form in ("city", "capital")


def _parts(row: Row, k: int) -> bool:
    """Whether token `k` is a comma of the clause, not one of a town and its state."""
    town = row.mention_at.get(k - 1) is not None and row.mention_at.get(k + 1) is not None
    return row.lows[k] == "," and k not in row.time_at and not town


def left_out(lows: Sequence[str]) -> Sequence[str]:
    """Of "met B, whose term will end soon, on": the words outside what commas set off."""
    opens = (k for k, low in enumerate(lows[:-1]) if low == "," and lows[k + 1] in _OPENING)
    if (start := next(opens, -1)) < 0 or "," not in lows[start + 1 :]:
        return lows
    end = start + 1 + list(lows[start + 1 :]).index(",")
    return (*lows[:start], *left_out(lows[end + 1 :]))


def of_which(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Of "met B and praised the treaty, which was signed in July": July is the treaty's."""
    if row.sentence.role == "title":
        return False
    k = next((k for k in range(i - 1, max(i - _CLAUSE, hit.last), -1) if row.lows[k] == "which"), 0)
    if not k or row.low(k + 1) not in ("was", "were") or row.low(k + 2) in cues.goes_on:
        return False
    taken = any(cues.happened.length(row.lows, j) for j in (k + 1, k + 2))
    return not taken and row.low(k + 2).endswith(("ed", "en", "t"))


def of_where(row: Row, hit: Hit, i: int) -> bool:
    """Of "flew to Lima, where a summit opens on Saturday": Saturday is the summit's.

    Of "flew to Lima, where he arrived on Monday" it is of whoever flew.
    """
    near = range(i - 1, max(i - _CLAUSE, hit.last), -1) if "where" in row.said else ()
    k = next((k for k in near if row.lows[k] == "where"), 0)
    if not k or row.noun(k + 1) is not None or "," in row.lows[k:i]:
        return False
    return row.low(k + 1) not in row.closed.prepositions and k + 1 not in row.time_at


_NO_VERB = frozenset(
    "and , who which that also then was were is are be been being has have had it "
    "he she they ( ; not later".split()
)


def _of_the_past(row: Row, low: str) -> bool:
    return low.endswith("ed") or low in row.closed.participles


def of_participle(row: Row, hit: Hit, i: int, cues: Clauses) -> bool:
    """Whether token `i` belongs to "the agreement signed in Lima in 2024", not to the hit."""
    k = i - 1
    while k >= hit.last and (row.lows[k] in _LINKS or k in row.time_at or k in row.mention_at):
        k -= 1
    low = row.low(k)
    if k <= hit.last or not _of_the_past(row, low) or low in cues.goes_on or row.actor(k):
        return False
    return (
        row.lows[k - 1] not in _NO_VERB and k - 1 not in row.actor_at and row.lows[k - 1].isalpha()
    )

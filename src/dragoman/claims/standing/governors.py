"""What governs the noun of an engagement: a verb by which it is only announced, wanted, spoken of.

    announced on Monday a visit to Lima · prepared for talks with B      planned
    demanded talks with B · called on Monday for a summit                proposed
    spoke of a visit to Lima                                             nothing is told
    announced talks with B had ended · spoke of his visit to Lima        refused: told otherwise

A row and the phrase of a noun come in, a status goes out, and which times are not the verb's.
"""

from collections.abc import Iterable, Iterator

from dragoman.claims.sentence.row import Row, back, steps
from dragoman.dates import TimeExpression
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.offices import Phrases
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_THREAT = 6  # steps from "threatened to" to the noun
_DENIED = 5  # steps from "not" to "to miss"
_BETWEEN = 10  # tokens between a verb and the noun it governs, without those of times
_BEHIND = 9  # steps behind a noun in which its own verb may stand
_LONGEST = 2  # words of a verb: "called for"


def of(row: Row, hit: Hit, cues: Clauses) -> Status | None:
    """Whether an engagement is only announced or asked for; None where neither is told."""
    if _absent(row, cues):
        return None
    k = _verb(row, hit, cues)
    if k < 0:
        return None
    return "planned" if _ends_at(row, k, cues.after.announcing) else "proposed"


def spoken_of(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "spoke of a visit to Lima": whether nobody says it was or will be."""
    if hit.phrase.verb or cues.after.mentioning.absent(row.said):
        return False
    k = _before(row, hit.first)
    own = row.low(k + 1) in row.closed.possessives or row.low(hit.first - 1) == "the"
    return not own and _ends_at(row, k, cues.after.mentioning)


def threatened(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "threatened to skip Friday's talks": whether nobody says they took place, or did not."""
    if cues.dropping.absent(row.said):
        return False
    first = back(row, hit.first, _THREAT)
    over = row.has(cues.threats, first, hit.first)
    if over > 0 and cues.dropping.length(row.plain, over) > 0:
        return True
    return any(_unwilled(row, k, cues) for k in range(first, hit.first))


def _unwilled(row: Row, k: int, cues: Clauses) -> bool:
    """Of "does not want to miss", "urged B to boycott": whether "to" at `k` is denied or another's.

    A headline's "PM to skip summit" has no word before its subject.
    """
    if row.low(k) != "to" or not cues.dropping.length(row.plain, k + 1):
        return False
    near = row.lows[back(row, k, _DENIED) : k]
    denied = not cues.negative.isdisjoint(near) and "," not in near
    whom = row.actor(k - 1)
    urges = row.low(whom.first - 1) if whom else ""
    return denied or (urges.isalpha() and urges not in row.closed.conjunctions)


def apart(
    row: Row, hit: Hit, cues: Clauses, times: Iterable[TimeExpression]
) -> Iterator[TimeExpression]:
    """The times of a noun: of "announced on Monday a visit to Lima" not the Monday."""
    governed = not (hit.phrase.verb or _absent(row, cues)) and _verb(row, hit, cues) >= 0
    for time in times:
        if not governed or time.last > hit.first:
            yield time


def _absent(row: Row, cues: Clauses) -> bool:
    return cues.after.announcing.absent(row.said) and cues.after.demanding.absent(row.said)


def _verb(row: Row, hit: Hit, cues: Clauses) -> int:
    k = _before(row, hit.first)
    told = _ends_at(row, k, cues.after.announcing) or _ends_at(row, k, cues.after.demanding)
    return k if told and not _told_of(row, hit, cues) else -1


def _before(row: Row, n: int) -> int:
    """The token before the noun group at token `n`, times stepped over."""
    k = n - 1
    closed = row.closed
    qualify = closed.official | closed.counting | closed.journeys | closed.dealings
    qualify |= closed.determiners | closed.possessives
    for _ in range(_BETWEEN):
        if k in row.time_at:
            k = row.times[row.time_at[k]].first - 1
            k -= row.low(k) in ("on", "in", "at")
        elif row.low(k) == "and" or (row.low(k) in closed.prepositions and k + 1 in row.mention_at):
            k -= 1  # "announced a visit to Lima and talks with B"
        elif k in row.mention_at or "-" in row.low(k) or row.low(k) in qualify:
            k -= 1
        else:
            break
    return k


def _ends_at(row: Row, k: int, verbs: Phrases) -> bool:
    """Whether a verb ends with token `k`; "called on Monday for" too."""
    i = k - 1
    while i in row.time_at or (row.low(i) == "on" and i + 1 in row.time_at):
        i -= 1
    return verbs.length((row.low(i), row.low(k)), 0) == _LONGEST or row.low(k) in verbs.alone


def _told_of(row: Row, hit: Hit, cues: Clauses) -> bool:
    """Of "announced talks with B had ended": whether the noun has a verb of its own."""
    for i in range(hit.last, steps(row, hit.last, _BEHIND)):
        if row.low(i) in (",", ";", "that", "which", "who"):
            return False
        if row.plain[i] in row.closed.auxiliaries - {"to"} or cues.came_about.length(row.plain, i):
            return True
    return False

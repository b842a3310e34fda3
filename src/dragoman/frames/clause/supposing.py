"""Whether a phrase only asks, supposes, wishes or weighs: "should he meet X", "a possible visit".

A clause with the cues of its row comes in, a yes or no goes out; what a clause denies is read in
`standing`, and refused here is only what nobody says has been or will be.
"""

from collections.abc import Iterator, Sequence

from dragoman.frames.clause.clauses import Clause
from dragoman.frames.clause.standing import valued
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language


def undecided(row: Row, clause: Clause, language: Language) -> bool:
    """Whether a clause only asks, supposes, or tells of who is not there: "should he meet X".

    Where verbs stand last, such a word stands right behind the phrase.
    """
    if language.chained and any(c.of("whether") and c.first == clause.mark.last for c in row.cues):
        return True
    since = clause.mark.first
    whole = [range(a.first, a.last) for a in clause.actors]  # commas in them, and behind such
    held = {i for r in whole for i in (*r, *(r.stop for n in r if row.low(n) in BORDERS))}
    while since > clause.first and (row.low(since - 1) not in BORDERS or since - 1 in held):
        since -= 1
    cues = [c for c in row.cues if since < c.last and c.first < clause.mark.first]
    acts = min((a.first for a in clause.actors if a.first >= since), default=clause.mark.first)
    open_ = any(c.of("whether") or (c.of("absent") and acts < c.first) for c in cues)
    open_ = open_ or _only_weighed(row, clause) or _possible(clause, cues)
    return open_ or _dismissed(row, clause)


def _only_weighed(row: Row, clause: Clause) -> bool:
    """Whether all that is done is to weigh what may come: "discussed a possible visit", but for
    "discussed by telephone".
    """
    told = any(c.of("format") and clause.first <= c.first < clause.mark.first for c in row.cues)
    return not told and clause.mark.last in supposed(row)


def supposed(row: Row) -> Iterator[int]:
    """Where a phrase begins that is only called possible: "discussed a possible visit"."""
    nouns = {mark.first for mark in row.frames}
    return (c.first for c in row.cues if c.of("possible") and c.last in nouns)


def _possible(clause: Clause, cues: Sequence[Mark]) -> bool:
    """Whether the phrase itself is called possible: nobody stands between, as whoever acts does."""
    last = max((a.last for a in clause.actors if a.last <= clause.mark.first), default=0)
    return any(c.of("possible") and last <= c.first for c in cues)


def _dismissed(row: Row, clause: Clause) -> bool:
    """Whether a plan is named only to be called untrue: "plans to visit X he called a lie"."""
    since = next((c.first for c in row.cues if c.of("dismissed")), -1)
    plan = any(c.first == clause.mark.first and valued(c, "planned") for c in row.cues)
    return plan and clause.mark.last <= since < clause.last


def wished(row: Row, clause: Clause) -> bool:
    """Whether the clause only wishes for what it names."""
    noun = any(c.of("noun") and c.first == clause.mark.first for c in row.cues)
    last = clause.last if noun else clause.mark.first
    return any(cue.of("wish") and clause.first <= cue.first < last for cue in row.cues)

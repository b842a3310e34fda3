"""A clause in, its standing out: held, planned, called off, by the cues that are of its phrase.

The strongest cue wins. Refused are cues of another phrase of the sentence, of somebody's being
where something was, and plans that have a time of their own.
"""

from dragoman.frames.clause.clauses import Clause
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Frame, Grammar
from dragoman.records import Status

_OVERRULES: tuple[Status, ...] = (
    "denied",
    "cancelled",
    "postponed",
    "held",
    "proposed",
    "planned",
    "ongoing",
)
_VERB = 2  # tokens of a verb that ends a sentence, with the stop
_BOUNDS = 2  # signs around a time: "from", "on"
_OFF: tuple[Status, ...] = ("cancelled", "postponed")


def status(row: Row, clause: Clause, frame: Frame, grammar: Grammar) -> Status:
    """The standing its cues give the clause; the strongest wins, the frame's own where none."""
    tight = grammar.tight
    first, last = _between_commas(row, clause) if tight else (clause.first, clause.last)
    found: set[str] = {_undone(row, clause)} if row.denied(clause.mark.first) else set()
    answering = False
    for cue in row.cues:
        if clause.told and cue.last <= clause.first and valued(cue, "denied"):
            found.add("denied")  # "denied reports that ..."
        if clause.first <= cue.first < clause.last and not _of_attending(row, clause, cue):
            answering = answering or cue.of("answering") is not None
            told = None if _of_time(row, cue) else cue.of("status")
            of_next = told and told.value == "proposed" and _of_next(row, clause, cue)
            of_next = of_next or _of_visitor(row, clause, cue) or _then_said(row, clause, cue)
            of_next = of_next or _of_another(row, clause, cue) or _holds_other(row, clause, cue)
            of_next = of_next or _past(row, clause, cue, grammar) or _within(row, cue, grammar)
            of_next = of_next or (cue.of("said") is not None and clause.mark.last <= cue.first)
            if told and not of_next and not (answering and told.value == "proposed"):
                near = first <= cue.first < last or told.value not in (
                    "planned",
                    "proposed",
                    "held",
                )
                found |= {told.value} if near else set()
    if not found and any(c.of("noun") and c.first == clause.mark.first for c in row.cues):
        before = [t.value for c in row.cues if c.last <= clause.first and (t := c.of("status"))]
        found |= {*before[-1:]} & {"planned"}
    if not found and (tight or clause.first == clause.mark.first) and _governed(row, clause):
        found.add("planned")
    if not found and grammar.han and _goes_along(row, clause, first, grammar):
        found.add("planned")
    if not found and _agreed(row, clause):
        found.add("planned")
    if frame.status == "held" and row.closing:
        found = {*found, row.closing} - {"held"}
    found |= _fate(row, clause)
    if "denied" in found and due_once(row, clause):
        found.add("cancelled")
        found.discard("denied")
    return next((s for s in _OVERRULES if s in found), frame.status)


def _fate(row: Row, clause: Clause) -> set[str]:
    """What is said behind of what was to have been: "was to visit X, but the visit is put off".

    Where nothing is, what "was to meet" had only been planned.
    """
    foregone = [c for c in row.cues if c.of("foregone") and clause.first <= c.first < clause.last]
    if not foregone:
        return set()
    off = (c for c in row.cues if clause.last <= c.first and any(valued(c, s) for s in _OFF))
    cue = next(off, None)
    alone = cue and not any(i in row.entity for i in range(clause.last, cue.first))
    if alone and cue and (told := cue.of("status")):
        return {told.value}
    return {"planned"} if foregone[0].last == clause.mark.first and cue is None else set()


def due_once(row: Row, clause: Clause) -> bool:
    """Whether what was not to be had been planned: "his visit due in May did not take place"."""
    inside = [c for c in row.cues if clause.first <= c.first < clause.last]
    off = [c.first for c in inside if valued(c, "denied") and clause.mark.last <= c.first]
    due = (c.first for c in inside if c.of("due") and clause.mark.last <= c.first)
    return bool(off) and any(first < off[0] for first in due)


def _of_time(row: Row, cue: Mark) -> bool:
    """Whether a cue is a word of a time, which tells by itself: "the plan for next year"."""
    inside = any(t.first <= cue.first and cue.last <= t.last - 1 for t in row.times)
    return inside and not row.joined


def _undone(row: Row, clause: Clause) -> Status:
    """What is denied never was; what is not to be, "will not visit", is called off."""
    first, _ = _between_commas(row, clause)
    cues = [c for c in row.cues if first <= c.first < clause.mark.first]
    never = any(c.of("never") and c.last == clause.mark.first for c in cues)
    return "cancelled" if never or any(valued(c, "planned") for c in cues) else "denied"


def _of_another(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a plan behind a comma has a time of its own, as the phrase has: "was in May, the"."""
    border = next((i for i in range(clause.mark.last, cue.first) if row.low(i) in BORDERS), -1)
    own = any(clause.first <= t.first < border and t.bound == "at" for t in row.times)
    return own and valued(cue, "planned") and any(border < t.first < clause.last for t in row.times)


def _holds_other(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a plan holds another phrase and is of that one: "arrived for talks with"."""
    held = [f for f in row.frames if cue.first <= f.first < cue.last]
    own = clause.mark in held or cue.of("during") is not None  # "the visit's programme has talks"
    return valued(cue, "planned") and bool(held) and not own


def _within(row: Row, cue: Mark, grammar: Grammar) -> bool:
    """Whether "now" stands before the verb, where that stands last, and is of an occasion."""
    last = "before" in grammar.owner and not row.joined and cue.last < len(row.tokens) - _VERB
    return (
        last
        and valued(cue, "ongoing")
        and any(stage.first >= cue.last or cue.first >= stage.last for stage in row.stages)
    )


def _past(row: Row, clause: Clause, cue: Mark, grammar: Grammar) -> bool:
    """Whether a plan stands in a clause behind that of a verb which tells of what has been."""
    parted = any(row.low(i) in BORDERS for i in range(clause.mark.last, cue.first))
    verb = row.low(clause.mark.first)
    other = any(clause.mark.last <= f.first < cue.first for f in row.frames)
    told = parted and not other and valued(cue, "planned")
    return told and verb.endswith(tuple(grammar.past) or "\0")


def _then_said(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a proposal is what somebody made at the talks: "receiving him he proposed to"."""
    gap = [c for c in row.cues if clause.mark.last <= c.first and c.last <= cue.first]
    return row.joined and valued(cue, "proposed") and any(c.of("after") for c in gap)


def _of_visitor(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether "now" is of another phrase, which says who somebody is: "met X, now visiting Y"."""
    if not valued(cue, "ongoing"):
        return False
    others = (f for f in row.frames if f.first >= cue.last and f is not clause.mark)
    other = next(others, None)
    own = cue.last <= clause.mark.first and (other is None or clause.mark.first < other.first)
    return (
        other is not None
        and not own
        and (other.first == cue.last or row.low(other.last) in row.relative)
    )


def _governed(row: Row, clause: Clause) -> bool:
    """Whether the clause goes on from one that is planned: "will hold talks, and meet X"."""
    opens = clause.first + (row.low(clause.first) in BORDERS)
    anew = any(a.first == opens for a in clause.actors) or any(t.first == opens for t in row.times)
    if not clause.first or anew or clause.told:
        return False
    told = [t.value for c in row.cues if c.last <= clause.first and (t := c.of("status"))]
    return told[-1:] == ["planned"]


def _goes_along(row: Row, clause: Clause, first: int, grammar: Grammar) -> bool:
    """Whether what is planned goes on behind a comma: "is to go to X, with Y to", ", and".

    Or only a time stands between the plan and the comma: "will from Thursday on, visit X".
    """
    cues = [c for c in row.cues if clause.first <= c.first < first and c.of("status")]
    if not cues or not valued(cues[-1], "planned"):
        return False
    beside = grammar.han.beside if grammar.han else ""
    spare = {*range(cues[-1].last, first - 1)}
    spare -= {i for time in row.times for i in range(time.first, time.last)}
    timed = len(spare) < first - 1 - cues[-1].last and len(spare) <= _BOUNDS
    return timed or row.low(first) in (*beside, *grammar.parting)


def _of_attending(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a cue is of somebody's being at an occasion: "the minister now attending X met"."""
    return any(
        cue.last <= stage.since < stage.first
        and clause.mark.first > stage.since
        and all(row.low(i) not in BORDERS for i in range(cue.last, stage.since))
        for stage in row.stages
    )


def _agreed(row: Row, clause: Clause) -> bool:
    """Whether the phrase is what was agreed on, for a time that is told behind "agreed"."""
    if row.joined and (about := _agreed_about(row, clause)):
        return any(about <= t.first < clause.mark.first for t in row.times)
    said = [c for c in row.cues if c.of("agreed") and c.last <= clause.mark.first]
    since = said[-1].last if said else len(row.tokens)
    if any(since <= f.first < clause.mark.first for f in row.frames):
        return False
    return any(since <= t.first < clause.last and not t.attributive for t in row.times)


def _agreed_about(row: Row, clause: Clause) -> int:
    """Behind the word for "about", where "agreed" follows the phrase; 0 where none stands."""
    _, last = _between_commas(row, clause)
    after = (c for c in row.cues if clause.mark.last <= c.first < last and c.of("agreed"))
    if next(after, None) is None:
        return 0
    about = (c for c in row.cues if c.of("about") and c.last <= clause.mark.first)
    return max((c.last for c in about if clause.first <= c.first), default=0)


def _of_next(row: Row, clause: Clause, cue: Mark) -> bool:
    """Whether a cue is of the phrase after this one: "received him and invited him to visit"."""
    after = (m for m in row.frames if m.first >= cue.last and m.first < clause.last)
    return clause.mark.last <= cue.first and next(after, None) is not None


def _between_commas(row: Row, clause: Clause) -> tuple[int, int]:
    first = last = clause.mark.first
    while first > clause.first and row.low(first - 1) not in BORDERS:
        first -= 1
    while last < clause.last and row.low(last) not in BORDERS:
        last += 1
    return first, last


def valued(cue: Mark, status: Status) -> bool:
    """Whether a cue tells of a standing."""
    return any(m.kind == "status" and m.value == status for m in cue.meanings)

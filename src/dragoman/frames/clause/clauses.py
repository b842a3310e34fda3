"""A row in, its clauses out: each frame phrase with the tokens whose people and times are its own.

Where a sentence has several phrases, the border between two is the last comma before the second;
phrases without a comma between them share their clause. What follows a verb of saying is
reported speech: who speaks has no part in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dragoman.dates import edtf
from dragoman.frames.persons.people import Actor
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language
from dragoman.records import EngagementKind

_YEARS = timedelta(days=548)  # a year and a half, after which another may hold an office
_DASHES, _COMMAS, _CLOSES = frozenset("–—-"), frozenset(",，"), frozenset('»”"')
_VERB = 3  # tokens from a phrase to the end of the verb that it is of


class Clause(Struct, frozen=True):
    """A phrase, and the tokens of its clause, half-open."""

    mark: Mark
    first: int
    last: int
    actors: tuple[Actor, ...]
    ahead: tuple[Actor, ...]  # those of the row before the clause
    told: bool  # in reported speech
    led: bool  # another phrase stands before it in the same clause
    begins: int = 0  # where the first phrase of the row begins
    chained: bool = False  # its clause goes on from another, whose doer is its own

    @property
    def named(self) -> list[Actor]:
        """Persons, and those who are told by an office alone."""
        return [a for a in self.actors if a.kind in ("person", "office")]

    @property
    def people(self) -> list[Actor]:
        """Persons, but for whoever only gives his voice."""
        return [a for a in self.actors if a.kind == "person" and not a.voice]


def cut(row: Row, actors: Sequence[Actor], language: Language) -> tuple[Clause, ...]:
    """The clauses of a row, in order; none where it has no phrase."""
    found: list[Clause] = []
    start = 0
    runs = list(_runs(row, actors, language))
    for n, (marks, border) in enumerate(runs):
        end = border if n + 1 < len(runs) else len(row.tokens)
        clauses = (_clause(row, actors, mark, start, end) for mark in marks)
        frames = [language.phrases[int(mark.meanings[0].value)] for mark in marks]
        kinds = [frame.kind for frame in frames]
        backs = [
            _refers_back(row, mark) or frame.led or frame.to == "here"
            for mark, frame in zip(marks, frames, strict=True)
        ]
        chained = start > 1 and row.low(start - 2).endswith(language.chained)
        found += [
            replace(c, led=_led(n, backs, kinds), chained=chained) for n, c in enumerate(clauses)
        ]
        start = border
    return tuple(found)


def _led(n: int, backs: Sequence[bool], kinds: Sequence[EngagementKind]) -> bool:
    """Whether a phrase of another kind stands before the n-th one, but none that leads to it."""
    return any(not back and kind != kinds[n] for back, kind in zip(backs[:n], kinds, strict=False))


def of_then(clause: Clause, day: str | None, now: date | None) -> Clause:
    """A clause of years ago: who held an office then is not told by who holds it now."""
    bounds = edtf.bounds(day) if day else None
    if bounds is None or now is None or now - bounds[1] < _YEARS:
        return clause
    then = (replace(a, kind="office", person=-1) if a.recalled else a for a in clause.actors)
    return replace(clause, actors=tuple(then))


def _refers_back(row: Row, mark: Mark) -> bool:
    """Whether a phrase only says after what something was: "at the end of the visit"."""
    return any(cue.of("after") and 0 <= mark.first - cue.last <= 1 for cue in row.cues)


def _runs(
    row: Row, actors: Sequence[Actor], language: Language
) -> Iterator[tuple[list[Mark], int]]:
    """Phrases that no border parts, and the border behind them."""
    run: list[Mark] = []
    for before, after in pairwise([*row.frames, None]):
        run.append(before)  # type: ignore[arg-type]  # only the last is None
        said = after is not None and language.phrases[int(after.meanings[0].value)].to == "here"
        border = 0 if said else len(row.tokens)  # "the visiting X" is part of what is told
        border = _border(row, run[-1], after, language) if after and not said else border
        if after and not border and _anew(row, actors, run[-1], after, language.joins):
            border = after.first
        if after and not border and _due(row, run[-1], after):
            border = _about(row, run[-1], after)
        if border:
            yield run, border
            run = []


def _anew(
    row: Row, actors: Sequence[Actor], before: Mark, after: Mark, joins: frozenset[str]
) -> bool:
    """Whether "and" begins a second dealing: "his meeting with A and talks with B"."""
    between = any(before.last <= a.first < after.first for a in actors)
    return (
        between and row.low(after.first - 1) in joins and any(a.first >= after.last for a in actors)
    )


def _border(row: Row, before: Mark, after: Mark, language: Language) -> int:
    """The token after the last comma between two phrases; 0 where there is none.

    Where verbs stand last, even a comma of a list ends a clause that its verb's ending chains.
    """
    for i in range(after.first - 1, before.last - 1, -1):
        if row.low(i) in BORDERS and (i not in row.entity):
            return i + 1
        if i in row.entity and row.low(i) in BORDERS and _invites(after, language):
            return i + 1
        if row.low(i) in language.grammar.parting and not (i in row.entity and i + 1 in row.entity):
            return i + 1  # "and", where it joins no two offices
    ends = range(before.last, min(before.last + _VERB, after.first)) if language.chained else ()
    chained = (i for i in ends if row.low(i) in BORDERS)
    return next((i + 1 for i in chained if row.low(i - 1).endswith(language.chained)), 0)


def _due(row: Row, before: Mark, mark: Mark) -> bool:
    """Whether a phrase is of something that is planned, as a participle beside it says."""
    cue = next((c for c in row.cues if c.of("due") and c.first >= before.last), None)
    return cue is not None and not any(mark.last <= f.first < cue.first for f in row.frames)


def _about(row: Row, before: Mark, after: Mark) -> int:
    """Where the words begin that say of what a phrase is talked about; else the phrase itself."""
    talked = (c for c in row.cues if c.of("about") or c.of("due"))
    between = (c for c in talked if before.last <= c.first < after.first)
    return next((c.first for c in between), after.first)


def _invites(mark: Mark, language: Language) -> bool:
    """Whether a phrase is an invitation, whose time and place are not those of what is before."""
    return language.phrases[int(mark.meanings[0].value)].status == "proposed"


def _clause(row: Row, actors: Sequence[Actor], mark: Mark, first: int, last: int) -> Clause:
    said = [c.last for c in row.cues if c.of("said") and first <= c.first and c.last <= mark.first]
    begin = said[-1] if said else first
    end = _told_by(row, mark, last)
    own = tuple(a for a in actors if begin <= a.first < end and not _tells(row, a))
    ahead = tuple(a for a in actors if a.last <= begin)
    begins = row.frames[0].first
    return Clause(mark, begin, last, own, ahead, told=bool(said), led=False, begins=begins)


def _told_by(row: Row, mark: Mark, last: int) -> int:
    """Where the words begin that say who tells it, behind a comma; else the end."""
    cues = (c.first for c in row.cues if c.of("tells") and mark.last < c.first < last)
    return next((i for i in cues if row.low(i - 1) in BORDERS), last)


def _tells(row: Row, actor: Actor) -> bool:
    """Whether somebody stands behind a quotation as who says it: "...", said X."""
    cue = next((c for c in row.cues if c.last == actor.first and c.of("said")), None)
    dash = cue.first - 1 if cue else 0
    return dash > 0 and row.low(dash) in _DASHES and row.low(dash - 1) in (*_COMMAS, *_CLOSES)

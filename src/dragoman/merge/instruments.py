"""Instruments over their lives: drafted, signed, in force, ended, as documents tell of them.

Statements about the instruments of one set of parties come in, one belief an instrument goes out.
Claims are of one instrument when their subjects are the same, or one names no subject ("the
accord", "a memorandum on cooperation") and tells of the same days; and when neither periods nor
the days of stages exclude it: "the protocol for 2020-2024" and its successor stay apart, and what
was drafted after a memorandum was signed is another memorandum.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import cast

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import InstrumentBelief, Statement, Step
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged, corrected
from dragoman.merge.slots import (
    anything,
    claims_of,
    date_slot,
    earliest,
    parties_slot,
    preferred,
    read_parties,
    slot,
)
from dragoman.merge.titles import words
from dragoman.merge.when import WEEK, dates_agree, ordinal, ordinals
from dragoman.records import InstrumentClaim, InstrumentKind, InstrumentStatus

STAGES: tuple[InstrumentStatus, ...] = (
    "proposed", "drafted", "agreed", "signed", "ratified", "in_force", "reviewed", "extended",
    "suspended", "ended",
)  # fmt: skip
ONCE = frozenset({"signed", "in_force", "ended"})  # stages that come but once
FAR, YEAR, SURE = 10**6, 366, 2000
SHORTER = 3  # words by which a later mention of an instrument may be the shorter


def groups(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one instrument each, the most telling first."""

    def agree(a: Statement, b: Statement) -> bool:
        return _compatible(a, b) and not judged.parted(a.id, b.id)

    return grouped(
        sorted(statements, key=_exactness),
        agree,
        _nearness,
        keys=lambda s: subject(_claim(s).name) or None,
    )


def _claim(statement: Statement) -> InstrumentClaim:
    return cast(InstrumentClaim, statement.claim)


@lru_cache(maxsize=65536)
def subject(name: str) -> frozenset[str]:
    """What an instrument is about: its telling words, without those for papers and numbers."""
    return frozenset(w for w in words(name) if w not in rules().titles.papers and not w.isdigit())


def _exactness(statement: Statement) -> tuple[bool, int, bool, str]:
    claim = _claim(statement)
    return claim.period is None, -len(subject(claim.name)), claim.date is None, statement.id


def _compatible(one: Statement, other: Statement) -> bool:
    """Whether nothing keeps two claims from being of one instrument."""
    a, b = _claim(one), _claim(other)
    if a.period and b.period and not dates_agree(a.period, b.period):
        return False
    if not _one_name(one, other):
        return False
    return a.date is None or b.date is None or _in_order(a, a.date, b, b.date)


def _one_name(one: Statement, other: Statement) -> bool:
    """The same subject, or all of a shorter one; and of one kind, unless the name says none."""
    a, b = _claim(one), _claim(other)
    left, right = subject(a.name), subject(b.name)
    if left == right and left:
        return a.kind == b.kind or not _bare(a, b)
    if not (left <= right or right <= left):
        return False
    if any_paper(a.name) or any_paper(b.name):
        return True
    twice = one.document == other.document and a.status == b.status
    return a.kind == b.kind and not twice


@lru_cache(maxsize=65536)
def any_paper(name: str) -> bool:
    """Whether a name says only that there is a paper: "the accord"."""
    return words(name) <= rules().titles.any_paper


def _bare(a: InstrumentClaim, b: InstrumentClaim) -> bool:
    """Two kinds of paper on a subject of one word are two papers: a plan and a treaty on trade."""
    return len(subject(a.name)) < 2 and "other" not in (a.kind, b.kind)


def _stage(claim: InstrumentClaim) -> str:
    return "signed" if claim.status in ("agreed", "unknown") else claim.status


def _gap(a: Statement, b: Statement) -> int:
    """Days between what two claims tell of; undated news is of its day."""
    one, other = _about(a), _about(b)
    if one is None or other is None:
        return FAR
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _about(statement: Statement) -> tuple[int, int] | None:
    span = ordinals(_claim(statement).date)
    if span is None and statement.published:
        return (ordinal(statement.published),) * 2
    return span


def _nearness(a: Statement, b: Statement) -> float:
    """How near two claims come; below nothing where only a part of a name brings them together."""
    left, right, gap = subject(_claim(a).name), subject(_claim(b).name), _gap(a, b)
    if left == right and left:
        return SURE - min(gap, YEAR) - (0 if _stage(_claim(a)) == _stage(_claim(b)) else YEAR)
    if gap <= WEEK and _stage(_claim(a)) == _stage(_claim(b)):
        return YEAR - gap
    brief, full = (a, b) if len(left) < len(right) else (b, a)
    later = (full.published or "9999") <= (brief.published or "") or _sooner(brief, full)
    missing = abs(len(left) - len(right))
    return 0.0 if later and left and right and missing <= SHORTER else -1.0


def _sooner(one: Statement, other: Statement) -> bool:
    """Whether one claim is of an earlier stage: what is drafted has its whole name when signed."""
    stages = [_claim(one).status, _claim(other).status]
    told = all(stage in STAGES for stage in stages)
    return told and STAGES.index(stages[0]) < STAGES.index(stages[1])


def _in_order(a: InstrumentClaim, on: str, b: InstrumentClaim, other: str) -> bool:
    """Whether the dates can be those of stages of one life: none ends before an earlier began."""
    if a.status == b.status:
        return a.status not in ONCE or _near(on, other)
    if a.status not in STAGES or b.status not in STAGES:
        return True
    sooner, later = (on, other) if STAGES.index(a.status) < STAGES.index(b.status) else (other, on)
    first, last = ordinals(sooner), ordinals(later)
    recurring = {a.status, b.status} <= {"reviewed", "extended", "suspended", "ratified"}
    return recurring or first is None or last is None or first[0] <= last[1]


def _near(on: str, other: str) -> bool:
    """Dates that agree, or are a slip of a week apart."""
    one, two = ordinals(on), ordinals(other)
    if dates_agree(on, other) or one is None or two is None:
        return dates_agree(on, other)
    return max(one[0], two[0]) - min(one[1], two[1]) <= WEEK


def life(said: Sequence[Statement]) -> tuple[Step, ...]:
    """One step a stage in the order of a life, with its dates; a stage of two days is two steps."""
    found: list[Step] = []
    for status in (*STAGES, "unknown"):
        own = sorted((s for s in said if _claim(s).status == status), key=_dated_first)
        found += (_step(status, run) for run in grouped(own, _one_step, form=_date))
    return tuple(sorted(found, key=_in_life))


def _dated_first(statement: Statement) -> tuple[bool, str, str, str]:
    claim = _claim(statement)
    return claim.date is None, claim.date or "", statement.published or "9999", statement.id


def _one_step(a: Statement, b: Statement) -> bool:
    on, other = _claim(a).date, _claim(b).date
    return on is None or other is None or _near(on, other)


def _date(statement: Statement) -> str | None:
    return _claim(statement).date


def _step(status: str, run: Sequence[Statement]) -> Step:
    told = sorted(run, key=lambda s: (s.published or "9999", s.id))
    dates = date_slot((_claim(s).date, s) for s in told)
    return Step(
        status=status,
        published=told[0].published,
        claims=tuple(s.id for s in told),
        dates=tuple(value.value for value in dates.values),
    )


def _in_life(step: Step) -> tuple[int, str, int]:
    """Stages follow one another; what may come again, by its day."""
    at = STAGES.index(step.status) if step.status in STAGES else -1
    return min(at, STAGES.index("reviewed")), (step.dates or (step.published or "",))[0], at


def believe(group: Sequence[Statement], judged: Judged = NOBODY) -> InstrumentBelief:
    """The instrument that a group of claims tells of."""
    told = [(_claim(s), s) for s in sorted(group, key=lambda s: s.id)]
    fixed = judged.corrections(s.id for s in group)
    name = slot("name", ((c.name, s) for c, s in told), _vagueness, anything)
    kind = slot("kind", ((c.kind, s) for c, s in told), lambda k: k == "other")
    period = slot("period", ((c.period, s) for c, s in told), agree=dates_agree)
    steps = life([s for _, s in told])
    status = next((s.status for s in reversed(steps) if s.status != "unknown"), "unknown")
    date = date_slot((c.date, s) for c, s in told if c.status == status)
    said = slot("status", ((c.status, s) for c, s in told), agree=anything)
    slots = [corrected(s, fixed.get(s.name)) for s in (name, kind, period, date, said)]
    name, kind, period, date, _ = slots
    if "status" in fixed:
        status = fixed["status"].value or "unknown"
    parties = {p for c, _ in told for p in c.parties}
    if "parties" in fixed:
        slots.append(corrected(parties_slot((c.parties, s) for c, s in told), fixed["parties"]))
        parties = set(read_parties(fixed["parties"].value))
    return InstrumentBelief(
        id=named_after("I", earliest(group).id), name=preferred(name) or "",
        kind=cast(InstrumentKind, preferred(kind)), status=cast(InstrumentStatus, status),
        parties=tuple(sorted(parties)),
        date=preferred(date), period=preferred(period), history=steps, claims=claims_of(group),
        slots=tuple(s for s in slots if s.values),
    )  # fmt: skip


def _vagueness(name: str) -> int:
    return -min(len(subject(name)), 4)

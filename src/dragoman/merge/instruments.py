"""Instruments over their lives: drafted, signed, in force, ended, as documents tell of them.

Statements about the instruments of one set of parties come in, one belief an instrument goes out.
Claims are of one instrument when the titles are the same and neither the periods nor the days of
stages exclude it; "the protocol for 2020-2024" and its successor stay apart, and what was drafted
after a memorandum was signed is another memorandum.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from dragoman.merge.beliefs import InstrumentBelief, Statement
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged, corrected
from dragoman.merge.slots import (
    anything,
    claims_of,
    date_slot,
    earliest,
    history,
    preferred,
    slot,
)
from dragoman.merge.titles import words
from dragoman.merge.when import dates_agree, days
from dragoman.records import InstrumentClaim, InstrumentKind, InstrumentStatus

STAGES: tuple[InstrumentStatus, ...] = (
    "proposed", "drafted", "agreed", "signed", "ratified", "in_force", "ended"
)  # fmt: skip


def groups(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one instrument each: apart where periods or days exclude it."""
    ordered = sorted(statements, key=_exactness)
    return grouped(ordered, lambda a, b: _compatible(a, b) and not judged.parted(a.id, b.id))


def _claim(statement: Statement) -> InstrumentClaim:
    return cast(InstrumentClaim, statement.claim)


def _exactness(statement: Statement) -> tuple[bool, bool, str]:
    claim = _claim(statement)
    return claim.period is None, claim.date is None, statement.id


def _compatible(one: Statement, other: Statement) -> bool:
    a, b = _claim(one), _claim(other)
    if words(a.name) != words(b.name):
        return False
    periods = not (a.period and b.period) or dates_agree(a.period, b.period)
    return periods and (a.date is None or b.date is None or _in_order(a, a.date, b, b.date))


def _in_order(a: InstrumentClaim, on: str, b: InstrumentClaim, other: str) -> bool:
    """Whether the dates can be those of stages of one life: none ends before an earlier began."""
    if a.status == b.status:
        return dates_agree(on, other)
    if a.status not in STAGES or b.status not in STAGES:
        return True
    sooner, later = (on, other) if STAGES.index(a.status) < STAGES.index(b.status) else (other, on)
    first, last = days(sooner), days(later)
    return first is None or last is None or first[0] <= last[1]


def believe(group: Sequence[Statement], judged: Judged = NOBODY) -> InstrumentBelief:
    """The instrument that a group of claims tells of."""
    life = [(_claim(s), s) for s in sorted(group, key=lambda s: s.id)]
    fixed = judged.corrections(s.id for s in group)
    name = slot("name", ((c.name, s) for c, s in life), agree=anything)
    kind = slot("kind", ((c.kind, s) for c, s in life), lambda k: k == "other")
    period = slot("period", ((c.period, s) for c, s in life), agree=dates_agree)
    steps = history((c.status, s) for c, s in life)
    status = next((s.status for s in reversed(steps) if s.status != "unknown"), "unknown")
    date = date_slot((c.date, s) for c, s in life if c.status == status)
    name, kind, period, date = (
        corrected(slot, fixed.get(slot.name)) for slot in (name, kind, period, date)
    )
    if "status" in fixed:
        status = fixed["status"].value or "unknown"
    return InstrumentBelief(
        id=named_after("I", earliest(group).id), name=preferred(name) or "",
        kind=cast(InstrumentKind, preferred(kind)), status=cast(InstrumentStatus, status),
        parties=tuple(sorted({p for c, _ in life for p in c.parties})),
        date=preferred(date), period=preferred(period), history=steps, claims=claims_of(group),
        slots=tuple(s for s in (name, kind, date, period) if s.values),
    )  # fmt: skip

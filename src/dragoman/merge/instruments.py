"""Instruments over their lives: drafted, signed, in force, ended, as documents tell of them.

Statements about the instruments of one set of parties come in, one belief an instrument goes out.
Claims are of one instrument when the titles are the same and neither the periods nor the days of
stages exclude it; "the protocol for 2020-2024" and its successor stay apart, and what was drafted
after a memorandum was signed is another memorandum.
"""

from collections.abc import Sequence
from typing import cast

from dragoman.merge.beliefs import InstrumentBelief, Statement
from dragoman.merge.blocking import days
from dragoman.merge.identity import named_after
from dragoman.merge.slots import (
    anything,
    claims_of,
    date_slot,
    dates_agree,
    earliest,
    history,
    preferred,
    slot,
)
from dragoman.merge.titles import words
from dragoman.records import InstrumentClaim, InstrumentKind, InstrumentStatus

STAGES: tuple[InstrumentStatus, ...] = (
    "proposed", "drafted", "agreed", "signed", "ratified", "in_force", "ended"
)  # fmt: skip
Told = tuple[InstrumentClaim, Statement]


def believe(statements: Sequence[Statement]) -> list[InstrumentBelief]:
    """The instruments that these claims tell of."""
    by_title: dict[frozenset[str], list[Told]] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        claim = cast(InstrumentClaim, statement.claim)
        by_title.setdefault(words(claim.name), []).append((claim, statement))
    lives = [
        life
        for _, told in sorted(by_title.items(), key=lambda i: sorted(i[0]))
        for life in _lives(told)
    ]
    return [_instrument(life) for life in lives]


def _lives(told: Sequence[Told]) -> list[list[Told]]:
    """Claims of one title, apart where periods or days exclude; the vague join if one fits."""
    lives: list[list[Told]] = []
    for one in sorted(told, key=lambda t: (t[0].period is None, t[0].date is None, t[1].id)):
        fits = [life for life in lives if all(_compatible(one[0], other) for other, _ in life)]
        if len(fits) == 1:
            fits[0].append(one)
        else:
            lives.append([one])
    return lives


def _compatible(a: InstrumentClaim, b: InstrumentClaim) -> bool:
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


def _instrument(life: Sequence[Told]) -> InstrumentBelief:
    group = [s for _, s in life]
    name = slot("name", ((c.name, s) for c, s in life), agree=anything)
    kind = slot("kind", ((c.kind, s) for c, s in life), lambda k: k == "other")
    period = slot("period", ((c.period, s) for c, s in life), agree=dates_agree)
    steps = history((c.status, s) for c, s in life)
    status = next((s.status for s in reversed(steps) if s.status != "unknown"), "unknown")
    date = date_slot((c.date, s) for c, s in life if c.status == status)
    return InstrumentBelief(
        id=named_after("I", earliest(group).id), name=preferred(name) or "",
        kind=cast(InstrumentKind, preferred(kind)), status=cast(InstrumentStatus, status),
        parties=tuple(sorted({p for c, _ in life for p in c.parties})),
        date=preferred(date), period=preferred(period), history=steps, claims=claims_of(group),
        slots=tuple(s for s in (name, kind, date, period) if s.values),
    )  # fmt: skip

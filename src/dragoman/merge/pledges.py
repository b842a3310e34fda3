"""Promises: opened by one document, repeated by others, and what became of them.

Statements about the pledges of one set of parties come in, one belief a promise goes out: the same
parties promise in one mood what most words say alike. `outcome` takes a promise and what else is
believed of its parties and says whether it was met, by what, or lapsed; it never guesses: a promise
is met only by something that bears its telling words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, cast

from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    PledgeBelief,
    Statement,
    Step,
)
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged
from dragoman.merge.slots import claims_of, earliest
from dragoman.merge.titles import words
from dragoman.merge.when import days
from dragoman.records import PledgeClaim, Record

ALIKE = 0.6  # share of words that two wordings of one promise have in common
DONE = frozenset({"signed", "ratified", "in_force"})


class Outcome(Record):
    """What became of a promise, the belief that shows it, and its ISO day."""

    state: Literal["open", "met", "lapsed"]
    by: str | None = None
    on: str | None = None


def promises(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one promise each, in the order they were made."""

    def agree(a: Statement, b: Statement) -> bool:
        return _one_promise(a, b) and not judged.parted(a.id, b.id)

    return grouped(sorted(statements, key=lambda s: (s.published or "9999", s.id)), agree)


def _one_promise(one: Statement, other: Statement) -> bool:
    a, b = cast(PledgeClaim, one.claim), cast(PledgeClaim, other.claim)
    if (set(a.by), a.modality) != (set(b.by), b.modality) or (a.due and b.due and a.due != b.due):
        return False
    left, right = telling(a.what), telling(b.what)
    return left == right or len(left & right) >= ALIKE * len(left | right)


@lru_cache(maxsize=65536)
def telling(what: str) -> frozenset[str]:
    """The words of a promise that tell what is promised."""
    return words(what)


def pledge(group: Sequence[Statement], judged: Judged = NOBODY) -> PledgeBelief:
    """The promise that a group of claims tells of, as first told, and when it was told again."""
    fixed = judged.corrections(s.id for s in group)
    first = earliest(group)
    claim = cast(PledgeClaim, first.claim)
    due = next((c.due for c in (cast(PledgeClaim, s.claim) for s in group) if c.due), None)
    told = sorted({s.published for s in group if s.published})
    return PledgeBelief(
        id=named_after("G", first.id), parties=tuple(sorted(set(claim.parties))),
        by=tuple(sorted(set(claim.by))), what=claim.what, modality=claim.modality, area=claim.area,
        due=fixed["due"].value if "due" in fixed else due,
        published=first.published, claims=claims_of(group), repeated=tuple(told[1:]),
    )  # fmt: skip


def outcome(
    promise: PledgeBelief,
    instruments: Iterable[InstrumentBelief],
    engagements: Iterable[EngagementBelief],
    today: str,
) -> Outcome:
    """What became of a promise by the ISO day `today`, as far as these beliefs tell."""
    made = promise.published or ""
    others: list[InstrumentBelief | EngagementBelief] = [*instruments, *engagements]
    kept = [
        (day, belief.id)
        for belief in others
        if set(promise.parties) <= set(belief.parties) and _bears(promise, belief)
        for day in [_came(belief)]
        if day is not None and made < day <= today
    ]
    if kept:
        on, by = min(kept)
        return Outcome(state="met", by=by, on=on)
    limit = days(promise.due)
    return Outcome(state="lapsed" if limit and limit[1] < today else "open")


def _bears(promise: PledgeBelief, belief: InstrumentBelief | EngagementBelief) -> bool:
    """Whether the telling words of what came of it are all promised."""
    name = belief.name if isinstance(belief, InstrumentBelief) else belief.setting or ""
    told = words(name) if name else frozenset()
    return len(told) > 1 and told <= telling(promise.what)


def _came(belief: InstrumentBelief | EngagementBelief) -> str | None:
    if isinstance(belief, EngagementBelief):
        span = days(belief.date)
        return span[0] if span and belief.status == "held" else None
    return next((_day(step) for step in belief.history if step.status in DONE), None)


def _day(step: Step) -> str | None:
    span = days(step.dates[0]) if step.dates else None
    return span[0] if span else step.published

"""Promises: opened by one document, repeated by others, and what became of them.

Statements about the pledges of one set of parties come in, one belief a promise goes out: the same
parties promise in one mood what most words say alike. `outcome` takes a promise and what else is
believed of its parties and says whether it was met, by what, or lapsed; it never guesses: a promise
is met only by something that bears its telling words.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, cast

from dragoman.lexicon import mechanisms as mechanisms_of
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    MechanismBelief,
    PledgeBelief,
    Statement,
    Step,
)
from dragoman.merge.english import english
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged
from dragoman.merge.slots import claims_of, earliest
from dragoman.merge.titles import words
from dragoman.merge.when import date_vagueness, days
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

    return grouped(
        sorted(statements, key=lambda s: (s.published or "9999", s.id)),
        agree,
        form=lambda s: (*_form(cast(PledgeClaim, s.claim)), judged.own(s.id)),
        keys=lambda s: telling(cast(PledgeClaim, s.claim).what) or None,
    )


def _form(claim: PledgeClaim) -> tuple[Hashable, ...]:
    return telling(claim.what), frozenset(claim.by), claim.modality, claim.due, claim.kept


def _one_promise(one: Statement, other: Statement) -> bool:
    a, b = cast(PledgeClaim, one.claim), cast(PledgeClaim, other.claim)
    if (a.kept is None) != (b.kept is None):
        return _keeps(b, a) if a.kept is None else _keeps(a, b)
    if (set(a.by), a.modality) != (set(b.by), b.modality) or not _one_time(a.due, b.due):
        return False
    left, right = telling(a.what), telling(b.what)
    return left == right or len(left & right) >= ALIKE * len(left | right)


def _one_time(a: str | None, b: str | None) -> bool:
    """Whether two times can be one: "before the end of 2026" and "by December"."""
    one, other = days(a), days(b)
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def _keeps(kept: PledgeClaim, promised: PledgeClaim) -> bool:
    """Whether what was kept is this promise: "embassy in Lima" of "open an embassy in Lima"."""
    others = kept.by and set(kept.by) != set(promised.by)
    if others or promised.modality == "declined":
        return False
    deed = telling(kept.what)
    shared = deed & telling(promised.what)
    return len(shared) >= min(2, len(deed)) > 0 and len(shared) >= ALIKE * len(deed)


@lru_cache(maxsize=65536)
def telling(what: str) -> frozenset[str]:
    """The words of a promise that tell what is promised."""
    told = words(what)
    return frozenset(w for w in told if w not in rules().titles.timing and not w.isdigit()) or told


def pledge(group: Sequence[Statement], judged: Judged = NOBODY) -> PledgeBelief:
    """The promise that a group of claims tells of, as first told, and when it was told again."""
    fixed = judged.corrections(s.id for s in group)
    given = [s for s in group if cast(PledgeClaim, s.claim).kept is None]
    first = earliest(given or group)
    claim = cast(PledgeClaim, first.claim)
    due = _due(given)
    told = sorted({s.published for s in given or group if s.published})
    kept = min(filter(None, map(_kept, group)), default=None)
    return PledgeBelief(
        id=named_after("G", first.id), parties=tuple(sorted(set(claim.parties))),
        by=tuple(sorted(set(claim.by))), what=claim.what, modality=claim.modality, area=claim.area,
        due=fixed["due"].value if "due" in fixed else due,
        published=first.published, claims=claims_of(group), repeated=tuple(told[1:]),
        kept=kept and kept[0], kept_by=kept and kept[1],
    )  # fmt: skip


def _due(group: Sequence[Statement]) -> str | None:
    """The time by which it is promised, the narrowest that is told."""
    told = [d for d in (cast(PledgeClaim, s.claim).due for s in group) if d]
    return min(told, key=date_vagueness, default=None)


def _kept(statement: Statement) -> tuple[str, str] | None:
    """The day a claim tells that the promise was kept, and the claim; None where no day is told.

    A day that the claim leaves out is the one on which it was told.
    """
    claim = cast(PledgeClaim, statement.claim)
    if claim.kept is None:
        return None
    span = days(claim.kept) if claim.kept else None
    day = span[0] if span else statement.published
    return (day, statement.id) if day else None


def outcome(
    promise: PledgeBelief,
    instruments: Iterable[InstrumentBelief],
    engagements: Iterable[EngagementBelief],
    today: str,
    mechanisms: Iterable[MechanismBelief] = (),
) -> Outcome:
    """What became of a promise by the ISO day `today`, as far as these beliefs tell."""
    made = promise.published or ""
    if promise.kept is not None and promise.kept <= today:
        return Outcome(state="met", by=promise.kept_by, on=promise.kept)
    others: list[InstrumentBelief | EngagementBelief] = [*instruments, *engagements]
    kept = [
        (day, belief.id)
        for belief in others
        if set(promise.parties) <= set(belief.parties) and _bears(promise, belief)
        for day in [_came(belief)]
        if day is not None and made < day <= today
    ]
    kept += [(day, by) for day, by in _sat(promise, mechanisms) if made < day <= today]
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


def _sat(promise: PledgeBelief, mechanisms: Iterable[MechanismBelief]) -> Iterator[tuple[str, str]]:
    """The editions held that were promised: "the first round of consultations"."""
    promised = telling(promise.what)
    counted = mechanisms_of.numbers(english(promise.what))
    limit = days(promise.due)
    for one in mechanisms:
        if not telling(one.name) <= promised or not set(promise.parties) <= set(one.parties):
            continue
        for edition in one.editions:
            span = days(edition.date) if edition.status == "held" else None
            meant = edition.ordinal in counted or not counted
            timely = bool(counted) or (limit and span and limit[0] <= span[0] <= limit[1])
            if span and meant and timely:
                yield span[0], one.id


def _came(belief: InstrumentBelief | EngagementBelief) -> str | None:
    if isinstance(belief, EngagementBelief):
        span = days(belief.date)
        return span[0] if span and belief.status == "held" else None
    return next((_day(step) for step in belief.history if step.status in DONE), None)


def _day(step: Step) -> str | None:
    span = days(step.dates[0]) if step.dates else None
    return span[0] if span else step.published

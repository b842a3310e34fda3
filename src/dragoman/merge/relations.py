"""Levels of relations and pledges: steps and promises as documents word them.

Statements about one set of parties come in, one belief a step or promise goes out. Words are
compared folded and otherwise left alone. Levels merely stated or reaffirmed at different times are
one belief each time; upgrades of one level with agreeing dates are one step.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from dragoman.merge.beliefs import LevelBelief, PledgeBelief, Statement
from dragoman.merge.identity import named_after
from dragoman.merge.slots import claims_of, date_slot, dates_agree, earliest, preferred, slot
from dragoman.names import fold
from dragoman.records import LevelClaim, PledgeClaim

ClaimType = TypeVar("ClaimType", LevelClaim, PledgeClaim)


def levels(statements: Sequence[Statement]) -> list[LevelBelief]:
    """The steps that level claims of one set of parties tell of."""
    told = _grouped(
        statements, lambda c: (fold(cast(LevelClaim, c).level), cast(LevelClaim, c).change)
    )
    return [_level(step) for group in told for step in _steps(group)]


def _grouped(
    statements: Iterable[Statement], by: Callable[[object], tuple[object, ...]]
) -> list[list[Statement]]:
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        found.setdefault(by(statement.claim), []).append(statement)
    return list(found.values())


def _date(statement: Statement) -> str | None:
    return cast(LevelClaim, statement.claim).date


def _steps(group: Sequence[Statement]) -> list[list[Statement]]:
    """Claims whose dates agree, the most exact first; undated ones stand together."""
    steps: list[list[Statement]] = []
    for one in sorted(group, key=lambda s: (-len(_date(s) or ""), _date(s) or "", s.id)):
        fits = [step for step in steps if all(_agree(_date(one), _date(s)) for s in step)]
        if len(fits) == 1:
            fits[0].append(one)
        else:
            steps.append([one])
    return steps


def _agree(a: str | None, b: str | None) -> bool:
    return a == b or (a is not None and b is not None and dates_agree(a, b))


def _level(group: Sequence[Statement]) -> LevelBelief:
    claims = [cast(LevelClaim, s.claim) for s in group]
    wording = slot("level", ((c.level, s) for c, s in zip(claims, group, strict=True)))
    return LevelBelief(
        id=named_after("L", earliest(group).id), parties=tuple(sorted(set(claims[0].parties))),
        level=preferred(wording) or "", change=claims[0].change,
        date=preferred(date_slot((_date(s), s) for s in group)), claims=claims_of(group),
    )  # fmt: skip


def pledges(statements: Sequence[Statement]) -> list[PledgeBelief]:
    """The promises that pledge claims of one set of parties tell of."""
    return [_pledge(group) for group in _grouped(statements, _promise)]


def _promise(claim: object) -> tuple[object, ...]:
    pledge = cast(PledgeClaim, claim)
    return fold(pledge.what), tuple(sorted(set(pledge.by))), pledge.modality, pledge.due


def _pledge(group: Sequence[Statement]) -> PledgeBelief:
    first = earliest(group)
    claim = cast(PledgeClaim, first.claim)
    return PledgeBelief(
        id=named_after("G", first.id), parties=tuple(sorted(set(claim.parties))),
        by=tuple(sorted(set(claim.by))), what=claim.what, modality=claim.modality, area=claim.area,
        due=claim.due, published=first.published, claims=claims_of(group),
    )  # fmt: skip

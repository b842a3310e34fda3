"""Levels of relations and pledges: steps and promises as documents word them.

Statements about one set of parties come in, one belief a step or promise goes out. Words are
compared folded and otherwise left alone. Levels merely stated or reaffirmed at different times are
one belief each time; upgrades of one level with agreeing dates are one step.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from dragoman.merge.beliefs import LevelBelief, PledgeBelief, Statement
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged, corrected
from dragoman.merge.slots import claims_of, date_slot, earliest, preferred, slot
from dragoman.merge.when import dates_agree
from dragoman.names import fold
from dragoman.records import LevelClaim, PledgeClaim


def steps(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one step each: dates agree, the most exact first; undated ones stand together."""
    ordered = sorted(statements, key=lambda s: (-len(_date(s) or ""), _date(s) or "", s.id))
    return grouped(ordered, lambda a, b: _one_step(a, b) and not judged.parted(a.id, b.id))


def _one_step(one: Statement, other: Statement) -> bool:
    a, b = cast(LevelClaim, one.claim), cast(LevelClaim, other.claim)
    if (fold(a.level), a.change) != (fold(b.level), b.change):
        return False
    return a.date == b.date or bool(a.date and b.date and dates_agree(a.date, b.date))


def _date(statement: Statement) -> str | None:
    return cast(LevelClaim, statement.claim).date


def level(group: Sequence[Statement], judged: Judged = NOBODY) -> LevelBelief:
    """The step that a group of claims tells of."""
    claims = [cast(LevelClaim, s.claim) for s in group]
    fixed = judged.corrections(s.id for s in group)
    wording = slot("level", ((c.level, s) for c, s in zip(claims, group, strict=True)))
    wording = corrected(wording, fixed.get("level"))
    date = corrected(date_slot((_date(s), s) for s in group), fixed.get("date"))
    return LevelBelief(
        id=named_after("L", earliest(group).id), parties=tuple(sorted(set(claims[0].parties))),
        level=preferred(wording) or "", change=claims[0].change,
        date=preferred(date), claims=claims_of(group),
        published=earliest(group).published,
    )  # fmt: skip


def promises(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one promise each: the same words of the same parties in the same mood."""
    ordered = sorted(statements, key=lambda s: s.id)
    return grouped(
        ordered, lambda a, b: _promise(a) == _promise(b) and not judged.parted(a.id, b.id)
    )


def _promise(statement: Statement) -> tuple[object, ...]:
    pledge = cast(PledgeClaim, statement.claim)
    return fold(pledge.what), tuple(sorted(set(pledge.by))), pledge.modality, pledge.due


def pledge(group: Sequence[Statement], judged: Judged = NOBODY) -> PledgeBelief:
    """The promise that a group of claims tells of, as first told."""
    fixed = judged.corrections(s.id for s in group)
    first = earliest(group)
    claim = cast(PledgeClaim, first.claim)
    return PledgeBelief(
        id=named_after("G", first.id), parties=tuple(sorted(set(claim.parties))),
        by=tuple(sorted(set(claim.by))), what=claim.what, modality=claim.modality, area=claim.area,
        due=fixed["due"].value if "due" in fixed else claim.due,
        published=first.published, claims=claims_of(group),
    )  # fmt: skip

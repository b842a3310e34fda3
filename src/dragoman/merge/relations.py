"""Levels of relations: dated steps, in the documents' own words, each telling of one pair.

Statements about the levels of one set of parties come in, one belief a step goes out. Words are
compared as those of titles are, so that 战略伙伴关系 is "strategic partnership", and otherwise left
alone. A level merely stated or reaffirmed is no step where a
document tells when it was reached: it joins that step; else all its statements are one, of the day
it was first told. Two levels said to be reached on one day stand against each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from msgspec.structs import replace

from dragoman.merge.beliefs import LevelBelief, Statement
from dragoman.merge.grouping import grouped
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Judged, corrected
from dragoman.merge.slots import anything, claims_of, date_slot, earliest, preferred, slot
from dragoman.merge.titles import words
from dragoman.merge.when import FAR, MONTH, dates_agree, ordinals
from dragoman.records import LevelChange, LevelClaim

TURNS = ("established", "upgraded", "downgraded")  # changes that are steps


def steps(statements: Iterable[Statement], judged: Judged = NOBODY) -> list[list[Statement]]:
    """Claims of one step each: those that tell of a turn first, then those that merely state it."""

    def agree(a: Statement, b: Statement) -> bool:
        return _one_step(a, b) and not judged.parted(a.id, b.id)

    return grouped(
        sorted(statements, key=_exactness),
        agree,
        _nearness,
        form=lambda s: (_turns(s), words(_claim(s).level), _claim(s).date, s.published,
                        judged.own(s.id)),
        keys=lambda s: frozenset([words(_claim(s).level)]),
    )  # fmt: skip


def _claim(statement: Statement) -> LevelClaim:
    return cast(LevelClaim, statement.claim)


def _turns(statement: Statement) -> bool:
    return _claim(statement).change in TURNS


def _exactness(statement: Statement) -> tuple[bool, int, str, str, str]:
    on = _claim(statement).date or ""
    return not _turns(statement), -len(on), on, statement.published or "9999", statement.id


def _one_step(a: Statement, b: Statement) -> bool:
    one, other = _claim(a), _claim(b)
    if words(one.level) != words(other.level):
        return False
    if _turns(a) and _turns(b):
        return one.date is None or other.date is None or dates_agree(one.date, other.date)
    stated, turn = (b, a) if _turns(a) else (a, b)
    return not _turns(turn) or _reached(turn) <= _told(stated)


def _reached(turn: Statement) -> int:
    """The day a level was reached, the first of a vague date."""
    span = ordinals(_claim(turn).date) or ordinals(turn.published)
    return span[0] if span else 0


def _told(stated: Statement) -> int:
    """The last day of which a statement may speak: what is about to be signed is spoken of."""
    span = ordinals(stated.published)
    return span[0] + MONTH if span else FAR


def _nearness(a: Statement, b: Statement) -> float:
    """What is stated is of the last turn before it."""
    dates = [_claim(s).date or "" for s in (a, b) if _turns(s)]
    return float(max((date[:4] for date in dates if date[:4].isdigit()), default="0"))


def level(group: Sequence[Statement], judged: Judged = NOBODY) -> LevelBelief:
    """The step that a group of claims tells of."""
    told = sorted(group, key=lambda s: s.id)
    fixed = judged.corrections(s.id for s in group)
    wording = slot("level", ((_claim(s).level, s) for s in told), agree=anything)
    wording = corrected(wording, fixed.get("level"))
    turns = [s for s in told if _turns(s)] or told
    date = date_slot((_claim(s).date, s) for s in turns)
    change = slot("change", ((_claim(s).change, s) for s in turns), agree=anything)
    return LevelBelief(
        id=named_after("L", earliest(group).id),
        parties=tuple(sorted(set(_claim(told[0]).parties))),
        level=preferred(wording) or "",
        change=cast(LevelChange, preferred(corrected(change, fixed.get("change")))),
        date=preferred(corrected(date, fixed.get("date"))),
        claims=claims_of(group),
        published=earliest(group).published,
    )


def in_line(levels: Iterable[LevelBelief]) -> Iterator[LevelBelief]:
    """Steps with the level before each, when another came, and which others say came that day."""
    ordered = sorted(levels, key=lambda x: (x.parties, _on(x), x.id))
    for _, run in groupby(ordered, key=lambda x: x.parties):
        pair = list(run)
        for i, one in enumerate(pair):
            rivals = {x.level for x in pair if _against(one, x)}
            same = {words(level) for level in (one.level, *rivals)}
            before = next((x for x in reversed(pair[:i]) if words(x.level) not in same), None)
            after = next((x for x in pair[i + 1 :] if words(x.level) not in same), None)
            yield replace(
                one, before=before and before.level, against=tuple(sorted(rivals)),
                stands=after is None, until=after and (after.date or after.published),
            )  # fmt: skip


def _on(step: LevelBelief) -> str:
    return step.date or step.published or "9999"


def _against(one: LevelBelief, other: LevelBelief) -> bool:
    both = one.change in TURNS and other.change in TURNS and words(one.level) != words(other.level)
    return bool(both and one.date and other.date and dates_agree(one.date, other.date))

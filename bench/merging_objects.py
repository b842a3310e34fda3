"""How much of the gold's mechanisms, levels and instruments merging reproduces, and how counted.

An object of gold is asked for where one of its documents is among those read and it is not
optional; where readings are taken from gold, only those of its items that some reading tells, for
merging can give no other. Every belief of the family with the same parties and a name (for levels:
none needed) that shares half its words is an answer to the one object it gets most right. The best
answer to an object counts; what others to it hold is found and not right, so an object split in
two costs precision.

Counted are the items in objects. Of a mechanism: editions (ordinal, and a date that agrees or,
where no document states one, none), missing ordinals and clashing ones. Of a relation: steps
(level and date; a level that is merely stated may be of the day it was stated). Of an instrument:
stages (status, and a date that agrees or a first report within a month of it). What gold does not
date is right under any date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import cast

from bench.agreement import Record, records, same_text
from bench.agreement import answers as accepted
from bench.score import Count
from dragoman.merge import Beliefs
from dragoman.merge.beliefs import (
    InstrumentBelief,
    LevelBelief,
    MechanismBelief,
    Statement,
    Value,
)
from dragoman.merge.when import dates_agree, days
from dragoman.records import Claim, InstrumentClaim, LevelClaim, MechanismClaim

Item = tuple[str, str, tuple[str, ...]]  # what it is, its ordinal, level or status, its dates
NEAR = timedelta(days=31)


def report(
    found: Beliefs, ledger: Record, sources: AbstractSet[str], told: Iterable[Statement] | None
) -> str:
    """One line a family: precision, recall and F1 of items; `told` are the readings of gold."""
    claims = None if told is None else _claims(told)
    families: Mapping[str, Sequence[object]] = {
        "mechanisms": found.mechanisms,
        "instruments": found.instruments,
        "levels": _relations(found.levels),
    }
    return "".join(
        _line(name, _tally(list(_asked(records(ledger, name), sources, claims)), beliefs))
        for name, beliefs in families.items()
    )


def _line(name: str, count: Count) -> str:
    figures = f"precision {count.precision:.3f}  recall {count.recall:.3f}  F1 {count.f1:.3f}"
    return f"{name:22} {figures}   {count.right}/{count.gold}/{count.found} right/gold/found\n"


Claims = Mapping[str, Sequence[Claim]]  # by source


def _claims(told: Iterable[Statement]) -> Claims:
    found: dict[str, list[Claim]] = {}
    for statement in told:
        found.setdefault(statement.source, []).append(statement.claim)
    return found


def _tells(item: Record, claims: Claims | None) -> bool:
    """Whether some claim of the item's documents has its status, its ordinal or its level."""
    if claims is None:
        return True
    said = [c for source in cast("list[str]", item["files"]) for c in claims.get(source, ())]
    if "level" in item:
        return any(isinstance(c, LevelClaim) and same_text(item["level"], c.level) for c in said)
    if "ordinal" in item:
        return any(isinstance(c, MechanismClaim) and c.ordinal == item["ordinal"] for c in said)
    return any(isinstance(c, InstrumentClaim) and c.status == item["status"] for c in said)


def _asked(
    golds: Iterable[Record], sources: AbstractSet[str], claims: Claims | None = None
) -> Iterator[Record]:
    """Objects with the items that the documents read can tell of."""
    for gold in golds:
        if gold.get("optional"):
            continue
        kept = {
            key: [
                i
                for i in records(gold, key)
                if sources & set(cast("list[str]", i["files"])) and _tells(i, claims)
            ]
            for key in ("editions", "steps", "stages")
        }
        whole = all(len(kept[key]) == len(records(gold, key)) for key in kept)
        if any(kept.values()):
            yield {**gold, **kept, **({} if whole else {"missing": [], "conflicts": []})}


def _tally(golds: Sequence[Record], beliefs: Sequence[object]) -> Count:
    total, asked = Count(), [list(_items_of_gold(gold)) for gold in golds]
    answers: list[list[tuple[int, int]]] = [[] for _ in golds]
    for belief in beliefs:
        offer = list(_items(belief))
        fits = [i for i, gold in enumerate(golds) if _may_be(gold, belief)]
        if fits:
            right, i = max((_right(asked[i], offer), -i) for i in fits)
            answers[-i].append((right, len(offer)))
    for items, own in zip(asked, answers, strict=True):
        total.add(max(own, default=(0, 0))[0], len(items), sum(found for _, found in own))
    return total


def _right(asked: Sequence[Item], offer: Sequence[Item]) -> int:
    free, right = list(offer), 0
    for item in asked:
        match = next((o for o in free if _agree(item, o)), None)
        if match:
            free.remove(match)
            right += 1
    return right


def _agree(gold: Item, ours: Item) -> bool:
    if gold[0] != ours[0] or not _same_value(gold, ours):
        return False
    return not gold[2] or not ours[2] or any(_dates(g, o) for g in gold[2] for o in ours[2])


def _same_value(gold: Item, ours: Item) -> bool:
    if gold[0] == "step":
        return any(same_text(answer, ours[1]) for answer in gold[1].split("|"))
    return gold[1] == ours[1]


def _dates(gold: str, ours: str) -> bool:
    """Equal or one within the other; `~` marks the day of a report, which may be a month off."""
    if not ours.startswith("~"):
        return dates_agree(gold, ours)
    span, told = days(gold), date.fromisoformat(ours[1:])
    if span is None:
        return False
    first, last = (date.fromisoformat(day) for day in span)
    return first - NEAR <= told <= last + NEAR


def _may_be(gold: Record, belief: object) -> bool:
    parties = set(cast("list[str]", gold["parties"]))
    if set(cast("tuple[str, ...]", getattr(belief, "parties", ()))) != parties:
        return False
    names = [v.value for v in _names(belief)]
    return "name" not in gold or any(same_text(gold["name"], name) for name in names)


def _names(belief: object) -> Iterable[Value]:
    if isinstance(belief, MechanismBelief):
        return belief.names
    if isinstance(belief, InstrumentBelief):
        return next(s.values for s in belief.slots if s.name == "name")
    return ()


class _Relation:
    """The steps of one pair, as gold groups them."""

    def __init__(self, parties: tuple[str, ...], steps: Sequence[LevelBelief]) -> None:
        self.parties, self.steps = parties, steps


def _relations(levels: Iterable[LevelBelief]) -> list[_Relation]:
    found: dict[tuple[str, ...], list[LevelBelief]] = {}
    for level in levels:
        found.setdefault(level.parties, []).append(level)
    return [_Relation(parties, steps) for parties, steps in found.items()]


def _items_of_gold(gold: Record) -> Iterator[Item]:
    for edition in records(gold, "editions"):
        yield "edition", str(edition["ordinal"]), _dated(edition)
    for ordinal in cast("list[int]", gold.get("missing") or []):
        yield "missing", str(ordinal), ()
    for clash in records(gold, "conflicts"):
        if clash.get("field") == "date" and "ordinal" in clash:
            yield "clash", str(clash["ordinal"]), ()
    for step in records(gold, "steps"):
        yield "step", "|".join(map(str, accepted(step["level"]))), _dated(step)
    for stage in records(gold, "stages"):
        yield "stage", str(stage["status"]), _dated(stage)


def _dated(item: Record) -> tuple[str, ...]:
    return (str(item["date"]),) if item.get("date") else ()


def _items(belief: object) -> Iterator[Item]:
    if isinstance(belief, MechanismBelief):
        yield from (
            ("edition", str(e.ordinal), (e.date,) if e.date else ())
            for e in belief.editions
            if e.ordinal is not None
        )
        yield from (("missing", str(o), ()) for o in belief.missing)
        yield from (("clash", str(o), ()) for o in belief.clashes)
    elif isinstance(belief, InstrumentBelief):
        for step in belief.history:
            if step.status != "unknown":
                yield "stage", step.status, _told(step.dates, step.published)
    elif isinstance(belief, _Relation):
        for level in belief.steps:
            yield "step", level.level, _told((level.date,) if level.date else (), level.published)


def _told(dates: tuple[str, ...], published: str | None) -> tuple[str, ...]:
    return dates or ((f"~{published}",) if published else ())

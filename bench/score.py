"""Score readings against gold, slot by slot, both in the form `dragoman read` prints.

Documents are paired by `document.source`, engagements within a document by the pairing
that earns most, so order does not matter. A gold record marked optional costs nothing,
found or not; a slot that a gold record leaves out is not scored. Pledges are scored where
gold has them. Surprising: an engagement that gold lacks costs every slot it fills.
"""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from bench.agreement import (
    Record,
    all_parties,
    answers,
    records,
    same_name,
    same_office,
    same_slot,
    same_text,
)
from dragoman.records import FAMILIES

ENGAGEMENT_SLOTS = ("kind", "format", "status", "date", "place", "setting", "parties")
CORE = ("engagement", "participants", "office", *ENGAGEMENT_SLOTS)
LISTS = tuple(field for kind, field in FAMILIES.items() if kind != "engagement")
DOCUMENT_SLOTS = ("language", "published", "kind", "title", "publisher")

Pair: TypeAlias = tuple[int, int]


@dataclass
class Count:
    """How many answers were right, how many gold holds, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        """Count some more."""
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Right among found; 1 where nothing was found and nothing was there."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Right among gold; 1 where nothing was there and nothing was found."""
        return self.right / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Tally(defaultdict[str, Count]):
    """A count for each slot."""

    def __init__(self) -> None:
        super().__init__(Count)

    def merge(self, other: "Tally") -> None:
        """Add another tally to this one."""
        for slot, count in other.items():
            self[slot].add(count.right, count.gold, count.found)

    def core(self) -> Count:
        """The sum over the slots of engagements and participants."""
        total = Count()
        for slot in CORE:
            if slot in self:
                total.add(self[slot].right, self[slot].gold, self[slot].found)
        return total


def load_lines(path: Path) -> list[Record]:
    """Readings or gold, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load(path: Path) -> dict[str, Record]:
    """Readings or gold by source, in file order."""
    return by_source(load_lines(path))


def by_source(readings: Iterable[Record]) -> dict[str, Record]:
    """Readings keyed by the source of their document."""
    return {str(document(reading)["source"]): reading for reading in readings}


def document(reading: Record) -> Record:
    """The document part of a reading."""
    return cast("Record", reading.get("document") or {})


def _same_person(gold: Record, found: Record) -> bool:
    if found.get("party") not in answers(gold.get("party")):
        return False
    if gold.get("name") and found.get("name"):
        return same_name(gold["name"], found["name"])
    unnamed = not gold.get("name") and not found.get("name")
    return unnamed and same_office(gold.get("office"), found.get("office"))


def participant_pairs(
    gold: Sequence[Record], found: Sequence[Record]
) -> list[tuple[Record, Record]]:
    """Pair participants by party and name, unnamed ones by party and office."""
    left, pairs = list(found), []
    for person in sorted(gold, key=lambda p: not p.get("name")):
        match = next((f for f in left if _same_person(person, f)), None)
        if match is not None:
            left.remove(match)
            pairs.append((person, match))
    return pairs


def _count_participants(tally: Tally, gold: Record, found: Record) -> None:
    people, read = records(gold, "participants"), records(found, "participants")
    must = [p for p in people if not p.get("optional")]
    pairs = participant_pairs(people, read)
    hits = [(g, f) for g, f in pairs if not g.get("optional")]
    tally["participants"].add(len(hits), len(must), len(read) - (len(pairs) - len(hits)))
    for g, f in hits:
        agree = bool(g.get("office")) and same_office(g.get("office"), f.get("office"))
        tally["office"].add(agree, bool(g.get("office")), bool(f.get("office")))
    paired = [id(g) for g, _ in hits]
    missed = sum(bool(g.get("office")) for g in must if id(g) not in paired)
    tally["office"].add(0, missed, 0)


def count_engagement(gold: Record, found: Record) -> Tally:
    """Every slot of one paired engagement."""
    tally = Tally()
    for slot in ENGAGEMENT_SLOTS:
        if slot not in gold:
            continue
        wanted, read = gold.get(slot), found.get(slot)
        silence = not wanted or (slot != "parties" and None in answers(wanted))
        if not read and silence:
            continue
        hit = bool(wanted) and bool(read) and same_slot(slot, wanted, read)
        tally[slot].add(hit, bool(wanted), bool(read))
    if "participants" in gold:
        _count_participants(tally, gold, found)
    return tally


def _likeness(gold: Record, found: Record) -> float:
    """How much a found engagement deserves to be paired with a gold one; 0 means never."""
    wanted = all_parties(gold)
    common = wanted & set(cast("list[str]", found.get("parties") or []))
    people = participant_pairs(records(gold, "participants"), records(found, "participants"))
    if wanted and not common and not people:
        return 0.0
    known, read = gold.get("kind"), found.get("kind")
    if known and read not in answers(known) and not people and common != wanted:
        return 0.0
    counts = count_engagement(gold, found).values()
    return 0.1 + sum(c.right for c in counts) - 0.2 * sum(c.found - c.right for c in counts)


def pair_engagements(golds: Sequence[Record], founds: Sequence[Record]) -> list[Pair]:
    """Best pairs first, then swaps while they help: exact enough for one document."""
    scores = {(i, j): _likeness(g, f) for i, g in enumerate(golds) for j, f in enumerate(founds)}
    pairs: list[Pair] = []
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score > 0 and all(i != k and j != m for k, m in pairs):
            pairs.append((i, j))
    while _swap_once(pairs, scores):
        pass
    return pairs


def _swap_once(pairs: list[Pair], scores: dict[Pair, float]) -> bool:
    improved = False
    for a, b in itertools.combinations(range(len(pairs)), 2):
        (i, j), (k, m) = pairs[a], pairs[b]
        gain = scores[i, m] + scores[k, j] - scores[i, j] - scores[k, m]
        if min(scores[i, m], scores[k, j]) > 0 and gain > 1e-9:
            pairs[a], pairs[b], improved = (i, m), (k, j), True
    return improved


def _count_engagements(tally: Tally, golds: Sequence[Record], founds: Sequence[Record]) -> None:
    pairs = pair_engagements(golds, founds)
    partner = dict(pairs)
    for i, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        found = founds[partner[i]] if i in partner else {}
        tally["engagement"].add(i in partner, 1, i in partner)
        tally.merge(count_engagement(gold, found))
    taken = {j for _, j in pairs}
    for j, found in enumerate(founds):
        if j not in taken:
            _count_surplus(tally, found)


def _count_surplus(tally: Tally, found: Record) -> None:
    tally["engagement"].add(0, 0, 1)
    for slot in ENGAGEMENT_SLOTS:
        tally[slot].add(0, 0, bool(found.get(slot)))
    people = records(found, "participants")
    tally["participants"].add(0, 0, len(people))
    tally["office"].add(0, 0, sum(bool(p.get("office")) for p in people))


def _same_record(kind: str, gold: Record, found: Record) -> bool:
    parties = same_slot("parties", gold.get("parties") or [], found.get("parties") or [])
    if kind == "levels":
        return parties and same_text(gold["level"], found.get("level"))
    if kind == "pledges":
        return parties and same_text(gold["what"], found.get("what"))
    named = same_text(gold["name"], found.get("name"))
    if kind == "tenures":
        return named and same_office(gold.get("office"), found.get("office"))
    if kind == "mechanisms":
        numbered = gold.get("ordinal") is not None
        return gold.get("ordinal") == found.get("ordinal") and (named or (parties and numbered))
    alike = found.get("kind") in answers(gold.get("kind"))
    status = not gold.get("status") or found.get("status") in answers(gold["status"])
    return named or (parties and alike and status)


def _count_list(tally: Tally, kind: str, gold: Record, found: Record) -> None:
    left = list(records(found, kind))
    for wanted in sorted(records(gold, kind), key=lambda r: bool(r.get("optional"))):
        match = next((f for f in left if _same_record(kind, wanted, f)), None)
        if match is not None:
            left.remove(match)
        if not wanted.get("optional"):
            tally[kind].add(match is not None, 1, match is not None)
    tally[kind].add(0, 0, len(left))


def _count_document(tally: Tally, gold: Record, found: Record) -> None:
    wanted, read = document(gold), document(found)
    for slot in DOCUMENT_SLOTS:
        g, f = wanted.get(slot), read.get(slot)
        if slot not in wanted or (not f and None in answers(g)):
            continue
        hit = bool(f) and same_slot(slot, g, f)
        tally[f"document.{slot}"].add(hit, bool(g), bool(f))


def score_document(gold: Record, found: Record) -> Tally:
    """Everything gold says about one document, against one reading of it."""
    tally = Tally()
    _count_engagements(tally, records(gold, "engagements"), records(found, "engagements"))
    for kind in LISTS:
        if kind in gold:
            _count_list(tally, kind, gold, found)
    if "areas" in gold:
        want, have = (set(cast("list[str]", r.get("areas") or [])) for r in (gold, found))
        free = set(cast("list[str]", gold.get("areas_optional") or []))
        tally["areas"].add(len(want & have), len(want), len(have - free))
    _count_document(tally, gold, found)
    return tally


@dataclass
class Score:
    """A set of documents, scored."""

    slots: Tally
    documents: int = 0
    unread: int = 0
    negatives: int = 0
    false_alarms: int = 0


def score(gold: Iterable[Record], readings: dict[str, Record]) -> Score:
    """Score a set; a document that was not read counts as read and found empty."""
    result = Score(Tally())
    for wanted in gold:
        source = str(document(wanted)["source"])
        found = readings.get(source, {})
        result.slots.merge(score_document(wanted, found))
        result.documents += 1
        result.unread += source not in readings
        if not wanted.get("engagements"):
            result.negatives += 1
            result.false_alarms += bool(found.get("engagements"))
    return result


def first_answers(gold: Record) -> Record:
    """Gold as a perfect reading: the first of several accepted answers, everywhere."""
    return cast("Record", _first(gold))


_CHOICES = frozenset(
    "kind format status date place setting name office title publisher level what".split()
)
_CHOICES |= {"party", "city", "published", "modality", "due", "period"}


def _first(value: object) -> object:
    if isinstance(value, dict):
        return dict(_first_items(value))
    return [_first(v) for v in value] if isinstance(value, list) else value


def _first_items(record: dict[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in record.items():
        nested = isinstance(value, list) and value and isinstance(value[0], list)
        pick = isinstance(value, list) and value and (key in _CHOICES or nested)
        yield key, _first(cast("list[object]", value)[0] if pick else value)

"""Both capitals' accounts of one engagement, point by point.

The claims and areas that documents of each side give come in, points go out: what only one side
tells, what both tell alike, what they word differently. A side is a party whose own papers or
offices publish the document; documents of neither side are left out, for they take no side.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from dragoman.merge.beliefs import Statement
from dragoman.merge.grouping import grouped
from dragoman.merge.instruments import subject
from dragoman.merge.pledges import ALIKE, telling
from dragoman.merge.slots import spell_place
from dragoman.names import fold
from dragoman.records import (
    EngagementClaim,
    InstrumentClaim,
    LevelClaim,
    PledgeClaim,
    Record,
)

Topic = Literal["date", "place", "setting", "area", "instrument", "pledge", "level"]
T = TypeVar("T")


class Said(Record):
    """One side's words on a point, and the document they stand in."""

    side: str
    words: str
    document: str


class Point(Record):
    """One point: who mentions it, and whether in the same words."""

    topic: Topic
    what: str
    verdict: Literal["same", "differs", "one side"]
    said: tuple[Said, ...]


Told = tuple[Said, str]  # with what it is compared by


def aligned(
    statements: Sequence[Statement],
    areas: Mapping[str, Mapping[str, str]],
    sides: Mapping[str, str],
) -> tuple[Point, ...]:
    """Points of the engagement that these claims of its documents tell of.

    `areas` gives for a document the areas it names and its words for each; `sides` the party that
    a document speaks for. Fewer than two sides align nothing.
    """
    if len(set(sides.values())) < 2:
        return ()
    own = sorted((s for s in statements if s.document in sides), key=lambda s: s.id)
    return (*_slots(own, sides), *_areas(areas, sides), *_objects(own, sides))


def _slots(own: Sequence[Statement], sides: Mapping[str, str]) -> Iterable[Point]:
    readers: dict[Topic, Callable[[EngagementClaim], str | None]] = {
        "date": lambda c: c.date,
        "place": lambda c: spell_place(c.place),
        "setting": lambda c: c.setting,
    }
    for topic, value in readers.items():
        told = [
            (Said(side=sides[s.document], words=words, document=s.document), fold(words))
            for s in own
            if isinstance(s.claim, EngagementClaim) and (words := value(s.claim))
        ]
        yield from _points(topic, [told] if told else [], sides)


def _areas(areas: Mapping[str, Mapping[str, str]], sides: Mapping[str, str]) -> Iterable[Point]:
    told: dict[str, list[Told]] = {}
    for document, named in sorted(areas.items()):
        if document in sides:
            for area, words in sorted(named.items()):
                said = Said(side=sides[document], words=words, document=document)
                told.setdefault(area, []).append((said, area))
    for area, group in sorted(told.items()):
        yield _point("area", area, group, sides)


def _objects(own: Sequence[Statement], sides: Mapping[str, str]) -> Iterable[Point]:
    papers = _told(own, sides, InstrumentClaim, lambda c: c.name)
    yield from _points("instrument", grouped(papers, _one_paper), sides)
    promises = _told(own, sides, PledgeClaim, lambda c: c.what)
    yield from _points("pledge", grouped(promises, _one_promise), sides)
    levels = _told(own, sides, LevelClaim, lambda c: c.level)
    yield from _points("level", [levels] if levels else [], sides)


def _told(
    own: Iterable[Statement], sides: Mapping[str, str], kind: type[T], words: Callable[[T], str]
) -> list[Told]:
    return [
        (Said(side=sides[s.document], words=words(s.claim), document=s.document),
         fold(words(s.claim)))
        for s in own
        if isinstance(s.claim, kind)
    ]  # fmt: skip


def _one_paper(a: Told, b: Told) -> bool:
    left, right = subject(a[0].words), subject(b[0].words)
    return left <= right or right <= left


def _one_promise(a: Told, b: Told) -> bool:
    left, right = telling(a[0].words), telling(b[0].words)
    return len(left & right) >= ALIKE * len(left | right)


def _points(
    topic: Topic, groups: Iterable[Sequence[Told]], sides: Mapping[str, str]
) -> Iterable[Point]:
    return (_point(topic, max((s.words for s, _ in g), key=len), g, sides) for g in groups)


def _point(topic: Topic, what: str, group: Sequence[Told], sides: Mapping[str, str]) -> Point:
    by_side: dict[str, set[str]] = {}
    for said, key in group:
        by_side.setdefault(said.side, set()).add(key)
    every = [by_side.get(side, set()) for side in sorted(set(sides.values()))]
    verdict: Literal["same", "differs", "one side"] = "differs"
    if len(by_side) < 2:
        verdict = "one side"
    elif set.intersection(*(keys for keys in every if keys)):
        verdict = "same"
    words = tuple(dict.fromkeys(said for said, _ in group))
    return Point(topic=topic, what=what, verdict=verdict, said=words)

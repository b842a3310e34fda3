"""Whose a bare family name is where several bear it: of whoever holds the office it is named with.

    President Hale · Ann Hale, President · Tom Hale, First Gentleman       Hale is Ann Hale
    President Hale · Ann B. Hale, President · Annie Hale, President        one, where days overlap

Groups of spellings come in, with the days on which each holds an office that a state has one of and
how often each is told; groups go out, joined. Two who hold it at the same time under one family
name are one person, if the family name stands at the same end of both: "Hale Visits" is a heading
misread. Where a name fits two of different times, as father and son, it stays by itself.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from dragoman.lexicon.merging import rules
from dragoman.merge.judgements import welded
from dragoman.merge.spellings import fullness
from dragoman.merge.titles import office_words
from dragoman.names import anchors, fold, same_person, sought

_ABOUT = timedelta(days=366)  # before the first and behind the last day an office is known on

Group = tuple[str, ...]  # spellings of one person, the fullest first
Spans = dict[frozenset[str], tuple[str, str]]  # an office -> the first and last day it is held
Held = Iterable[tuple[str | None, str | None]]  # offices as written, each with an ISO day


@cache
def _of_one() -> frozenset[frozenset[str]]:
    return frozenset(map(office_words, rules().titles.offices_of_one))


def spans(held: Held) -> Spans:
    """The first and last day of each office that one alone holds in a state."""
    found: Spans = {}
    for office, on in held:
        words = office_words(office) if office and on else frozenset()
        if on and words in _of_one():
            first, last = found.get(words, (on, on))
            found[words] = min(first, on), max(last, on)
    return found


def joined(
    found: Sequence[Group],
    held: Callable[[Group], Spans],
    told: Callable[[Group], int],
    may: Callable[[str, str], bool],
) -> list[Group]:
    """The groups, those joined that an office tells to be one person's, the fullest form first."""
    by_anchor: dict[str, list[int]] = {}
    for n, group in enumerate(found):
        for anchor in anchors(group[0]):
            by_anchor.setdefault(anchor, []).append(n)
    ties = [
        (group[0], holder[0])
        for group in found
        for holder in _holders(group, _near(group, found, by_anchor, may), held, told, may)
    ]
    return [tuple(sorted(group, key=fullness)) for group in welded(found, ties)]


def _near(
    group: Group,
    found: Sequence[Group],
    by_anchor: dict[str, list[int]],
    may: Callable[[str, str], bool],
) -> list[Group]:
    """The groups of longer names that a name can be short for."""
    near = {n for anchor in sought(group[0]) for n in by_anchor.get(anchor, ())}
    return [g for n in sorted(near) if (g := found[n]) is not group and _fits(group, g, may)]


def _holders(
    group: Group,
    fits: Sequence[Group],
    held: Callable[[Group], Spans],
    told: Callable[[Group], int],
    may: Callable[[str, str], bool],
) -> Sequence[Group]:
    """Those it fits who hold the office it is told with, where they can be one person."""
    if len(fits) < 2 or not (own := held(group)):
        return ()
    able = _at_one_end(group, [g for g in fits if _within(own, held(g))], told)
    lasting = [g for g in able if _lasts(held(g))]  # told so on one day may be misread
    for holders in (able, lasting):
        pairs = combinations(holders, 2)
        if all(_overlap(held(a), held(b)) and _may(a, b, may) for a, b in pairs):
            return holders
    return ()


def _at_one_end(
    group: Group, fits: Sequence[Group], told: Callable[[Group], int]
) -> Sequence[Group]:
    """Those that begin with a name, or those that do not, whichever are told of more often."""
    first = fold(group[0])
    begin = [g for g in fits if fold(g[0]).split()[0] == first]
    others = [g for g in fits if g not in begin]
    return begin if sum(map(told, begin)) > sum(map(told, others)) else others


def _fits(group: Group, other: Group, may: Callable[[str, str], bool]) -> bool:
    shorter = len(group[0].split()) == 1 < len(other[0].split())
    return shorter and same_person(group[0], other[0]) and _may(group, other, may)


def _may(a: Group, b: Group, may: Callable[[str, str], bool]) -> bool:
    return all(may(x, y) for x in a for y in b)


def _within(name: Spans, holder: Spans) -> bool:
    """Whether a name is told with an office only on days about those of a holder."""
    both = ((name[office], holder[office]) for office in name.keys() & holder.keys())
    return any(_moved(h[0], -_ABOUT) <= n[0] and n[1] <= _moved(h[1], _ABOUT) for n, h in both)


def _lasts(holder: Spans) -> bool:
    return any(first < last for first, last in holder.values())


def _moved(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()


def _overlap(a: Spans, b: Spans) -> bool:
    """Whether one office is held by both at one time."""
    both = ((a[office], b[office]) for office in a.keys() & b.keys())
    return any(one[0] <= other[1] and other[0] <= one[1] for one, other in both)

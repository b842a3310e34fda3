"""Spellings of people's names become people: within one party or one engagement.

Names as written come in, groups of spellings go out, each led by its fullest form. A shorter form
joins the one fuller name it fits; where it fits two ("Kim" beside two ministers of that name) it
stays by itself. Groups in different scripts that are likely one are joined by `across`, where
something else speaks for it too; the others are for a person to look at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dragoman.merge.judgements import welded
from dragoman.names import anchors, clearly_two, fold, likely_one, same_person, script, sought

OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\uffdc]")


def groups(
    names: Iterable[str], may: Callable[[str, str], bool] = lambda _a, _b: True
) -> list[tuple[str, ...]]:
    """Groups of spellings, every name in one; the fullest form of each stands first.

    `may` says of two names whether they may be one person at all.
    """
    heads: list[list[str]] = []
    by_anchor: dict[str, list[int]] = {}
    for name in sorted(set(names), key=fullness):
        near = sorted({i for anchor in sought(name) for i in by_anchor.get(anchor, ())})
        fits = [
            i
            for i in near
            if same_person(name, heads[i][0]) and all(may(name, o) for o in heads[i])
        ]
        equal = [i for i in fits if fold(heads[i][0]) == fold(name)]
        if len(fits) == 1 or equal:
            heads[(equal or fits)[0]].append(name)
            continue
        for anchor in anchors(name):
            by_anchor.setdefault(anchor, []).append(len(heads))
        heads.append([name])
    return [tuple(group) for group in heads]


class Pair(NamedTuple):
    """Two groups of spellings that are likely one, by these spellings of each."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    names: tuple[str, str]


def across(
    found: Sequence[tuple[str, ...]],
    may: Callable[[str, str], bool],
    speaks: Callable[[Sequence[str], Sequence[str]], bool],
) -> tuple[list[list[str]], list[Pair]]:
    """Groups joined across scripts where something else `speaks` for it, and pairs left open.

    A group that likely is each of two which clearly are two is joined to neither.
    """
    pairs = [p for p in _likely(found) if all(may(x, y) for x in p.a for y in p.b)]
    by_group: dict[tuple[str, ...], list[Pair]] = {}
    for pair in pairs:
        if speaks(pair.a, pair.b):
            by_group.setdefault(pair.a, []).append(pair)
            by_group.setdefault(pair.b, []).append(pair)
    torn = {g for g, own in by_group.items() if _torn([_other(p, g) for p in own])}
    sure = [p for p in pairs if p in by_group.get(p.a, ()) and not {p.a, p.b} & torn]
    joined = welded(found, [(p.a[0], p.b[0]) for p in sure])
    at = {name: i for i, group in enumerate(joined) for name in group}
    return joined, [p for p in pairs if at[p.a[0]] != at[p.b[0]]]


def _other(pair: Pair, group: tuple[str, ...]) -> tuple[str, ...]:
    return pair.b if pair.a == group else pair.a


def _torn(others: Sequence[tuple[str, ...]]) -> bool:
    """Whether two groups, each likely the same as a third, are clearly not one."""
    pairs = combinations(others, 2)
    return any(clearly_two(x, y) for a, b in pairs for x in a for y in b)


def _likely(found: Sequence[tuple[str, ...]]) -> Iterator[Pair]:
    """Pairs of groups with two spellings that are likely one, each pair once."""
    kept: dict[str, set[int]] = {}
    for i, group in enumerate(found):
        for name in group:
            for anchor in anchors(name):
                if "~" in anchor:  # of names in another script
                    kept.setdefault(anchor, set()).add(i)
    for i, group in enumerate(found):
        near = {j for name in group for anchor in sought(name) for j in kept.get(anchor, ())}
        for j in sorted(n for n in near if n > i):
            names = next(((x, y) for x in group for y in found[j] if _across(x, y)), None)
            if names:
                yield Pair(group, found[j], names)


def _across(a: str, b: str) -> bool:
    """Likely one name, or surely, where it was no more than one of two that it fits."""
    return likely_one(a, b) or (script(a) != script(b) and same_person(a, b))


def fullness(name: str) -> tuple[int, str, str]:
    """Sorts the fullest name first."""
    return vagueness(name), fold(name), name


def vagueness(name: str) -> int:
    """Less for a fuller form: Latin letters, whole words, words, no capitals throughout, marks."""
    words = fold(name).split()
    whole = sum(len(word) > 1 for word in words)
    shouted = sum(word.isupper() and len(word) > 2 for word in name.split())
    other = OTHER_SCRIPT.search(name) is not None
    return 10_000 * other - 100 * whole - 10 * len(words) + 2 * shouted - (not name.isascii())

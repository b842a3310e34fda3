"""Spellings of people's names become people: within one party or one engagement.

Names as written come in, groups of spellings go out, each led by its fullest form. A shorter form
joins the one fuller name it fits; where it fits two ("Kim" beside two ministers of that name) it
stays by itself. The outcome depends on the set of names only.
"""

import re
from collections.abc import Callable, Iterable

from dragoman.names import anchors, fold, same_person

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
        near = sorted({i for anchor in anchors(name) for i in by_anchor.get(anchor, ())})
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

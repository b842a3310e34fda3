"""Names of Han characters, and how Latin and Cyrillic letters write them: syllable by syllable.

A folded name comes in, its possible syllables go out, family name first: of `韩立恒` those that the
characters are read as, of `Han Liheng` and `Хань Лихэн` those that the letters can be cut into. A
name that cannot be cut into two to four syllables has none. Vietnamese writes one syllable a word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon import scripts

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,4}")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FEWEST, MOST = 2, 4  # syllables
LONGEST = 24  # letters of a word that can be cut
WAYS = 6  # of cutting one word; more say nothing

Syllables = tuple[frozenset[str], ...]


@lru_cache(maxsize=65536)
def mandarin(folded: str) -> tuple[Syllables, ...]:
    """In pinyin; of letters in both orders, for the family name may stand last."""
    if HAN.fullmatch(folded):
        return _of_characters(folded, "mandarin")
    words = folded.split()
    if not words or len(words) > MOST or not folded.replace(" ", "").isalpha():
        return ()
    cuts = [cut(word) for word in words]
    if not all(cuts):
        return ()
    orders = [cuts] if len(cuts) == 1 else [cuts, [*cuts[1:], cuts[0]], [cuts[-1], *cuts[:-1]]]
    found = (line for order in orders for line in _lines(order))
    return tuple(dict.fromkeys(line for line in found if FEWEST <= len(line) <= MOST))


@lru_cache(maxsize=65536)
def vietnamese(folded: str) -> tuple[Syllables, ...]:
    """As Vietnamese reads them, without marks; of letters each word as it is."""
    if HAN.fullmatch(folded):
        return _of_characters(folded, "vietnamese")
    words = folded.split()
    fits = FEWEST <= len(words) <= MOST and all(w.isascii() and w.isalpha() for w in words)
    return (tuple(frozenset([w]) for w in words),) if fits else ()


def _of_characters(name: str, language: str) -> tuple[Syllables, ...]:
    table = scripts.han()
    read = [frozenset(getattr(table[c], language)) for c in name if c in table]
    return (tuple(read),) if len(read) == len(name) and all(read) else ()


@lru_cache(maxsize=65536)
def cut(word: str) -> tuple[Syllables, ...]:
    """Some ways to cut a word into syllables of Mandarin, the longest syllables first."""
    if len(word) > LONGEST:
        return ()
    cyrillic = CYRILLIC.search(word) is not None
    return tuple(
        way for _, way in zip(range(WAYS), _ways(word, MOST, cyrillic=cyrillic), strict=False)
    )


def _ways(word: str, left: int, *, cyrillic: bool) -> Iterator[Syllables]:
    """All of them, of so many syllables at most."""
    if not word:
        yield ()
    elif left:
        table, known = scripts.palladius(), scripts.syllables()
        for end in range(min(len(word), 6), 0, -1):
            head = word[:end]
            read = table.get(head, ()) if cyrillic else (head,) if head in known else ()
            if read:
                rest = _ways(word[end:].removeprefix("ъ"), left - 1, cyrillic=cyrillic)
                yield from ((frozenset(read), *more) for more in rest)


def _lines(cuts: list[tuple[Syllables, ...]]) -> Iterator[Syllables]:
    if not cuts:
        yield ()
        return
    for first in cuts[0]:
        yield from ((*first, *rest) for rest in _lines(cuts[1:]))


def agree(a: tuple[Syllables, ...], b: tuple[Syllables, ...]) -> int:
    """How many syllables two names of one language share where they share all; else 0."""
    shared = (len(x) for x in a for y in b if len(x) == len(y) and _all_meet(x, y))
    return max(shared, default=0)


def _all_meet(x: Syllables, y: Syllables) -> bool:
    return all(p & q for p, q in zip(x, y, strict=True))


def translated(chinese: tuple[Syllables, ...]) -> tuple[Syllables, ...]:
    """Syllables of Mandarin as the Vietnamese ones that characters so read may have."""
    table = scripts.sino_vietnamese()
    return tuple(
        tuple(frozenset(v for p in options for v in table.get(p, ())) for options in line)
        for line in chinese
    )

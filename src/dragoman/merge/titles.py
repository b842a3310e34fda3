"""When two titles name one thing: offices, instruments, mechanisms.

Titles as documents give them come in. They are compared as sets of folded words, without words
that say nothing, without the names of parties and in one spelling of English, so that "Defence
Minister" is "Minister of National Defence". Only equal sets count: "Foreign Minister" stands
within "Minister of Foreign Trade" and is another office all the same.
"""

import re
from functools import lru_cache

from dragoman.lexicon import parties
from dragoman.lexicon.merging import rules
from dragoman.names import fold

PIECE = re.compile(r"\w+(?:[.'’]\w+)*|[-‐‑–—/]")


@lru_cache(maxsize=65536)
def words(title: str) -> frozenset[str]:
    """The words that tell one title from another; all words where none would be left."""
    spelling, fillers = rules().spelling, rules().titles.fillers
    plain = [spelling.get(w, w) for w in fold(title).split()]
    own = [spelling.get(w, w) for w in fold(" ".join(_without_parties(title))).split()]
    return frozenset(w for w in own if w not in fillers) or frozenset(plain)


def _without_parties(title: str) -> list[str]:
    pieces, kept, i = PIECE.findall(title), [], 0
    while i < len(pieces):
        found = parties.load("en").match(pieces, i)
        if found is None:
            kept.append(pieces[i])
        i += found.length if found else 1
    return kept


def same_title(a: str, b: str) -> bool:
    """Whether two titles have the same telling words."""
    return words(a) == words(b)

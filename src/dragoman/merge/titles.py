"""When two titles name one thing: offices, instruments, mechanisms.

Titles as documents give them come in. They are compared as sets of folded words, without words
that say nothing, without the names of parties and in one spelling of English, so that "Defence
Minister" is "Minister of National Defence", and 国防部长 as well: words of other languages count as
the English ones of `titles.csv`. Only equal sets count: "Foreign Minister" stands within "Minister
of Foreign Trade" and is another office all the same. In an office the party to which it is
accredited does tell: an ambassador to one state is not the ambassador to another.
"""

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache

from dragoman.lexicon import parties
from dragoman.lexicon.merging import rules
from dragoman.lexicon.parties import PartyMatch
from dragoman.merge.english import english

PIECE = re.compile(r"\w+(?:[.'’]\w+)*|[-‐‑–—/]")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}|\b(?:[A-Z]\.)+[A-Z]\b")  # "U.S.", "E.U."
HUNG = re.compile(r"\b([A-Z])-(?=\d)")  # "G-7"


@lru_cache(maxsize=65536)
def words(title: str) -> frozenset[str]:
    """The words that tell one title from another; all words where none would be left."""
    return _telling(_without_parties(title), parties=False) or frozenset(_spelt(title))


@lru_cache(maxsize=65536)
def office_words(title: str) -> frozenset[str]:
    """The same for an office, with the code of the party it is accredited to."""
    pieces = _without_parties(title, rules().titles.accredited)
    return telling(_telling(pieces) or frozenset(_spelt(title)))


def telling(found: frozenset[str]) -> frozenset[str]:
    """The words but for those that others imply: a summit is one of leaders."""
    for beside, said in _implied():
        if found >= beside:
            found -= said
    return found


@cache
def _implied() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words beside which others say nothing, in the spelling that is compared."""
    return tuple(
        (frozenset(_spelt(beside)), frozenset(_spelt(said)))
        for beside, said in rules().titles.implied
    )


def _telling(pieces: Sequence[str], *, parties: bool = True) -> frozenset[str]:
    own, titles = _spelt(" ".join(pieces), parties=parties), rules().titles
    pairs = zip(own, [*own[1:], ""], strict=False)  # a title may be nothing but parties
    return frozenset(w for w, n in pairs if w not in titles.fillers or f"{w} {n}" in titles.kept)


def _spelt(title: str, *, parties: bool = True) -> list[str]:
    spelling = rules().spelling
    return [spelling.get(word, word) for word in english(title, parties=parties).split()]


def _without_parties(title: str, accredited: Container[str] = ()) -> list[str]:
    """The pieces of a title; of parties only the code, and that only after such a word."""
    plain = HUNG.sub(r"\1", DOTTED.sub(lambda match: match[0].replace(".", ""), title))
    pieces, kept, i = PIECE.findall(plain), [], 0
    while i < len(pieces):
        found = _party(pieces, i)
        if found is None:
            kept.append(pieces[i])
        elif next((w for w in reversed(kept) if w.lower() != "the"), "").lower() in accredited:
            kept.append(found.code)
        i += found.length if found else 1
    return kept


def _party(pieces: Sequence[str], i: int) -> PartyMatch | None:
    """The party named at a piece, in any language that has names for parties."""
    return next((found for table in _tables() if (found := table.match(pieces, i))), None)


@cache
def _tables() -> tuple[parties.Parties, ...]:
    return tuple(parties.load(language) for language in parties.languages())


def same_title(a: str, b: str) -> bool:
    """Whether two titles have the same telling words."""
    return words(a) == words(b)

"""Marks of a sentence in, which of them are no states but the first names of people.

"Министр энергетики Сальвадор Пинеда": behind an office a state stands in a case, and what stands
there in none, before another name, may be somebody's. Refused are states nobody is named by:
a caption leaves such a state in no case, "министр обороны Ирак Хасан Али".
"""

from collections.abc import Sequence

from dragoman.frames.sentence.marks import Mark
from dragoman.lexicon.frames import Grammar
from dragoman.records import Token

_BEFORE = frozenset({"head", "field", "rank", "party"})


def person(named: Sequence[Mark], n: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether the mark is the first word of somebody's name."""
    mark = named[n]
    party, word = mark.of("party"), tokens[mark.first].word
    bare = party is not None and party.role == "name" and word == party.base
    if not (n and bare and word in grammar.given):
        return False
    before = named[n - 1]
    held = before.last == mark.first and before.meanings[0].kind in _BEFORE
    beyond = tokens[mark.last].word if mark.last < len(tokens) else ""
    taken = n + 1 < len(named) and named[n + 1].first == mark.last
    return held and not taken and beyond[:1].isupper() and beyond[1:].islower()

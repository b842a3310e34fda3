"""Marks of a sentence in, which of them are states told by one sign and stand for nothing.

Such signs are also parts of names and of common words: "during the talks" ends with the sign of
China. Other writings have none.
"""

from collections.abc import Sequence

from dragoman.frames.sentence.marks import Mark
from dragoman.lexicon.frames import Grammar
from dragoman.records import Token

DOTS = frozenset("·・•‧")  # between the parts of a foreign name
_WORD = 4  # signs of the longest word that ends with the sign of a state


def lone(named: Sequence[Mark], n: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether a mark is a party's short form outside a row of such: they count only together.

    Before an office one may stand alone. Beside a sign of foreign names they may be of such a
    name, but for a row with the home state in it.
    """
    if not _short(named[n]):
        return False
    first = last = n
    while first > 0 and _joins(named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _joins(named[last], named[last + 1]):
        last += 1
    together = named[first : last + 1]
    if within(tokens, together[0].first, grammar):
        return True
    after = [m for m in named[n + 1 : n + 2] if m.first == named[n].last]
    spelt = _of_foreign_name(tokens, together[0].first - 1, together[-1].last, grammar)
    if len(together) > 1:
        return spelt and not any(_of_home(m, grammar) for m in together)
    return spelt or not any(m.of("head") for m in after)


def _joins(a: Mark, b: Mark) -> bool:
    return _short(a) and _short(b) and a.last == b.first


def _of_foreign_name(tokens: Sequence[Token], before: int, after: int, grammar: Grammar) -> bool:
    """Whether a sign of foreign names stands at either of two tokens."""
    han = grammar.han
    foreign = {*han.foreign, *DOTS} - {*han.counters} if han else DOTS
    return any(0 <= i < len(tokens) and tokens[i].low in foreign for i in (before, after))


def _of_home(mark: Mark, grammar: Grammar) -> bool:
    party = mark.of("party")
    return party is not None and party.value == grammar.home


def _short(mark: Mark) -> bool:
    party = mark.of("party")
    return party is not None and party.role == "short"


def within(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether the sign at a token ends a longer word: "on the way", "during the talks"."""
    before = "".join(token.low for token in tokens[max(i + 1 - _WORD, 0) : i + 1])
    return grammar.han is not None and before.endswith(tuple(grammar.han.within))

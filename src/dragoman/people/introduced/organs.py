"""Where a state acts by its government or a ministry: the words around its name that are that body.

    Chad's government received B         the Kenyan foreign ministry summoned B
    the Ministry of Trade of Peru        the Ministry of Foreign Affairs of Oman

A line and a mention of a state come in, the token at which the body begins or ends goes out: that
of the mention where there is none. Whether a longer noun goes on there ("foreign ministry
spokesman"), and whether somebody is only in or at it, is for who asks to see.
"""

from dragoman.lexicon.owning import OWNING
from dragoman.people.written.line import Line
from dragoman.records import Mention

_FAR = 9  # tokens of the longest name of a ministry: "of Culture, Youth, Sports and Tourism"
_EXILED = ("in", "exile")  # it acts for no state


def end(line: Line, mention: Mention) -> int:
    """Where the body ends that stands behind the name of its state."""
    k = mention.last
    if line.low(k) in OWNING:
        k += 1
    elif mention.form != "demonym":
        return mention.last
    k = _past_portfolio(line, k)
    if line.low(k) not in line.grammar.words.organs:
        return mention.last
    k += 1
    named = _past_portfolio(line, k + 1) if line.low(k) in line.grammar.people.matter_of else k
    k = named if named > k + 1 else k
    exiled = line.lows[k : k + 2] == _EXILED
    return mention.last if exiled or line.low(k) in OWNING else k


def first(line: Line, mention: Mention) -> int:
    """Where the body begins that stands before "of" and the name of its state."""
    k = mention.first - 1 - (line.low(mention.first - 1) == "the")
    if line.low(k) != "of":
        return mention.first
    portfolios, people = line.grammar.offices.portfolios, line.grammar.people
    small = people.matter_of | people.matter_joins
    for i in range(k - 1, max(k - _FAR, -1), -1):
        low = line.low(i)
        if low in line.grammar.words.organs:
            return i - (line.low(i - 1) == "the")
        if low not in portfolios and low not in small:
            break
    return mention.first


def _past_portfolio(line: Line, k: int) -> int:
    """Past the words that say what a ministry is for: "foreign", "the Economy and Finance"."""
    portfolios, organs, past = line.grammar.offices.portfolios, line.grammar.words.organs, k
    for i in range(k, min(k + _FAR, len(line.lows))):
        low = line.lows[i]
        if low in organs:
            break
        if low in portfolios:
            past = i + 1
        elif low not in line.grammar.people.matter_joins:
            break
    return past

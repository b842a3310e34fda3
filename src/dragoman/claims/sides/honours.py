"""Orders that are none: of a court or of ships, for the dead, for whoever holds no office.

A row, a phrase and its sides come in; whether nothing is told goes out. What is left is an order
with a name of its own, or a decoration, that one state's official gives to one of another.
"""

from dragoman.claims.sentence.draft import AHEAD
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides import holders
from dragoman.claims.sides.roles import Sides
from dragoman.lexicon.phrases import Hit
from dragoman.records import Status

_NAME = 2  # words with a capital in the name of an order: "National Order"


def honours(row: Row, hit: Hit) -> bool:
    """Whether a phrase tells that somebody is decorated."""
    said = row.lows[hit.first : hit.last]
    return hit.phrase.kind == "ceremony" and not row.closed.honours.isdisjoint(said)


def void(row: Row, hit: Hit, sides: Sides, state: Status) -> bool:
    """Whether what sounds like a decoration is none, or is no more than thought of."""
    if not honours(row, hit):
        return False
    undated = state in AHEAD and not row.times
    gone = not row.closed.posthumous.isdisjoint(row.said)
    return undated or gone or not (_named(row, hit) and _given(row, sides))


def _named(row: Row, hit: Hit) -> bool:
    """Whether it is an order with a name, "the Order of the Lion"; who is decorated has some."""
    if hit.phrase.verb in row.closed.honours:
        return True
    capital = [word for word in row.words[hit.first + 1 : hit.last] if word[:1].isupper()]
    order = any(word.lower() in row.closed.honours for word in capital)
    return order and len(capital) >= _NAME and row.sentence.role != "title"


def _given(row: Row, sides: Sides) -> bool:
    """Whether it goes to one holder of an office, from another or from "him" told of before."""
    he = len(sides.subject) == 1 and sides.subject[0].kind == "pronoun"
    return holders.one(row, sides.other) and (he or holders.one(row, sides.subject))

"""Which days are of something else than an engagement: "the vote on 3 May", "the accord of 2 May".

The words of a sentence and one of its times come in, whether that time tells which vote or which
accord it was goes out. Refused is what an engagement may be called by: talks, visits, ceremonies.
"""

from collections.abc import Sequence

from dragoman.dates import TimeExpression
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.words import Words

_OPENING = 2  # tokens of "Ahead of"


def told(lows: Sequence[str], time: TimeExpression, closed: Words) -> bool:
    """Whether a day is of what happened by itself, or of a paper."""
    k = time.first - 1
    if time.last < len(lows) and lows[time.last] in OWNING:  # "Ahead of Sunday's vote, A met"
        opens = 0 <= k < _OPENING and lows[k] in closed.prepositions
        return opens and lows[time.last + 1] in closed.happenings
    if k < 1 or lows[k] not in ("on", "of", "in"):
        return False
    paper = lows[k] == "of" and lows[k - 1] in closed.signed | closed.statements
    return paper or lows[k - 1] in closed.happenings

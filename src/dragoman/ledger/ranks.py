"""What lists and counts ask of an engagement that no other column tells: its rank and its notice.

An engagement comes in. Its rank is the first row, of those offices that also rank a digest, with a
word of anyone's title; titles of all languages are compared in English, and who bears no title, or
another one, has no row. Its notice is the day on which it was first told as planned.
"""

from dragoman.lexicon.digesting import OfficeRank, ranking
from dragoman.merge.beliefs import EngagementBelief
from dragoman.merge.english import english

PLANNED = frozenset({"planned", "proposed", "postponed"})


def highest(belief: EngagementBelief) -> OfficeRank | None:
    """The row of the highest office."""
    titles = [set(english(p.office).split()) for p in belief.participants if p.office]
    for row in ranking().offices:
        if any(title & row.words and not title & row.without for title in titles):
            return row
    return None


def announced(belief: EngagementBelief) -> str | None:
    """The day on which it was first told as planned; None where it never was."""
    told = (s.published for s in belief.history if s.published and s.status in PLANNED)
    return min(told, default=None)

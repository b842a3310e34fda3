"""How high those who take part in an engagement stand: the rows of offices that also rank a digest.

An engagement comes in, the first row with a word of anyone's title goes out; titles of all
languages are compared in English. Who bears no title, or another one, has no row.
"""

from dragoman.lexicon.digesting import OfficeRank, ranking
from dragoman.merge.beliefs import EngagementBelief
from dragoman.merge.english import english


def highest(belief: EngagementBelief) -> OfficeRank | None:
    """The row of the highest office."""
    titles = [set(english(p.office).split()) for p in belief.participants if p.office]
    for row in ranking().offices:
        if any(title & row.words and not title & row.without for title in titles):
            return row
    return None

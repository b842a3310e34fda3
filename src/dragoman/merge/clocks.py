"""Whether one moment can have two dates: in Washington it is still Tuesday, in Hanoi Wednesday.

The parties of a call and the publishers of its two reports come in, yes or no goes out. Clocks go
by the longitudes of capitals, which is exact enough for four hours. It is no when a paper of the
western side dates the call the later of the two, for that is the other way round.
"""

from collections.abc import Iterable

from dragoman.lexicon.coordinates import point
from dragoman.lexicon.home import publishers

FAR = 60.0  # degrees: four hours, within which both may well be awake on two dates


def two_dates(parties: Iterable[str], early: str | None, late: str | None) -> bool:
    """Whether reports of these publishers, the one a day before the other, can be of one moment."""
    at = {p: found.longitude for p in set(parties) if (found := point(None, p))}
    if len(at) < 2 or max(at.values()) - min(at.values()) < FAR:
        return False
    west, east = min(at, key=lambda p: at[p]), max(at, key=lambda p: at[p])
    return east not in _home(early) and west not in _home(late)


def _home(publisher: str | None) -> tuple[str, ...]:
    """The states whose papers bear this name."""
    return publishers().get((publisher or "").lower(), ())

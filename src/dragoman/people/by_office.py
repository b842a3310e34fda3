"""What an office alone tells of whose its holder is: persons in, parties and offices out.

Some offices one party alone has ("European Commissioner"), some are called so in a few states
("Raksha Mantri"), and some are held by one person a state at a time ("president").
"""

from dragoman.lexicon.facing import Facing
from dragoman.lexicon.home import Home
from dragoman.records import Person


def single(person: Person, words: Facing) -> frozenset[str]:
    """The offices someone holds that one person a state holds."""
    return frozenset(
        words.single[low]
        for h in person.holdings
        if h.state == "holds" and (low := h.office.lower()) in words.single
    )


def sole(person: Person, homes: Home) -> str | None:
    """The party whose office alone someone holds."""
    lows = (h.office.lower() for h in person.holdings)
    return next((of for low in lows if (of := homes.sole.get(low) or _opened(low, homes))), None)


def _opened(low: str, homes: Home) -> str | None:
    """Whose an office is by the words it opens with: "European Commissioner for Trade"."""
    return next((of for words, of in homes.opened.items() if low.startswith(words)), None)


def own(person: Person, home: str, homes: Home) -> bool:
    """Whether someone speaks for the home state, or has an office called so there and hardly
    anywhere else.
    """
    if person.speaks:
        return True
    lows = [h.office.lower() for h in person.holdings]
    return any(title in low for title, of in homes.titles.items() if home in of for low in lows)

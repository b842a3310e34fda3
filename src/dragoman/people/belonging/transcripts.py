"""Whose officials a transcript names without a country: the words of its title in, a state out.

    Transcript of the press conference of the Minister of Foreign Affairs of the Republic of Fiji

Words of speaking open the title, and behind them stands one office or body with its state. Refused
are titles that name two states, or say whom somebody spoke to or met.
"""

from dragoman.lexicon.home import Home
from dragoman.lexicon.parties import Parties
from dragoman.records import Document

_APART = str.maketrans({":": " ", "–": " ", "—": " ", "|": " ", ",": " ,"})


def state(document: Document, words: Home, parties: Parties) -> str | None:
    """The state of the office or body that a transcript is of."""
    title = (document.title or "").translate(_APART).split()
    lows = [word.lower() for word in title]
    spoken = words.speeches | words.of_speech
    first = next((i for i, low in enumerate(lows) if low not in spoken), len(lows))
    if words.speeches.isdisjoint(lows[:first]):
        return None
    named = [(i, one) for i in range(first, len(title)) if (one := parties.match(title, i))]
    if not named or named[0][1].role != "name" or len({one.code for _, one in named}) > 1:
        return None
    held = range(first, named[0][0])
    whole = all(title[i][0].isupper() or lows[i] in words.of_office for i in held)
    return named[0][1].code if held and whole else None

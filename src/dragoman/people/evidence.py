"""Whose someone is, decided in one place: evidence from named sources in, one party out.

What a text states of someone outweighs what can only be inferred; among sources of one kind the
nearer one wins. Two parties told equally strongly give no answer: a reader would not know either.
Every inferred answer carries the reason its source gives.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Source = Literal[
    "stated", "sole", "title", "list", "order", "ground", "named", "facing", "focus", "city", "home"
]

STRENGTH: dict[Source, int] = {
    "stated": 10,  # by the words of the office, beside the name, or of the people beside
    "sole": 9,  # an office no other party has
    "title": 8,  # called so in the state whose text it is
    "list": 8,  # of those listed beside him
    "order": 7,  # as many states named as people, in the same order
    "ground": 6,  # the capital or state the sentence is set in
    "named": 5,  # the one foreign state the sentence names
    "facing": 4,  # opposite someone of another state
    "focus": 4,  # the other state the text last spoke of
    "city": 3,  # some other city the sentence is set in
    "home": 1,  # the state whose text it is
}

_WHY = "the country is not stated; taken from {}"
REASONS: dict[Source, str] = {
    "sole": _WHY.format("the office, which no other party has"),
    "list": _WHY.format("those named beside"),
    "order": _WHY.format("the states named in the same order"),
    "ground": _WHY.format("where the sentence is set"),
    "named": _WHY.format("the other state the sentence names"),
    "facing": _WHY.format("whom the sentence sets opposite"),
    "focus": _WHY.format("the other side the text tells of"),
    "city": _WHY.format("where the sentence is set"),
}


class Evidence(Struct, frozen=True):
    """A party and what tells it; `why` where the source alone gives no reason."""

    party: str
    source: Source
    why: str = ""


def decide(told: Iterable[Evidence]) -> Evidence | None:
    """The strongest evidence; None where there is none or two parties are told equally."""
    best: Evidence | None = None
    tied = False
    for one in told:
        if best is None or STRENGTH[one.source] > STRENGTH[best.source]:
            best, tied = one, False
        elif STRENGTH[one.source] == STRENGTH[best.source] and one.party != best.party:
            tied = True
    return None if tied else best


def reason(one: Evidence) -> str:
    """Why the party is taken for the right one, in words; empty where the text states it."""
    return one.why or REASONS.get(one.source, "")

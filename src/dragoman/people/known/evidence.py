"""Whose someone is, decided in one place: evidence from named sources in, one party out.

What a text states of someone outweighs what can only be inferred; among sources of one kind the
nearer one wins. Two parties told equally strongly give no answer: a reader would not know either.
Every inferred answer carries the reason its source gives.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Source = Literal[
    "stated", "sole", "side", "headline", "lead", "title", "speaker", "list", "order",
    "there", "ground", "named", "facing", "focus", "city", "home",
]  # fmt: skip

STRENGTH: dict[Source, int] = {
    "stated": 12,  # by the words of the office or of the name, or acting on behalf of it
    "sole": 11,  # an office no other party has
    "side": 10,  # of "the Lao side" or the delegation led
    "headline": 9,  # the office as the headline names it
    "lead": 9,  # the office that the lead names, and the next sentence its holder
    "title": 8,  # called so in the state whose text it is
    "speaker": 8,  # of the state whose ministry speaks of him
    "list": 7,  # of those listed beside
    "order": 6,  # as many states named as people, in the same order
    "there": 5,  # the state of a clause that tells what happened there: "Fiji, where"
    "ground": 5,  # the capital or state the sentence is set in
    "named": 4,  # a foreign state the sentence names
    "facing": 3,  # opposite someone of another state
    "focus": 3,  # the other state the text last spoke of
    "city": 2,  # some other city the sentence is set in
    "home": 1,  # the state whose text it is
}

_WHY = "the country is not stated; taken from {}"
REASONS: dict[Source, str] = {
    "sole": _WHY.format("the office, which no other party has"),
    "side": _WHY.format("the side the sentence puts the person on"),
    "headline": _WHY.format("the headline"),
    "lead": _WHY.format("the lead, which names the office before its holder"),
    "speaker": _WHY.format("the ministry that speaks of its own"),
    "list": _WHY.format("those named beside"),
    "order": _WHY.format("the states named in the same order"),
    "there": _WHY.format("where the clause says it was"),
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
    """The strongest evidence, of equals the party told more often; None where that is none.

    What the text states first stands: a later clash is somebody else of that name.
    """
    pieces = list(told)
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    most = max(STRENGTH[one.source] for one in pieces)
    best = {one.party: one for one in reversed(pieces) if STRENGTH[one.source] == most}
    if len(best) == 1 or most == STRENGTH["stated"]:
        return next(one for one in pieces if STRENGTH[one.source] == most)
    often = Counter(one.party for one in pieces if one.party in best).most_common(2)
    return best[often[0][0]] if often[0][1] > often[1][1] else None


def reason(one: Evidence | None) -> str:
    """Why the party is taken for the right one, in words; empty where the text states it."""
    if one is None:
        return ""
    return one.why or REASONS.get(one.source, "")


def source_of(why: str) -> Source:
    """What gave a reason: "stated" where there is none, those listed beside where none fits."""
    return next((one for one, said in REASONS.items() if said == why), "list" if why else "stated")

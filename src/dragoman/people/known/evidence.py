"""Whose someone is, decided in one place: evidence from named sources in, one party out.

What a text states of someone outweighs what can only be inferred; among sources of one kind the
nearer one wins. Two parties told equally strongly give no answer: a reader would not know either.
Every inferred answer carries the reason its source gives.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.records import Person

Source = Literal[
    "stated", "sole", "side", "headline", "lead", "title", "speaker", "list", "order",
    "asked", "there", "ground", "named", "facing", "focus", "city", "home",
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
    "asked": 6,  # of the state that the question names
    "there": 5,  # the state of a clause that tells what happened there: "Fiji, where"
    "ground": 5,  # the capital or state the sentence is set in
    "named": 4,  # a foreign state the sentence names
    "facing": 3,  # opposite someone of another state
    "focus": 3,  # the other state the text last spoke of
    "city": 2,  # some other city the sentence is set in
    "home": 1,  # the state whose text it is
}

_TAKEN = "the country is not stated; taken from "


class Why(StrEnum):
    """Why somebody is taken to be of a state that no words state; its value is what readers see."""

    SOLE = _TAKEN + "the office, which no other party has"
    SIDE = _TAKEN + "the side the sentence puts the person on"
    HEADLINE = _TAKEN + "the headline"
    LEAD = _TAKEN + "the lead, which names the office before its holder"
    MINISTRY = _TAKEN + "the ministry that speaks of its own"
    LISTED = _TAKEN + "those named beside"
    ORDER = _TAKEN + "the states named in the same order"
    ASKED = _TAKEN + "the question answered"
    THERE = _TAKEN + "where the clause says it was"
    GROUND = _TAKEN + "where the sentence is set"
    NAMED = _TAKEN + "the other state the sentence names"
    FACING = _TAKEN + "whom the sentence sets opposite"
    CALLED = _TAKEN + "how the text calls the office"
    SEAT = _TAKEN + "the town or province of the office"
    FOCUS = _TAKEN + "the other side the text tells of"
    # of the state whose text, item or list it is
    BODY = _TAKEN + "the body that heads the page"
    MISSION = _TAKEN + "the mission that heads the page"
    OFFICE = _TAKEN + "the office that heads the page"
    SPEAKER = _TAKEN + "whoever speaks in the text"
    OWN_WORDS = _TAKEN + "words only its own papers use"
    DATELINE = _TAKEN + "the dateline"
    NAMED_SIDE = _TAKEN + "the state the text names as a side"
    ABOUT = _TAKEN + "the state the text is about"
    HEADING = _TAKEN + "the heading of the item"
    ABOVE = _TAKEN + "the line above the list"
    TOWN = _TAKEN + "the town that the entry opens with"


NAMED_NEAR = frozenset({Why.NAMED_SIDE, Why.ABOUT})  # the text names that state, and no more


def published_by(publisher: str | None) -> str:
    """The reason that a publisher's name gives."""
    return f"{_TAKEN}the publisher, {publisher}"


REASONS: dict[Source, Why] = {
    "sole": Why.SOLE, "side": Why.SIDE, "headline": Why.HEADLINE, "lead": Why.LEAD,
    "speaker": Why.MINISTRY, "list": Why.LISTED, "order": Why.ORDER, "asked": Why.ASKED,
    "there": Why.THERE, "ground": Why.GROUND, "named": Why.NAMED, "facing": Why.FACING,
    "focus": Why.FOCUS, "city": Why.GROUND,
}  # fmt: skip
_SOURCES: dict[str, Source] = {why: source for source, why in reversed(REASONS.items())}


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


def offhand(source: Source, home: str, *, mixed: bool) -> bool:
    """Whether a source tells of a state only that the text names it, or is sent from it.

    So does home, the reason for which is `home`, where the state is merely named, or in a text with
    officials of several states (`mixed`) the dateline alone: of "Governor X also joined".
    """
    named = home in NAMED_NEAR
    sent = mixed and source == "home" and home == Why.DATELINE
    return sent or source in ("named", "focus") or (named and source in ("facing", "home"))


def reason(one: Evidence | None) -> str:
    """Why the party is taken for the right one, in words; empty where the text states it."""
    if one is None:
        return ""
    return one.why or REASONS.get(one.source, "")


def settled(person: Person, told: Sequence[Evidence]) -> Person:
    """A person with the party decided, and the reason where it is inferred."""
    best = decide(told)
    if best is None or best.source == "stated":
        return person
    why = {**person.inferred, "party": reason(best)}
    return replace(person, party=best.party, inferred=why)


def source_of(why: str) -> Source:
    """What gave a reason: "stated" where there is none, those listed beside where none fits."""
    return _SOURCES.get(why, "list" if why else "stated")

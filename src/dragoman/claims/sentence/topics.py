"""Which two states a sentence begins with, and whose "ministers of the two countries" then are.

    Bolivian-Argentine ties are strained. The foreign ministers of the two countries met in Quito

A sentence, what it mentions and its actors come in; the two states, and the actors as theirs, go
out. Refused are two states named deeper in a sentence, which are what somebody spoke of, their
people who speak, and "the two sides", who are those of the news.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.lexicon.words import Words
from dragoman.records import Actor, Mention, Sentence

_HEAD = 3  # tokens before the first of two states that a sentence begins with
_MATTER = 6  # tokens to whose they are: "the heads of the customs offices of the two countries"
_JOINTS = frozenset({"and", "-", "–", "/"})


def headed(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The two states that a sentence begins with, as a pair; empty where it begins otherwise."""
    named = [m for m in mentions if m.kind == "state" and m.ref][:2]
    if len(named) < 2 or named[0].first > _HEAD or named[0].ref == named[1].ref:
        return ()
    if "demonym" in (named[0].form, named[1].form):
        return ()  # "Kenyan and Peruvian officials said": who speaks
    between = sentence.lows[named[0].last : named[1].first]
    if len(between) > 1 or not _JOINTS.issuperset(between):
        return ()
    return tuple(m.ref for m in named if m.ref)


def placed(
    sentence: Sentence, actors: Sequence[Actor], pair: tuple[str, ...], closed: Words
) -> Sequence[Actor]:
    """The actors, with the ministers "of the two countries" as those of the pair."""
    theirs = sentence.lows[:1] == ("their",)  # "Chad and Fiji are at odds. Their ministers met"
    if not pair or not (theirs or not closed.both_states.isdisjoint(sentence.said)):
        return actors
    both = [a.kind == "sides" and a.word in closed.both_states for a in actors]
    owned = [_owned(actors, both, n) or (theirs and _opens(a)) for n, a in enumerate(actors)]
    return [
        replace(a, kind="office", parties=pair) if theirs else a
        for a, theirs in zip(actors, owned, strict=True)
    ]


def _opens(one: Actor) -> bool:
    """Whether unnamed people open a sentence: "Their interior ministers"."""
    return one.kind == "sides" and bool(one.office) and one.first == 0


def _owned(actors: Sequence[Actor], both: Sequence[bool], n: int) -> bool:
    """Whether unnamed people stand before "of the two countries" or behind "the two countries'"."""
    one = actors[n]
    before = n > 0 and both[n - 1] and one.first - actors[n - 1].last == 1
    after = n + 1 < len(actors) and both[n + 1] and actors[n + 1].first - one.last <= _MATTER
    return one.kind == "sides" and not both[n] and (before or after)

"""Whose ground each piece of news of a round-up is on: sentences in, people and their states out.

    In Suva, Foreign Minister X met ... In Port Vila, Prime Minister Y received ...
    Lima: Foreign Minister X received ... Quito – Trade Minister Y opened ...

Somebody without a country whom a town introduces is of its state where the text goes from town to
town, each with somebody else in front. Refused are travellers (whom two towns introduce), a single
such town, gatherings, towns of the state of whoever stands opposite, and texts that name a state
of which nobody is said to be: "Chile's delegation toured the Pacific. In Suva, Minister X met".
"""

from collections.abc import Sequence

from dragoman.lexicon.facing import Facing
from dragoman.records import Actor, Mention, Sentence

_OPENS = 5  # tokens within which a sentence names its town: "On Monday, in Lima,"
_NEXT = 4  # tokens between the town and who acts there


def grounds(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    words: Facing,
) -> dict[int, str]:
    """The state of each person whom a town of a round-up introduces."""
    found: dict[int, set[str]] = {}
    for sentence, named, acting in zip(sentences, mentions, actors, strict=True):
        town = _front(sentence, named)
        who = _acting(town, acting) if town else None
        if town is None or who is None or not words.margins.isdisjoint(sentence.said):
            continue
        others = {p for a in acting if a is not who and a.kind != "party" for p in a.parties}
        if who.person is not None and town.ref and town.ref not in others:
            found.setdefault(who.person, set()).add(town.ref)
    sole = {person: next(iter(states)) for person, states in found.items() if len(states) == 1}
    rounds = len(sole) == len(found) and len(set(sole.values())) > 1
    return sole if rounds and not _told_of(mentions, actors) - {*sole.values()} else {}


def _told_of(mentions: Sequence[Sequence[Mention]], actors: Sequence[Sequence[Actor]]) -> set[str]:
    """The states a text names that nobody in it is said to be of: whoever travels is theirs."""
    towns = ("capital", "city")
    named = {m.ref for found in mentions for m in found if m.form not in towns and m.ref}
    return named - {p for found in actors for a in found if a.kind != "party" for p in a.parties}


def _front(sentence: Sentence, named: Sequence[Mention]) -> Mention | None:
    """The town a sentence opens with: "In Suva, X", "Suva: X"."""
    lows = sentence.lows
    for m in named:
        if m.first > _OPENS:
            return None
        if m.form in ("capital", "city") and m.ref:
            before, after = lows[m.first - 1] if m.first else "", lows[m.last : m.last + 1]
            fronted = before == "in" and after in ((",",), ())
            return m if fronted or (not m.first and after in ((":",), ("–",), ("—",))) else None
    return None


def _acting(town: Mention, acting: Sequence[Actor]) -> Actor | None:
    """Who is named right behind the town, by an office without a country."""
    who = next((a for a in acting if a.first >= town.last), None)
    plain = who is not None and who.kind == "person" and not who.parties and bool(who.office)
    return who if who is not None and plain and who.first - town.last < _NEXT else None

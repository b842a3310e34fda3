"""Whose paper it is: the party of officials a document names without a country.

A government's own text, or a national paper's, says "the Prime Minister" of its own. The answer
is inferred, never stated, so every person who gets it carries the reason. In order: who
published it; words that one state's papers use of themselves; the dateline; the state that the
text names most outside the offices of foreigners. No sign, no answer.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.lexicon.home import Home
from dragoman.records import Actor, Document, Mention, Person

_WHY = "the country is not stated; taken from {}"


def find(
    document: Document,
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    words: Home,
    dateline: str | None,
) -> tuple[str, str] | None:
    """The home party of a document and the reason, or None."""
    publisher = (document.publisher or "").lower()
    for known in (publisher, *publisher.replace("/", " ").split()):
        if known in words.publishers:
            return words.publishers[known], _WHY.format(f"the publisher, {document.publisher}")
    text = document.text.lower()
    cued = Counter(code for cue, code in words.cues.items() if cue in text)
    if cued:
        return cued.most_common(1)[0][0], _WHY.format("words only its own papers use")
    named = _named(document, mentions, actors)
    if dateline and (not named or named[dateline] > 0 or len(named) > 3):
        return dateline, _WHY.format("the dateline")
    if not named:
        return None
    best = min(named, key=lambda code: (-named[code], code))
    return best, _WHY.format("the state the text names most")


def _named(
    document: Document, mentions: Sequence[Sequence[Mention]], actors: Sequence[Sequence[Actor]]
) -> Counter[str]:
    """How much each state is named, outside the offices and persons of others.

    A state that owns or does something ("Laos's commitment") counts more than one talked about.
    """
    foreign = Counter(p for found in actors for a in found if a.kind in ("person", "office") for p in a.parties)
    named: Counter[str] = Counter()
    for found, acting in zip(mentions, actors, strict=True):
        inside = {i for a in acting if a.kind in ("person", "office") for i in range(a.first, a.last)}
        for mention in found:
            if mention.kind == "state" and mention.ref and mention.first not in inside:
                owns = document.text[mention.end : mention.end + 2] in ("'s", "’s", "’ ", "' ")
                named[mention.ref] += 4 if owns else 2 if mention.form in ("name", "seat") else 1
    return Counter({code: n for code, n in named.items() if code not in foreign})


def settle(persons: Sequence[Person], home: tuple[str, str] | None) -> tuple[Person, ...]:
    """Give the home party to those who hold an office and have no party."""
    if home is None:
        return tuple(persons)
    return tuple(
        replace(p, party=home[0], inferred={**p.inferred, "party": home[1]})
        if p.party is None and p.holdings
        else p
        for p in persons
    )

"""All that the earlier stages found in one document, sentence by sentence: what `claims` read.

The tuples run parallel to `sentences`. Nothing here is computed: it is a way to hand five
results over as one.
"""

from bisect import bisect_right
from collections import Counter
from datetime import date

from dragoman.dates import TimeExpression
from dragoman.lexicon.words import Words
from dragoman.records import Actor, Document, Item, Mention, Person, Record, Sentence


class Scene(Record):
    """A document with its sentences, mentions, times, persons and actors."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    times: tuple[tuple[TimeExpression, ...], ...]
    persons: tuple[Person, ...]
    actors: tuple[tuple[Actor, ...], ...]
    items: tuple[Item, ...] = ()  # of a newsletter
    voices: tuple[int | None, ...] = ()  # who says "I" in each sentence of a transcript


def reference(document: Document) -> date | None:
    """The day that "today" means: of the dateline where it has one, else of publication."""
    stated = document.filed or document.published
    return date.fromisoformat(stated) if stated else None


def item_of(scene: Scene, s: int) -> Item | None:
    """The item of a newsletter that a sentence is in."""
    if not scene.items:
        return None
    n = bisect_right(scene.items, s, key=lambda item: item.first)
    return scene.items[n - 1] if n else None


def protagonist(scene: Scene, home: str | None, item: Item | None = None) -> int | None:
    """The person a document, or an item of it, follows: named most; of equals its own, then the
    earlier.
    """
    counts = Counter(
        a.person
        for actors in scene.actors[item.first if item else 0 : item.last if item else None]
        for a in actors
        if a.person is not None and scene.persons[a.person].holdings
    )
    if not counts:
        return None
    return min(counts, key=lambda i: (-counts[i], scene.persons[i].party != home, i))


def past_offices(scene: Scene, words: Words) -> dict[int, frozenset[int]]:
    """Where an office is of the past or of anyone: "the then president", "a former minister"."""
    found: dict[int, frozenset[int]] = {}
    for s, (sentence, actors) in enumerate(zip(scene.sentences, scene.actors, strict=True)):
        past = [
            a.first
            for a in actors
            if a.kind == "office"
            and any(t.low in words.not_now for t in sentence.tokens[a.first : a.last])
        ]
        if past:
            found[s] = frozenset(past)
    return found

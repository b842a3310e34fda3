"""Exercises called by a name and a number alone: "Steppe Shield-16, at Lima in July 2029".

A document as laid out comes in, the events of each sentence with those so named go out. A name
counts where the document speaks of exercises and gives it two numbers, in sentences that tell a
time: one number alone may be that of a ship, a satellite or a rocket.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from dragoman.claims.sentence import events
from dragoman.claims.sentence.events import EventName
from dragoman.claims.sentence.scene import Scene
from dragoman.lexicon.mechanisms import Mechanisms
from dragoman.records import Sentence

NUMBERED = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+){1,3})[-–](\d{1,2})\b")
_BEFORE = 3  # words of such a name before its last
EXERCISE: Literal["exercise"] = "exercise"  # the group of heads, and what such a name is of

Names = frozenset[tuple[str, ...]]  # each as its words, without the number
NONE: Names = frozenset()


def find(scene: Scene, words: Mechanisms) -> tuple[tuple[EventName, ...], ...]:
    """All gatherings that each sentence names."""
    series = names(scene.document.text, scene.sentences, words)
    return tuple(
        _with_numbered(sentence, events.find(sentence, mentions, words), series if times else NONE)
        for sentence, mentions, times in zip(
            scene.sentences, scene.mentions, scene.times, strict=True
        )
    )


def names(text: str, sentences: Sequence[Sentence], words: Mechanisms) -> Names:
    """The names that a document gives two numbers or more, where it speaks of exercises."""
    if all(words.exercises.isdisjoint(sentence.said) for sentence in sentences):
        return NONE
    numbers: dict[tuple[str, ...], set[str]] = {}
    for found in NUMBERED.finditer(text):
        numbers.setdefault(tuple(found[1].split()), set()).add(found[2])
    return frozenset(name for name, own in numbers.items() if len(own) > 1)


def _with_numbered(
    sentence: Sentence, found: tuple[EventName, ...], series: Names
) -> tuple[EventName, ...]:
    """The events of a sentence and those of such a name between them."""
    if not series:
        return found
    free = (
        event
        for event in _called(sentence, series)
        if all(event.last <= f.first or f.last <= event.first for f in found)
    )
    return tuple(sorted((*found, *free), key=lambda event: event.first))


def _called(sentence: Sentence, series: Names) -> Iterator[EventName]:
    """The names of a series in a sentence, each with its number."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        own, _, figure = token.word.replace("–", "-").rpartition("-")
        number = int(figure) if own and len(figure) < 5 and figure.isdecimal() else 0
        if not number:
            continue
        for first in range(max(k - _BEFORE, 0), k):
            name = (*(t.word for t in tokens[first:k]), own)
            if name in series:
                yield EventName(
                    first=first, last=k + 1, start=tokens[first].start, end=token.end,
                    name=" ".join(name), ordinal=number, parties=(), recurring=True,
                    kind=EXERCISE, head=EXERCISE,
                )  # fmt: skip

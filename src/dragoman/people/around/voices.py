"""Who says "I" where a text gives the words of several: its labels in, a person a sentence out.

    PRIME MINISTER COSTA: I saw     AC: I saw     Q. And Lima?  A. I saw

A label opens a line and names a person of the document by part of a name or by initials; whoever
answers questions is the official named before the first of them. Refused are texts of which no
label names anybody; under any other label, a newspaper's or a day's, nobody is known to speak.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.lexicon.people import People
from dragoman.names import fold
from dragoman.records import Actor, Document, Person, Sentence

_LABEL = re.compile(r"^[ \t*]*([^\W\d_][^:\n“\"]{0,60}):(?=[\s*])|^([AQ])\.(?=\s)", re.MULTILINE)
_INITIALS = range(2, 5)  # letters of a label that stand for a name

Voices = tuple[int | None, ...]


def find(
    document: Document, sentences: Sequence[Sentence], people: Sequence[Person], words: People
) -> Voices:
    """The person who speaks in each sentence; nothing where no label names one."""
    labels = list(_labels(document, words))
    if not labels:
        return ()
    asking = [at for at, label in labels if fold(label).rstrip("0123456789") in words.asking]
    heard = [(at, _who(label, people, min(asking, default=0), words)) for at, label in labels]
    if not asking and all(who is None for _, who in heard):
        return ()
    starts = [at for at, _ in heard]
    places = (bisect_right(starts, s.start) for s in sentences)
    return tuple(heard[n - 1][1] if n else None for n in places)


def named(
    actors: Sequence[Sequence[Actor]], voices: Voices, people: Sequence[Person]
) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each sentence, "I" made the one who says it."""
    if not voices:
        return tuple(map(tuple, actors))
    return tuple(
        tuple(_as(a, who, people) if a.pronoun == "speaker" else a for a in found)
        for found, who in zip(actors, voices, strict=True)
    )


def speaking(people: Sequence[Person], voices: Voices) -> tuple[Person, ...]:
    """The persons, of whom one says "I" in the whole text where no other voice is known."""
    heard = {*voices} - {None}
    return tuple(replace(p, speaks=True) if heard == {p.index} else p for p in people)


def _as(actor: Actor, who: int | None, people: Sequence[Person]) -> Actor:
    """Who "I" is under a label; under one that names nobody it is no one who is known."""
    if who is None:
        return replace(actor, word="", pronoun=None)
    person = people[who]
    parties = (person.party,) if person.party else ()
    return replace(actor, kind="person", person=person.index, parties=parties)


def _labels(document: Document, words: People) -> Iterator[tuple[int, str]]:
    """Where each label stands, and what it says."""
    for match in _LABEL.finditer(document.text):
        label = (match[1] or match[2]).strip(" *")
        if all(w[0].isupper() or not w[0].isalpha() or w in words.labelled for w in label.split()):
            yield match.start(), label


def _who(label: str, people: Sequence[Person], before: int, words: People) -> int | None:
    """Whom a label names; of two who could be meant nobody."""
    said = fold(label).split()
    officials = [p for p in people if p.holdings]
    if said and said[0] in words.answering and len(said) == 1:
        return _asked(officials, before)
    fits = [p.index for p in officials if said and said[-1] in fold(p.name).split()]
    if not fits and label.isupper() and len(label) in _INITIALS:
        fits = [p.index for p in officials if label == _initials(p.name)]
    return fits[0] if len(fits) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in name.split())


def _asked(officials: Sequence[Person], before: int) -> int | None:
    """Whom questions are put to: the official named first, before any is asked."""
    first = min(officials, key=lambda p: p.holdings[0].start, default=None)
    return first.index if first and first.holdings[0].start < before else None

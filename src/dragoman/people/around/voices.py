"""Who says "I" where a text gives the words of several: its labels in, a person a sentence out.

    PRIME MINISTER COSTA: I saw     AC: I saw     PM: I saw     Q. And Lima?  A. I saw

A label opens a line below the title and names an official of the document by part of a name or by
initials, or by office whom a heading says the words are of; whoever answers questions is the one
official named before the first of them. Under a label that names nobody, a newspaper's or a day's,
nobody is known to speak; whom a sentence quotes says "I" whatever its label. Refused are texts with
a single label, and those that have no question and no label that names anybody.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from dragoman.lexicon.people import People
from dragoman.names import fold
from dragoman.records import Actor, Document, Person, Sentence

_LABEL = re.compile(
    r"^[ \t*]*([^\W\d_][^:\n“\"]{0,60}):(?=[\s*])|^([^\W\d_])\.(?=\s)", re.MULTILINE
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_INITIALS = range(2, 5)  # letters of a label that stand for a name
_OPENING = frozenset('“"«')

Voices = tuple[int | None, ...]


class _Officials(Struct, frozen=True):
    """The officials of a document by what a label can call them."""

    named: Mapping[str, set[int]]
    initials: Mapping[str, set[int]]
    asked: int | None  # whom questions are put to
    heads: Mapping[str, set[int]]  # by the offices of whose words a heading says the text gives


def find(
    document: Document, sentences: Sequence[Sentence], people: Sequence[Person], words: People
) -> Voices:
    """The person who speaks in each sentence; nothing where no label names one."""
    labels = list(_labels(document, words))
    if len(labels) < 2:
        return ()
    asking = [at for at, label in labels if fold(label).rstrip("0123456789") in words.asking]
    officials = _officials(people, min(asking, default=0))
    heard = [_who(label, officials, words) for _, label in labels]
    if not asking and set(heard) == {None}:
        return ()
    starts = [at for at, _ in labels]
    places = (bisect_right(starts, s.start) for s in sentences)
    return tuple(heard[n - 1] if n else None for n in places)


def named(
    sentences: Sequence[Sentence],
    actors: Sequence[Sequence[Actor]],
    voices: Voices,
    people: Sequence[Person],
) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each sentence, "I" made the one who says it."""
    if not voices:
        return tuple(map(tuple, actors))
    said, quoting = list[tuple[Actor, ...]](), dict[int, int]()  # by paragraph
    for sentence, found, who in zip(sentences, actors, voices, strict=True):
        if (other := _quoted(sentence, found)) is not None:
            quoting[sentence.paragraph] = other
        voice = quoting.get(sentence.paragraph, who)
        said.append(tuple(_as(a, voice, people) if a.pronoun == "speaker" else a for a in found))
    return tuple(said)


def speaking(people: Sequence[Person], voices: Voices) -> tuple[Person, ...]:
    """The persons, of whom one says "I" in the whole text where no other voice is known.

    A label alone makes nobody the text's own: below its title, "Costa: Fiji is a partner".
    """
    turns = [who for who, _ in groupby(voices) if who is not None]
    sole = turns[0] if len(turns) > 1 and len({*turns}) == 1 else None
    return tuple(replace(p, speaks=True) if sole == p.index else p for p in people)


def _quoted(sentence: Sentence, found: Sequence[Actor]) -> int | None:
    """Of "Minister X said: “I": who says "I" within the quotation marks of a sentence."""
    mark = next((k for k, low in enumerate(sentence.lows) if low in _OPENING), 0)
    ahead = [a for a in found if a.kind == "person" and a.last <= mark]
    within = any(a.pronoun == "speaker" and a.first > mark for a in found)
    return ahead[-1].person if ahead and within else None


def _as(actor: Actor, who: int | None, people: Sequence[Person]) -> Actor:
    """Who "I" is under a label; under one that names nobody it is no one who is known."""
    if who is None:
        return replace(actor, word="", pronoun=None)
    person = people[who]
    parties = (person.party,) if person.party else ()
    return replace(actor, kind="person", person=person.index, parties=parties)


def _labels(document: Document, words: People) -> Iterator[tuple[int, str]]:
    """Where each label stands, and what it says; no title does, and no initial of a name."""
    title = document.title or "\n"  # no line begins so
    for match in _LABEL.finditer(document.text):
        label = _ASIDE.sub("", (match[1] or match[2]).strip(" *"))  # "Minister Costa (Chad)"
        letter = match[2] and fold(label) not in words.asking | words.answering
        if letter or document.text.startswith(title, match.start()):
            continue
        if all(w[0].isupper() or not w[0].isalpha() or w in words.labelled for w in label.split()):
            yield match.start(), label


def _officials(people: Sequence[Person], before: int) -> _Officials:
    """The officials by each word of their names and by their initials; who is asked, if one."""
    named, initials = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    officials = [p for p in people if p.holdings]
    for p in officials:
        for word in fold(p.name).split():
            named[word].add(p.index)
        initials["".join(word[0].upper() for word in p.name.split())].add(p.index)
    asked = [p.index for p in officials if p.holdings[0].start < before]
    heads = defaultdict[str, set[int]](set)
    for p in officials:
        for held in p.holdings if p.speaks else ():
            office = fold(held.office)
            heads[office].add(p.index)
            heads["".join(word[0] for word in office.split())].add(p.index)
    return _Officials(named, initials, asked[0] if len(asked) == 1 else None, heads)


def _who(label: str, officials: _Officials, words: People) -> int | None:
    """Whom a label names; of two who could be meant nobody."""
    said = fold(label).split()
    if len(said) == 1 and said[0] in words.answering:
        return officials.asked
    fits = officials.heads.get(" ".join(said)) or officials.named.get(said[-1] if said else "")
    fits = fits or set()
    if not fits and label.isupper() and len(label) in _INITIALS:
        fits = officials.initials.get(label, set())
    return next(iter(fits)) if len(fits) == 1 else None

"""The rows of a document and its cast in, the cast out with whom "I" is where somebody is asked.

An interview has two questions at least, each in a paragraph of its own. Who answers is the only
official named up to the first of them; where several are, nobody is taken for the speaker. What is
asked tells of nobody.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.frames.persons.people import Actor, Cast
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language

_FEWEST = 2  # questions of an interview
_ASKS = frozenset("?？")


def answered(rows: Sequence[Row], cast: Cast, language: Language) -> Cast:
    """The cast, "I" and "me" in the answers among those who act."""
    asked = _questions(rows) if language.me else []
    if len({rows[n].sentence.paragraph for n in asked}) < _FEWEST:
        return cast
    who = _speaker(cast, asked[0])
    if who < 0:
        return cast
    since = rows[asked[0]].sentence.paragraph
    questions = {rows[n].sentence.paragraph for n in asked}
    told = (
        tuple(_with(row, actors, who, language))
        if row.sentence.paragraph > since and row.sentence.paragraph not in questions
        else actors
        for row, actors in zip(rows, cast.actors, strict=True)
    )
    return replace(cast, actors=tuple(told))


def _questions(rows: Sequence[Row]) -> list[int]:
    """The sentences that ask, but for the first, which is a heading."""
    body = range(1, len(rows))
    return [n for n in body if any(token.word in _ASKS for token in rows[n].tokens[-2:])]


def _speaker(cast: Cast, until: int) -> int:
    """Who alone holds an office of those named up to a sentence; -1 where nobody does."""
    named = {a.person for actors in cast.actors[: until + 1] for a in actors if a.person >= 0}
    able = [n for n in named if cast.people[n].offices and not cast.people[n].voice]
    return able[0] if len(named) == len(able) == 1 else -1


def _with(
    row: Row, actors: Sequence[Actor], who: int, language: Language
) -> Iterator[Actor]:  # fmt: skip
    """Those who act in a sentence, and the speaker where he says "I"."""
    held = {i for a in actors for i in range(a.first, a.last)}
    mine = (i for i in range(len(row.tokens)) if row.low(i) in language.me and i not in held)
    told = (Actor(i, i + 1, "person", person=who) for i in mine)
    yield from sorted((*actors, *told), key=lambda a: (a.first, -a.last))

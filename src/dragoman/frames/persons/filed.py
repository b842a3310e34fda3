"""A document and its rows in, the towns it is filed from out.

They are the dateline's, or that of a line near the top that holds but a town and the day: "Minsk,
12 May 2031". Such lines tell of no dealing and are no part of the news.
"""

from collections.abc import Iterator, Sequence

from dragoman.frames.sentence import marks
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.forms import tokenise
from dragoman.lexicon.frames import Language
from dragoman.lexicon.towns import cities
from dragoman.records import Document, Place

_TOP = 6  # sentences among which such a line stands
_SHORT = 14  # tokens it may have
_SPARE = 1  # words of it that may be of neither: "the town of", a town that only a table has


def towns(document: Document, rows: Sequence[Row], language: Language) -> Iterator[Place]:
    """The towns, of the dateline first."""
    yield from _named(document.dateline or "", language)
    top = rows[:_TOP]
    days = {row.sentence.index for row in top if row.times}
    for row in top:
        n = row.sentence.index
        if n and bare(row) and (n in days or (n + 1 in days and bare(rows[n + 1]))):
            yield from _named(row.span(0, len(row.tokens)), language)


def bare(row: Row) -> bool:
    """Whether a sentence tells of nothing: a line of but a day, or of a town and a day."""
    if row.frames or len(row.tokens) > _SHORT:
        return False
    timed = {i for time in row.times for i in range(time.first, time.last)}
    held = {i for mark in row.entities for i in range(mark.first, mark.last)}
    words = [t.word for i, t in enumerate(row.tokens) if t.word.isalpha() and i not in timed | held]
    placed = all(mark.of("party") or mark.of("place") for mark in row.entities)
    return placed and len(words) <= _SPARE and len(row.entities) <= 2 * _SPARE


def _named(line: str, language: Language) -> Iterator[Place]:
    """The towns that a line names."""
    tokens = tokenise(line, 0, len(line), language.grammar.writing)
    for mark in (
        *marks.find(tokens, language.entities),
        *marks.find(tokens, cities(language.code)),
    ):
        for meaning in mark.meanings:
            if meaning.kind == "place" or meaning.role == "capital":
                yield Place(city=meaning.base, country=meaning.value)

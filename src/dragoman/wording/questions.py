"""What the two sides of an open question are, in words: engagements as sentences, people by name.

An open ledger and questions of a review come in, the same go out with what each identifier stands
for, so that whoever decides sees at once what about.
"""

from collections.abc import Iterable, Iterator

from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import lines
from dragoman.ledger.queries_people import people_of
from dragoman.ledger.queries_review import Question
from dragoman.wording.headline import called, headline


class Asked(Question):
    """A question with what stands on each side of it; the other side is None where there is one."""

    a_name: str
    b_name: str | None


def in_words(book: Ledger, questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Questions with their sides named, in their order."""
    found = tuple(questions)
    names = dict(_names(book, {id for q in found for id in (q.a, q.b) if id}))
    return tuple(
        Asked(
            key=q.key, sort=q.sort, a=q.a, b=q.b, field=q.field, why=q.why, score=q.score,
            a_name=names.get(q.a, q.a), b_name=names.get(q.b, q.b) if q.b else None,
        )
        for q in found
    )  # fmt: skip


def _names(book: Ledger, ids: set[str]) -> Iterator[tuple[str, str]]:
    for line in lines(book, ids).values():
        yield line.id, headline(line)
    for who in people_of(book, ids):
        yield who.id, called(who)

"""Rows in, the same rows out with the day of the heading that each stands under.

A chronicle sets a day before what was on it, as a sentence or a line of its own: "3 November. The
president received X." One such day makes no chronicle, nor does the day of the page itself. A day
in a line of its own is of all lines up to the next, any other of its paragraph alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.dates import TimeExpression, edtf, resolve
from dragoman.frames.sentence.row import Row

_FEWEST = 2  # headings of a chronicle


def dated(rows: Sequence[Row], now: date | None) -> list[Row]:
    """The rows of a chronicle, each with the time it stands under."""
    heads = {n: row.times[0] for n, row in enumerate(rows) if _heads(rows, n, now)}
    return list(_under(rows, heads)) if len(heads) >= _FEWEST else list(rows)


def _under(rows: Sequence[Row], heads: dict[int, TimeExpression]) -> Iterator[Row]:
    head, time = -1, None
    for n, row in enumerate(rows):
        head, time = (n, heads[n]) if n in heads else (head, time)
        line = head >= 0 and rows[head + 1].sentence.paragraph != rows[head].sentence.paragraph
        within = line or row.sentence.paragraph == rows[head].sentence.paragraph
        yield replace(row, under=time) if time and head < n and within else row


def _heads(rows: Sequence[Row], n: int, now: date | None) -> bool:
    """Whether a sentence is but a day, and another that is not goes on from it."""
    row = rows[n]
    if n + 1 == len(rows) or not _bare(row) or _bare(rows[n + 1]):
        return False
    answer = resolve(row.times[0], now, "none")
    day = edtf.single(answer.edtf) if answer else None
    apart = rows[n + 1].sentence.paragraph != row.sentence.paragraph
    return day is not None and not (apart and day == now)


def _bare(row: Row) -> bool:
    if row.sentence.role == "title" or len(row.times) != 1:
        return False
    time = row.times[0]
    around = (*row.tokens[: time.first], *row.tokens[time.last :])
    return not any(token.word.isalnum() for token in around)

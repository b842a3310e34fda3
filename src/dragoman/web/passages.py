"""Texts cut where evidence begins and ends, so that a template can light it without any markup.

A text and spans (half-open, in code points) come in; paragraphs of pieces go out, in the order of
the text, and joining all pieces of a whole text gives back its paragraphs. Every piece knows the
numbers of the spans that cover it, and of those that begin or end with it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.records import Record

ROOM = 400  # characters kept on each side of what is lit in a long paragraph
WORD = 40  # and at most so many more or fewer, to cut between words
# A blank line, or the end of a line that ends a sentence: elsewhere a line may only be full.
_BREAK = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?…:\"”’»)。！？])\n")
_SPACE = re.compile(r"\s")

Bounds = tuple[int, int]


class Piece(Record):
    """Characters under the same spans: `marks` cover them, `starts` begin and `ends` end here."""

    text: str
    marks: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Paragraph(Record):
    """A paragraph, or the part of it that is shown."""

    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False


def whole(
    text: str, spans: Sequence[Bounds], start: int = 0, end: int | None = None
) -> tuple[Paragraph, ...]:
    """All paragraphs of a text, or of a part of it."""
    stop = len(text) if end is None else end
    return tuple(
        Paragraph(pieces=_pieces(text, bounds, spans)) for bounds in _paragraphs(text, start, stop)
    )


def around(text: str, spans: Sequence[Bounds]) -> tuple[Paragraph, ...]:
    """Only the paragraphs in which something is lit, long ones cut to what stands near it."""
    return tuple(
        _near(text, bounds, inside)
        for bounds in _paragraphs(text, 0, len(text))
        if (inside := [span for span in spans if _touch(span, bounds)])
    )


def _near(text: str, bounds: Bounds, spans: Sequence[Bounds]) -> Paragraph:
    first = max(bounds[0], min(start for start, _ in spans) - ROOM)
    last = min(bounds[1], max(end for _, end in spans) + ROOM)
    if first > bounds[0] and (gap := _SPACE.search(text, first, first + WORD)):
        first = gap.end()
    if last < bounds[1] and (gap := _SPACE.search(text, last, min(last + WORD, bounds[1]))):
        last = gap.start()
    return Paragraph(
        pieces=_pieces(text, (first, last), spans),
        cut_before=first > bounds[0],
        cut_after=last < bounds[1],
    )


def _paragraphs(text: str, start: int, end: int) -> Iterator[Bounds]:
    for gap in _BREAK.finditer(text, start, end):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:end].strip():
        yield start, end


def _pieces(text: str, bounds: Bounds, spans: Sequence[Bounds]) -> tuple[Piece, ...]:
    first, last = bounds
    inside = [(n, span) for n, span in enumerate(spans) if _touch(span, bounds)]
    edges = {first, last, *(min(max(edge, first), last) for _, span in inside for edge in span)}
    cuts = sorted(edges)
    return tuple(
        Piece(
            text=text[a:b],
            marks=tuple(n for n, (start, end) in inside if start <= a and b <= end),
            starts=tuple(n for n, (start, _) in inside if start == a),
            ends=tuple(n for n, (_, end) in inside if end == b),
        )
        for a, b in pairwise(cuts)
    )


def _touch(span: Bounds, bounds: Bounds) -> bool:
    return span[0] < bounds[1] and span[1] > bounds[0]

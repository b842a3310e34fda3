"""Tokens of a sentence in, the time expressions in it out, without overlap, longest first read.

Only words are looked at: what day is meant is `resolve`'s part. Times of day and zones are taken
into the expression and forgotten. Figures that are part of something else (telephone numbers,
sums, addresses) are refused; a year or month that only describes a noun ("the 2013 memorandum")
is found and marked `attributive`, for the caller to judge.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.dates.building import Length, Value
from dragoman.dates.matching import Matcher
from dragoman.dates.pieces import Piece, anchors, cut
from dragoman.dates.recipe import Anchor, Part, Recipe, Span, Stated
from dragoman.dates.recipe import anchor as needs
from dragoman.lexicon.calendar import Calendar
from dragoman.records import Token

Bound = Literal["at", "from", "until", "by"]

_DAYS = {
    "hour": 0,
    "day": 1,
    "weekend": 2,
    "week": 7,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "decade": 3652,
}
_REACH = (
    10  # tokens an expression may run before its first telling word: "at 10 a.m. Hanoi time on"
)
_JOINS = frozenset("-–—/.:,+")
_MONEY = frozenset("$€£¥₽₫₮#№+")


class TimeExpression(Struct, frozen=True, kw_only=True, gc=False):
    """Words that say when. Tokens are half-open indices in the sentence, characters in the text."""

    first: int
    last: int
    start: int
    end: int
    anchor: Anchor
    recipe: Recipe
    bound: Bound = "at"  # "since 2013" is from, "until 2030" until, "by June" by
    attributive: bool = False  # "the 2013 memorandum": describes a noun


class Duration(Struct, frozen=True, kw_only=True, gc=False):
    """Words that say how long: "a two-day visit". Of weeks and longer, `days` is the usual count."""

    first: int
    last: int
    start: int
    end: int
    days: int


def find(tokens: Sequence[Token], calendar: Calendar) -> tuple[TimeExpression, ...]:
    """All time expressions of a sentence, in order; none overlap."""
    return tuple(
        _expression(tokens, pieces, start, end, value, calendar)
        for pieces, start, end, value in _search(tokens, calendar, "time")
        if not isinstance(value, Length)
    )


def find_durations(tokens: Sequence[Token], calendar: Calendar) -> tuple[Duration, ...]:
    """How long things last, in order; `edtf.lasting` turns a first day and `days` into dates."""
    if "duration" not in calendar.rules:
        return ()
    return tuple(
        Duration(**_place(tokens, pieces, start, end), days=value.count * _DAYS[value.unit])
        for pieces, start, end, value in _search(tokens, calendar, "duration")
        if isinstance(value, Length) and _DAYS[value.unit]
    )


_Found = tuple[list[Piece], int, int, Value]


def _search(tokens: Sequence[Token], calendar: Calendar, rule: str) -> Iterator[_Found]:
    """Left to right, at each place the longest match that stands up to a look around it."""
    near = {i for anchor in anchors(tokens, calendar) for i in range(anchor - _REACH, anchor + 1)}
    if not near:
        return
    pieces = cut(tokens, calendar)
    matcher = Matcher(pieces, calendar)
    here = 0
    while here < len(pieces):
        piece = pieces[here]
        matches = matcher.at(rule, here) if piece.starts and piece.first in near else {}
        for end in sorted(matches, reverse=True):
            if _stands(tokens, pieces, here, end, matches[end], calendar):
                yield pieces, here, end, matches[end]
                here = end - 1
                break
        here += 1


def _expression(
    tokens: Sequence[Token],
    pieces: list[Piece],
    start: int,
    end: int,
    recipe: Recipe,
    calendar: Calendar,
) -> TimeExpression:
    bound = _bound(pieces, start, calendar)
    if bound in ("by", "until") and isinstance(recipe, Part) and recipe.part == "end" and recipe.of:
        recipe = recipe.of  # "by the end of the year" is any day of it
    return TimeExpression(
        **_place(tokens, pieces, start, end),
        anchor=needs(recipe),
        recipe=recipe,
        bound=bound,
        attributive=_attributive(pieces, start, end, tokens, recipe, calendar),
    )


def _place(tokens: Sequence[Token], pieces: list[Piece], start: int, end: int) -> dict[str, int]:
    first, last = pieces[start].first, pieces[end - 1].last
    return {"first": first, "last": last, "start": tokens[first].start, "end": tokens[last - 1].end}


def _bound(pieces: list[Piece], start: int, calendar: Calendar) -> Bound:
    word = pieces[start - 1].low if start else ""
    return calendar.bounds.get(word, "at")  # type: ignore[return-value]  # checked on reading


# --- what stands around a match -------------------------------------------------------------


def _stands(
    tokens: Sequence[Token],
    pieces: list[Piece],
    start: int,
    end: int,
    value: Value,
    calendar: Calendar,
) -> bool:
    """Refuse what cuts a token, is a piece of a longer figure, an address or a measure."""
    if not pieces[end - 1].ends:
        return False
    first, last = pieces[start].first, pieces[end - 1].last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if _cuts_figure(tokens, first, last):
        return False
    if not isinstance(value, Stated):
        return True
    if (
        value.month is None
        and value.day is None
        and _counts(before, after, tokens[first], calendar)
    ):
        return False
    if value.month is None and value.day and after and after.low[0].isalpha():
        return after.low in calendar.function  # "on the 12th edition" is no date
    return not _names(before, after, tokens[first], value, calendar)


def _cuts_figure(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True when figures touch the match on either side: 555-2025, 2025%, +2025."""
    opening, closing = tokens[first], tokens[last - 1]
    if opening.low[0].isdigit() and first:
        before = tokens[first - 1]
        if before.end == opening.start and before.word[-1] in _JOINS | _MONEY:
            return True
    if not closing.low[-1].isdigit() or last >= len(tokens) or tokens[last].start != closing.end:
        return False
    after = tokens[last]
    beyond = tokens[last + 1] if last + 1 < len(tokens) else None
    joined = after.word in _JOINS and beyond is not None and beyond.start == after.end
    return after.word in "%°" or bool(joined and beyond and beyond.low[0].isdigit())


def _counts(before: Token | None, after: Token | None, opening: Token, calendar: Calendar) -> bool:
    """True for a bare figure that is a quantity or one of several figures."""
    if (
        opening.low[0].isdigit()
        and before
        and (before.low in calendar.not_after or before.low[0].isdigit())
    ):
        return True
    if after is None:
        return False
    return after.low[0].isdigit() or (
        after.low in calendar.not_before and not _led(before, calendar)
    )


def _led(before: Token | None, calendar: Calendar) -> bool:
    return before is not None and before.low in calendar.lead


def _names(
    before: Token | None, after: Token | None, opening: Token, value: Stated, calendar: Calendar
) -> bool:
    """True for "4 June Street", and for a month's abbreviation that ends a person's name."""
    if value.day and after and after.low in calendar.not_before and after.word[0].isupper():
        return True
    short = opening.low in calendar.wary and opening.low in calendar.dotted
    if not short or value.year or before is None or value.day is None:
        return False
    return (
        before.word[0].isupper() and before.word.isalpha() and before.low not in calendar.function
    )


def _attributive(
    pieces: list[Piece],
    start: int,
    end: int,
    tokens: Sequence[Token],
    recipe: Recipe,
    calendar: Calendar,
) -> bool:
    """True when a bare year or month stands before a noun, or ends a name: "Vision 2030"."""
    if not _coarse(recipe) or pieces[end - 1].low in calendar.function:
        return False
    before = pieces[start - 1].low if start else ""
    if before in calendar.lead:
        return False
    after = pieces[end].low if end < len(pieces) else ""
    if after[:1].isalpha():
        return after not in calendar.function
    name = tokens[pieces[start].first - 1] if start else None
    bare = isinstance(recipe, Stated) and recipe.month is None
    return bool(name and bare and name.word[0].isupper() and start > 0)


def _coarse(recipe: Recipe) -> bool:
    match recipe:
        case Stated(day=None, year_shift=None, turn=None):
            return True
        case Span(first=Stated(day=None), last=Stated(day=None)):
            return True
        case _:
            return False

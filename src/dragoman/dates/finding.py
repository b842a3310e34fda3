"""Tokens of a sentence in, the time expressions in it out, without overlap, longest first read.

Only words are looked at: what day is meant is `resolve`'s part. Times of day and zones are taken
into the expression and forgotten. Figures that are part of something else (telephone numbers,
sums, addresses) are refused; a year or month that only describes a noun ("the 2013 memorandum")
is found and marked `attributive`, for the caller to judge.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from dragoman.dates.building import Length, Value
from dragoman.dates.matching import Matcher
from dragoman.dates.pieces import Piece, anchors, cut, may_open
from dragoman.dates.recipe import Anchor, Part, Recipe, Span, Stated, Unit
from dragoman.dates.recipe import anchor as needs
from dragoman.lexicon.calendar import Bound, Calendar
from dragoman.records import Token

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
_PAUSES = frozenset(":,.")
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
    """Words that say how long: "a two-day visit". A week counts 7 days, a month 30."""

    first: int
    last: int
    start: int
    end: int
    days: int
    unit: Unit


def find(tokens: Sequence[Token], calendar: Calendar) -> tuple[TimeExpression, ...]:
    """All time expressions of a sentence, in order; none overlap."""
    return tuple(
        _expression(match, match.value, calendar)
        for match in _search(tokens, calendar, "time")
        if not isinstance(match.value, Length)
    )


def find_durations(
    tokens: Sequence[Token], calendar: Calendar, rule: str = "duration"
) -> tuple[Duration, ...]:
    """How long things last, in order; `edtf.lasting` turns a first day and `days` into dates.

    By the rule "lapse", how long after something: "fifty years after", with the "after".
    """
    if rule not in calendar.rules:
        return ()
    return tuple(
        Duration(**match.place(), days=match.value.count * _DAYS[unit], unit=unit)
        for match in _search(tokens, calendar, rule)
        if isinstance(match.value, Length) and _DAYS[unit := match.value.unit]
    )


class _Match(NamedTuple):
    """What a rule gives for pieces `start` to `end`, tokens `first` to `last`, both half-open."""

    tokens: Sequence[Token]
    pieces: Sequence[Piece]
    start: int
    end: int
    first: int
    last: int
    value: Value

    @property
    def before(self) -> Token | None:
        return self.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        return self.tokens[self.last] if self.last < len(self.tokens) else None

    def place(self) -> dict[str, int]:
        start, end = self.tokens[self.first].start, self.tokens[self.last - 1].end
        return {"first": self.first, "last": self.last, "start": start, "end": end}


def _search(tokens: Sequence[Token], calendar: Calendar, rule: str) -> Iterator[_Match]:
    """Left to right, at each place the longest whole match. One refused is passed over."""
    telling = anchors(tokens, calendar)
    if not telling:
        return
    near = _openings(tokens, telling, calendar)
    pieces = cut(tokens, calendar, max(min(near) - _REACH, 0))
    matcher = Matcher(pieces, calendar)
    here = 0
    while here < len(pieces):
        piece = pieces[here]
        may = piece.starts and piece.first in near and may_open(piece, rule, calendar)
        found = matcher.at(rule, here) if may else None
        if not found:
            here += 1
            continue
        matches = (
            _Match(tokens, pieces, here, e, piece.first, pieces[e - 1].last, found[e])
            for e in sorted(found, reverse=True)
        )
        best = next((match for match in matches if _is_whole(match)), None)
        if best and _stands(best, calendar):
            yield best
        here = best.end if best else here + 1


def _openings(tokens: Sequence[Token], telling: Sequence[int], calendar: Calendar) -> set[int]:
    """The tokens from which a form could reach a telling word, over words that forms know."""
    near = set(telling)
    for anchor in telling:
        for i in range(anchor - 1, max(anchor - _REACH, 0) - 1, -1):
            if not _may_lead(tokens[i], calendar):
                break
            near.add(i)
    return near


def _may_lead(token: Token, calendar: Calendar) -> bool:
    """Whether a form could pass through a token: known words, figures and signs, names of zones."""
    return token.low in calendar.known or not token.low.isalpha() or token.word[0].isupper()


def _expression(match: _Match, recipe: Recipe, calendar: Calendar) -> TimeExpression:
    bound = _bound(match, calendar)
    limits = bound in ("by", "until", "before")
    if limits and isinstance(recipe, Part) and recipe.part == "end" and recipe.of:
        recipe = recipe.of  # "by the end of the year" is any day of it
        bound = "by" if bound == "before" else bound
    return TimeExpression(
        **match.place(),
        anchor=needs(recipe),
        recipe=recipe,
        bound=bound,
        attributive=_attributive(match, recipe, calendar),
    )


def _bound(match: _Match, calendar: Calendar) -> Bound:
    if match.after and (told := calendar.bounds_after.get(match.after.low)):
        return told
    last = calendar.bounds_after.get(match.tokens[match.last - 1].low)
    return last or (calendar.bounds.get(match.before.low, "at") if match.before else "at")


# --- what stands around a match -------------------------------------------------------------


def _stands(match: _Match, calendar: Calendar) -> bool:
    """Refuse quantities, ordinals, addresses and surnames by what stands around them."""
    value, after = match.value, match.after
    if not isinstance(value, Stated):
        return True
    if value.month is None and value.day is None:
        return not _counts(match, calendar)
    figure = match.tokens[match.last - 1].low[0].isdigit()
    if value.month is None and figure and after and after.low[0].isalpha():
        return after.low in calendar.function  # "on the 12th edition" is no date
    return not (_address(match, calendar) or _surname(match, value, calendar))


def _is_whole(match: _Match) -> bool:
    """Refuse what cuts a token, and figures that others touch: 555-2025, 2025%, +2025."""
    if not match.pieces[match.end - 1].ends:
        return False
    opening, closing = match.tokens[match.first], match.tokens[match.last - 1]
    before, after = match.before, match.after
    if (
        before
        and opening.low[0].isdigit()
        and before.end == opening.start
        and _joins(match, before)
    ):
        return False
    if after is None or not closing.low[-1].isdigit() or after.start != closing.end:
        return True
    return after.word not in "%°" and not (after.word in _JOINS and _figure_at(match, after.end))


def _joins(match: _Match, before: Token) -> bool:
    """Tell whether a sign before a figure makes it part of something; "Published:2026" is not."""
    if before.word not in _PAUSES:
        return before.word[-1] in _JOINS or before.word[-1] in _MONEY
    return match.first > 1 and match.tokens[match.first - 2].low[-1].isdigit()


def _figure_at(match: _Match, place: int) -> bool:
    """Tell whether a figure begins at a character, two tokens after the match."""
    beyond = match.tokens[match.last + 1 : match.last + 2]
    return bool(beyond) and beyond[0].start == place and beyond[0].low[0].isdigit()


def _counts(match: _Match, calendar: Calendar) -> bool:
    """Tell whether a bare figure is a quantity or one of several figures."""
    before, after = match.before, match.after
    if not match.tokens[match.first].low[0].isdigit():
        return False
    if before and (before.low in calendar.not_after or before.low[0].isdigit()):
        return True
    if after is None or after.low[0].isdigit():
        return after is not None
    return after.low in calendar.not_before and not (before and before.low in calendar.lead)


def _address(match: _Match, calendar: Calendar) -> bool:
    """Tell whether a place is named after the day: "4 June Street"."""
    after = match.after
    return after is not None and after.low in calendar.not_before and after.word[0].isupper()


def _surname(match: _Match, value: Stated, calendar: Calendar) -> bool:
    """Tell whether a month's abbreviation ends a person's name: capital before, no year."""
    low, before = match.tokens[match.first].low, match.before
    if value.year or before is None or low not in calendar.wary or low not in calendar.dotted:
        return False
    name = before.word[0].isupper() and before.word.isalpha()
    return name and before.low not in calendar.function


def _attributive(match: _Match, recipe: Recipe, calendar: Calendar) -> bool:
    """Tell whether a year or month stands before a noun, or ends a name: "Vision 2030"."""
    before, after = match.before, match.after
    if not _coarse(recipe) or match.pieces[match.end - 1].low in calendar.function:
        return False
    if before and before.low in calendar.lead:
        return False
    if after and after.low[0].isalpha():
        return after.low not in calendar.function
    led = match.pieces[match.start].low in calendar.lead  # "in the year 2030" ends no name
    bare = isinstance(recipe, Stated) and recipe.month is None and not led
    return before is not None and bare and before.word[0].isupper()


def _coarse(recipe: Recipe) -> bool:
    match recipe:
        case Stated(day=None, year_shift=None, turn=None):
            return True
        case Span(first=Stated(day=None), last=Stated(day=None)):
            return True
        case _:
            return False

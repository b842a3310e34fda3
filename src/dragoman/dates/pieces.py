"""Tokens in, pieces out: what each word or figure could be in a date.

A token is cut where it joins two times ("13/11/2024", "mid-October", "two-day") and an
abbreviation takes in the dot that stands as the next token, so that the rules need not care how
a tokeniser treats them. `anchors` is the cheap gate in front: most sentences end there.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.lexicon.calendar import Calendar
from dragoman.records import Token

_SEPARATORS = re.compile(r"([-–—/])")
_DOTTED_DATE = re.compile(r"(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2})", re.ASCII)
_PARTS = re.compile(r"([-–—/.])")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.h][0-5]\d", re.ASCII)
_GLUED = re.compile(r"(\d{1,2}(?:[:.]\d\d)?)([ap]m)", re.ASCII)  # "10am"
_DIGITS = frozenset("0123456789")


class Symbol(Struct, frozen=True, gc=False):
    """One thing a piece can be: a word or a class, its value, how many pieces it takes."""

    key: str
    value: int | str
    length: int = 1


class Piece(Struct, frozen=True, gc=False):
    """A run of characters that rules see as one. `first` and `last` are half-open token indices."""

    text: str
    low: str
    first: int
    last: int
    starts: bool  # begins where token `first` begins
    ends: bool  # ends where token `last - 1` ends


class Told(Struct, frozen=True, gc=False):
    """All that one piece can be, the keys of that, and the rules that may begin with one."""

    symbols: tuple[Symbol, ...]
    keys: frozenset[str]
    rules: frozenset[str]
    several: bool  # whether it may be taken with pieces behind it


def anchors(tokens: Sequence[Token], calendar: Calendar) -> list[int]:
    """Indices of the tokens that could be part of a time; most sentences have none."""
    gate, proper = calendar.gate, calendar.proper
    found = []
    for i in [i for i, t in enumerate(tokens) if t.low in gate or not t.low.isalpha()]:
        token, low = tokens[i], tokens[i].low
        if low in gate:
            if low not in proper or token.word[0].isupper():
                found.append(i)
        elif (low[0] in _DIGITS and len(low) > 2) or ("-" in low and _compound(low, calendar)):
            found.append(i)
    return found


def _compound(low: str, calendar: Calendar) -> bool:
    return any(part in calendar.gate or _is_year(part) for part in low.split("-"))


def cut(tokens: Sequence[Token], calendar: Calendar, start: int = 0) -> list[Piece]:
    """The pieces of a sentence from token `start` on, in order."""
    return list(_cut(tokens, calendar, start))


def may_open(piece: Piece, rule: str, calendar: Calendar) -> bool:
    """Whether a plain word could begin a rule: a look before all that it can be is told."""
    low = piece.low
    if low in calendar.words or not low.isalpha():
        return True
    key = "{name}" if piece.text[0].isupper() else low
    return rule in calendar.starting.get(low, ()) or rule in calendar.starting.get(key, ())


def tell(pieces: Sequence[Piece], i: int, calendar: Calendar) -> Told:
    """Everything that piece `i` can be. Few pieces of a sentence are ever asked."""
    symbols = tuple(_symbols(pieces, i, calendar))
    keys = frozenset([symbol.key for symbol in symbols])
    rules = [calendar.starting[key] for key in keys if key in calendar.starting]
    several = max([symbol.length for symbol in symbols]) > 1
    begun = rules[0] if len(rules) == 1 else _NO_RULES.union(*rules)
    return Told(symbols, keys, begun, several)


_NO_RULES: frozenset[str] = frozenset()


def _cut(tokens: Sequence[Token], calendar: Calendar, start: int) -> Iterator[Piece]:
    skip = -1
    for i in range(start, len(tokens)):
        token = tokens[i]
        if i == skip:
            continue
        if token.word.isalpha() and token.low not in calendar.dotted:
            yield Piece(token.word, token.low, i, i + 1, starts=True, ends=True)
            continue
        parts = _parts(token.word, calendar)
        last = i + 1
        if token.low in calendar.dotted and last + 1 < len(tokens) and tokens[last].word == ".":
            skip, last = last, last + 1
        end = len(parts) - 1
        for k, part in enumerate(parts):
            yield Piece(part, _low(part, calendar), i, last, k == 0, k == end)


def _low(word: str, calendar: Calendar) -> str:
    """Lower case, without the dot of a known abbreviation or the sign of a possessor."""
    low = word.lower()
    if low.isalpha():
        return low
    low = low.replace("’", "'")
    if low.endswith(".") and low[:-1] in calendar.dotted:
        return low[:-1]
    for suffix in calendar.possessive:
        if low.endswith(suffix) and low != suffix:
            return low.removesuffix(suffix)
    return low


def _parts(word: str, calendar: Calendar) -> list[str]:
    if len(word) == 1 or word.isalpha():
        return [word]
    glued = _GLUED.fullmatch(word)
    if glued:
        return [glued[1], glued[2]]
    if _DOTTED_DATE.fullmatch(word):
        return _PARTS.split(word)
    parts = _SEPARATORS.split(word)
    if len(parts) == 1 or not all(parts):
        return [word]
    if all(p[0] in _DIGITS for p in parts[::2]):
        return parts
    known = any(p.lower() in calendar.gate or _is_year(p) for p in parts[::2])
    return parts if known else [word]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()


def _symbols(pieces: Sequence[Piece], i: int, calendar: Calendar) -> Iterator[Symbol]:
    low, text = pieces[i].low, pieces[i].text
    yield Symbol(low, 0)
    for word in calendar.words.get(low, ()):
        length = 1 + len(word.rest)
        if word.rest and tuple(p.low for p in pieces[i + 1 : i + length]) != word.rest:
            continue
        if word.kind.removeprefix("firm_") in calendar.capital and not text[0].isupper():
            continue
        yield Symbol(f"{{{word.kind}}}", word.value, length)
    if text[0] in _DIGITS:
        yield from _figures(low, calendar)
    elif text[0].isupper():
        yield Symbol("{name}", 0)


def _figures(low: str, calendar: Calendar) -> Iterator[Symbol]:
    if _CLOCK.fullmatch(low):
        yield Symbol("{clock}", low)
    digits = low.rstrip("abcdefghijklmnopqrstuvwxyz")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 4:
        return
    value, suffix = int(digits), low[len(digits) :]
    if not suffix:
        yield from _numbers(digits, value)
    elif suffix in calendar.ordinal_suffixes and 1 <= value <= 31:
        yield Symbol("{ordinal_day}", value)
        yield Symbol("{day}", value)


def _numbers(digits: str, value: int) -> Iterator[Symbol]:
    yield Symbol("{number}", value)
    if len(digits) == 4:
        if 1500 <= value < 2200:
            yield Symbol("{year}", value)
        if value // 100 <= 24 and value % 100 < 60:
            yield Symbol("{four_figures}", value)
    elif len(digits) <= 2:
        yield from _short(digits, value)


def _short(digits: str, value: int) -> Iterator[Symbol]:
    if len(digits) == 2:
        yield Symbol("{short_year}", value)
    if 1 <= value <= 31:
        yield Symbol("{day}", value)
    if 1 <= value <= 12:
        yield Symbol("{month_number}", value)
    if value <= 24:
        yield Symbol("{hour}", value)

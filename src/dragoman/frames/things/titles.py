"""What an instrument is called: a row and the noun of one in, its name out.

A quoted title is the name. Else the noun takes the words of its name with it: those before it where
modifiers lead, behind the word of what was done or whoever did it, and those behind it in the other
languages. No name holds what was done.
"""

from collections.abc import Sequence

from dragoman.frames.persons.shapes import name_at
from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language

_OPENS, _CLOSES = '《“«"「『', '》”»"」』'
_LONGEST = 24  # tokens before the noun
_BEHIND = 14  # tokens from the noun on
_ENDS = frozenset(",.;:，。；、")
_DOERS = ("pair", "all", "party", "head", "plural", "place")
_LEADING = ("after", "during", "side", "attend")  # cues that stand before what is done


def instrument(row: Row, noun: Mark, found: Sequence[Mark], language: Language) -> str:
    """The quoted title around or after the noun; else the noun with the words that are its own."""
    if title := _quoted(row, noun):
        return title
    if language.grammar.owner == ["before"]:
        return _led(row, noun, found, language)
    stops = {m.first for m in found if m.of("act")}
    stops |= {t.first - 1 for t in row.times if t.bound in ("until", "by")}
    said = {c.first for c in row.cues if any(map(c.of, ("agreed", "said", "status")))}
    stops |= said | {i - 1 for i in said if row.low(i - 1) in language.joins}
    end = noun.last
    while end < len(row.tokens) and end - noun.first < _BEHIND and row.low(end) not in _ENDS:
        if end in stops:
            break
        end += 1
    while end > noun.last and row.low(end - 1) in language.joins:
        end -= 1
    rest = [row.span(noun.last, end)] if noun.last < end else []
    return " ".join([_base(row, noun), *rest])


def _base(row: Row, noun: Mark) -> str:
    """The noun in its base form, with the capital that it has: "Программу" is "Программа"."""
    meant, written = noun.of("instrument"), row.span(noun.first, noun.last)
    if meant is None or meant.base.lower() == written.lower():
        return written
    return meant.base[:1].upper() + meant.base[1:] if written[:1].isupper() else meant.base


def _quoted(row: Row, noun: Mark) -> str:
    opened = -1
    for i, token in enumerate(row.tokens):
        if opened < 0 and token.word in _OPENS:
            opened = i
        elif opened >= 0 and token.word in _CLOSES:
            near = opened - 3 <= noun.first <= i + 3
            if near and i - opened > 2:
                return row.span(opened + 1, i)
            opened = -1
    return ""


def _led(row: Row, noun: Mark, found: Sequence[Mark], language: Language) -> str:
    """The noun in its base form, with the words that lead it."""
    meant = noun.of("instrument")
    base = meant.base if meant else ""
    first = _opening(row, noun, found, language)
    gap = "" if row.joined else " "
    return f"{row.span(first, noun.first)}{gap}{base}" if first < noun.first else base


def _opening(row: Row, noun: Mark, found: Sequence[Mark], language: Language) -> int:
    """Where the words that lead a noun begin; the noun itself where nothing tells."""
    acts = {m.last - 1 for m in found if m.of("act")} if row.joined else set[int]()
    acts |= {m.last - 1 for m in found if m.of("instrument") and m.last < noun.first}
    i = noun.first
    while i > 0 and noun.first - i < _LONGEST and i - 1 not in acts:
        if row.low(i - 1) in BORDERS or (not row.joined and _parts(row, i - 1, language)):
            break
        i -= 1
    if not row.joined:
        return _past(row, i, noun.first, language)
    han = language.grammar.han
    outside = f"{han.outside}{han.joins}" if han else ""
    told = i > 0 and i - 1 in acts
    while i < noun.first and row.low(i) in outside:
        i += 1
    return i if told else noun.first


def _parts(row: Row, i: int, language: Language) -> bool:
    """Whether no title reaches back over a token: who does something, "during", "they"."""
    mark = row.entity.get(i)
    does = mark is not None and any(mark.of(kind) for kind in _DOERS)
    led = any(c.first <= i < c.last and any(map(c.of, _LEADING)) for c in row.cues)
    return does or led or row.low(i) in language.pronouns


def _past(row: Row, i: int, until: int, language: Language) -> int:
    """Past the name of whoever holds the office before a token, past a day, and where it was."""
    mark = row.entity.get(i - 1)
    named = name_at(row, i, language.grammar) if mark and mark.of("head") else None
    i = named[1] if named else i
    day = next((t.last for t in row.times if t.first == i and not t.attributive), i)
    return min(day, until)

"""A numbered session of a row in, the name of what holds sessions out: no noun alone.

Where the owner stands before what it owns, the name stands before the number or between it and the
noun ("中俄蒙副外长级第五次磋商"); elsewhere it goes on behind the noun ("заседание комиссии по
торговле"). The noun stands in its base form where the language's occasions tell it.
"""

from dragoman.frames.sentence.denials import BORDERS
from dragoman.frames.sentence.marks import Mark
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Language

_LONGEST = 14  # tokens of a name on either side of its noun
_JOINS = frozenset("—–-、级級间間")
_NAMING = ("occasion", "topic", "noun")  # cues that a name may hold


def name(row: Row, noun: Mark, number: tuple[int, int], language: Language) -> str:
    """The name around a noun; `number` is where the edition is told, in characters of the text."""
    told = [i for i, t in enumerate(row.tokens) if number[0] <= t.start and t.end <= number[1]]
    apart = _apart(row)
    ahead = [i for i in told if noun.first - _LONGEST <= i < noun.first]
    first = ahead[-1] + 1 if ahead else noun.first
    if any(i in apart for i in range(first, noun.first)):
        first = noun.first
    if language.grammar.owner != ["before"]:
        behind = told[-1] + 1 if told and noun.last in told else noun.last
        return _onward(row, first, noun, behind, apart, language)
    owned = ahead and (first == noun.first or _owner(row, ahead[0] - 1))
    led = _led(row, ahead[0], apart, language) if owned else first
    before = row.span(led, ahead[0]) if ahead and led < ahead[0] else ""
    gap = "" if row.joined else " "
    lead = row.span(first, noun.first) if first < noun.first else ""
    return gap.join(part for part in (before, lead, _base(row, noun)) if part)


def _owner(row: Row, i: int) -> bool:
    """Whether a body, or a state told by one sign, ends at a token and so owns what is numbered."""
    mark = row.entity.get(i)
    party = mark.of("party") if mark else None
    return row.kind(i) == "field" or (party is not None and party.role == "short")


def _base(row: Row, noun: Mark) -> str:
    """The noun in its base form, as it is written where that is known to be one."""
    meant = noun.of("mechanism")
    written = row.span(noun.first, noun.last)
    return meant.value if meant and not row.joined and meant.value != written.lower() else written


def _apart(row: Row) -> frozenset[int]:
    """Tokens over which no name reaches: borders, times, and cues of what is told."""
    cues = (c for c in row.cues if not any(c.of(kind) for kind in _NAMING))
    spans = [range(c.first, c.last) for c in cues] + [range(t.first, t.last) for t in row.times]
    borders = (
        i
        for i, token in enumerate(row.tokens)
        if token.low in BORDERS and not (i - 1 in row.entity and i + 1 in row.entity)
    )
    return frozenset((*borders, *(i for span in spans for i in span)))


def _led(row: Row, last: int, apart: frozenset[int], language: Language) -> int:
    """Where the words begin that own what stands at a token: states, offices, genitives."""
    first = i = last
    body = row.kind(last - 1) == "field"  # "X's joint committee, 7th session"
    while i > 0 and last - i < _LONGEST and i - 1 not in apart:
        i -= 1
        known = row.low(i) in _JOINS or _of_name(row, i, language)
        if known or (body and _unparted(row, i, language)):
            first = i
        elif first - i > 1 or row.joined:
            break
    return first


def _unparted(row: Row, i: int, language: Language) -> bool:
    """Whether a sign, where words are not set apart, may be of a name that ends behind it."""
    han = language.grammar.han
    if han is None or row.tells(i):
        return False
    return row.low(i) not in han.outside and row.low(i) not in language.place.at


def _onward(
    row: Row, first: int, noun: Mark, behind: int, apart: frozenset[int], language: Language
) -> str:
    """The noun with what is of it behind."""
    last = i = behind
    while i < min(behind + _LONGEST, len(row.tokens)) and i not in apart:
        somewhere = row.low(i) in language.place.at and i + 1 in row.entity
        dashed = "-" in (row.low(i), row.low(i + 1))
        if somewhere or not (dashed or _of_name(row, i, language)):
            break
        i += 1
        last = i if row.low(i - 1) not in (*language.grammar.linking, "-", "–") else last
    cues = (c for c in row.cues if c.first == noun.first)
    base = next((m.base for c in cues if (m := c.of("occasion"))), "")
    lead = row.span(first, noun.first) if first < noun.first and not base else ""
    own = base or row.span(noun.first, noun.last)
    rest = row.span(behind, last) if last > behind else ""
    return " ".join(part for part in (lead, own, rest) if part)


def _of_name(row: Row, i: int, language: Language) -> bool:
    """Whether a word may be of a name: a state, an office, a genitive, a capital, what it leads."""
    grammar, low = language.grammar, row.low(i)
    if row.joined or i in row.entity:
        return i in row.entity
    words = (t.word for t in row.tokens[i : i + 2])
    titled = grammar.titled and any(word[:1].isupper() or word in "-–" for word in words)
    return titled or low in grammar.linking or low.endswith(tuple(grammar.links) or ("\0",))

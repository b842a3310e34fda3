"""Where a person's name stands at a token: by capitals and initials, or by surnames and sounds.

A row and a token come in; the tokens of the name go out, or None. In a writing without capitals a
name begins with a surname or is spelled in the characters that spell foreign names, and ends
before a character that no name has; how often the longer form stands in the document decides.
"""

from collections.abc import Sequence

from dragoman.frames.sentence.row import Row
from dragoman.frames.sentence.signs import DOTS
from dragoman.lexicon.frames import Grammar, Han

Span = tuple[int, int]
_NUMERALS = frozenset("IVX")
_LISTED = frozenset({",", "-", "–", "—"})
_STOPS = frozenset(["", *"，。、；！？）"])  # no word of more signs begins before one of these
_HAN_GIVEN = 2
_BOUNDED = 4  # signs of a name that only the words around it tell
_NEAR = 20_000  # characters of text in which a name's other mentions are looked for
_SHORT_NAME = 2  # signs
_LONGEST_PART = 8  # characters of a part of a foreign name


def name_at(row: Row, i: int, grammar: Grammar) -> Span | None:
    """The name that begins at token `i`."""
    if i >= len(row.tokens):
        return None
    if grammar.han is not None:
        return _han(row, i, grammar.han)
    return _capitals(row, i, grammar)


def known_name(row: Row, i: int, han: Han) -> Span | None:
    """The name with a listed surname that begins at a token."""
    size = _chinese(row, i, [t.low for t in row.tokens[i : i + 6]], han)
    return (i, i + size) if size else None


def name_before(row: Row, end: int, grammar: Grammar) -> Span | None:
    """The name that ends before token `end`; without capitals only one with a listed surname."""
    if grammar.han is not None:
        spans = (known_name(row, i, grammar.han) for i in range(max(end - _BOUNDED, 0), end - 1))
        return next((s for s in spans if s and s[1] == end and _apart(row, s[0])), None)
    first = end
    while first > 0 and end - first < grammar.longest * 2 and _part(row, first - 1, grammar):
        first -= 1
    while first < end:
        span = _capitals(row, first, grammar)
        if span and span[1] == end:
            return span
        first += 1
    return None


def _apart(row: Row, i: int) -> bool:
    """Whether no name goes on before a token."""
    before = row.low(i - 1)
    return not _sign(before) and before not in DOTS


def _capitals(row: Row, i: int, grammar: Grammar) -> Span | None:
    tokens = row.tokens
    initials = tokens[i].word.endswith(".") and tokens[i].word[0].isupper()
    if row.shouted and not initials:
        return None
    longest = 1 if initials and _tight(row, i) else grammar.longest
    end, words = i, 0
    while end < len(tokens) and _part(row, end, grammar):
        opens = tokens[end].word[0].isupper() and tokens[end].word[-1] != "."
        words += opens and not (end > i and tokens[end - 1].word == "-")
        if words > longest or (end > i and grammar.initialled and _parted(row, end, grammar)):
            break
        end += 1
        if row.shouted and words:
            break
    while end > i and not (tokens[end - 1].word[0].isupper() or _second(row, end - 1, grammar)):
        end -= 1
    numbered = end - i == 1 and end < len(tokens) and tokens[end].word.isdigit()
    if numbered and not any(time.first == end for time in row.times):
        return None  # "Region 5" of a fleet
    return (i, end) if end > i and tokens[end - 1].word[-1] != "." else None


def _parted(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether no name goes on at a token: an initial begins one, a case ends the one before."""
    before = row.tokens[i - 1].low
    leads = row.tokens[i].word[-1] == "." and _tight(row, i) and before[-1:] not in (".", "-")
    sure = (e for e, base in grammar.nominative.items() if not base and before.endswith(e))
    return leads or any(len(before) > len(ending) + 1 for ending in sure)


def _tight(row: Row, i: int) -> bool:
    """Whether an initial is written without a blank: one word of a name follows it."""
    return i + 1 < len(row.tokens) and row.tokens[i].end == row.tokens[i + 1].start


def _part(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether the token may stand in a name: a capitalised word, an initial, a particle, a dash."""
    token = row.tokens[i]
    if i in row.entity and row.kind(i) != "join" and not _given(row, i, grammar):
        return False
    if token.word[0].isupper() and not token.word.isdigit():
        plain = len(token.word) == 1 or not token.word.isupper() or row.shouted
        return plain or "." in token.word or _of_king(row, i)
    if token.low in grammar.particles:
        return True
    if _second(row, i, grammar):
        return True
    tight = 0 < i < len(row.tokens) - 1 and row.tokens[i - 1].end == token.start
    return token.word == "-" and tight and token.end == row.tokens[i + 1].start


def _of_king(row: Row, i: int) -> bool:
    """Whether the numeral of a king stands at a token, behind his name."""
    before = row.tokens[i - 1].word if i else ""
    named = before[:1].isupper() and not before.isupper() and i - 1 not in row.entity
    return named and set(row.tokens[i].word) <= _NUMERALS


def _second(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether a small word is the second half of a name: "Dae-jung", and no ending."""
    if i < 2 or row.tokens[i - 1].word != "-" or not row.tokens[i - 2].word[:1].isupper():
        return False
    tight = row.tokens[i - 2].end + 1 == row.tokens[i - 1].end == row.tokens[i].start
    return tight and row.tokens[i].word.isalpha() and row.low(i) not in grammar.endings


def _given(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether a state's name of one syllable is one of a person's: it follows a word of a name.

    Behind a surname a town's is too, and a second one: "Lê An Giang", "Lê Đức Anh".
    """
    mark = row.entity[i]
    if grammar.surnames and mark.first and (mark.of("place") or mark.of("party")):
        first = mark.first - 1
        first -= first > 0 and first in row.entity
        if first not in row.entity and row.tokens[first].word in grammar.surnames:
            return True
    short = grammar.titled or _last_name(row, i, grammar)
    whole = short and mark.last - mark.first == 1 and mark.of("party")
    before = i > 0 and i - 1 not in row.entity and row.tokens[i - 1].word[:1].isupper()
    return bool(whole and before and not row.tells(i - 1))


def _last_name(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether a state in its base form ends the name of an office's holder: "minister Ivan X"."""
    mark, before = row.entity[i], row.tokens[i - 1].word if i else ""
    held = row.kind(i - 2) in ("head", "rank") and "." not in before
    bare = row.low(i) == mark.meanings[0].base.lower()
    listed = row.low(i + 1) in _LISTED or i + 1 in row.entity
    return bool(grammar.initialled) and held and bare and not listed


def _han(row: Row, i: int, han: Han) -> Span | None:
    if any(t.first == i and t.last - i >= _SHORT_NAME for t in row.times):
        return None  # "today"
    timed = (t.first for t in row.times if t.first - i >= _SHORT_NAME)
    words = [t.low for t in row.tokens[i : min(i + 24, *timed, i + 25)]]
    if bounded := _bounded(row, i, words, han):
        return i, i + bounded
    if dotted := _dotted(row, i, words, han):
        return i, i + dotted
    end = _foreign(row, i, words, han)
    chinese = _chinese(row, i, words, han)
    if chinese and (not end or end <= chinese):
        return i, i + chinese
    whole = chinese and _whole(row, i, chinese, end, han)
    if chinese and _often(row, row.spell(i, i + end)) < 2 and not whole:
        return i, i + chinese
    opens = end == _SHORT_NAME and any(c.first == i + end and c.of("occasion") for c in row.cues)
    return (i, i + end) if end >= _SHORT_NAME and not opens else None  # "the special summit"


def _whole(row: Row, i: int, short: int, long: int, han: Han) -> bool:
    """Whether a foreign name goes on past what might be a Chinese one, to where a word ends."""
    after = row.low(i + long)
    timed = any(time.first == i + long for time in row.times)
    ends = after in _STOPS or after in han.outside or timed or row.begins(i + long)
    end = row.low(i + long - 1)
    last = (after in _STOPS or (ends and end not in han.after)) and end not in han.outside
    return ends if long - short > 1 else long > short and last


def _bounded(row: Row, i: int, words: Sequence[str], han: Han) -> int:
    """How many signs stand before a phrase of an engagement, where all may be a foreign name's."""
    size = 0
    while size < len(words) and _sign(words[size]) and words[size] not in han.outside:
        if any(mark.first == i + size for mark in row.frames):
            whole = _BOUNDED <= size <= _LONGEST_PART and words[0] in han.foreign
            return size if whole else 0
        if words[size] in han.after or row.begins(i + size):
            return 0
        size += 1
    return 0


def _dotted(row: Row, i: int, words: Sequence[str], han: Han) -> int:
    """How many tokens a name with a dot takes: any signs before it, foreign ones after."""
    dots = [n for n, word in enumerate(words) if word in DOTS]
    if not dots or dots[0] > _LONGEST_PART or dots[0] == 0:
        return 0
    if not all(_sign(w) or w in DOTS for w in words[: dots[0]]):
        return 0
    size = dots[0]
    if any(w in han.outside for w in words[:size]) or i in row.entity:
        return 0
    if any(i < mark.first < i + size for mark in row.frames):
        return 0
    while size < len(words):
        word = words[size]
        starts = size - 1 > 0 and words[size - 1] not in DOTS and row.begins(i + size)
        known = word in DOTS or word in han.foreign or (words[size - 1] in DOTS and _sign(word))
        if not known or starts:
            break
        size += 1
    while size and (words[size - 1] in DOTS or _spare(row, i, size, han)):
        size -= 1
    return size


def _sign(word: str) -> bool:
    return "\u4e00" <= word <= "\u9fff" or (word.isascii() and word.isalpha())


def _foreign(row: Row, i: int, words: Sequence[str], han: Han) -> int:
    """How many tokens are spelled in the characters of foreign names."""
    size = 0
    for n, word in enumerate(words):
        starts = n >= 2 and row.begins(i + n) and not _sounds(row, i + n, han)
        if word not in han.foreign or starts:
            break
        size = n + 1
    while size and _spare(row, i, size, han):
        size -= 1
    return size


def _sounds(row: Row, i: int, han: Han) -> bool:
    """Whether a state's name at a token only spells the end of a foreign name."""
    mark = row.entity.get(i)
    if mark is None or mark.first != i or not mark.of("party"):
        return False
    spelt = all(row.low(n) in han.foreign for n in range(i, mark.last))
    after = row.low(mark.last)
    timed = any(time.first == mark.last for time in row.times)
    return spelt and (after in _STOPS or after in han.outside or timed or _acts(row, mark.last))


def _acts(row: Row, i: int) -> bool:
    """Whether a phrase of an engagement begins at a token."""
    return any(mark.first == i for mark in row.frames)


def _often(row: Row, written: str) -> int:
    """How often the text around a sentence has some signs."""
    first = max(row.sentence.start - _NEAR, 0)
    return row.text.count(written, first, row.sentence.end + _NEAR)


def _spare(row: Row, i: int, size: int, han: Han) -> bool:
    """Whether the last character is the next word's: it may be, and the document shows it is."""
    if size < 3 or row.low(i + size - 1) not in han.after or row.low(i + size) in _STOPS:
        return False
    if row.low(i + size - 1) in han.parting:
        return True
    follows = row.low(i + size) in (*han.beside, *han.outside) or row.begins(i + size)
    timed = any(t.first == i + size and t.bound == "at" for t in row.times)
    follows = follows or (timed and row.low(i + size - 1) not in han.parting)
    if follows and row.low(i + size - 1) not in (*han.beside, *han.outside):
        return False
    long, short = row.spell(i, i + size), row.spell(i, i + size - 1)
    return _often(row, short) == 1 or _often(row, long) < _often(row, short)


def _ends_name(row: Row, i: int, han: Han) -> bool:
    """Whether a sign for "and" joins nobody, as words of going or seeing follow: it is a name's."""
    return row.low(i) in han.joins and row.tells(i + 1) and i + 1 not in row.entity


def _chinese(row: Row, i: int, words: Sequence[str], han: Han) -> int:
    """How many tokens a name of a listed surname takes; 0 where none begins."""
    longer = (n for n in (3, 2) if "".join(words[:n]) in han.double)
    surname = next(longer, int(words[0] in han.surnames))
    if not surname or i in row.entity:
        return 0
    mark = row.entity.get(i + surname)
    if mark is not None and mark.last - mark.first > 1 and mark.of("party"):
        return 0  # "to India" and no Mr To
    size = surname
    while size < min(surname + _HAN_GIVEN, len(words)) and "\u4e00" <= words[size] <= "\u9fff":
        begins = row.begins(i + size) and not _ends_name(row, i + size, han)
        if begins and (size > surname or surname > 1):
            break
        size += 1
    if size == surname + _HAN_GIVEN and _spare(row, i, size, han):
        size -= 1
    if words[0] in han.outside and row.kind(i + size) == "head":
        return 0  # "to X's president" and no Mr To
    alone = surname > 1 and row.begins(i + surname)  # a surname of two signs may be all
    return size if size > surname or alone else 0

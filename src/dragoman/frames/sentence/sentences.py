"""A document in, its sentences out, cut as the language is written.

A sentence ends at a stop that is no abbreviation's, and at each line's end. The dateline of an
agency is left out, so that its place and day are not taken for the event's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.lexicon.forms import tokenise
from dragoman.lexicon.frames import Grammar, Language
from dragoman.records import Document, Sentence, Token

_WIDE = frozenset("。！？；")
_NARROW = frozenset(".!?…")
_BLANK = " "  # a wide one too, which the page is read without
_HEADING = 6  # signs of the shortest heading
_HAN = re.compile("[\u3400-\u9fff]")
_CLOSES = frozenset("\"”’'»)]）』」")
_DATELINE = 30  # tokens within which a dateline ends
_DASHES = frozenset({"-", "–", "—", "--"})
LONGEST = 400


def split(document: Document, language: Language) -> tuple[Sentence, ...]:
    """Cut a document into sentences; spans are offsets into `document.text`."""
    grammar = language.grammar
    found: list[Sentence] = []
    first_body = True
    for number, (start, end) in enumerate(_lines(document.text)):
        title = document.kind == "headline" or end <= document.body
        tokens = tokenise(document.text, start, end, grammar.writing)
        if not title and first_body:
            tokens = _after_dateline(tokens, language)
            first_body = not tokens
        parted = title and grammar.writing == "characters"
        for run in _headings(tokens, document.text) if parted else _runs(tokens, grammar):
            found.append(Sentence.of(run, len(found), number, "title" if title else "body"))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            at = start + line.index(bare)
            yield at, at + len(bare)
        start += len(line)


def _after_dateline(tokens: list[Token], language: Language) -> list[Token]:
    for i, token in enumerate(tokens[:_DATELINE]):
        rest = tokens[i + 1 :]
        bracket = bool(rest) and rest[0].word in "（("
        if rest and token.low in language.grammar.wire and (bracket or rest[0].start > token.end):
            if bracket:
                close = next((n for n, t in enumerate(rest) if t.word in "）)"), -1)
                rest = rest[close + 1 :]
            return rest
    return tokens if language.grammar.writing == "characters" else _after_agency(tokens, language)


def _after_agency(tokens: list[Token], language: Language) -> list[Token]:
    """What follows place, day and agency: "MINSK, 7 November 2025 /Agency/.", "Hanoi (X) -"."""
    slashes = 0
    for i, token in enumerate(tokens[:_DATELINE]):
        slashes += token.word == "/"
        ends = token.word == "/" and slashes == 2
        if i and (ends or _dash(tokens, i) or _stop(tokens, i)):
            dot = ends and i + 1 < len(tokens) and tokens[i + 1].word == "."
            return tokens[i + 1 + dot :]
        if token.word[:1].islower() and token.low not in language.calendar.known:
            break
    return tokens


def _dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash with blanks around it stands at a token."""
    apart = 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start
    return apart and tokens[i].word in _DASHES and tokens[i + 1].start > tokens[i].end


def _stop(tokens: Sequence[Token], i: int) -> bool:
    """Whether the stop behind "PLACE, day month year" stands at a token."""
    return (
        tokens[i].word == "."
        and tokens[0].word.isupper()
        and i + 1 < len(tokens)
        and tokens[i + 1].word[:1].isupper()
        and any(t.word.isdigit() for t in tokens[:i])
    )


def _runs(tokens: Sequence[Token], grammar: Grammar) -> Iterator[list[Token]]:
    run: list[Token] = []
    for i, token in enumerate(tokens):
        run.append(token)
        if len(run) == LONGEST or _ends(tokens, i, grammar):
            yield run
            run = []
    if run:
        yield run


def _headings(tokens: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """The two or three headings of a title, which blanks part.

    Names and figures have blanks around them too: only long runs of Chinese signs are headings.
    """
    cuts = [
        i
        for i in range(1, len(tokens))
        if _BLANK in text[tokens[i - 1].end : tokens[i].start]
        and _HAN.match(tokens[i - 1].word[-1])
        and _HAN.match(tokens[i].word)
    ]
    ends = [0, *cuts, len(tokens)]
    runs = [list(tokens[first:last]) for first, last in pairwise(ends)]
    if any(sum(len(token.word) for token in run) < _HEADING for run in runs):
        runs = [list(tokens)]
    yield from runs


_DATE = 4  # the last token of a date that opens a paragraph


def _year_ends(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether "year" in one letter stands at a token with its stop, behind a figure.

    A date that opens a paragraph goes with what follows it: "14 May 2031. The ambassador met".
    """
    word = tokens[i].low
    counted = i > _DATE and tokens[i - 1].word.isdigit()
    return counted and word[-1] == "." and word[:-1] in grammar.counting


def _shortened(word: str, grammar: Grammar) -> bool:
    """Whether a stop may be of a word: an abbreviation's, an initial's, no figure's or sign's."""
    return word in grammar.abbreviations or (len(word) == 1 and word.isalpha())


def _ends(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    word = tokens[i].word
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if word in _CLOSES and i and tokens[i - 1].word in _WIDE | _NARROW:
        return after is not None and after.word not in ",，"
    if after is not None and after.word in _CLOSES:
        return False
    if word in _WIDE:
        return True
    if after is not None and _year_ends(tokens, i, grammar):
        return after.word[:1].isupper()  # an abbreviation that its stop is part of
    if word not in _NARROW or after is None:
        return False
    before = tokens[i - 1].low if i else ""
    if word == "." and _shortened(before, grammar):
        told = i > _DATE and tokens[i - 2].word.isdigit() and before in grammar.counting
        return told and after.word[:1].isupper()  # "in 2022. The next"
    return after.start > tokens[i].end and not after.word[:1].islower()

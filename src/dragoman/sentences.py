"""Document in, sentences out, each cut into tokens; what is no white space is in one token.

A sentence never crosses a paragraph, except where a line is plainly broken in its middle (the
next line goes on in lower case, or the line ends in a word no sentence ends in): wire copies and
scans are full of such lines. Dots of abbreviations and initials stay with their word, so that
"Lt. Gen. A. B. Okafor" is five tokens. Nothing is corrected and no character is moved.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import dropwhile
from typing import Literal

from dragoman.lexicon.stops import Stops
from dragoman.records import Document, Sentence, Token

# Alternatives are tried left to right and none can match a prefix of itself in two ways, so the
# scan is linear. "'s" is a token of its own: a possessor must be readable without it; so is the
# "n't" of "hasn't", which is looked up as "not", whichever apostrophe it has. The first
# adds nothing to the others: it takes the plain words, nine tokens in ten, in one step.
_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?![\w'’-])|"
    r"(?:[Ee]x|[Tt]hen)-(?=[A-Z])|"
    r"\d{4}-\d{2}-\d{2}"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"
    r"|['’](?:s|ll|ve|re)(?![^\W_])"
    r"|[A-Za-z]+(?=[nN]['’][tT](?![^\W_]))|[nN]['’][tT](?![^\W_])"
    r"|[^\W_]+(?:['’](?!(?:s|ll|ve|re)(?![^\W_]))[^\W\d_]+)*(?:-(?![^\W\d_]\.[^\W\d_]\.)[^\W_]+(?:['’](?!(?:s|ll|ve|re)(?![^\W_]))[^\W\d_]+)*)*"
    r"|\S"
)
_NOT = frozenset({"n't", "n’t", "N'T", "N’T"})
_ENDS = frozenset(".!?。！？…")
_CLOSES = frozenset("\"”’')]»")
_OPENS = frozenset("\"“‘'([«")
_JOINED = frozenset("./")  # to a word that they are part of: "Lt.", "w/"
_BREAK = re.compile(r"\n\s*")
Role = Literal["title", "body"]


def split(
    document: Document,
    stops: Stops,
    choose: Callable[[Sequence[str]], Collection[int]] | None = None,
) -> tuple[Sentence, ...]:
    """Cut a document into sentences; spans are offsets into `document.text`.

    `choose` is shown the paragraphs and says which are worth cutting; without it all are.
    """
    text = document.text
    spans = list(_paragraphs(text, stops, document.body))
    chosen = None if choose is None else choose([text[start:end] for start, end in spans])
    opening = next((n for n, (_, end) in enumerate(spans) if not _is_title(document, end)), -1)
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(spans):
        if chosen is not None and paragraph not in chosen:
            continue
        role: Role = "title" if _is_title(document, end) else "body"
        tokens = tokenise(text, start, end, stops)
        if document.dateline and paragraph == opening:
            tokens = _after_dateline(tokens)
        for run in _runs(tokens, stops):
            sentences.append(Sentence.of(run, len(sentences), paragraph, role))
    return tuple(sentences)


_CLOSING = ("–", "—", "-", ":")

# Rules look around within a sentence, so its length bounds their work. The longest of forty
# thousand sentences of official prose has 259 tokens; what is longer is a list without stops.
LONGEST = 300

_DATELINE = 22  # tokens that a dateline with day and agency may take


def _after_dateline(tokens: list[Token]) -> list[Token]:
    """Leave out a dateline: "MOSCOW, Sept. 20 (Agency) --" is no part of the sentence."""
    for i, token in enumerate(tokens[:_DATELINE]):
        if token.word in _CLOSING and i + 1 < len(tokens):
            return list(dropwhile(lambda t: t.word in _CLOSING, tokens[i:-1])) + tokens[-1:]
        if (
            token.word == ")"
            and i + 1 < len(tokens)
            and tokens[i + 1].word not in ("-", "–", "—", ".", ",")
        ):
            return tokens[i + 1 :]
        if token.word == "." and i > 2:
            return tokens
    return tokens


def _is_title(document: Document, end: int) -> bool:
    return document.kind == "headline" or end <= document.body


def _paragraphs(text: str, stops: Stops, body: int) -> Iterator[tuple[int, int]]:
    """Where paragraphs stand; a title that breaks off ("The King of") ends all the same."""
    start = line = len(text) - len(text.lstrip())  # of the paragraph, and of its last line
    for gap in _BREAK.finditer(text, start):
        before = line + len(text[line : gap.start()].rstrip())
        line = gap.end()
        titled = line == body and gap[0].count("\n") > 1
        if line >= len(text) or (not titled and _goes_on(text, start, before, line, stops)):
            continue
        yield start, before
        start = line
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _goes_on(text: str, start: int, end: int, after: int, stops: Stops) -> bool:
    """Tell whether the line break from `end` to `after` stands in the middle of a sentence."""
    before, first = text[end - 1], text[after]
    if before in _ENDS or before == ":" or before in _CLOSES:
        return False
    if first.islower() and text[after : after + 5] not in ("http:", "https"):
        return True
    tail = text[max(start, end - 12) : end].rsplit(None, 1)
    return bool(tail) and tail[-1] in stops.unfinished


def tokenise(text: str, start: int, end: int, stops: Stops) -> list[Token]:
    """Cut `text[start:end]` into tokens, abbreviation dots kept with their word."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, (at, to) = match[0], match.span()
        if word in _JOINED and tokens and tokens[-1].end == at:
            last = tokens[-1]
            if word == "." and _takes_dot(last.word, stops):
                tokens.pop()
                word, at = last.word + ".", last.start
            elif word == "/" and last.low in stops.short:
                tokens[-1] = Token(last.start, to, last.word + "/", stops.short[last.low])
                continue
        if word in _NOT and tokens:
            last = tokens[-1]
            tokens[-1] = Token(last.start, at, last.word, stops.clipped.get(last.low, last.low))
        tokens.append(Token(at, to, word, "not" if word in _NOT else word.lower()))
    return tokens


def _takes_dot(word: str, stops: Stops) -> bool:
    if len(word) == 1:
        return word.isupper()
    return word in stops.before_name or word in stops.either or word.title() in stops.before_name


def _runs(tokens: list[Token], stops: Stops) -> Iterator[list[Token]]:
    first, last = 0, len(tokens) - 1
    signs = [i for i, token in enumerate(tokens) if not token.word.isalnum()]
    for i in (*signs, last):
        if i < last and not (_may_end(tokens[i].word, stops) and _ends(tokens, i, stops)):
            continue
        for start in range(first, i + 1, LONGEST):
            yield tokens[start : min(start + LONGEST, i + 1)]
        first = i + 1


def _may_end(word: str, stops: Stops) -> bool:
    if word in _ENDS or word in _CLOSES:
        return True
    return word[-1] == "." and (word[:-1] in stops.either or "." in word[:-1])


def _ends(tokens: list[Token], i: int, stops: Stops) -> bool:
    """Tell whether a sentence ends after token `i`, which may end one."""
    token, after = tokens[i], tokens[i + 1]
    if after.word in _CLOSES and after.start == token.end:
        return False
    if after.start == token.end and token.word not in "。！？":
        # Feeds lose the space between sentences: "held.The" is two, "a.m" and "3.5" are not.
        return token.word in _ENDS and after.word[:1].isupper() and tokens[i - 1].word.isalpha()
    if token.word in _CLOSES and not (i and tokens[i - 1].word in _ENDS):
        return False
    first = after.word if after.word not in _OPENS or i + 2 >= len(tokens) else tokens[i + 2].word
    if not (first[:1].isupper() or first[:1].isdigit() or not first[:1].isascii()):
        return False
    if "." in token.word[:-1] or token.word[:-1] in stops.either:  # "U.S. President", "Inc. The"
        return first in _STARTERS
    return True


# After "U.S." or "p.m." only a word that opens a sentence and is part of no name ends it.
_STARTERS = frozenset(
    "The A An He She It They We I In On At During After Before This That These Those Both "
    "His Her Its Their But And Earlier Later Meanwhile According Last Today Yesterday Tomorrow "
    "Following Speaking While When There Also Then Since Asked However Addressing Upon Among "
    "Although Another Commenting".split()
)

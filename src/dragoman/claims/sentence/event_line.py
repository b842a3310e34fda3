"""One sentence laid out for the readers of named gatherings: words, parties, what capitals mean.

Only an arrangement of what `sentences` and `mentions` found; it decides nothing but whether
capitals carry meaning in a line, and what counts as an ordinal or a year.
"""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.lexicon.mechanisms import Mechanisms, roman
from dragoman.records import Mention, Sentence, Token

ARTICLES = frozenset({"the", "a", "an", "this", "that", "their", "its", "our", "these", "those"})
DASHES = frozenset("-–—‑")
QUOTES = frozenset("\"“”'‘’«»")


class Line(Struct, frozen=True, gc=False):
    """A sentence laid out for reading."""

    tokens: tuple[Token, ...]
    written: tuple[str, ...]
    lows: tuple[str, ...]
    mention: dict[int, Mention]  # by each token inside
    codes: dict[int, tuple[str, ...]]  # parties by first token
    shouted: bool  # capitals carry no meaning
    words: Mechanisms

    def low(self, i: int) -> str:
        """The lower-case word at token `i`, or "" outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def word(self, i: int) -> str:
        """The word at token `i` as written, or "" outside the sentence."""
        return self.written[i] if 0 <= i < len(self.written) else ""

    def capital(self, i: int) -> bool:
        """Whether token `i` is a capitalised word that is no small word."""
        word = self.word(i)
        return word[:1].isupper() and self.low(i) not in self.words.small and not self.shouted

    def ordinal(self, i: int) -> int | None:
        """The number that the ordinal at token `i` states."""
        word = self.word(i)
        if len(word) == 1 and self.capital(i + 1) and self.low(i + 1) in self.words.carriers:
            return roman(word)  # "the V Meeting of the Commission"
        return self.words.ordinal(word, self.low(i))

    def ordinal_of(self, figure: str) -> int | None:
        """The number that a part of a word states: "XII" of "Shield-XII"."""
        return self.words.ordinal(figure, figure.lower())

    def year(self, i: int) -> bool:
        """Whether token `i` is a year."""
        return _is_year(self.word(i))


def lay(sentence: Sentence, mentions: Sequence[Mention], words: Mechanisms) -> Line:
    """Lay out one sentence with the parties it names."""
    inside: dict[int, Mention] = {}
    codes: dict[int, tuple[str, ...]] = {}
    for mention in mentions:
        if mention.kind not in ("state", "organisation"):
            continue
        for i in range(mention.first, mention.last):
            inside[i] = mention
        if mention.ref and mention.form not in ("capital", "seat"):
            codes[mention.first] = (*codes.get(mention.first, ()), mention.ref)
    pairs = zip(sentence.words, sentence.lows, strict=True)
    long = [word for word, low in pairs if low not in words.small and word[0].isalpha()]
    plain = sum(w[0].isupper() for w in long) if sentence.role == "title" else 0
    shouted = len(long) > 3 and max(plain, sum(map(str.isupper, long))) >= 0.85 * len(long)
    return Line(sentence.tokens, sentence.words, sentence.lows, inside, codes, shouted, words)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")

"""One sentence laid out for the readers of offices and names: words, mentions, what is taken.

Only an arrangement of what `sentences` and `mentions` found; it decides nothing but whether a
token could stand in a person's name by its shape.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.lexicon.offices import Offices
from dragoman.lexicon.people import People
from dragoman.lexicon.words import Words
from dragoman.records import Mention, Sentence


class Grammar(Struct, frozen=True):
    """The words people are read by, in one language."""

    offices: Offices
    words: Words
    people: People
    not_names: frozenset[str]  # lower-case words that never stand in a name
    ships: frozenset[str]  # prefixes of navies' ships
    pointing: frozenset[str]  # lower-case words that may open an actor: pronouns, articles, "sides"


class Line(Struct, frozen=True, gc=False):
    """A sentence with its mentions by first token, and the tokens that times cover."""

    sentence: Sentence
    words: tuple[str, ...]
    lows: tuple[str, ...]
    mentions: dict[int, tuple[Mention, ...]]
    inside: dict[int, int]  # token -> first token of the mention it is part of
    timed: frozenset[int]
    capitals: bool  # all words begin with capitals: shape tells nothing
    shapes: list[bool]  # whether each token could be part of a name by its shape
    grammar: Grammar

    def low(self, i: int) -> str:
        """The lower-case word at token `i`, or "" outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def party(self, i: int) -> Mention | None:
        """The state or organisation mentioned from token `i` on."""
        for mention in self.mentions.get(i, ()):
            if mention.kind != "place":
                return mention
        return None

    def rank_at(self, i: int) -> int:
        """The number of tokens of a rank in capitals that begins at `i`."""
        return self.grammar.offices.ranks.length(self.lows, i) if self.cap(i) else 0

    def cap(self, i: int) -> bool:
        """Whether token `i` is a word that begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper() and self.words[i][-1] != ")"

    def past_day(self, k: int) -> int:
        """Past the day between a plural and its holders: "three ambassadors on Monday: X and Y"."""
        end = k
        while end in self.timed or (self.low(end) == "on" and end + 1 in self.timed):
            end += 1
        return end if self.low(end) == ":" else k

    def given(self, i: int) -> bool:
        """Whether the head word at `i` is a name: "Minister Sultan X", "Sultan bin X", "X Shah"."""
        offices, low = self.grammar.offices, self.low(i)
        if low in offices.also_last and self._closes(i):
            return True
        if low not in offices.also_given or (before := self.low(i - 1)) in offices.also_given:
            return False
        if self.cap(i) and {before, self.low(i + 1)} & offices.patronymics:
            return before != "the"
        return self.nameable(i + 1) and (
            before in offices.head_words
            or (before in offices.portfolios and self.cap(i - 1))
            or offices.honorifics.length(self.lows, i - 1) == 1
        )

    def _closes(self, i: int) -> bool:
        """Whether token `i` ends a name of more words: "President Ghulam Shah", "Rui Omar King"."""
        heads, matters = self.grammar.offices.head_words, self.grammar.offices.portfolios
        before = {self.low(i - 1), self.low(i - 2)}
        alone = self.capitals or self.cap(i + 1) or not self.cap(i)
        if alone or i - 1 in self.inside or not self.nameable(i - 1):
            return False
        titled = self.low(i - 2) in heads | self.grammar.offices.titles
        return (titled or (self.nameable(i - 2) and i - 2 not in self.inside)) and not (
            {self.low(i - 1)} & (heads | matters) or before & self.grammar.words.bodies
        )

    def nameable(self, i: int) -> bool:
        """Whether token `i` could be part of a person's name by its shape."""
        return 0 <= i < len(self.shapes) and self.shapes[i]


_PLAIN = str.maketrans("", "", "-'’.")


def _shapes(sentence: Sentence, times: frozenset[int], grammar: Grammar) -> list[bool]:
    """For each token, whether it could be part of a name: capitals, and "al-Suwaidi"."""
    words, lows = sentence.words, sentence.lows
    shapes = [False] * len(words)
    for i in sentence.raised:
        word = words[i]
        handle = i > 0 and words[i - 1] == "@"
        if lows[i] not in grammar.not_names and i not in times and not handle:
            shapes[i] = word.isalpha() or word.translate(_PLAIN).isalpha()
    for i in [i for i, word in enumerate(words) if "-" in word]:
        if not words[i][0].isupper() and i not in times:
            prefix, _, rest = words[i].partition("-")
            shapes[i] = prefix in grammar.offices.particles and rest[:1].isupper()
    return shapes


def lay(
    sentence: Sentence, mentions: Iterable[Mention], timed: Iterable[int], grammar: Grammar
) -> Line:
    """Lay out one sentence."""
    by_first: dict[int, tuple[Mention, ...]] = {}
    inside: dict[int, int] = {}
    for mention in mentions:
        by_first[mention.first] = (*by_first.get(mention.first, ()), mention)
        for i in range(mention.first, mention.last):
            inside[i] = mention.first
    words, lows = sentence.words, sentence.lows
    times = frozenset(timed)
    capitals = _all_capitals(sentence, grammar.words.small)
    shapes = _shapes(sentence, times, grammar)
    if not capitals and not grammar.offices.also_names.isdisjoint(sentence.said):
        _also_names(words, lows, shapes, grammar)
    return Line(
        sentence,
        words,
        lows,
        by_first,
        inside,
        times,
        capitals,
        shapes,
        grammar,
    )


def _also_names(
    words: Sequence[str], lows: Sequence[str], shapes: list[bool], grammar: Grammar
) -> None:
    """Let "Park" and "Grant" stand in a name: in capitals, beside another part of the name.

    The part before must be a whole word in capitals; the part after must not lead on to a name of
    a thing ("Foreign Minister Press Conference").
    """
    also = grammar.offices.also_names
    for i in range(1, len(words)):
        if shapes[i] or lows[i] not in also or not words[i][0].isupper() or words[i].isupper():
            continue
        after = (
            i + 1 < len(words) and shapes[i + 1] and lows[i + 1] not in grammar.offices.portfolios
        )
        before = (
            shapes[i - 1]
            and lows[i - 1] not in grammar.offices.head_words
            and lows[i - 1] not in grammar.offices.portfolios
        )
        apposed = words[i - 1] == "," and lows[i] not in grammar.words.small
        given = after and words[i + 1].partition("-")[2].islower()  # "met Park Ji-hoon"
        titled = (words[i - 1][0].isupper() or apposed or given) and not before
        ends = i + 1 == len(words) or not words[i + 1][0].isupper()
        shapes[i] = (titled and after) or (before and ends and lows[i] not in grammar.words.bodies)


def _all_capitals(sentence: Sentence, small: frozenset[str]) -> bool:
    """Whether capitals carry no meaning here: "Minister Meets Counterpart", "MINISTER MEETS"."""
    allowed = 0 if sentence.words[-1] == "." else 2
    long = lowered = 0
    for word, low in zip(sentence.words, sentence.lows, strict=True):
        if low not in small and word[0].isalpha():
            long += 1
            lowered += not word[0].isupper()
            if lowered > allowed:
                return False
    return long > 3 and lowered <= 0.15 * long

"""Whom "the former" and "the latter" mean: a line and who was named when in, two persons out.

    A and B came. The former met C, while the latter met D.      A met C, B met D

They are the two named last; but whoever the former met does not come between him and the latter.
Refused are "the former president" and "the former Soviet republics".
"""

from collections.abc import Sequence

from dragoman.people.written.line import Line
from dragoman.records import Record

_RUNS_ON = 1  # sentences from "the former" to its "the latter"


class OfTwo(Record):
    """The two last told apart so, by which word, and in which sentence."""

    former: int
    latter: int
    word: str
    sentence: int

    @property
    def meant(self) -> int:
        """The one of the two that the word means."""
        return self.latter if self.word == "latter" else self.former


def told(line: Line, i: int, recent: Sequence[int], before: OfTwo | None) -> OfTwo | None:
    """The two of whom the word at token `i` means one; `recent` is when each was last named."""
    word, grammar = line.low(i), line.grammar.offices
    after = line.low(i + 1) in grammar.head_words or line.nameable(i + 1)
    if line.low(i - 1) != "the" or after or line.low(i + 1) in grammar.portfolios:
        return None
    s = line.sentence.index
    if before is not None and before.word != word and s - before.sentence <= _RUNS_ON:
        return OfTwo(former=before.former, latter=before.latter, word=word, sentence=s)
    order = sorted((p for p in range(len(recent)) if recent[p] >= 0), key=lambda p: -recent[p])
    return OfTwo(former=order[1], latter=order[0], word=word, sentence=s) if order[1:] else None

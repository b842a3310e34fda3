"""Tokens of a sentence with its cues and phrases in, the runs of tokens out that it denies.

A word of denial reaches itself and the token behind it, or all to its verb; the ending of a verb
that denies reaches back to the phrase before it. What a run holds is said not to have been.
"""

from collections.abc import Iterator, Sequence

from dragoman.frames.sentence.marks import Mark
from dragoman.lexicon.frames import Language
from dragoman.records import Token

BORDERS = frozenset({",", ";", "，", "；", "—", "–"})
_LONGEST = 12  # characters a phrase may have, where words are not set apart
_REACH = 6  # tokens between a phrase and the verb that denies it: "no talks were held there"

Runs = tuple[tuple[int, int], ...]


def find(
    tokens: Sequence[Token], cues: Sequence[Mark], frames: Sequence[Mark], language: Language
) -> Runs:
    """The runs, half-open."""
    verbs = _by_endings(tokens, frames, language) if language.denying else ()
    return (*_by_words(tokens, cues, frames, language), *verbs)


def _by_words(
    tokens: Sequence[Token], cues: Sequence[Mark], frames: Sequence[Mark], language: Language
) -> Iterator[tuple[int, int]]:
    for cue in cues:
        if cue.of("negation"):
            last = cue.last + 1
            if _led_on(tokens, cue.last, language):
                verb = next((f.first for f in frames if f.first >= cue.last), len(tokens))
                last = min(verb + 1, _border(tokens, cue.last))
            yield cue.first, last


def _led_on(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Whether a word stands at a token that leads from a denial to its verb."""
    if language.grammar.writing == "characters":
        return "".join(t.low for t in tokens[i : i + _LONGEST]).startswith(language.through)
    return i < len(tokens) and tokens[i].low in language.through


def _border(tokens: Sequence[Token], i: int) -> int:
    return next((n for n in range(i, len(tokens)) if tokens[n].low in BORDERS), len(tokens))


def _by_endings(
    tokens: Sequence[Token], frames: Sequence[Mark], language: Language
) -> Iterator[tuple[int, int]]:
    """Verbs whose ending denies, with the phrase that they are of or stand behind."""
    for i, token in enumerate(tokens):
        if token.low.endswith(language.denying):
            near = (f for f in reversed(frames) if f.first <= i <= f.last + _REACH)
            of = next((f.first for f in near if _open(tokens, f.last, i)), i)
            since = max((f.last for f in frames if f.last <= of), default=0)
            parted = (n for n in range(of - 1, since - 1, -1) if tokens[n].low in BORDERS)
            yield next(parted, since - 1) + 1, i + 1


def _open(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether no border stands between two tokens."""
    return all(tokens[n].low not in BORDERS for n in range(first, last))

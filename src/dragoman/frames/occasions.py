"""The name of an occasion as it stands in a sentence, brought to its base form.

A run of tokens and the noun in it come in, the name goes out: "юбилейного Каспийского форума" is
"юбилейный Каспийский форум". What stands before the noun agrees with it; what stands behind is
kept. A language whose names of occasions stand unbent says nothing of this.
"""

from dragoman.frames.marks import Mark
from dragoman.frames.row import Row
from dragoman.lexicon.frames import Language


def named(row: Row, first: int, last: int, noun: Mark, language: Language) -> str:
    """The name in tokens `first` to `last`, with its words up to the noun in the base form."""
    cue = noun.of("occasion")
    if cue is None or not cue.base or noun.first < first:
        return row.span(first, last)
    endings = language.agreeing.get(cue.base[-1], language.agreeing.get("", {}))
    words = [_bent(row.tokens[i].word, endings) for i in range(first, noun.first)]
    behind = row.span(noun.last, last) if noun.last < last else ""
    lead = row.span(first, noun.first) if first < noun.first else ""
    for i, word in zip(range(first, noun.first), words, strict=True):
        lead = lead.replace(row.tokens[i].word, word, 1)
    return " ".join(part for part in (lead, cue.base, behind) if part)


def _bent(word: str, endings: dict[str, str]) -> str:
    """An adjective in the form that agrees with the noun."""
    for ending, becomes in endings.items():
        if word.lower().endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + becomes
    return word

"""The consonants of a name, and how like the consonants of two names are.

Folded words of any script come in; sequences of sounds and a likeness between 0 and 1 go out. A
transcription keeps consonants in their order: 巴雅尔赛汗 has those of Bayarsaikhan. Which spelling
is which sound, and which sounds stand for each other, is in `data/scripts/sounds.toml`.
"""

import re
from functools import cache, lru_cache

from dragoman.lexicon import scripts
from dragoman.names.folding import latin

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
VOWELS = "aeiouy"
GAP = -0.35  # what a sound that the other name lacks takes away
BREATH = 0.3  # what an h weighs: John, Джон
LONGEST = 24  # sounds


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The sounds of a word: `bayarsaikhan` and `баярсаихан` give BLSHN."""
    if HAN.search(word):
        return _merged("".join(_character(c) for c in word))
    text = _spelt().sub(lambda m: scripts.sounds().spelt[m[0]], latin(word))
    return _merged("".join(c for c in text.upper() if c.isalpha() and c.lower() not in VOWELS))


@cache
def _spelt() -> re.Pattern[str]:
    known = sorted(scripts.sounds().spelt, key=lambda s: (-len(s), s))
    return re.compile("|".join(known))


@lru_cache(maxsize=16384)
def _character(character: str) -> str:
    """The sounds of its commonest reading in Mandarin; a final n is weak and kept."""
    read = scripts.han().get(character)
    return consonants(read.mandarin[0]) if read else ""


def _merged(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)[:LONGEST]


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How like two sequences of sounds are: 1 equal, 0 nothing in common."""
    if not a or not b:
        return 0.0
    near = scripts.sounds().near
    last = [GAP * _weight(b[:j]) for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        row = [GAP * _weight(a[:i])]
        for j, y in enumerate(b, 1):
            worth = 1.0 if x == y else near.get(x + y, near.get(y + x, -1.0))
            joined = last[j - 1] + worth * max(_weight(x), _weight(y))
            row.append(max(joined, last[j] + GAP * _weight(x), row[-1] + GAP * _weight(y)))
        last = row
    return max(0.0, last[-1] / max(_weight(a), _weight(b)))


def _weight(sounds: str) -> float:
    return len(sounds) - (1 - BREATH) * sounds.count("H")

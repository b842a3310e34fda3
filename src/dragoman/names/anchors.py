"""Strings by which names that can be one person are found without comparing every two.

A name comes in; `anchors` are what it is kept under, `sought` what others that may be it are kept
under: of two names that are the same, the one is kept under what is sought for the other; of those
likely the same, unless their first sounds differ. Anchors across scripts say in which script they
stand, so that names of one script are not looked at by their mere sound.
"""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon import scripts
from dragoman.names import readings, spelling
from dragoman.names.alike import SOUNDS, script, transcribed, wholes
from dragoman.names.folding import fold, opened
from dragoman.names.sounds import consonants

# Sounds that may stand for each other are one here.
COARSE = str.maketrans("GKJCZTDSHBPVFMNLR", "KKKKKKKKKPPPPNNLK")
OTHERS = {
    "han": "crplv", "cyrillic": "hrplv", "russian": "hcplv", "pinyin": "hcrlv", "latin": "hcrpv",
    "vietnamese": "hcrpl",
}  # fmt: skip


def _class(folded: str) -> str:
    """The script, and of letters whether they can write Chinese: as pinyin, or as Russian does."""
    if transcribed(folded):
        return "vietnamese"
    found = script(folded)
    if found == "han" or not readings.mandarin(folded):
        return found
    return "pinyin" if found == "latin" else "russian"


@lru_cache(maxsize=65536)
def anchors(name: str) -> frozenset[str]:
    """What a name is kept under."""
    folded = fold(name)
    own = _class(folded)[0]
    keys = _keys(transcribed(folded) or folded)
    return _spelt(name, folded) | {f"{own}~{key}" for key in keys}


@lru_cache(maxsize=65536)
def sought(name: str) -> frozenset[str]:
    """What names that can be this person are kept under."""
    folded = fold(name)
    keys, others = set(_keys(transcribed(folded) or folded)), OTHERS[_class(folded)]
    return _spelt(name, folded) | {f"{o}~{key}" for key in keys for o in others}


def _spelt(name: str, folded: str) -> frozenset[str]:
    """What the spelling gives, and that of whoever types two letters for one with a mark."""
    own = spelling.anchors(folded)
    bare = name if name.isascii() else opened(name)
    return own if bare == name else own | spelling.anchors(fold(bare))


def _keys(folded: str) -> Iterator[str]:
    yield from _by_syllables(folded)
    yield from _by_sounds(folded)


def _by_syllables(folded: str) -> Iterator[str]:
    """Family name and number of syllables, as Chinese and as Vietnamese read it."""
    for line in readings.mandarin(folded):
        for family in line[0]:
            yield f"{family} {len(line)}"
            read = scripts.sino_vietnamese().get(family, frozenset())
            yield from (f"{v} {len(line)}" for v in read)
    for line in readings.vietnamese(folded):
        yield from (f"{v} {len(line)}" for v in line[0] if v in scripts.vietnamese_readings())


def _by_sounds(folded: str) -> Iterator[str]:
    """The first sounds of the name and of its words, coarse enough for any transcription."""
    words = [w for w in folded.split() if len(w) > 1]
    for sounds in (*(consonants(w) for w in words), *wholes(folded)):
        bare = sounds.replace("H", "")  # the weakest: one writing has it, another not
        if len(bare) >= SOUNDS:
            yield bare[:SOUNDS].translate(COARSE)

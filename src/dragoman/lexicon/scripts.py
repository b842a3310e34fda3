"""How names pass from one script into another: readings of characters, syllables, sounds.

The tables of `data/scripts` come in, look-ups go out; they are read when the first name in
another script is met. No name of a person is in them.
"""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files

_HAN = ("character", "mandarin", "vietnamese", "korean")
_VOWELS = frozenset("aeiouv")
_PALLADIUS = ("cyrillic", "mandarin")


class Han(NamedTuple):
    """How a character is read in three languages, without tones, the commonest reading first."""

    mandarin: tuple[str, ...]
    vietnamese: tuple[str, ...]
    korean: tuple[str, ...]


class Sounds(Struct, frozen=True, forbid_unknown_fields=True):
    """Spellings of consonants, and consonants that stand for each other."""

    spelt: dict[str, str]
    near: dict[str, float]  # two sounds, and what one is worth for the other


class Romanised(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose own names stand in Cyrillic letters, and what these write otherwise than others."""

    cyrillic: frozenset[str]
    own: dict[str, dict[str, str]]


@cache
def romanised() -> Romanised:
    """Read `data/scripts/romanised.toml` once."""
    return files.toml("scripts/romanised.toml", Romanised)


@cache
def han() -> dict[str, Han]:
    """Readings by character."""
    path = "scripts/han.csv"
    found = {}
    for character, *readings in files.table(path, _HAN):
        if len(character) != 1 or not readings[0]:
            raise DataError(f"{path}: {character!r}: one character with a Mandarin reading is due")
        found[character] = Han(*(tuple(r.split()) for r in readings))
    return found


@cache
def syllables() -> frozenset[str]:
    """All syllables of Mandarin in pinyin."""
    read = {s for character in han().values() for s in character.mandarin}
    return frozenset(s for s in read if _VOWELS & set(s))  # some exclamations are "hm" and "ng"


@cache
def sino_vietnamese() -> dict[str, frozenset[str]]:
    """By pinyin syllable, how characters so read are read in Vietnamese."""
    found: dict[str, set[str]] = {}
    for character in han().values():
        for syllable in character.mandarin:
            found.setdefault(syllable, set()).update(character.vietnamese)
    return {syllable: frozenset(read) for syllable, read in found.items()}


@cache
def vietnamese_readings() -> frozenset[str]:
    """All Sino-Vietnamese readings."""
    return frozenset(v for character in han().values() for v in character.vietnamese)


@cache
def palladius() -> dict[str, tuple[str, ...]]:
    """By Cyrillic syllable without marks, as Russian writes Chinese, its pinyin."""
    found: dict[str, tuple[str, ...]] = {}
    for cyrillic, pinyin in files.table("scripts/palladius.csv", _PALLADIUS):
        bare = cyrillic.replace("й", "и").replace("ё", "е")
        found[bare] = (*found.get(bare, ()), pinyin)
    return found


@cache
def sounds() -> Sounds:
    """Spellings and likeness of consonants."""
    path = "scripts/sounds.toml"
    found = files.toml(path, Sounds)
    odd = [pair for pair in found.near if len(pair) != 2]
    if odd:
        raise DataError(f"{path}: near: two sounds are due: {', '.join(odd)}")
    return found

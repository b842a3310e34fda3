"""When does a value that was read agree with a value in gold? One function a slot.

A gold value may be a list of accepted answers; None among them accepts silence. Names
agree without regard to order, case and marks; offices and titles when at least half of
their words, weak ones left out, are the same. Nothing here counts: see `bench.score`.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, cast

Record: TypeAlias = Mapping[str, object]

_WORD = re.compile(r"[\w']+")
_WEAK = frozenset("the of a an for and to in on de h.e. mr mrs ms dr".split())
_OFFICE_WORDS = {
    "defense": "defence",
    "defensive": "defence",
    "affairs": "",
    "ministry": "minister",
    "minister's": "minister",
    "prc": "",
    "people's": "",
    "republic": "",
    "gen": "general",
    "vice": "deputy",
    "premier": "prime minister",
    "pm": "prime minister",
    "fm": "foreign minister",
    "national": "",
}


def answers(gold: object) -> Sequence[object]:
    """The accepted answers of a gold value."""
    return gold if isinstance(gold, list) else [gold]


def records(holder: Record, key: str) -> Sequence[Record]:
    """The list of records under `key`, empty where there is none."""
    return cast("Sequence[Record]", holder.get(key) or [])


def fold(text: object) -> list[str]:
    """Words in lower case without marks: 'Blaž Korenjak' gives ['blaz', 'korenjak']."""
    letters = unicodedata.normalize("NFKD", str(text).replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    return _WORD.findall(plain.replace("-", " ").replace("’", "'"))


def _office_words(text: object) -> set[str]:
    words = [part for word in fold(text) for part in _OFFICE_WORDS.get(word, word).split()]
    return set(words) - _WEAK


def _text_words(text: object) -> set[str]:
    return set(fold(text)) - _WEAK


def _half_shared(ours: set[str], accepted: Iterable[set[str]]) -> bool:
    return any(
        ours & theirs and 2 * len(ours & theirs) >= len(ours | theirs) for theirs in accepted
    )


def same_name(gold: object, found: object) -> bool:
    """Every word of an accepted name is there, in any order, and at most one more."""
    if not gold or not found:
        return not gold and not found
    ours = set(fold(found))
    accepted = (set(fold(answer)) for answer in answers(gold) if answer)
    return any(words and words <= ours and len(ours) <= len(words) + 1 for words in accepted)


def same_office(gold: object, found: object) -> bool:
    """Half of the words agree once the usual synonyms are levelled."""
    if not gold or not found:
        return not gold and not found
    return _half_shared(_office_words(found), map(_office_words, answers(gold)))


def same_text(gold: object, found: object) -> bool:
    """Half of the words agree."""
    if not gold or not found:
        return not gold and not found
    return _half_shared(_text_words(found), map(_text_words, answers(gold)))


def same_place(gold: object, found: object) -> bool:
    """The country is the same, and the city where gold names one."""
    if not gold or not found:
        return not gold and not found
    ours = cast("Record", found)
    for answer in answers(gold):
        place = cast("Record", answer or {})
        if place and place.get("country") == ours.get("country"):
            city = place.get("city")
            if not city or same_name(city, ours.get("city")):
                return True
    return False


def same_parties(gold: object, found: object) -> bool:
    """The same set of states and organisations."""
    listed = cast("list[object]", gold or [])
    choices = listed if listed and isinstance(listed[0], list) else [listed]
    ours = set(cast("Iterable[str]", found or []))
    return any(set(cast("Iterable[str]", choice)) == ours for choice in choices)


def same_slot(slot: str, gold: object, found: object) -> bool:
    """The rule for `slot`: parties, place and texts have their own, the rest must be equal."""
    if slot == "parties":
        return same_parties(gold, found)
    if slot == "place":
        return same_place(gold, found)
    if slot in {"setting", "name", "level", "title", "publisher"}:
        return same_text(gold, found)
    if gold is None or gold == []:
        return not found
    return found in answers(gold)


def all_parties(gold: Record) -> set[str]:
    """Every party that some accepted answer names."""
    listed = cast("list[object]", gold.get("parties") or [])
    nested = listed and isinstance(listed[0], list)
    names = [n for choice in listed for n in cast("list[str]", choice)] if nested else listed
    return set(cast("list[str]", names))

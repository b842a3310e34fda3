"""In which order a spelling puts the parts of a name.

A name as written, the party of who bears it and their other spellings come in; the order goes out,
or None where it cannot be told. Rules by party are data; the syllables of Chinese, hyphens of
Korean, initials, genitives and patronymics tell when a spelling departs from them.
"""

import re
from collections.abc import Iterable
from typing import Literal

from dragoman.lexicon.name_orders import orders
from dragoman.names import readings, spelling
from dragoman.names.alike import script
from dragoman.names.folding import fold, latin

Order = Literal[
    "family first", "given first", "father's name first", "own name first", "initial first",
    "given, patronymic, family", "family, given, patronymic", "one part",
]  # fmt: skip
INITIAL = re.compile(r"^(?:\w{1,2}\. ?)+\w{2,}")


def order(name: str, party: str | None, others: Iterable[str] = ()) -> Order | None:
    """The order of the parts of a name."""
    words, rules = fold(name).split(), orders()
    if len(words) < 2:
        return "family first" if _characters(words) else "one part"
    if INITIAL.match(name):
        return "initial first"
    if script(name) == "han":
        return "given first"  # X·Y, as the name is called out at home
    if len(words) == 3 and words[1].endswith(rules.patronymics):
        return "given, patronymic, family"
    if len(words) == 3 and words[2].endswith(rules.patronymics):
        return "family, given, patronymic"
    if party in rules.father_first:
        return _mongolian(words, others)
    if party in rules.family_first:
        return _family_first(name, words)
    return "given first"


def _characters(words: list[str]) -> bool:
    return bool(words) and readings.HAN.fullmatch(words[0]) is not None


def _mongolian(words: list[str], others: Iterable[str]) -> Order | None:
    """Which word is one's own: the one after an initial or after a genitive, here or elsewhere."""
    if spelling.genitive(latin(words[0])):
        return "father's name first"
    own = {latin(w[-1]) for o in others if (w := fold(o).split()) and _tells(o, w)}
    if latin(words[-1]) in own:
        return "father's name first"
    return "own name first" if latin(words[0]) in own else None


def _tells(name: str, words: list[str]) -> bool:
    return bool(INITIAL.match(name)) or (len(words) > 1 and spelling.genitive(latin(words[0])))


def _family_first(name: str, words: list[str]) -> Order | None:
    """A family name has one syllable, a given one two, where spelling shows it."""
    counts = [min((len(cut) for cut in readings.cut(w)), default=0) for w in words]
    written = name.split()
    if len(written) < 2:
        return None  # `Min-jae` may be all of it
    if len(words) == 2 and counts[0] > 1 and counts[1] == 1:
        return "given first"
    return "given first" if "-" in written[0] and "-" not in written[-1] else "family first"

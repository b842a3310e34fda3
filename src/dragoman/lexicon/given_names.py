"""Given names that are written short and in full: `data/given_names.csv`, "Joe" and "Joseph".

Two folded words come in, yes or no goes out. Only what English papers write for one and the same
official stands there; a short name may stand for several long ones. What stands before a father's
name ("bin") is among the words of offices.
"""

from functools import cache

from dragoman.lexicon import files, offices


def one_name(word: str, other: str) -> bool:
    """Whether one word is the short form of the other."""
    long = _long()
    return other in long.get(word, ()) or word in long.get(other, ())


@cache
def patronymics() -> frozenset[str]:
    """Before a father's name: "bin"."""
    return offices.load("en").patronymics


@cache
def _long() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for short, name in files.table("given_names.csv", ("short", "long")):
        found.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in found.items()}

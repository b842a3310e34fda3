"""How a language writes the number of an edition: its words and ways in, one pattern out.

A way is a form such as "{n}-й …раунд": `{n}` is the number in figures, Roman or Arabic, or in
words; `…` is up to two words between. The number is in a group of its own.
"""

import re
from collections.abc import Collection, Iterable

_BETWEEN = r"(?:[^\W\d_][\w-]* ){0,2}?"
_ROMAN = {"I": 1, "V": 5, "X": 10}


def pattern(words: Collection[str], ways: Iterable[str]) -> re.Pattern[str]:
    """One alternation of every way; the ways that begin alike share their number."""
    known = sorted(map(re.escape, words), key=len, reverse=True)
    number = "|".join([r"\d{1,3}", r"[IVX]{1,7}(?!\w)", *known])
    behind: dict[str, list[str]] = {}
    for way in ways:
        before, _, after = way.partition("{n}")
        behind.setdefault(before, []).append(re.escape(after).replace("…", _BETWEEN))
    forms = (f"{re.escape(a)}({number})(?:{'|'.join(b)})" for a, b in behind.items())
    return re.compile("|".join(rf"(?<!\d)(?:{form})" for form in forms) or r"(?!)", re.IGNORECASE)


def figure(written: str) -> int:
    """A number in figures, Arabic or Roman; 0 for anything else."""
    if written.isdigit():
        return int(written)
    values = [_ROMAN.get(sign, 0) for sign in written]
    pairs = zip(values, [*values[1:], 0], strict=False)
    return sum(-a if a < b else a for a, b in pairs) if all(values) else 0

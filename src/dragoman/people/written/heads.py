"""Whether a word is the head of an office, and how far the head goes.

A line and a token that the lexicon knows as a head come in; its length in tokens goes out, 0 where
the word is something else there: a verb ("ministers co-chair"), an hour ("3 pm"), letters after a
name, a form of address, or a part of a longer office or of a thing ("an official visit").
"""

from dragoman.people.written.bodies import held, portfolio, rank_of_a_name
from dragoman.people.written.line import Line


def length(line: Line, h: int) -> tuple[int, bool]:
    """The tokens of the head at `h`, 0 where there is none, and whether it is a plural."""
    offices = line.grammar.offices
    n = offices.heads.length(line.lows, h)
    many = offices.plural_heads.length(line.lows, h)
    plural = many > n
    n = max(n, many)
    if not n or h in line.timed or (n == 1 and _otherwise(line, h)):
        return 0, plural
    if _is_modifier(line, h, n) or (n == 1 and _qualifier(line, h, h + n)):
        return 0, plural
    n += _staff(line, h, h + n)
    return n + _direct(line, h + n), plural


def _otherwise(line: Line, h: int) -> bool:
    """Whether a single head word is no office here: a verb, an hour, letters, a form of address."""
    low, before = line.lows[h], line.low(h - 1)
    if line.given(h) or (held(line, h) and line.low(h - 2) in line.grammar.people.ministries):
        return True  # "the Department of Justice"
    if low in line.grammar.people.in_capitals and not line.words[h].isupper():
        return True
    if low == "mp":  # letters after a name
        return h > 1 and line.nameable(h - 1) and line.nameable(h - 2) and not line.nameable(h + 1)
    if low == "ambassador":  # "Deputy Minister Ambassador X"
        return before == "minister" and line.nameable(h + 1)
    heads, helping = line.grammar.offices.head_words, line.grammar.words.auxiliaries
    acts = before in heads or before in helping  # "ministers co-chair", "will co-chair"
    return low == "co-chair" and acts


def _qualifier(line: Line, h: int, end: int) -> bool:
    """Whether a weak head qualifies a thing: "an official visit", "the chief aim"."""
    low, after = line.lows[h], line.low(end)
    if low not in line.grammar.offices.weak or not after.isalpha():
        return False
    if low == "official" and (line.capitals or not line.cap(end)):
        return after not in line.grammar.words.small and after not in ("said", "told", "who")
    return (
        not line.cap(end)
        and not portfolio(line, h - 1)
        and low in ("chief", "head", "deputy")
        and after not in line.grammar.words.small
    )


def _is_modifier(line: Line, h: int, n: int) -> bool:
    """Whether the head merely qualifies a longer office: "deputy" of "deputy minister"."""
    offices = line.grammar.offices
    i = h + n
    for _ in range(4):
        low = line.low(i)
        if not low:
            return False
        if line.given(i) or (low == "ambassador" and line.nameable(i + 1)):
            return False  # "Deputy Minister Ambassador X": a form of address; "Minister Sultan X"
        if offices.heads.length(line.lows, i) or offices.plural_heads.length(line.lows, i):
            return line.lows[h] in offices.modifiers or line.lows[h] in offices.portfolios
        if low not in offices.modifiers and low not in offices.portfolios:
            return False
        i += 1
    return False


def _staff(line: Line, h: int, k: int) -> int:
    """One more word where a chief's head goes on: "Chief of Army Staff", "of Defence Force"."""
    return int(
        line.low(h + 1) == "of"
        and line.low(k) in ("staff", "force", "forces")
        and line.lows[k - 1] != "of"
    )


def _direct(line: Line, k: int) -> int:
    """Portfolio words that follow a head at once: "Director General Security Policy X"."""
    i = k
    known = line.grammar.offices.portfolios
    while (
        (i == k or not rank_of_a_name(line, i))
        and i not in line.inside
        and (
            (line.cap(i) and line.low(i) in known)
            or (line.low(i) == "of" and i > k and line.low(i + 1) in known)
        )
    ):
        i += 1
    if i - k > 1 and rank_of_a_name(line, i):
        return i - k
    named = i - k > 1 and line.nameable(i) and line.nameable(i + 1) and not line.capitals
    return i - k if named and line.lows[k - 1] in line.grammar.people.direct else 0

"""Whether two spellings in one alphabet can be one person's.

Names come in, plain answers go out. It is asked within one party and one matter: a short form is
then the same as the long one ("Joe" as "Joseph" too), an initial the same as the word it begins,
and a Mongolian father's name the same with and without its genitive ending. Two full names that
differ in a word are two people. Cyrillic is compared as Latin.
"""

import re
from collections.abc import Iterator

from dragoman.lexicon.given_names import one_name, patronymics
from dragoman.names.folding import INITIALS, LONG, latin, sounded

GENITIVE = re.compile(r"(?<=\w{3})(?:giin|gyn|iin|iyn|yn|in|ын|ийн|гийн)$")
SOFT = frozenset({"iin", "iyn", "ийн"})  # take the place of a vowel at the end
ENDINGS = SOFT | {"giin", "gyn", "yn", "гийн", "ын"}
DIPHTHONGS = ("ai", "ei", "oi", "ui")  # after these a mere n
PARTICLE = re.compile(r"(?<= )el(?= )")  # between names, never one: "el Tahan", "al Tahan"
OPEN_END = re.compile(r"[aeiouyаэиоуөүы]+$")


def anchors(name: str) -> frozenset[str]:
    """Strings of which two names share at least one if they can be one person."""
    words = _words(name)
    stems = (stem for w in words if len(w) > 1 for stem in (_stem(w), sounded(w)))
    return frozenset([*stems, *_joined(words)])


def same_person(a: str, b: str, initials: frozenset[str] = INITIALS) -> bool:
    """True when one name can be a form of the other; empty names are nobody.

    `initials` are words of several Latin letters that count as initials.
    """
    left, right = _words(a), _words(b)
    if not left or not right:
        return False
    if _joined(left) & _joined(right):
        return True
    if _of_two_fathers(left, right, initials):
        return False
    short, long = sorted((left, right), key=len)
    return _fits(short, long, initials) or (
        len(left) == len(right) and _fits(long, short, initials)
    )


def _words(name: str) -> list[str]:
    """Its words in Latin letters, "Rahim El-Tahan" as "Rahim Al-Tahan"."""
    return PARTICLE.sub("al", latin(name)).split()


def _joined(words: list[str]) -> set[str]:
    """The words run together, begun at each of them: `Min-jae Ro` and `Ro Minjae` share one."""
    return (
        {"".join(words[i:] + words[:i]) for i in range(len(words))}
        if len(words) > 1
        else set(words)
    )


def _of_two_fathers(left: list[str], right: list[str], initials: frozenset[str]) -> bool:
    """Of "Khalid bin Salim" and "Salim bin Jaber": what each is called before the father's name
    is no form of the other.
    """
    known = patronymics()
    at = [next((i for i, w in enumerate(name) if w in known), 0) for name in (left, right)]
    short, long = sorted((left[: at[0]], right[: at[1]]), key=len)
    return bool(short) and not _fits(short, long, initials)


def _fits(short: list[str], long: list[str], initials: frozenset[str]) -> bool:
    """Every word of `short` is a word of `long`, whole ones first, and one of them is whole.

    No initial of `long` may be a word of `short` while a word of its own is none: "Ana M. Reyes"
    is not "Ana Moreno".
    """
    free = list(long)
    whole = stood = 0
    for word in sorted(short, key=len, reverse=True):
        match = next(_matches(word, free, initials), None)
        if match is None:
            return False
        free.remove(match)
        whole += not (_initial(word, initials) or _initial(match, initials))
        stood += _initial(match, initials) and not _initial(word, initials)
    return whole > 0 and not (stood and any(not _initial(w, initials) for w in free))


def _matches(word: str, free: list[str], initials: frozenset[str]) -> Iterator[str]:
    yield from (w for w in free if w == word)
    yield from (w for w in free if len(w) > 1 and len(word) > 1 and _genitive(w, word))
    yield from (w for w in free if len(w) >= LONG and sounded(w) == sounded(word))
    begins = (w for w in free if w.startswith(word) or word.startswith(w))
    yield from (w for w in begins if _initial(w, initials) or _initial(word, initials))
    yield from (w for w in free if one_name(w, word))


def _initial(word: str, initials: frozenset[str]) -> bool:
    """Whether a word in Latin letters is no more than the first letter of one, in any alphabet."""
    return len(word) == 1 or word in initials


def genitive(word: str) -> bool:
    """Whether a word in Latin letters has the ending of a father's name: Dorjiin, Tömöriin."""
    return GENITIVE.search(word) is not None


def _genitive(a: str, b: str) -> bool:
    """One is the other with a genitive ending: Dorjiin and Dorj, but not Martin and Marta."""
    return _stem(a) == _stem(b) and (_ends(a, b) or _ends(b, a))


def _ends(word: str, name: str) -> bool:
    if word == f"{name}n":
        return name.endswith(DIPHTHONGS)
    open_ = OPEN_END.search(name[-1:]) is not None
    return word.removeprefix(name) in ENDINGS or (open_ and word.removeprefix(name[:-1]) in SOFT)


def _stem(word: str) -> str:
    """A word without genitive ending and final vowels, as far as three letters stay."""
    bare = GENITIVE.sub("", word)
    stem = OPEN_END.sub("", bare)
    return stem if len(stem) >= 3 else bare

"""Names as written to names as compared: folding, and whether two names can be one person.

Strings come in, folded strings and plain answers go out; nothing is refused. Folding drops case,
marks and punctuation and spells the letters that no Unicode decomposition opens (đ, ł, ø, ı).
Whether two names are one person is asked within one party and one matter: a short form is then
the same as the long one, an initial the same as the word it begins, and a Mongolian father's name
the same with and without its genitive ending. Two full names that differ in a word are two people.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

UNDECOMPOSED = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "ng",
    }
)
MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
QUIET = re.compile(r"[’‘ʼʻʾʿ'`´\u200b-\u200f\u2060\u00ad]+")
BREAKS = re.compile(r"[\W_]+")
GENITIVE = re.compile(r"(?<=\w{3})(?:giin|gyn|iin|iyn|yn|in|ын|ийн|гийн)$")
SOFT = frozenset({"iin", "iyn", "ийн"})  # take the place of a vowel at the end
ENDINGS = SOFT | {"giin", "gyn", "yn", "гийн", "ын"}
CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдезийклмнопрстуфыэіїєґөүқғәңұһ", "abvgdeziiklmnoprstufyeiiegoukganuh", strict=False
        )
    )
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya", "ё": "e"}
)
LONG = 5  # letters; shorter words differ in one letter and are two names
SOUNDS = (  # what romanisations write differently: Sergey and Sergei, Kenzhebayev and Kenzhebaev
    (re.compile(r"x"), "ks"),
    (re.compile(r"dzh|zh|j"), "q"),
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"tz|ts"), "c"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"y(?=[aeiou])|(?<=[aeiou])i(?=[aeou])"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
DIPHTHONGS = ("ai", "ei", "oi", "ui")  # after these a mere n
OPEN_END = re.compile(r"[aeiouyаэиоуөүы]+$")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower case without marks, punctuation as single blanks: `Phạm-Đức  L.` gives `pham duc l`."""
    text = unicodedata.normalize("NFKD", QUIET.sub("", name)).casefold()
    if name.isascii() and name.isalnum():
        return name.lower()  # a plain word has nothing else to fold
    text = MARKS.sub("", unicodedata.normalize("NFKD", text))  # casefold may bring marks back
    text = unicodedata.normalize("NFC", QUIET.sub("", text).translate(UNDECOMPOSED))
    return BREAKS.sub(" ", text).strip()


def latin(name: str) -> str:
    """A folded name in Latin letters, as far as an alphabet gives them: `Энхжаргал` and Enkhjargal
    come out as romanisations of one name do, which `sounded` then levels.
    """
    return fold(name).translate(CYRILLIC)


def key(name: str) -> frozenset[str]:
    """The folded words, in no order."""
    return frozenset(fold(name).split())


@lru_cache(maxsize=65536)
def anchors(name: str) -> frozenset[str]:
    """Strings of which two names share at least one if they can be one person."""
    words = latin(name).split()
    stems = (stem for w in words if len(w) > 1 for stem in (_stem(w), sounded(w)))
    return frozenset([*stems, *_joined(words)])


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """True when one name can be a form of the other; empty names are nobody."""
    left, right = latin(a).split(), latin(b).split()
    if not left or not right:
        return False
    if _joined(left) & _joined(right):
        return True
    short, long = sorted((left, right), key=len)
    return _fits(short, long) or (len(left) == len(right) and _fits(long, short))


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """A long folded word as romanisations agree on it; a short one as it is."""
    if len(word) < LONG:
        return word
    for written, sound in SOUNDS:
        word = written.sub(sound, word)
    return word


def _joined(words: list[str]) -> set[str]:
    """The words run together, begun at each of them: `Min-jae Ro` and `Ro Minjae` share one."""
    return (
        {"".join(words[i:] + words[:i]) for i in range(len(words))}
        if len(words) > 1
        else set(words)
    )


def _fits(short: list[str], long: list[str]) -> bool:
    """Every word of `short` is a word of `long`, whole ones first, and one of them is whole."""
    free = list(long)
    whole = 0
    for word in sorted(short, key=len, reverse=True):
        match = next(_matches(word, free), None)
        if match is None:
            return False
        free.remove(match)
        whole += len(word) > 1 and len(match) > 1
    return whole > 0


def _matches(word: str, free: list[str]) -> Iterator[str]:
    yield from (w for w in free if w == word)
    yield from (w for w in free if len(w) > 1 and len(word) > 1 and _genitive(w, word))
    yield from (w for w in free if len(w) >= LONG and sounded(w) == sounded(word))
    yield from (
        w for w in free if 1 in (len(w), len(word)) and (w.startswith(word) or word.startswith(w))
    )


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

"""Names as written to names as compared: without case, marks and punctuation, in Latin letters.

Strings come in, folded strings go out; nothing is refused. Folding spells the letters that no
Unicode decomposition opens (đ, ł, ø, ı); `sounded` levels what romanisations write differently.
What Vietnamese spells by syllables (Xu-li-a-nô) keeps them together by `_`: a foreign name, heard.
"""

import re
import unicodedata
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
BREAKS = re.compile(r"(?:\W|(?<![^\W_])_|_(?![^\W_]))+")
HYPHENED = re.compile(r"\b\w+(?:-\w+)+")  # without \b, a long word costs its square
VIETNAMESE = re.compile(r"[\u0309\u031b]|[\u0302\u0306][\u0300\u0301\u0303]|\u0323[\u0302\u0306]")
SPELT = re.compile(r"\w{1,4}(?:-\w{1,5}){2,}")
CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдезийклмнопрстуфыэіїєґөүқғәңұһ", "abvgdeziiklmnoprstufyeiiegoukganuh", strict=False
        )
    )
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya", "ё": "e"}
)
# A Cyrillic initial in several Latin letters: Ц. is Ts., Ч. is Ch. Those with vowels are names too.
INITIALS = frozenset(
    v for v in map(str, CYRILLIC.values()) if re.fullmatch("[b-df-hj-np-tvwxz]{2,}", v)
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
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
    (re.compile(r"e(?=h$)"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower case without marks, punctuation as single blanks: `Phạm-Đức  L.` gives `pham duc l`."""
    if "-" in name and not name.isascii():
        name = HYPHENED.sub(_by_syllables, name)
    text = unicodedata.normalize("NFKD", QUIET.sub("", name)).casefold()
    if name.isascii() and name.isalnum():
        return name.lower()  # a plain word has nothing else to fold
    text = MARKS.sub("", unicodedata.normalize("NFKD", text))  # casefold may bring marks back
    text = unicodedata.normalize("NFC", QUIET.sub("", text).translate(UNDECOMPOSED))
    return BREAKS.sub(" ", text).strip()


def _by_syllables(word: re.Match[str]) -> str:
    """A hyphened word, kept together where its marks or its many short parts are Vietnamese.

    Of old, names of Vietnamese were hyphened too, each part with a capital: Đặng-Văn.
    """
    if any(part[0].isupper() for part in word[0].split("-")[1:]):
        return word[0]
    told = VIETNAMESE.search(unicodedata.normalize("NFD", word[0]))
    spelt = SPELT.fullmatch(word[0]) and not word[0].isascii()
    return word[0].replace("-", "_") if told or spelt else word[0]


def latin(name: str) -> str:
    """A folded name in Latin letters, as far as an alphabet gives them: `Энхжаргал` and Enkhjargal
    come out as romanisations of one name do, which `sounded` then levels.
    """
    return fold(name).translate(CYRILLIC)


def opened(name: str) -> str:
    """A name as it is typed where there are no marks: `Björn` gives `Bjoern`."""
    return unicodedata.normalize("NFC", name).translate(UMLAUTS)


def key(name: str) -> frozenset[str]:
    """The folded words, in no order."""
    return frozenset(fold(name).split())


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """A long folded word as romanisations agree on it; a short one as it is."""
    return word if len(word) < LONG else levelled(word)


def levelled(word: str) -> str:
    """A folded word of any length as romanisations agree on it."""
    for written, sound in SOUNDS:
        word = written.sub(sound, word)
    return word

"""Whether two spellings in different scripts can be one person's, and how sure that is.

Names come in; `same_person`, `likely_one` and `clearly_two` go out. Characters read out and letters
that write just these three syllables or more are the same name (韩立恒, Han Liheng, Хань Лихэн).
Two syllables, a Vietnamese reading of a name known in pinyin, and like consonants (巴雅尔赛汗,
Баярсайхан) are a likely one: they need an office or an engagement in common. What no table can
compare, as the Japanese reading of a name in characters, is neither one nor two. What Vietnamese
writes by syllables and hyphens (Xu-li-a-nô) is a foreign name as it sounds there.
"""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon import scripts
from dragoman.names import readings, spelling
from dragoman.names.folding import fold, opened
from dragoman.names.sounds import HAN, consonants, likeness

SURE = 3  # syllables
LIKE, LEAST = 0.72, 0.66  # of a whole name, and of each of its words
UNLIKE = {"han": 0.4, "cyrillic": 0.6}  # a transcription into characters is the coarser
SOUNDS = 3  # consonants below which likeness says nothing


def script(name: str) -> str:
    """`han`, `cyrillic` or `latin`, by the first letter that tells."""
    if HAN.search(name):
        return "han"
    return "cyrillic" if readings.CYRILLIC.search(name) else "latin"


def transcribed(folded: str) -> str:
    """A name as Vietnamese spells it by syllables, in whole words; nothing of any other name."""
    return folded.replace("_", "") if "_" in folded else ""


def same_person(a: str, b: str) -> bool:
    """True when one name can be a form of the other; empty names are nobody."""
    return _same(fold(a), fold(b)) or (_marked(a, b) and _same(fold(opened(a)), fold(opened(b))))


def same_in_document(a: str, b: str) -> bool:
    """The same of two names in one document, which writes a name out beside its initials.

    There initials of one letter alone count: one paper has many a Ts. and Ch. of its own state.
    """
    one = _in_document(fold(a), fold(b))
    return one or (_marked(a, b) and _in_document(fold(opened(a)), fold(opened(b))))


def _marked(a: str, b: str) -> bool:
    """Whether one of two names has what the other may type as two letters: Björn, Bjoern."""
    return not (a.isascii() and b.isascii()) and (a, b) != (opened(a), opened(b))


@lru_cache(maxsize=65536)
def _in_document(a: str, b: str) -> bool:
    return spelling.same_person(a, b, frozenset()) or _read_alike(a, b)


@lru_cache(maxsize=131072)
def _same(a: str, b: str) -> bool:
    return spelling.same_person(a, b) or _read_alike(a, b)


def _read_alike(a: str, b: str) -> bool:
    return _foreign(a, b) and _syllables(a, b) >= SURE


def _foreign(a: str, b: str) -> bool:
    return bool(a and b) and script(a) != script(b)


def _syllables(a: str, b: str) -> int:
    """How many syllables two names share where one writes just what the other is read as."""
    chinese = readings.agree(readings.mandarin(a), readings.mandarin(b))
    return chinese or readings.agree(readings.vietnamese(a), readings.vietnamese(b))


def likely_one(a: str, b: str) -> bool:
    """Whether two names that are not the same may be one name in two scripts or languages."""
    return _likely(*sorted((fold(a), fold(b))))


def _heard(a: str, b: str) -> float:
    """How like a folded name sounds to what Vietnamese makes of it, syllable by syllable."""
    return _sound(*sorted(transcribed(name) or name for name in (a, b)))


@lru_cache(maxsize=131072)
def _likely(a: str, b: str) -> bool:
    if not a or not b or _same(a, b):
        return False
    if bool(transcribed(a)) != bool(transcribed(b)):
        return _heard(a, b) >= LIKE
    if _foreign(a, b):
        return bool(_syllables(a, b)) or _read_in_vietnamese(a, b) or _sound(a, b) >= LIKE
    if script(a) == "latin":
        return _read_in_vietnamese(a, b)
    return _chinese(a) != _chinese(b) and _sound(a, b) >= LIKE


def _chinese(folded: str) -> bool:
    """Whether Russian so writes a Chinese name; Mongolian writes it otherwise: Лихэн, Лихөн."""
    return script(folded) == "cyrillic" and bool(readings.mandarin(folded))


def _read_in_vietnamese(a: str, b: str) -> bool:
    """One writes the Mandarin reading of a name, the other the Vietnamese one."""
    return any(
        readings.agree(readings.translated(readings.mandarin(x)), readings.vietnamese(y)) > 0
        for x, y in ((a, b), (b, a))
        if script(y) == "latin"
    )


def _sound(a: str, b: str) -> float:
    """How like two names sound: word by word, or the whole and single words where one has fewer."""
    left, right = ([w for w in name.split() if len(w) > 1] for name in (a, b))
    paired = _paired(left, right)
    if len(left) == len(right) > 1 or not left or not right:
        return paired
    pairs = (sorted((x, y)) for x in wholes(a) for y in wholes(b))
    long = (likeness(*pair) for pair in pairs if min(map(len, pair)) >= SOUNDS)
    return max((*long, paired))


def wholes(name: str) -> Iterator[str]:
    """The sounds of a name run together, from either end, and those of its long words."""
    words = [w for w in name.split() if len(w) > 1]
    yield consonants(" ".join(words))
    if len(words) > 1:
        yield consonants(" ".join((words[-1], *words[:-1])))
        yield from (consonants(w) for w in words if len(words) < SURE)


def _paired(left: list[str], right: list[str]) -> float:
    """The likeness of words in pairs, each of the shorter name with its best, as a mean."""
    short, long = sorted((left, right), key=len)
    if len(short) < 2 or sum(len(consonants(w)) for w in short) < SOUNDS:
        return 0.0
    free, total = list(long), 0.0
    for word in short:
        worth, best = max((likeness(*sorted((consonants(word), consonants(w)))), w) for w in free)
        if worth < LEAST:
            return min(worth, UNLIKE["cyrillic"])
        free.remove(best)
        total += worth
    return total / len(short)


def _may_be_vietnamese_reading(a: str, b: str) -> bool:
    """Whether one can be how Vietnamese reads a Chinese name that the other transcribes.

    A transcription of a Vietnamese name has as many words as the name itself.
    """
    latin = next((n.split() for n in (a, b) if script(n) == "latin"), [])
    other = next((n.split() for n in (a, b) if script(n) == "cyrillic"), [])
    known = scripts.vietnamese_readings()
    return bool(latin and other) and len(latin) != len(other) and known.issuperset(latin)


def clearly_two(a: str, b: str) -> bool:
    """Whether nothing could make two names one: compared in full, they differ."""
    one, other = fold(a), fold(b)
    if bool(transcribed(one)) != bool(transcribed(other)):
        return not _same(one, other) and _heard(one, other) < UNLIKE["han"]
    if not _foreign(one, other):
        return not (_same(one, other) or likely_one(a, b))
    if _same(one, other) or likely_one(a, b):
        return False
    if readings.mandarin(one) and readings.mandarin(other):
        return True  # both can be read, and read otherwise
    if _may_be_vietnamese_reading(one, other):
        return False
    characters = next((n for n in (one, other) if script(n) == "han"), "")
    if characters and len(characters) <= readings.MOST:
        return False  # they may be read as in Japan, which no table tells
    return _sound(*sorted((one, other))) < UNLIKE["han" if characters else "cyrillic"]

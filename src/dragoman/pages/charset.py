"""Which encoding bytes are in: what is said of them, and what they show; charset_normalizer's home.

A page comes in, the encodings that its sender and its own head name go out, or the one that its
letters show. That one is believed only where two that know nothing of each other agree: the library
finds letters and words as a language has them, and the language detector finds a language that is
written in that encoding. Where two encodings would do, and do not say the same, none is believed.
"""

import codecs
import re
import string
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.charsets import is_of_programs
from dragoman.pages import language
from dragoman.records import Page

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# Browsers read these names as the larger encoding, and pages rely on it.
_READ_AS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252",
    "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "windows-31j": "cp932", "x-sjis": "cp932",
    "x-gbk": "gb18030", "windows-874": "cp874", "x-cp1251": "cp1251", "unicode": "utf-8",
}  # fmt: skip
_NAMED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})""")
_HEAD = 4096  # bytes in which a page may name its encoding
# What is guessed, in the library's names, and who writes in it. For Western languages one, since
# what tells the others apart is too little to swear by.
_WRITTEN = {
    "cp1251": "ru mn uk bg be sr mk kk", "koi8_r": "ru", "koi8_u": "uk", "cp866": "ru",
    "iso8859_5": "ru bg sr", "gb18030": "zh", "big5": "zh", "cp1258": "vi", "cp932": "ja",
    "euc_jp": "ja", "cp949": "ko", "cp1253": "el", "cp1255": "he", "cp1256": "ar fa ur",
    "cp874": "th", "cp1254": "tr", "cp1257": "lt lv et", "cp1250": "pl cs sk hu ro sl hr",
    "iso8859_2": "pl cs sk hu ro sl hr", "cp1252": "en fr es de pt it nl sv da no fi is",
}  # fmt: skip
_LATIN = {"cp1250", "iso8859_2", "cp1252", "cp1254", "cp1257", "cp1258"}
_WIDE = {"gb18030", "big5", "cp932", "euc_jp", "cp949"}  # of several bytes a letter
_WIDER = {"big5": "big5hkscs"}
_SAMPLE = 32_768  # bytes of visible text looked at
_FEWEST = 60  # letters; less shows nothing
_FOREIGN = 5  # letters beyond ASCII among them
_NEAR = 0.1  # of coherence: as likely
_COHERENT = 0.3  # of letters that are as frequent as in a language; Chinese has too many to tell
_SURE = 0.9
_DAMAGED = 0.6  # share of bytes beyond ASCII that are whole UTF-8
_UNSEEN = re.compile(rb"(?is)<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)")
_TAG = re.compile(rb"<[^<>]{0,5000}>")
_ASCII = bytes(range(128))
_LETTERS = string.ascii_letters.encode()


def stated(page: Page, *, html: bool) -> Sequence[str]:
    """The encodings that the sender and the head of a page name, in that order."""
    found = _NAMED.findall((page.media_type or "").encode())
    if html:
        found += _NAMED.findall(page.raw[:_HEAD])[:2]  # an XML prolog, a `meta`
    names = (name.decode().lower() for name in found)
    return tuple(dict.fromkeys(_READ_AS.get(n, n) for n in names if not is_of_programs(n)))


def guess(raw: bytes) -> str | None:
    """The encoding that bytes show by their visible text; None where they show none for sure."""
    sample = _visible(raw)
    if _is_damaged_utf8(sample):
        return None
    fitting = sorted(_fitting(sample), key=lambda found: -found[0])
    if not fitting:
        return None
    first, name, text = fitting[0]
    if any(other != text for coherence, _, other in fitting if first - coherence < _NEAR):
        return None
    return _WIDER.get(name, name)


def is_borne_out(raw: bytes, stated: str) -> bool:
    """Whether a page may be believed that it is in the encoding that is stated.

    Latin letters are, unless there are more beyond ASCII than in any language: which of their
    encodings it is shows in too few of them. Of others, letters of no other encoding may show.
    """
    sample = _visible(raw)
    if codecs.lookup(stated).name.replace("-", "_") in _LATIN | {"iso8859_1", "iso8859_15"}:
        beyond = len(sample.translate(None, _ASCII))
        return beyond <= max(_FOREIGN, len(sample) - len(sample.translate(None, _LETTERS)))
    shown = guess(raw)
    if shown is None or shown in _LATIN:
        return True
    return sample.decode(shown, "ignore") == sample.decode(stated, "ignore")


def _visible(raw: bytes) -> bytes:
    """The beginning of the text without tags; no byte of any other letter is one of a tag's."""
    bare = _TAG.sub(b" ", _UNSEEN.sub(b" ", raw[: 8 * _SAMPLE]))
    bare = b" ".join(bare.split())
    if len(bare) <= _SAMPLE and len(raw) <= 8 * _SAMPLE:
        return bare
    return bare[:_SAMPLE].rpartition(b" ")[0]


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: then a letter is lost, and nothing else is wrong."""
    beyond = len(sample.translate(None, _ASCII))
    whole = sample.decode("utf-8", "ignore").encode().translate(None, _ASCII)
    return len(whole) > _DAMAGED * beyond


def _fitting(sample: bytes) -> Iterator[tuple[float, str, str]]:
    """Encodings in which two witnesses see a language that is written so: coherence, name, text."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # few pages need it

    found = from_bytes(sample, cp_isolation=list(_WRITTEN), preemptive_behaviour=False)
    for match in found:
        text = str(match)
        for name in _names(match):
            if _is_plausible(text, match.coherence, name) and _speaks(text, _WRITTEN[name]):
                yield match.coherence, name, text
                break


def _names(match: "CharsetMatch") -> Sequence[str]:
    return [name for name in match.could_be_from_charset if name in _WRITTEN]


def _is_plausible(text: str, coherence: float, name: str) -> bool:
    """Whether there are letters enough, and as many beyond ASCII as such an encoding is for."""
    latin = name in _LATIN
    if coherence < _COHERENT and name not in _WIDE:
        return False
    letters = [sign for sign in text if sign.isalpha()]
    beyond = sum(not sign.isascii() for sign in letters)
    if len(letters) < (_FEWEST // 3 if name in _WIDE else _FEWEST) or beyond < _FOREIGN:
        return False
    return (beyond * 2 <= len(letters)) if latin else (beyond * 2 >= len(letters))


def _speaks(text: str, languages: str) -> bool:
    top, share = language.likeliest(text)
    return share >= _SURE and top in languages.split()

"""Bytes of a page to text, and the one normalisation a text ever gets.

Bytes come in with the page's name; text goes out: NFC, lines ended by a line feed, every other
space a plain space, nothing invisible. A page that is too large, empty, binary, or in no
encoding that it states is refused with an `InputError` that says what to do; encodings are never
guessed, because a wrong guess makes evidence of characters nobody wrote.

What is invisible goes: control characters, zero-width spaces and joiners, soft hyphens, byte
order marks, bidirectional controls, tag characters and variation selectors. Zero-width joiners
stay between letters of scripts that spell with them (Persian, Hindi).
"""

import codecs
import re
import unicodedata

from dragoman.errors import InputError
from dragoman.records import Page

LIMIT = 16 * 1024 * 1024  # bytes a page may have

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"SQLite format 3", "a database"),
)
# Browsers read these names as the larger encoding, and pages rely on it.
_READ_AS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252",
    "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
    "iso-8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
_CHARSET = re.compile(
    rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})"""
)


def decode(page: Page, *, html: bool) -> str:
    """The page's text as it was meant, not yet normalised; `InputError` where it is none."""
    _refuse(page)
    for mark, encoding in _MARKS:
        if page.raw.startswith(mark):
            return _strict(page, encoding)
    try:
        text = page.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _declared(page, error, html=html)
    if "\0" in text[:4096] or "\0" in text:
        raise InputError(
            f"{page.source}: has NUL bytes: not text, or UTF-16 without a byte order mark; "
            "save it as UTF-8"
        )
    return text


def _refuse(page: Page) -> None:
    if len(page.raw) > LIMIT:
        raise InputError(
            f"{page.source}: {len(page.raw):,} bytes; a page may have {LIMIT:,}; split it"
        )
    for start, name in _OTHER:
        if page.raw.startswith(start):
            raise InputError(f"{page.source}: is {name}, not text; extract its text first")
    if not page.raw.strip():
        raise InputError(f"{page.source}: is empty")


def _declared(page: Page, error: UnicodeDecodeError, *, html: bool) -> str:
    """Decode bytes that are not UTF-8 by the encoding the page or its sender names."""
    found = _CHARSET.search((page.media_type or "").encode())
    if found is None and html:
        found = _CHARSET.search(page.raw[:4096])
    name = found[1].decode().lower() if found else "utf-8"
    if name in ("utf-8", "utf8", "utf-16", "unicode"):
        raise InputError(
            f"{page.source}: not UTF-8 at byte {error.start} (0x{page.raw[error.start]:02x}) and "
            "no other encoding is declared; convert it: iconv -f ENCODING -t UTF-8"
        )
    return _strict(page, _READ_AS.get(name, name))


def _strict(page: Page, encoding: str) -> str:
    try:
        text = page.raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(
            f"{page.source}: declared as {encoding} but cannot be read so ({error}); "
            "convert it: iconv -f ENCODING -t UTF-8"
        ) from error
    if "\0" in text:
        raise InputError(f"{page.source}: has NUL characters; it is not text")
    return text


_LINES = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u200b"
    "\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINER = "[\u200c\u200d\u180b-\u180f\u17b4\u17b5]"
_ANY_JOINER = re.compile(_JOINER)
_JOINERS = re.compile(f"(?<![\u0590-\u1bff]){_JOINER}+|{_JOINER}+(?![\u0590-\u1bff])")


_PLAIN = bytes([0x09, 0x0A, *range(0x20, 0x7F)])  # bytes that no pattern below is about
_CLEANING = ((_LINES, "\n"), (_SPACES, " "), (_INVISIBLE, ""))


def normalise(text: str) -> str:
    """The text every span points into. Normalising twice changes nothing."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not rest:
        return text
    # a few characters tell which patterns the text needs
    signs = "".join(set(rest.decode("utf-8", "surrogatepass")))
    for pattern, plain in _CLEANING:
        if pattern.search(signs):
            text = pattern.sub(plain, text)
    if text.isascii():
        return text
    return unicodedata.normalize(
        "NFC", _JOINERS.sub("", text) if _ANY_JOINER.search(signs) else text
    )

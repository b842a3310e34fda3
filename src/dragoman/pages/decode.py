"""Bytes of a page to text, and the one normalisation a text ever gets.

Bytes come in with the page's name; text goes out: NFC, lines ended by a line feed, every other
space a plain space, nothing invisible. A page that is too large, empty, binary, or in no
encoding that it states or plainly shows (`charset`) is refused with an `InputError` that says what
to do: a wrong guess would make evidence of characters nobody wrote.

What is invisible goes: control characters, zero-width spaces and joiners, soft hyphens, byte
order marks, bidirectional controls, tag characters and variation selectors. Zero-width joiners
stay between letters of scripts that spell with them (Persian, Hindi).
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.pages import charset
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
_SEVEN_BITS = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")  # Eastern letters in ASCII
_SIXTEEN = ("utf-16le", "utf-16be", "utf-16-le", "utf-16-be")


class Decoded(NamedTuple):
    """A text, and why it is read so where its encoding is nowhere stated, or wrongly."""

    text: str
    why: str | None = None


def decode(page: Page, *, html: bool) -> str:
    """The page's text as it was meant, not yet normalised; `InputError` where it is none."""
    return read(page, html=html).text


def read(page: Page, *, html: bool) -> Decoded:
    """The same, with the reason for an encoding that was taken from the bytes alone."""
    _refuse(page)
    for mark, encoding in _MARKS:
        if page.raw.startswith(mark):
            return Decoded(_strict(page, encoding))
    stated = charset.stated(page, html=html)
    for name in stated:
        if name in _SIXTEEN or (name in _SEVEN_BITS and (b"\x1b" in page.raw or b"~{" in page.raw)):
            return Decoded(_strict(page, name))
    try:
        text = page.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(page, error, stated)
    if "\0" in text[:4096] or "\0" in text:
        raise InputError(
            f"{page.source}: has NUL bytes: not text, or UTF-16 without a byte order mark; "
            "save it as UTF-8"
        )
    return Decoded(text)


def _refuse(page: Page) -> None:
    if len(page.raw) > LIMIT:
        raise InputError(
            f"{page.source}: {len(page.raw):,} bytes; a page may have {LIMIT:,}; split it"
        )
    for start, name in _OTHER:
        if page.raw.startswith(start):
            raise InputError(f"{page.source}: is {name}, not text; extract its text first")
    if not page.raw.strip():
        raise InputError(f"{page.source}: is empty; leave it out")


def _other(page: Page, error: UnicodeDecodeError, stated: Sequence[str]) -> Decoded:
    """Decode bytes that are not UTF-8: as is stated, unless they show that it is wrong."""
    faults = {name: _fault(page.raw, name) for name in stated if name != "utf-8"}
    for name, fault in faults.items():
        if fault is None and charset.is_borne_out(page.raw, name):
            return Decoded(page.raw.decode(name))
    shown = charset.guess(page.raw)
    if shown is not None and _fault(page.raw, shown) is None:
        said = f"not in {' or '.join(stated)}, as is declared" if stated else "none is declared"
        return Decoded(page.raw.decode(shown), f"in {shown}, as its letters show; {said}")
    for name, fault in faults.items():
        raise _misdeclared(page, name, fault or "its bytes spell no words so")
    raise InputError(
        f"{page.source}: not UTF-8 at byte {error.start} (0x{page.raw[error.start]:02x}), and "
        "neither is another encoding declared nor do its letters show one for sure; "
        "convert it: iconv -f ENCODING -t UTF-8"
    )


def _strict(page: Page, encoding: str) -> str:
    fault = _fault(page.raw, encoding)
    if fault is not None:
        raise _misdeclared(page, encoding, fault)
    return page.raw.decode(encoding)


def _fault(raw: bytes, encoding: str) -> str | None:
    """What is wrong with reading bytes in an encoding; None where nothing is."""
    try:
        return "it has NUL characters, as no text has" if "\0" in raw.decode(encoding) else None
    except (UnicodeDecodeError, LookupError) as error:
        return str(error)


def _misdeclared(page: Page, encoding: str, fault: str) -> InputError:
    return InputError(
        f"{page.source}: declared as {encoding} but cannot be read so ({fault}); "
        "convert it: iconv -f ENCODING -t UTF-8"
    )


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

"""Which pages of an archive could hold anything: a look at their bytes, before HTML is parsed.

Bytes come in, yes or no goes out; it is yes wherever bytes cannot tell: in languages and writings
that are not read, and where the encoding is not UTF-8. English is asked paragraph by paragraph for
what `gate.near` would ask, and less; other languages for a party with an office, or two parties
with a word of dealings. Over the gold of all languages no page that holds anything is lost.
"""

import re
from html import unescape

from dragoman.lexicon.gate import Gate
from dragoman.lexicon.sieve import Sieve, Sieves, main_script
from dragoman.parts import parts

_SAMPLE = 4000  # characters that tell the script
_SURE = 4  # different words that only English has
_LATIN = "LATIN"
_HIGH = 0.02  # share of bytes beyond ASCII; what is not UTF-8 and has more is left to the reader
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|article|section|header|footer|nav|aside|main"
    r"|figure|figcaption|blockquote|title|body)(?![\w-])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n\s{0,100}\n")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_LANGUAGE = re.compile(
    rb"<html[^<>]{0,500}?\slang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2})", re.IGNORECASE
)
_ASCII = bytes(range(128))


def may_hold(raw: bytes, words: Sieves) -> bool:
    """Whether a page of HTML or text could hold anything to read."""
    said = _LANGUAGE.search(raw[:5000])
    language = said[1].decode().lower() if said else None
    if language not in (None, "en", *words.framed):
        return True
    text = _decoded(raw)
    if text is None:
        return True
    text = _seen(text)
    known = set(parts(text))
    if len(words.sure & known) >= _SURE:
        return _english(text, known, words.english)
    plain = _plain(text)
    of = main_script(plain[:_SAMPLE])
    framed = [one for one in words.framed.values() if one.script == of]
    if of == _LATIN and _english(text, known, words.english):
        return True
    return not (framed or of == _LATIN) or any(_framed(plain, one) for one in framed)


def _decoded(raw: bytes) -> str | None:
    """The text of a page in UTF-8; None where it is in another encoding."""
    if b"\0" in raw[:100]:  # UTF-16
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if len(raw.translate(None, _ASCII)) > _HIGH * len(raw):
            return None
        return raw.decode("utf-8", "ignore")


def _framed(plain: str, words: Sieve) -> bool:
    """A party with an office, or two parties with a word of dealings."""
    low = plain.lower()
    text = f" {' '.join(parts(low))}" if words.spaced else "".join(low.split())
    codes = {code for form, code in words.parties if form in text}
    if codes and any(form in text for form in words.offices):
        return True
    return len(codes) > 1 and any(form in text for form in words.dealings)


def _english(text: str, known: set[str], words: Gate) -> bool:
    """Tags that end a paragraph divide the page, all others are taken for spaces."""
    if known.isdisjoint(words.named.starts) and len(known & words.seat_parts) < 2:
        return False  # most pages about other things end here
    cut = _BLOCK if "<" in text else _BLANK
    return any(_may_tell(_plain(part), words) for part in cut.split(text) if len(part) > 10)


def _may_tell(part: str, words: Gate) -> bool:
    """A word of dealings with a party or two offices, or two parties, or an office that changes."""
    lows = parts(part.lower())
    seats = sum(low in words.seat_parts for low in lows)
    hot = not words.hot_parts.isdisjoint(lows)
    if hot and seats >= 2:
        return True
    named = _named(part, words)
    if hot:
        return bool(named)
    return len(named) >= 2 or (len(named) + seats >= 2 and not words.alone.isdisjoint(lows))


def _named(text: str, words: Gate) -> frozenset[str]:
    """The parties that a text names."""
    found = parts(text)
    return frozenset(
        words.codes[tuple(found[i : i + length])]
        for i, part in enumerate(found)
        if part in words.named.starts and (length := words.named.length(found, i))
    )


def _plain(part: str) -> str:
    part = _TAG.sub(" ", part) if "<" in part else part
    return unescape(part) if "&" in part else part


def _seen(text: str) -> str:
    """A page without its scripts and style sheets, which are the most of many pages."""
    for name in ("script", "style"):
        kept, at, low = [], 0, text.lower()
        while (start := low.find(f"<{name}", at)) >= 0:
            end = low.find(f"</{name}", start)
            kept.append(text[at:start])
            at = len(text) if end < 0 else end
        text = "".join([*kept, text[at:]])
    return text

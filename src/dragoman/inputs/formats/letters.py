"""Letters: mbox files and single EML messages, such as newsletters.

The HTML of a letter, or else its plain text under its subject, comes out as a page with the day the
letter was sent beside it. Attachments are left alone. Positions are bytes in an mbox.
"""

from collections.abc import Iterator
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from dragoman.charsets import is_of_programs
from dragoman.inputs.formats import LIMIT, Records, Skipped
from dragoman.records import Page

SUFFIXES = (".mbox", ".eml")
_LONGEST = 4000  # characters of a header; the parsers of longer ones take time by their square
_NESTED, _PARTS = 100, 10_000
_ABOUT = ("content-type", "content-disposition", "content-transfer-encoding")


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """A page for each letter with text."""
    for end, raw in _letters(path, skipped, start):
        where = f"{path.name} before byte {end:,}" if path.suffix.lower() == ".mbox" else path.name
        try:
            page = _page(raw, where)
        except (MessageError, LookupError, ValueError, AttributeError, RecursionError) as error:
            skipped(f"{where}: is no letter that can be read: {error}")
            continue
        if page is None:
            skipped(f"{where}: has no text")
        else:
            yield end, page


def _letters(path: Path, skipped: Skipped, start: int) -> Iterator[tuple[int, bytes]]:
    """The bytes of each letter, with the position behind it."""
    with path.open("rb") as file:
        if path.suffix.lower() != ".mbox":
            yield 0, file.read(LIMIT + 1)[:LIMIT]
            return
        file.seek(start)
        parts: list[bytes] = []
        size, at, blank = 0, start, True
        for line in file:
            if blank and line.startswith(b"From "):
                if parts:
                    yield at, b"".join(parts)
                parts, size = [], 0
            elif size <= LIMIT:
                parts.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
                size += len(line)
                if size > LIMIT:
                    skipped(f"{path.name} at byte {at:,}: a letter larger than {LIMIT:,} bytes")
                    parts = []
            at += len(line)
            blank = not line.strip()
        if parts:
            yield at, b"".join(parts)


def _page(raw: bytes, where: str) -> Page | None:
    _check(raw)
    letter = BytesParser(policy=policy.compat32).parsebytes(raw)
    part = _text_of(letter)
    came = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(came, bytes) or not came.strip():
        return None
    named = part.get_content_charset()
    plain = part.get_content_subtype() == "plain"
    kind = f"{part.get_content_type()}; charset={named}" if named else part.get_content_type()
    raw, text = came, _decoded(came, named)
    if text is not None:
        subject = _subject(letter, named) if plain else ""
        raw = (f"{subject}\n\n{text}" if subject else text).encode()
        kind = f"{part.get_content_type()}; charset=utf-8"
    name = str(letter.get("message-id", ""))[:_LONGEST].strip("<> \r\n") or where
    return Page(
        source=f"{where}: {name}" if name != where else where,
        raw=raw,
        media_type=kind,
        published=_day(letter),
    )


def _check(raw: bytes) -> None:
    """Refuse what the parser of the standard library would take minutes for, or recurse in."""
    low = raw.lower()
    if low.count(b"multipart/") + low.count(b"message/") > _NESTED or low.count(b"\n--") > _PARTS:
        raise ValueError("it has too many parts")


def _text_of(letter: Message) -> Message | None:
    """The first part in HTML, or else in plain text, that is no attachment."""
    found: dict[str, Message] = {}
    for part in letter.walk():
        about = [str(part.get(name, "")) for name in _ABOUT]
        if max(map(len, about)) > _LONGEST:
            raise ValueError(f"a header is longer than {_LONGEST:,} characters")
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        found.setdefault(part.get_content_type(), part)
    return found.get("text/html") or found.get("text/plain")


def _subject(letter: Message, named: str | None) -> str:
    """The subject in words; nothing where its bytes are in no encoding that is known."""
    written = next((v for n, v in letter.raw_items() if n.lower() == "subject"), "")[:_LONGEST]
    try:
        plain = written.encode("ascii", "surrogateescape")
        if not plain.isascii():
            return " ".join((_decoded(plain, "utf-8") or _decoded(plain, named) or "").split())
        words = decode_header(written)
        if any(name and is_of_programs(name) for _, name in words):
            return ""
        return " ".join(str(make_header(words)).split())
    except (HeaderParseError, UnicodeError, LookupError):
        return ""


def _decoded(raw: bytes, named: str | None) -> str | None:
    """The text of a part in the encoding it names; None where `pages` has to look at the bytes."""
    try:
        return None if named and is_of_programs(named) else raw.decode(named or "ascii")
    except (LookupError, ValueError):
        return None


def _day(letter: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(letter.get("date"))[:_LONGEST]).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None

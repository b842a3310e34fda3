"""Who published an article: from its credit line, dateline, sign-off or contact, in that order.

The lines at both ends come in; the name as the page writes it goes out, or None. Persons are no
publishers: a byline counts only where an outlet or a domain stands in it. Nothing is concluded
from the subject of an article.
"""

import re
from collections.abc import Iterator

from dragoman.lexicon.page_words import PageWords
from dragoman.pages import front, lines
from dragoman.pages.front import Front
from dragoman.pages.lines import Line

_BARS = re.compile(r"\s*(?:\||\t|\s[-–—/•>]\s|\s{2,})\s*")
_PARTS = re.compile(r"\s*(?:[|()（）\[\]【】]|\t|\s[-–—/•]\s|\s{2,}|[,，、;；:：](?=\s|$))\s*")
_EDGES = " \t,.;:|/\\-–—()[]【】（）<>{}*_。，"
_BY_BODY = re.compile(r"\bby\s+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_SIGNED = re.compile(
    r"(?:[-–—―]{1,3}\s*(?P<dash>[A-ZА-ЯЁĐ][\w./& -]{1,30})"
    r"|(?<=[.!?”\"’'…])\s+(?P<bare>[A-ZА-ЯЁĐ]{2,12}(?:/[A-ZА-ЯЁĐ]{2,12}){0,3})"
    r"|[(（/](?P<round>[^()（）/\n]{2,40})[)）/]\s*$)[\s.]*$"
)


def publisher(
    top: Front, end: tuple[Line, ...], words: PageWords, host: str | None = None
) -> str | None:
    """The publisher as written, or None where the page names none."""
    end = tuple(line for line in end if " ".join(line.text.split()) != top.title)
    ways = (_sourced(top.before, words, top.title), _dated(top, words), _datelined(top))
    for names in (*ways, _headed(top, words), _sourced(end, words), _signed(end, words)):
        for name in names:
            return name
    if top.site:
        return top.site
    return _contact(end) or host


def _sourced(found: tuple[Line, ...], words: PageWords, title: str | None = None) -> Iterator[str]:
    """After a label: "Source: X", "From: X", "来源：X"; of "Press release: X" only an issuer."""
    for line in found:
        if line.kind in ("prose", "dateline"):
            continue
        parts = _PARTS_KEEPING_LABELS.split(line.text) if _PARTED.search(line.text) else [line.text]
        for part in parts:
            label = words.source.match(part)
            if label and (label["colon"] or label["mark"]):
                yield from _cleaned(part[label.end() :])
        release = words.release_of.match(line.text)
        if release:
            for name in _cleaned(line.text[release.end() :]):
                if is_publisher(name, words) and not (title and name in title):
                    yield name


_PARTED = re.compile(r"[|\t]|\s\s|来源|來源|稿源")
_PARTS_KEEPING_LABELS = re.compile(r"\s*(?:\||\t|\s{2,}|\s(?=来源|來源|稿源))\s*")


def _cleaned(name: str) -> Iterator[str]:
    name = name.strip(_EDGES)
    if name and lines.size(name) <= 12:
        yield name


def _dated(top: Front, words: PageWords) -> Iterator[str]:
    """What stands on the line of the date, or beside it in the same block."""
    before = tuple(line for line in top.before if " ".join(line.text.split()) != top.title)
    dated = [line for line in before if line.kind == "date"]
    for line in dated:
        yield from _on_line(line, words)
    blocks = {line.block for line in dated}
    for line in before:
        if line.block in blocks and line.kind in ("short", "menu", "byline"):
            yield from _named(line.text, words, many=line.kind == "menu" or "|" in line.text)


def _on_line(line: Line, words: PageWords) -> Iterator[str]:
    rest = lines.without_days(line.text, line.days, words)
    if not rest.strip(_EDGES):
        return
    pieces = [piece for piece in _BARS.split(rest) if not _is_credit(piece, words)]
    parts = [part.strip(_EDGES) for piece in pieces for part in _PARTS.split(piece)]
    parts = [part for part in parts if part and not _is_label(part, words)]
    for part in parts:
        yield from _named(part, words, many=False)
    before = line.text[: line.days[0].start] if line.days else ""
    if words.byline.match(line.text) or words.credit.match(before):
        return
    # "The Somewhere Mail, Sometown, 5 May 2024": two parts before the day, the first an outlet.
    ahead = [part for part in parts if part in before]
    if len(ahead) >= 2 and ahead[0][0].isupper() and "," in before:
        yield ahead[0]


def _is_credit(piece: str, words: PageWords) -> bool:
    label = words.credit.match(piece)
    return label is not None and (label["colon"] or label["mark"]) is not None


def _is_label(part: str, words: PageWords) -> bool:
    low = part.lower()
    if low in words.labels or low.isdigit() or lines.is_release(part, words):
        return True
    label = words.published.match(part) or words.updated.match(part)
    return label is not None and label.end() == len(part)


def _named(part: str, words: PageWords, *, many: bool) -> Iterator[str]:
    """The publisher in one part of a header line, if there is one."""
    pieces = [part]
    if many or words.byline.match(part):
        pieces = (_BARS if many else _PARTS).split(part)
    for piece in pieces:
        if words.credit.match(piece):
            return
        by = words.byline.match(piece)
        name = (piece[by.end() :] if by and by.end() else piece).strip(_EDGES)
        tail = _BY_BODY.split(name)[-1].strip(_EDGES)
        for candidate in (name, tail):
            if candidate and is_publisher(candidate, words, person=by is not None):
                yield candidate
                return
        if not many and by is None:
            yield from _first_of(piece, words)


def _first_of(piece: str, words: PageWords) -> Iterator[str]:
    """Of "Press Bureau, Government of X": the first of several parts."""
    first = _PARTS.split(piece)[0].strip(_EDGES)
    if first != piece and first and is_publisher(first, words):
        yield first


def is_publisher(name: str, words: PageWords, *, person: bool = False) -> bool:
    """Tell whether a header part names a publisher: known, a domain, or a noun of outlets."""
    low = name.lower()
    if low in words.labels:
        return False
    if low in words.publishers or front.is_domain(name):
        return True
    edges = (name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1])
    if any(word.lower() in words.publishers and (not person or word.isupper()) for word in edges):
        return len(low) < 30
    return lines.size(name) <= 14 and words.outlet.search(low) is not None


def _datelined(top: Front) -> Iterator[str]:
    if top.dateline is not None and top.dateline.agency:
        yield top.dateline.agency


def _headed(top: Front, words: PageWords) -> Iterator[str]:
    """A masthead: the first line, or one alone before the title."""
    for line in top.before[:3]:
        if line.kind == "short" and " ".join(line.text.split()) != top.title:
            if front.is_issuer(line.text, words):
                yield line.text.strip(_EDGES)
        elif line.kind == "menu":
            first = _PARTS.split(line.text)[0].strip(_EDGES)
            if first.lower() in words.publishers or front.is_domain(first):
                yield first
    for line in top.before:
        if line.kind == "byline":
            yield from _named(line.text, words, many=False)


def _signed(end: tuple[Line, ...], words: PageWords) -> Iterator[str]:
    """How the text is signed: "— XYZ", "... countries. XY/Z", "(XYZ)", a press team."""
    for line in reversed(end[-4:]):
        match = _SIGNED.search(line.text, max(0, len(line.text) - 60))
        if match is not None and (match["dash"] or line in end[-2:]):
            yield from _signature(match, words)
    if end and end[-1].kind == "short" and front.is_issuer(end[-1].text, words):
        yield end[-1].text.strip(_EDGES)
    dated = {line.block for line in end if line.kind == "date"}
    for line in end:
        if line.kind == "short" and line.block in dated and is_publisher(line.text, words):
            yield line.text.strip(_EDGES)


def _signature(match: re.Match[str], words: PageWords) -> Iterator[str]:
    name = (match["dash"] or match["bare"] or match["round"]).strip(_EDGES)
    known = name.lower() in words.publishers or all(
        part.lower() in words.publishers for part in name.split("/")
    )
    if known or (match["bare"] is None and match["round"] is None and _is_sign(name)):
        yield name


def _is_sign(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 12 and " " not in name and name not in _ENDINGS


_ENDINGS = frozenset(("END", "ENDS", "MORE", "XXX"))


def _contact(end: tuple[Line, ...]) -> str | None:
    """The domain of an address on a line of its own at the foot."""
    for line in reversed(end[-4:]):
        mail = _MAIL.fullmatch(line.text)
        if mail is not None:
            return mail[1].lower()
    return None

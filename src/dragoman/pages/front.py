"""Where an article's body begins and which of the lines before it is its title.

The classified lines at the start of a text come in; an offset and a title go out. Menus, labels,
bylines, credits, the date and decks stand before the body. A title may be repeated by the page:
then the repeated line is it. An article that opens with its dateline has no title, and none is
made up for it.
"""

import re
from collections import Counter

from msgspec import Struct

from dragoman.lexicon.page_words import PageWords
from dragoman.lexicon.parties import organisations
from dragoman.pages import dateline, lines
from dragoman.pages.lines import Line

_BREAKS = ("date", "byline", "menu")  # after a deck or a notice, these say the page still opens
_SENTENCE = 9  # words of a line that is more than a label
_ROUND = 3  # lines behind towns that make a round-up
_OPENING = 50  # characters in which a town, its day and a dash stand
_DAY = 16  # characters of a day, or of an agency, behind a town
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_BEHIND = re.compile(r",|\s?\(")
_DECKS = 3  # prose lines that may stand before the last furniture


class Front(Struct, frozen=True):
    """`before` are the lines ahead of the body; `site` is what stood behind the title."""

    body: int
    title: str | None
    before: tuple[Line, ...]
    dateline: dateline.Dateline | None
    is_headline: bool = False
    site: str | None = None


def read(text: str, head: tuple[Line, ...], words: PageWords) -> Front:
    """Divide the start of a text into furniture, title and body."""
    if len(head) == 1 and head[0].kind == "short" and lines.size(head[0].text) <= 30:
        alone, host = _without_site(_bare(head[0].text, words), words)
        return Front(len(text), alone, (), None, is_headline=True, site=host)
    repeated = _repeated(head)
    towns = _towns(head)
    first = towns[0] if towns else _body(head, repeated)
    before = head[:first]
    title_line = _title(head, first, repeated, words)
    title: str | None = None
    site: str | None = None
    if title_line:
        title, site = _without_site(_bare(title_line.text, words), words)
    opening = None if towns else _dateline(head[first:], words)
    body = head[first].start if first < len(head) else (before[-1].end if before else 0)
    if opening and first < len(head) and head[first].kind == "dateline":
        body += opening.start
    return Front(body, title, before, opening, site=site)


def _towns(head: tuple[Line, ...]) -> tuple[int, ...]:
    """The lines of a round-up, each behind its town in capitals: none of them dates the page."""
    found = []
    for i, line in enumerate(head):
        before, dash, _ = _DASH.sub("\0", line.text[:_OPENING], count=1).partition("\0")
        town = _BEHIND.split(before, maxsplit=1)[0]
        short = len(town) > 2 and len(before) - len(town) < _DAY
        if dash and short and town.isupper() and line.kind != "date":
            found.append(i)
    return tuple(found) if len(found) >= _ROUND else ()


def _dateline(body: tuple[Line, ...], words: PageWords) -> dateline.Dateline | None:
    return dateline.read(body[0].text, words) if body else None


def _bare(title: str, words: PageWords) -> str:
    """A heading without its label or Markdown signs: "# A title", "Title: A title"."""
    if _has_label(title, words) and (label := words.headline.match(title)):
        title = title[label.end() :]
    return title.lstrip("#*_ ").rstrip("#*_ ")


def _has_label(line: str, words: PageWords) -> bool:
    label = words.headline.match(line)
    return label is not None and (label["colon"] or label["mark"]) is not None


def _repeated(head: tuple[Line, ...]) -> str | None:
    """The folded text of a heading that the page says more than once."""
    counts = Counter(
        lines.fold(line.text) for line in head[: lines.REPEATS] if line.kind in ("short", "prose")
    )
    often = [text for text, times in counts.items() if times > 1 and lines.size(text) >= 4]
    return often[0] if often else None


def _body(head: tuple[Line, ...], repeated: str | None) -> int:
    """The index of the line the body begins with."""
    first, met, candidate = -1, 0, -1
    for i, line in enumerate(head):
        again = repeated is not None and lines.fold(line.text) == repeated
        if line.kind == "dateline" and met < _DECKS:
            return i
        if again or line.kind in _BREAKS:
            candidate = -1
        elif (line.kind in ("prose", "dateline") and not _is_title_sentence(head, i)) or (
            i > 0 and _opens_list(line)
        ):
            met += 1
            if first < 0:
                first = i
            if candidate < 0:
                candidate = i
            if met > _DECKS or (met > 1 and candidate != i):
                break
    if candidate >= 0:
        return candidate
    return first if first >= 0 else _after_title(head)


def _opens_list(line: Line) -> bool:
    """A line that a list follows is text: "At the summit the President held meetings with:"."""
    return line.kind == "short" and line.text[-1] == ":" and lines.size(line.text) >= _SENTENCE


def _is_title_sentence(head: tuple[Line, ...], i: int) -> bool:
    """A first line that is a whole sentence is the title if date or byline come next."""
    if i > 0 or len(head) < 2 or lines.size(head[0].text) > 30:
        return False
    if head[0].text.endswith(("?", "!", "？", "！")) and head[1].block != head[0].block:
        return True
    return head[1].kind in ("date", "byline") or (len(head) > 2 and head[0].text.isupper())


def _after_title(head: tuple[Line, ...]) -> int:
    """No line of prose: a list or a note. The body follows the title and its furniture."""
    i = 0
    while i < len(head) and head[i].kind not in ("short", "prose"):
        i += 1
    i += 1
    while i < len(head) and head[i].kind not in ("short", "prose"):
        i += 1
    return i if i < len(head) else 0


def _title(
    head: tuple[Line, ...], first: int, repeated: str | None, words: PageWords
) -> Line | None:
    before = head[:first]
    named = [line for line in before if _has_label(line.text, words)]
    named += [line for line in before if repeated and lines.fold(line.text) == repeated]
    if named:
        return named[0]
    usual = [
        line
        for i, line in enumerate(before)
        if line.kind == "short" or (line.kind == "prose" and _is_title_sentence(head, i))
    ]
    likely = [line for line in usual if not is_issuer(line.text, words)]
    for line in likely:
        if lines.size(line.text) >= 3:
            return line
    return next(iter(likely or usual), None)


def is_issuer(line: str, words: PageWords) -> bool:
    """Tell whether a short heading names who publishes: an outlet, an agency, a ministry."""
    low = line.lower().strip(" .,:")
    if low in words.publishers or domain_of(line) == low:
        return True
    return lines.size(line) <= 6 and words.outlet.search(low) is not None and _all_capitalised(line)


def _all_capitalised(line: str) -> bool:
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return all(word[0].isupper() for word in long)


def domain_of(text: str) -> str | None:
    """The web domain `text` ends with, in lower case: "www.example.mn"."""
    last = text.rsplit(None, 1)[-1].strip("()[].,|") if text.strip() else ""
    last = last.removeprefix("https://").removeprefix("http://").rstrip("/")
    return last.lower() if is_domain(last) else None


def is_domain(word: str) -> bool:
    """Tell whether a word is a host name: dotted, ASCII, ending in letters."""
    parts = word.split(".")
    if len(parts) < 2 or not word.isascii() or not all(parts):
        return False
    if not all(part.replace("-", "").isalnum() for part in parts) or not parts[-1].isalpha():
        return False
    return 2 <= len(parts[-1]) <= 6 and len(max(parts, key=len)) >= 2 and len(word) >= 4


def _without_site(title: str, words: PageWords) -> tuple[str, str | None]:
    """A title without the domain or the outlet behind it, or before it, and that.

    At a dash a body told by its letters is part of the title: "Talks ASEAN - EU".
    """
    domain = domain_of(title)
    if domain is not None and " " in title:
        return _joined(title.rsplit(None, 1)[0].rstrip(" -–—|(")), domain
    for sign in (" | ", " - ", " – "):
        if sign not in title:
            continue
        behind, before = title.rpartition(sign), title.partition(sign)
        for kept, site in ((behind[0], behind[2]), (before[2], before[0])):
            if "|" not in sign and site in organisations():
                continue
            if lines.size(kept) >= 4 and lines.size(site) <= 4 and is_issuer(site, words):
                return _joined(kept), site.strip()
    return _joined(title), None


def _joined(title: str) -> str:
    return " ".join(title.split())

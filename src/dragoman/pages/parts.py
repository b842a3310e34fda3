"""Pages that hold several stories: live blogs, digests, newsletters, roundups, tickers, by markup.

A cleaned tree comes in, its stories go out in page order, or nothing where it is one article.
A story is one of at least three neighbours that each have a heading of their own and text enough,
and are told apart as entries (an `article`, anything with its own time, a block under one heading
that leads elsewhere) or by headings that lead elsewhere. Neighbours that hold little of the page's
text are teasers, not stories. Entries of a time and a headline alone are those of a ticker, unless
the page has paragraphs beside them: then it is an article with a ticker.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
MOST = 20_000  # elements; beyond, looking at every holder takes too long
SHORTEST = 120  # letters of a story's text; a teaser says less
SHARE = 0.6  # of the page's visible text
_SMALL = 12  # elements of what may be a heading in wrappers, or an entry of a ticker
_HEADINGS = ("h2", "h3", "h4")
_ROWS = ("tr", "td", "table", "tbody")  # letters are laid out in tables
_HOLDERS = ("article", "section", "div", "li", *_ROWS)
_BLOCKS = ("p", "li", "blockquote", "pre", "td")
_BLOCK = (*_BLOCKS, *_ROWS, "div")
_AROUND = ("body", "main", "article", "div", "section", "ol", "ul", *_ROWS)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HAN = re.compile("[\u3400-\u9fff]")
_CLOCK = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)(?:\s?[ap]\.?m\b\.?)?\W{0,4}", re.IGNORECASE
)
_TITLE = range(12, 300)  # letters of a headline in a ticker
_TIME = 5  # and of the time before it


class Part(Struct, frozen=True):
    """One story: its heading, its text a line for each paragraph, the day it states.

    A headline of a ticker has no text.
    """

    title: str
    text: str
    published: str | None = None


def find(tree: "HtmlElement", visible: str) -> tuple[Part, ...]:
    """The stories of a page; `visible` is its visible text."""
    if (
        sum(1 for _ in islice(tree.iter(*_HEADINGS, "time", "b", "strong", "li", "div"), FEWEST))
        < FEWEST
    ):
        return ()
    if sum(1 for _ in islice(tree.iter(), MOST + 1)) > MOST:
        return ()
    size = weight(visible)
    for holder in tree.iter(*_AROUND):
        for parts in (_entries(holder), _headed(holder), _listed(holder)):
            if len(parts) >= FEWEST and _size(parts) >= SHARE * size:
                return tuple(parts) if parts[0].text or not _paragraphs(tree, holder) else ()
    return ()


def _size(parts: Sequence[Part]) -> int:
    return sum(weight(part.text) or weight(part.title) + _TIME for part in parts)


def weight(text: str) -> int:
    """Letters, a Chinese one as four: that is what it says."""
    return len(text) + 3 * len(_HAN.findall(text))


def _paragraphs(tree: "HtmlElement", holder: "HtmlElement") -> bool:
    """Whether there is a paragraph of an article outside a list."""
    within = set(holder.iter("p"))
    return any(weight(_line(p)) >= SHORTEST for p in tree.iter("p") if p not in within)


def _entries(holder: "HtmlElement") -> Sequence[Part]:
    """Children of one kind, each an entry with its own heading."""
    found = []
    for child in holder:
        if child.tag not in _HOLDERS:
            continue
        times, heads = list(child.iter("time")), list(islice(_heads(child), 2))
        if not heads or not (child.tag == "article" or times or _leads(heads)):
            continue
        text = _text(child, heads[0])
        if weight(text) >= SHORTEST:
            found.append(Part(_line(heads[0]), text, _day(times)))
    return found


def _leads(heads: "Sequence[HtmlElement]") -> bool:
    """Whether there is one heading, and it leads to the story in full."""
    return len(heads) == 1 and _link(heads[0])


def _link(heading: "HtmlElement") -> bool:
    """Whether a heading leads elsewhere; many lead to themselves."""
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    return any(not a.get("href", "#").startswith("#") for a in links)


def _heads(element: "HtmlElement") -> "Iterator[HtmlElement]":
    """Headings within an element; else links in bold letters that stand alone, as in letters."""
    found = next(element.iter(*_HEADINGS), None)
    if found is not None:
        yield from element.iter(*_HEADINGS)
        return
    for bold in element.iter("strong", "b"):
        block = next((up for up in bold.iterancestors() if up.tag in _BLOCK), None)
        if block is None or not _is_small(block) or _line(block) != _line(bold):
            continue
        if _link(bold) and weight(_line(bold)) in _TITLE:
            yield bold


def _headed(holder: "HtmlElement") -> Sequence[Part]:
    """Stretches between headings that lead to the story in full."""
    found: list[Part] = []
    heading: HtmlElement | None = None
    texts: list[str] = []
    for child in [*holder, None]:
        head = None if child is None else _alone(child)
        if child is None or head is not None:
            if heading is not None and weight("\n".join(texts)) >= SHORTEST:
                found.append(Part(_line(heading), "\n".join(texts)))
            heading, texts = (head if head is not None and _link(head) else None), []
        elif heading is not None and child.tag in (*_BLOCKS, *_ROWS, "div"):
            texts += filter(None, [_line(child)])
    return found


def _alone(child: "HtmlElement") -> "HtmlElement | None":
    """The heading that an element is, or that is all a small one holds."""
    if child.tag in _HEADINGS:
        return child
    if child.tag not in (*_BLOCKS, *_ROWS, "div", "a", "strong", "b") or not _is_small(child):
        return None
    head = next(_heads(child), None)
    return head if head is not None and _line(head) == _line(child) else None


def _is_small(element: "HtmlElement") -> bool:
    return sum(1 for _ in islice(element.iter(), _SMALL)) < _SMALL


def _listed(holder: "HtmlElement") -> Sequence[Part]:
    """Children that are a time and a headline: the entries of a ticker."""
    found = []
    for child in holder:
        if child.tag in (*_HOLDERS, "p") and _is_small(child):
            times = list(child.iter("time"))
            line = _line(child)
            for time in times:
                line = line.replace(_line(time), "", 1).strip()
            title = _CLOCK.sub("", line, count=1) if _CLOCK.match(line) else line
            head = next(_heads(child), None)
            if head is not None and _line(head) != title:
                continue  # words beside its headline: a teaser
            if (times or title != line) and weight(title) in _TITLE:
                found.append(Part(title, "", _day(times)))
    return found


def _text(story: "HtmlElement", heading: "HtmlElement") -> str:
    """The paragraphs of a story, a line each; else whatever stands beside its heading and time."""
    wrappers = {*heading.iterancestors(), heading}
    blocks = (e for e in story.iter(*_BLOCKS) if e is not story and e not in wrappers)
    found = [_line(e) for e in blocks if not _within(e, story, wrappers)]
    if any(found):
        return "\n".join(filter(None, found))
    line = _line(story)
    for aside in (*story.iter("time"), heading):
        line = line.replace(_line(aside), "", 1)
    return line.strip()


def _within(
    element: "HtmlElement", story: "HtmlElement", wrappers: "Container[HtmlElement]"
) -> bool:
    """Whether a block stands inside another, which is taken whole."""
    return any(up.tag in _BLOCKS and up not in wrappers for up in _above(element, story))


def _above(element: "HtmlElement", top: "HtmlElement") -> "Iterator[HtmlElement]":
    up = element.getparent()
    while up is not None and up is not top:
        yield up
        up = up.getparent()


def _day(times: "Sequence[HtmlElement]") -> str | None:
    days = (_DAY.match(time.get("datetime") or "") for time in times)
    return next((day[0] for day in days if day), None)


def _line(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())

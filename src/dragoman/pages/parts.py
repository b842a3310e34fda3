"""Pages that hold several stories: live blogs, digests, newsletters and roundups, told by markup.

A cleaned tree comes in, its stories go out in page order, or nothing where the page is one article.
A story is one of at least three neighbours that each have a heading of their own and text enough,
and are told apart either as entries (an `article`, or anything with its own time) or by headings
that lead elsewhere. Neighbours that hold little of the page's text are teasers, not stories.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
MOST = 20_000  # elements; beyond, looking at every holder takes too long
_SHORTEST = 120  # characters of a story's text; a teaser says less
_SHARE = 0.6  # of the page's visible text
_HEADINGS = ("h2", "h3", "h4")
_HOLDERS = ("article", "section", "div", "li")
_BLOCKS = ("p", "li", "blockquote", "pre", "td")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Part(Struct, frozen=True):
    """One story: its heading, its text a line for each paragraph, the day it states."""

    title: str
    text: str
    published: str | None = None


def find(tree: "HtmlElement", visible: Callable[[], str]) -> tuple[Part, ...]:
    """The stories of a page; `visible` gives its visible text, which few pages need."""
    if sum(1 for _ in islice(tree.iter(*_HEADINGS), FEWEST)) < FEWEST:
        return ()
    if sum(1 for _ in islice(tree.iter(), MOST + 1)) > MOST:
        return ()
    size = len(visible())
    for holder in tree.iter("body", "main", "article", "div", "section", "ol", "ul", "td"):
        for parts in (_entries(holder), _headed(holder)):
            if len(parts) >= FEWEST and sum(len(p.text) for p in parts) >= _SHARE * size:
                return tuple(parts)
    return ()


def _entries(holder: "HtmlElement") -> Sequence[Part]:
    """Children of one kind, each an entry with its own heading and time."""
    found = []
    for child in holder:
        if child.tag not in _HOLDERS:
            continue
        times = list(child.iter("time"))
        if child.tag != "article" and not times:
            continue
        heading = next(child.iter(*_HEADINGS), None)
        text = _text(child, heading)
        if heading is not None and len(text) >= _SHORTEST:
            found.append(Part(_line(heading), text, _day(times)))
    return found


def _headed(holder: "HtmlElement") -> Sequence[Part]:
    """Stretches between headings that lead to the story in full."""
    found: list[Part] = []
    heading: HtmlElement | None = None
    texts: list[str] = []
    for child in [*holder, None]:
        if child is None or child.tag in _HEADINGS:
            if heading is not None and len("\n".join(texts)) >= _SHORTEST:
                found.append(Part(_line(heading), "\n".join(texts)))
            leads = child is not None and any(a.get("href") for a in child.iter("a"))
            heading, texts = (child if leads else None), []
        elif heading is not None and child.tag in (*_BLOCKS, "div"):
            texts += filter(None, [_line(child)])
    return found


def _text(story: "HtmlElement", heading: "HtmlElement | None") -> str:
    """The paragraphs of a story, a line each; else whatever stands beside its heading."""
    blocks = (e for e in story.iter(*_BLOCKS) if e is not story)
    lines = [_line(e) for e in blocks if not _within(e, story)]
    if any(lines):
        return "\n".join(line for line in lines if line)
    other = [_line(child) for child in story if child is not heading and child.tag != "time"]
    return "\n".join(filter(None, other))


def _within(element: "HtmlElement", story: "HtmlElement") -> bool:
    """Whether a block stands inside another, which is taken whole."""
    return any(up.tag in _BLOCKS and up is not story for up in _above(element, story))


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

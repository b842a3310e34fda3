"""Short lines of a page that may say when it was published: by their class, or beside the heading.

A cleaned tree comes in, texts go out, the likeliest first; whether a text holds a day is for
`days` to say. Lines within lists, asides, menus and feet belong to other stories or to the site.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 80  # characters; prose is longer
_MOST = 8  # lines
_DATED = re.compile(
    r"(?<![a-z])(?:date|datetime|time|published|posted|submitted|meta|byline)(?![a-z])",
    re.IGNORECASE,
)
_TAGS = ("time", "span", "div", "p", "td", "small", "em", "b")
_ELSEWHERE = frozenset(("aside", "nav", "footer", "ul", "ol", "a"))
_DIGIT = re.compile(r"\d")


def lines(tree: "HtmlElement") -> tuple[str, ...]:
    """What may date a page: lines beside its heading, then lines whose class says so."""
    found = dict.fromkeys(filter(None, (_text(e) for e in (*_near(tree), *_classed(tree)))))
    return tuple(islice(found, _MOST))


def _near(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    """The neighbours of the first heading."""
    for heading in islice(tree.iter("h1"), 1):
        for element in (heading.getnext(), heading.getprevious()):
            if element is not None and element.tag in _TAGS:
                yield element


def _classed(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    """Elements whose class speaks of a date, outside of what belongs to other stories."""
    for element in tree.iter(*_TAGS):
        if _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}") and not any(
            up.tag in _ELSEWHERE for up in element.iterancestors()
        ):
            yield element


def _text(element: "HtmlElement") -> str | None:
    text = " ".join("".join(islice(element.itertext(), 20)).split())
    return text if len(text) <= _LONGEST and _DIGIT.search(text) else None

"""Who wrote an article: from structured data, from elements that say so, or from a line above it.

What a page declares, elements and lines around its heading come in; names as the page writes them
go out, joined by commas, or None. Outlets, addresses and days are no authors: where a page declares
its own name as that of the author, the next way is asked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.lexicon.page_words import PageWords
from dragoman.pages import credit, days, lines
from dragoman.pages.front import Front

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator",
    "citation_author", "sailthru.author", "article.author",
)  # fmt: skip
_MOST, _LONGEST, _WORDS = 6, 120, 8  # names; characters of a line, words of a name
_SAYS = re.compile(r"(?<![a-z])(?:byline|author|authors|writer|reporter)(?![a-z])", re.IGNORECASE)
_TAGS = ("a", "span", "div", "p", "address", "em", "b", "strong", "small", "li")
_ELSEWHERE = frozenset(("aside", "nav", "footer", "ol", "blockquote"))
_APART = re.compile(r"\s*(?:\||•|·|\t|\n|\s[-–—/]\s|,|、|，|;|\s{3,})\s*")
_EDGES = " \t,.;:|/\\-–—()[]<>*_。，：、"
_ADDRESS = re.compile(r"https?:|www\.|@|\d{3}")


def named(author: object) -> Iterator[str]:
    """The names in what JSON-LD gives as `author`: a text, a person, or several."""
    if isinstance(author, list):
        for one in author[:_MOST]:
            yield from named(one) if not isinstance(one, list) else ()
    elif isinstance(author, dict):
        yield from named(author.get("name")) if "Organ" not in str(author.get("@type")) else ()
    elif isinstance(author, str):
        yield author


def near(tree: "HtmlElement") -> tuple[str, ...]:
    """Short texts of elements whose class, property or relation says that they name an author."""
    return tuple(islice((text for e in tree.iter(*_TAGS) if (text := _said(e))), _MOST))


def following(tree: "HtmlElement") -> tuple[str, ...]:
    """Short texts of the elements that follow the first heading."""
    heads = islice(tree.iter("h1"), 1)
    texts = (" ".join(e.text_content().split()) for h in heads for e in islice(h.itersiblings(), 3))
    return tuple(text for text in texts if 0 < len(text) <= _LONGEST)


def _said(element: "HtmlElement") -> str | None:
    marks = (element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))
    if not _SAYS.search(" ".join(marks)):
        return None
    if any(up.tag in _ELSEWHERE for up in element.iterancestors()):
        return None
    text = "\n".join(part.strip() for part in islice(element.itertext(), 20) if part.strip())
    return text if 0 < len(text) <= _LONGEST else None


def read(
    declared: Iterable[str],
    signed: Iterable[str],
    after: Iterable[str],
    top: Front,
    words: PageWords,
    publisher: str | None,
) -> str | None:
    """Who wrote it, by the first way that names a person."""
    labelled = (text for text in after if lines.is_byline(text, words))
    above = (line.text for line in top.before if line.kind == "byline")
    for way in (declared, signed, labelled, above):
        found: dict[str, None] = {}
        for text in way:
            found |= dict.fromkeys(_names(text, words, publisher or ""))
        if found:
            return ", ".join(islice(found, _MOST))
    return None


def _names(text: str, words: PageWords, publisher: str) -> Iterator[str]:
    """The persons in one byline, without its label, its day and the outlet behind the name."""
    found = days.find(text, words, month_first=False)
    if found:  # words around a day are names elsewhere: "Thu"
        text = lines.without_days(text, found, words)
    for part in _APART.split(text):
        label = words.byline.match(part.strip())
        name = (part.strip()[label.end() :] if label else part).strip(_EDGES)
        if _is_name(name, words) and name.lower() != publisher.lower():
            yield " ".join(name.split())


def _is_name(name: str, words: PageWords) -> bool:
    if not any(map(str.isalpha, name)) or _ADDRESS.search(name) or lines.size(name) > _WORDS:
        return False
    low = name.lower()
    return low not in words.labels and not credit.is_publisher(name, words, person=True)

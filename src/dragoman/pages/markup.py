"""A page of HTML to the text a reader sees, with the title, day and publisher it declares.

HTML as text comes in; main text and declared facts go out. The one home of lxml and trafilatura,
both loaded when the first HTML page comes. What a reader cannot see is removed before anything
is extracted: scripts, comments, elements hidden by attribute, inline style or a rule of the
page's own style sheet. A declared title must stand somewhere on the visible page.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman.errors import InputError
from dragoman.pages import beside, byline, parts
from dragoman.pages.parts import Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 20_000  # elements; beyond, extraction takes time that grows with their square
DEEPEST = 200  # nested elements; no page needs more, and extraction recurses

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_DROP = (
    "script", "style", "noscript", "template", "iframe",
    "object", "embed", "svg", "canvas", "textarea",
    "select", "button", "input", "dialog",
)  # fmt: skip
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\s*\(\s*[01](?:px)?[\s,]|(?<![\w-])color\s*:\s*transparent"
    r"|(?<![\w-])(?:max-)?height\s*:\s*0(?![.\d]*[1-9])|transform\s*:\s*scale\(\s*0\s*\)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*"
    r"(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))(?![\w])",
    re.IGNORECASE,
)
_UNSEEN_CLASS = re.compile(
    r"(?<![\w-])(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|hidden|d-none|is-hidden)(?![\w-])"
)
_CELLS = ("tbody", "thead", "tr", "th", "td")
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"\s*([.#])([\w-]{1,80})\s*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)(?!\d)")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "publishdate", "pubdate",
    "citation_date", "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "citation_publisher", "publisher")
_ARTICLES = ("Article", "Posting", "Report", "WebPage")


class Markup(Struct, frozen=True):
    """The visible main text of a page, not yet normalised, and what the page declares."""

    text: str
    title: str | None
    published: str | None
    publisher: str | None
    canonical: str | None = None  # the address that the page says is its own
    parts: tuple[Part, ...] = ()  # its stories, where it holds several
    dated: tuple[str, ...] = ()  # lines that may say when it was published
    authors: tuple[str, ...] = ()  # as declared
    signed: tuple[str, ...] = ()  # lines that say who wrote it
    after: tuple[str, ...] = ()  # lines behind the heading, which may


def is_html(text: str, media_type: str | None, source: str) -> bool:
    """Tell whether a page is HTML: by what its sender says, its name, or its first sign."""
    if media_type is not None and "html" in media_type.lower():
        return True
    if source.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    return _HTML.match(text[:4096]) is not None


def read(html: str, source: str) -> Markup:
    """Main text and declared facts; `InputError` where the page has no text to read."""
    tree = _tree(html, source)
    declared = _declared(tree)
    _remove_hidden(tree)
    _open_layout(tree)
    titles, visible = _visible_titles(tree), _all_text(tree)
    stories = parts.find(tree, visible)
    dated, signed, after = beside.lines(tree), byline.near(tree), byline.following(tree)
    text = _main_text(tree, visible)
    if not text.strip():
        raise InputError(f"{source}: the page shows no text")
    title = _title([*declared.titles, *titles], titles, text)
    return Markup(
        text, title, declared.published, declared.publisher, declared.canonical, stories, dated,
        tuple(declared.authors), signed, after,
    )  # fmt: skip


class _Declared(Struct):
    titles: list[str] = []
    published: str | None = None
    publisher: str | None = None
    canonical: str | None = None
    authors: list[str] = []


def _tree(html: str, source: str) -> "HtmlElement":
    from lxml import etree  # noqa: PLC0415  # only HTML pages need it
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{source}: cannot be read as HTML: {error}") from error
    return tree


def _declared(tree: "HtmlElement") -> _Declared:
    found = _Declared()
    for item in _linked_data(tree):
        _take(item, found)
    meta = _meta(tree)
    links = tree.xpath("//link[@rel='canonical']/@href")
    found.canonical = next(iter([*links, *filter(None, [meta.get("og:url")])]), None)
    found.titles += [meta[name] for name in _TITLES if meta.get(name)]
    days = [_iso(meta[name]) for name in _DAYS if name in meta]
    days += [
        _iso(value)
        for value in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    ]
    found.published = found.published or next(filter(None, days), None)
    found.authors += [meta[name] for name in byline.METAS if name in meta]
    sites = [meta[name] for name in _SITES if meta.get(name)]
    found.publisher = found.publisher or next(iter(sites), None)
    return found


def _meta(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: "HtmlElement") -> Iterator[dict[str, object]]:
    """Every JSON-LD object of the page that describes an article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "null")]
        except (ValueError, RecursionError):
            continue
        for _ in range(1000):
            if not waiting:
                break
            item = waiting.pop()
            if isinstance(item, list):
                waiting += reversed(item)
            elif isinstance(item, dict):
                waiting += [item["@graph"]] if "@graph" in item else []
                if any(kind in str(item.get("@type")) for kind in _ARTICLES):
                    yield item


def _take(item: dict[str, object], found: _Declared) -> None:
    headline, publisher = item.get("headline"), item.get("publisher")
    if isinstance(headline, str) and headline.strip():
        found.titles.append(headline)
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    if isinstance(publisher, str) and publisher.strip():
        found.publisher = found.publisher or publisher.strip()
    found.published = found.published or _iso(item.get("datePublished"))
    found.authors += byline.named(item.get("author"))


def _iso(written: object) -> str | None:
    match = _ISO.match(written.strip()) if isinstance(written, str) else None
    return "-".join(part for part in match.groups() if part) if match else None


def _remove_hidden(tree: "HtmlElement") -> None:
    names = _hidden_names(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in _DROP or _is_hidden(element, names) or _depth(element) > DEEPEST:
            element.drop_tree()


def _open_layout(tree: "HtmlElement") -> None:
    """Tables that only lay out the page become plain blocks, or their text would be one line."""
    for table in list(tree.iter("table")):
        cells = [e for e in table.iter(*_CELLS) if next(e.iterancestors("table")) is table]
        if any(e.find(".//h1") is not None or len(e.findall("p")) > 1 for e in cells):
            for element in (table, *cells):
                element.tag = "div"


def _depth(element: "HtmlElement") -> int:
    """How deep an element stands, kept on its parent so that each costs one step."""
    parent = element.getparent()
    depth = int(parent.get("data-depth") or 0) + 1 if parent is not None else 0
    element.set("data-depth", str(depth))
    return depth


def _hidden_names(tree: "HtmlElement") -> frozenset[str]:
    """Classes (".x") and identifiers ("#x") that the page's own style sheet hides."""
    names = set()
    for style in tree.iter("style"):
        for selectors, rule in _RULE.findall((style.text or "")[:200_000]):
            if _HIDDEN_STYLE.search(rule):
                simple = map(_SIMPLE.fullmatch, selectors.split(","))
                names |= {match[1] + match[2] for match in simple if match}
    return frozenset(names)


def _is_hidden(element: "HtmlElement", names: frozenset[str]) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style, classes = element.get("style") or "", element.get("class") or ""
    if style and (_HIDDEN_STYLE.search(style) or _is_white(style)):
        return True
    if classes and (
        _UNSEEN_CLASS.search(classes) or any("." + c in names for c in classes.split())
    ):
        return True
    return "#" + (element.get("id") or "") in names


def _is_white(style: str) -> bool:
    return "background" not in style.lower() and _WHITE.search(style) is not None


def _visible_titles(tree: "HtmlElement") -> list[str]:
    """First-level headings, then the title of the window."""
    found = [" ".join(e.text_content().split()) for e in tree.iter("h1")]
    found += [" ".join((e.text or "").split()) for e in tree.iter("title")]
    return [title for title in found if title]


def _title(candidates: list[str], visible: list[str], text: str) -> str | None:
    """The first declared title that a reader can see, without the name of the site behind it."""
    seen = _fold(" ".join([*visible, text[:20_000]]))
    for title in candidates:
        if _fold(title) and _fold(title) in seen:
            return _without_site(" ".join(title.split()), _fold(text[:20_000]), visible)
    return None


def _without_site(title: str, text: str, visible: list[str]) -> str:
    head, sign, _ = title.rpartition(" | ")
    if not sign:
        head, sign, _ = title.rpartition(" - ")
    headings = {_fold(other) for other in visible if other != title}
    return head if sign and (_fold(head) in headings or _fold(head) in text) else title


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _main_text(tree: "HtmlElement", visible: str) -> str:
    """The main text by trafilatura; all visible text where that finds too little."""
    from trafilatura import extract  # noqa: PLC0415  # takes most of a second to load

    if sum(1 for _ in tree.iter()) > _MOST:
        return visible
    try:
        text = extract(
            tree, output_format="txt", include_comments=False, include_tables=True,
            favor_precision=False, deduplicate=False,
        )  # fmt: skip
    except (RecursionError, ValueError, TypeError, AttributeError):
        text = None
    if not text or len(text) * 20 < len(visible) < 2000:
        return visible
    return str(text)


_BLOCKS = frozenset(
    ("address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 "
     "h4 h5 h6 header hr li main nav ol p pre section table tr ul").split()
)  # fmt: skip


def _all_text(tree: "HtmlElement") -> str:
    """All visible text, a line for each block."""
    parts: list[str] = []
    for body in tree.iter("body"):
        for element in body.iter():
            if element.tag in _BLOCKS:
                parts.append("\n")
            parts.append(" ".join((element.text or "").split()))
            parts.append(
                (" " if element.tag not in _BLOCKS else "\n")
                + " ".join((element.tail or "").split())
            )
    rows = ("".join(parts)).split("\n")
    return "\n".join(" ".join(row.split()) for row in rows if row.strip())

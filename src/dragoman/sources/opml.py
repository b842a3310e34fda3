"""OPML in and out: the form in which feed readers exchange their subscriptions.

Text comes in, sources go out; folders of outlines are walked through and forgotten. A DOCTYPE is
refused, because it may name files or grow without end. Outlines that name no feed are left out.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from dragoman import prolog
from dragoman.errors import InputError
from dragoman.sources.settings import Source, name_for


def from_opml(text: str, taken: Iterable[str], name: str = "OPML") -> tuple[Source, ...]:
    """The feeds of an OPML document, under names that are free; each address once."""
    if prolog.has_doctype(text):
        raise InputError(f"{name}: has a DOCTYPE, which may name files or grow; refused")
    try:
        root = ET.fromstring(prolog.undeclared(text).encode())  # noqa: S314  # no DOCTYPE: no entities to expand
    except (ET.ParseError, ValueError) as error:
        raise InputError(f"{name}: is no OPML: {error}") from error
    if root.tag != "opml":
        raise InputError(f"{name}: is no OPML: its root is <{root.tag[:40]}>")
    found: dict[str, Source] = {}
    names = set(taken)
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        if not url or url in found:
            continue
        title = (outline.get("title") or outline.get("text") or "").strip() or None
        found[url] = Source(
            name=name_for(url, names), url=url, kind="feed", title=title,
            language=(outline.get("language") or "").strip() or None,
        )  # fmt: skip
        names.add(found[url].name)
    return tuple(found.values())


def to_opml(sources: Iterable[Source]) -> str:
    """The feeds among sources, one outline each."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        "<head><title>Dragoman</title></head>",
        "<body>",
    ]
    for source in sources:
        if source.kind == "feed":
            title = quoteattr(_plain(source.title or source.name))
            own = f" language={quoteattr(source.language)}" if source.language else ""
            lines.append(
                f'<outline type="rss" text={title} title={title}{own} '
                f"xmlUrl={quoteattr(source.url)}/>"
            )
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _plain(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")

"""Atom feeds (RFC 4287), for readers of news and for programs.

A feed goes in, well-formed XML goes out: characters that XML forbids are left out, everything else
is escaped by the library, and all text is of type "text", so that no reader renders it as HTML.
"""

import re
from typing import cast
from xml.etree import ElementTree as ET

from dragoman.export.shapes import Entry, Feed, Format, Shape

_ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = "1970-01-01"


def write(shape: Shape) -> bytes:
    """The file."""
    feed = cast(Feed, shape)
    root = ET.Element("feed", {"xmlns": _ATOM})
    here = f"{feed.base}{feed.address}"
    newest = max((entry.updated for entry in feed.entries), default=_EPOCH)
    for name, value in (("id", here), ("title", feed.title), ("updated", _instant(newest))):
        _text(root, name, value)
    ET.SubElement(root, "link", {"rel": "self", "href": _clean(here)})
    _text(ET.SubElement(root, "author"), "name", "Dragoman")
    for entry in feed.entries:
        _entry(ET.SubElement(root, "entry"), entry, feed.base)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(node: ET.Element, entry: Entry, base: str) -> None:
    _text(node, "id", f"urn:dragoman:{entry.id}")
    _text(node, "title", entry.title)
    _text(node, "updated", _instant(entry.updated))
    ET.SubElement(node, "link", {"rel": "alternate", "href": _clean(base + entry.address)})
    if entry.summary:
        _text(node, "summary", entry.summary)


def _text(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = _clean(value)


def _clean(value: str) -> str:
    return _FORBIDDEN.sub("", value)


def _instant(value: str) -> str:
    return value if "T" in value else f"{value}T00:00:00Z"


FORMAT = Format("atom", "application/atom+xml; charset=utf-8", "Atom", Feed, write)

"""GraphML: nodes and weighted ties, for Gephi, networkx and their like.

A network goes in. Characters that XML forbids are left out; names are data of their node and can
open no element.
"""

import re
from typing import cast
from xml.etree import ElementTree as ET

from dragoman.export.shapes import Format, Network, Shape

_KEYS = (("name", "node", "string"), ("party", "node", "string"), ("engagements", "node", "int"),
         ("weight", "edge", "int"))  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(shape: Shape) -> bytes:
    """The file."""
    found = cast(Network, shape)
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name, of, type in _KEYS:
        ET.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": type})
    graph = ET.SubElement(root, "graph", edgedefault="undirected")
    for node in found.nodes:
        told = {"name": node.name, "party": node.party, "engagements": node.engagements}
        _data(ET.SubElement(graph, "node", id=_clean(node.id)), told)
    for tie in found.ties:
        ends = {"source": _clean(tie.a), "target": _clean(tie.b)}
        _data(ET.SubElement(graph, "edge", ends), {"weight": tie.engagements})
    return cast(bytes, ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _data(element: ET.Element, told: dict[str, str | int | None] | dict[str, int]) -> None:
    for key, value in told.items():
        if value is not None:
            ET.SubElement(element, "data", key=key).text = _clean(str(value))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


FORMAT = Format("graphml", "application/graphml+xml", "GraphML", Network, write)

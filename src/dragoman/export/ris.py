"""RIS, for reference managers: one record for the engagement, one for each source.

Citations go in, lines of a tag and a value go out; no value can begin a line of its own.
"""

from collections.abc import Iterator
from typing import cast

from dragoman.export.shapes import Citation, Citations, Format, Shape

_TYPES = {"dataset": "DATA", "article": "NEWS"}


def write(shape: Shape) -> bytes:
    """The file."""
    items = cast(Citations, shape).items
    lines = (f"{tag}  - {value}" for one in items for tag, value in (*_fields(one), ("ER", "")))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8", "replace")


def _fields(one: Citation) -> Iterator[tuple[str, str]]:
    fields = (
        ("TY", _TYPES[one.kind]),
        ("ID", one.id),
        ("TI", one.title),
        ("PB" if one.kind == "dataset" else "T2", one.publisher or ""),
        ("PY", (one.published or "")[:4]),
        ("DA", (one.published or "").replace("-", "/")),
        ("UR", one.address or ""),
        ("Y2", one.seen.replace("-", "/")),
        ("LA", one.language),
        ("N1", one.note),
    )
    for tag, value in fields:
        flat = " ".join("".join(c if c.isprintable() else " " for c in value).split())
        if flat:
            yield tag, flat


FORMAT = Format(
    "ris", "application/x-research-info-systems; charset=utf-8", "RIS", Citations, write
)

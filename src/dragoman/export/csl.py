"""CSL-JSON, which citation processors and Zotero read: the engagement and each of its sources.

Citations go in, a JSON array goes out.
"""

from typing import cast

import msgspec

from dragoman.export.shapes import Citation, Citations, Format, Shape

_TYPES = {"dataset": "dataset", "article": "article-newspaper"}


def write(shape: Shape) -> bytes:
    """The file."""
    items = [_item(one) for one in cast(Citations, shape).items]
    return msgspec.json.format(msgspec.json.encode(items), indent=2) + b"\n"


def _item(one: Citation) -> dict[str, object]:
    item: dict[str, object] = {
        "id": one.id,
        "type": _TYPES[one.kind],
        "title": one.title,
        "publisher" if one.kind == "dataset" else "container-title": one.publisher,
        "issued": _date(one.published),
        "accessed": _date(one.seen),
        "URL": one.address,
        "language": one.language,
        "note": one.note,
    }
    return {name: value for name, value in item.items() if value}


def _date(day: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None


FORMAT = Format("csl", "application/vnd.citationstyles.csl+json", "CSL-JSON", Citations, write)

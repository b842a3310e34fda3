"""The path of the page that opens a belief, for whoever links to it from outside the pages.

An identifier comes in, a path goes out; what has no page of its own leads to the first one.
"""

from urllib.parse import quote

_PAGES = {
    "E": "engagement",
    "G": "pledge",
    "H": "person",
    "I": "instrument",
    "L": "level",
    "M": "mechanism",
    "N": "mechanism",
}


def opens(id: str) -> str:
    """`/engagement/E-...`; "/" where nothing opens it."""
    page = _PAGES.get(id[:1])
    return f"/{page}/{quote(id, safe='')}" if page else "/"

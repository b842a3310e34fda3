"""The path of the page that opens a belief, for whoever links to it from outside the pages.

An identifier and the parties of the belief come in, a path goes out. Levels and pledges have no
page of their own: they stand on that of their relation, or, of one party alone, in its list.
"""

from urllib.parse import quote

_PAGES = {"E": "engagement", "H": "person", "I": "instrument", "M": "mechanism"}
_LISTS = {"G": "pledges", "L": "levels"}


def opens(id: str, parties: tuple[str, ...] = ()) -> str:
    """`/engagement/E-...`, or `/relation/GHA/URY#L-...`; "/" where nothing opens it."""
    page = _PAGES.get(id[:1])
    if page:
        return f"/{page}/{quote(id, safe='')}"
    if len(parties) > 1:
        a, b = (quote(party, safe="") for party in parties[:2])
        return f"/relation/{a}/{b}#{quote(id, safe='')}"
    if id[:1] in _LISTS and parties:
        return f"/{_LISTS[id[:1]]}?party={quote(parties[0], safe='')}#{quote(id, safe='')}"
    return "/"

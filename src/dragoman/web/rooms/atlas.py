"""The map: where engagements of a period took place, and the table that the map shows.

Every row is a place as sources spell it. What states no place, or one that no table knows, is not
on the map and is counted beside it.
"""

from starlette.requests import Request

from dragoman.export.shapes import Places, Shape, Site, Table
from dragoman.ledger import Ledger
from dragoman.ledger.queries_claims import parties as known_parties
from dragoman.ledger.queries_where import PlaceCount, where
from dragoman.lexicon.coordinates import point
from dragoman.records import Place, Record
from dragoman.web import asking, whereabouts
from dragoman.web.period import Period, period
from dragoman.web.pictures.style import Look
from dragoman.web.pictures.world import Spot, world
from dragoman.web.room import Picture, Room
from dragoman.wording import values

SHOWN = 50  # rows of the page; the files have all


class Met(Record):
    """A place with its point on the globe, where it has one."""

    place: PlaceCount
    latitude: float | None
    longitude: float | None
    exact: bool  # of the town, and not of its state


class MapPage(Record):
    """Places of a period, the most frequent first."""

    period: Period
    party: tuple[str, ...]
    places: tuple[Met, ...]
    more: int  # places that stand in the files alone
    total: int  # engagements that took place
    placed: int  # of them on the map
    silent: int  # of them without a place
    parties: tuple[str, ...]


def look(book: Ledger, request: Request) -> MapPage:
    """The places of the period asked for."""
    found = _met(book, request)
    placed = [met for met in found if met.latitude is not None]
    stated = [met for met in found if met.place.city or met.place.country]
    return MapPage(
        period=period(book, request),
        party=asking.named_parties(request, "party"),
        places=tuple(stated[:SHOWN]),
        more=max(0, len(stated) - SHOWN),
        total=_sum(found), placed=_sum(placed), silent=_sum(found) - _sum(stated),
        parties=known_parties(book),
    )  # fmt: skip


def _sum(found: list[Met]) -> int:
    return sum(met.place.engagements for met in found)


def _met(book: Ledger, request: Request) -> list[Met]:
    days = period(book, request)
    if days.since is None or days.until is None:
        return []
    parties = asking.named_parties(request, "party")
    if parties:
        counted = where(book, days.since, days.until, parties)
    else:
        counted = whereabouts.between(book, days.since, days.until)
    return [_on_the_globe(one) for one in counted]


def _on_the_globe(one: PlaceCount) -> Met:
    at = point(one.city, one.country)
    return Met(
        place=one,
        latitude=at.latitude if at else None,
        longitude=at.longitude if at else None,
        exact=bool(at and at.exact),
    )


def paint_world(book: Ledger, request: Request, look: Look) -> Picture:
    """The map itself: spellings of one place are one circle."""
    found: dict[tuple[float, float, bool], Spot] = {}
    for met in _met(book, request):
        if met.latitude is None or met.longitude is None:
            continue
        key = (met.latitude, met.longitude, met.exact)
        name = met.place.city if met.exact else values.party(met.place.country)
        known = found.get(key)
        found[key] = Spot(
            name=known.name if known else name or "", latitude=key[0], longitude=key[1],
            exact=met.exact, count=met.place.engagements + (known.count if known else 0),
        )  # fmt: skip
    spots = sorted(found.values(), key=lambda spot: (-spot.count, spot.name))
    about = "; ".join(f"{spot.name} {spot.count}" for spot in spots)
    return Picture("Where they met", about, world(spots, look))


def table(book: Ledger, request: Request) -> Shape:
    """All places as a table."""
    columns = ("city", "iso3", "latitude", "longitude", "where_prec", "engagements", "last_date",
               "last_event_id")  # fmt: skip
    rows = tuple(
        (m.place.city, m.place.country, m.latitude, m.longitude, _precision(m),
         m.place.engagements, m.place.last, m.place.newest)
        for m in _met(book, request)
    )  # fmt: skip
    return Table(columns=columns, rows=rows, raw=asking.flag(request, "raw"))


def _precision(met: Met) -> str | None:
    if met.latitude is None:
        return None
    return "city" if met.exact else "state"


def places(book: Ledger, request: Request) -> Shape:
    """All places that have a point, for a map elsewhere."""
    return Places(
        sites=tuple(
            Site(
                name=values.place(Place(city=m.place.city, country=m.place.country)),
                latitude=m.latitude, longitude=m.longitude, precision=_precision(m) or "",
                engagements=m.place.engagements, last=m.place.last,
            )
            for m in _met(book, request)
            if m.latitude is not None and m.longitude is not None
        )
    )  # fmt: skip


ROOM = Room("/map", "map.html", look, "map", {Table: table, Places: places}, {"world": paint_world})

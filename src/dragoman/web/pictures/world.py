"""A map of the world with a circle where they met, the larger the more often.

Spots go in. A filled circle is a town that a source names; a ring stands at the capital for a
state whose town is not stated, so that what is not known is seen. No border is drawn.
"""

from collections.abc import Sequence

from dragoman.lexicon.coordinates import land
from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import Look, chart, palette

MOST = 400  # circles
EAST = 110  # degrees
AT: Spec = {
    "longitude": {"field": "lon", "type": "quantitative"},
    "latitude": {"field": "lat", "type": "quantitative"},
}
WIDE, NARROW = 1000, 316  # pixels: a map has no axes beside it


class Spot(Record):
    """A place on the globe and how often they met there."""

    name: str
    latitude: float
    longitude: float
    exact: bool
    count: int


def world(spots: Sequence[Spot], look: Look) -> Spec:
    """The picture."""
    hues = palette(look)
    width = NARROW if look.narrow else WIDE
    layers: list[Spec] = [
        {"data": {"sphere": True},
         "mark": {"type": "geoshape", "fill": "transparent", "stroke": hues.rule}},
        {"data": {"values": [{"type": "Feature", "geometry": land()}]},
         "mark": {"type": "geoshape", "fill": hues.rule, "stroke": hues.rule, "strokeWidth": 0.5}},
        _circles(spots[:MOST], look, exact=False),
        _circles(spots[:MOST], look, exact=True),
        *(_names(spots, look, east=east) for east in (False, True)),
    ]  # fmt: skip
    spec = chart(look, round(width * 0.49), layer=layers, projection={"type": "equalEarth"})
    return {**spec, "width": width}


def _at(spot: Spot) -> Spec:
    return {"lat": spot.latitude, "lon": spot.longitude}


def _circles(spots: Sequence[Spot], look: Look, *, exact: bool) -> Spec:
    """Circles of one kind; their sizes are those of the whole map."""
    most = max((spot.count for spot in spots), default=1)
    rows = [{"count": s.count, **_at(s)} for s in spots if s.exact == exact]
    form: Spec = {"filled": True} if exact else {"filled": False, "strokeWidth": 1.5}
    scale = {"range": [16, 150 if look.narrow else 420], "domain": [0, most]}
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "shape": "circle", "color": palette(look).accent,
                 "opacity": 0.75, **form},
        "encoding": {**AT, "size": {"field": "count", "type": "quantitative", "legend": None,
                                    "scale": scale}},
    }  # fmt: skip


def _names(spots: Sequence[Spot], look: Look, *, east: bool) -> Spec:
    """Names beside their circles; in the far east before them, so that they stay on the map."""
    room = 9 if look.narrow else 13
    rows = [{"name": s.name, **_at(s)} for s in _named(spots, look) if (s.longitude > EAST) == east]
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "align": "right" if east else "left",
                 "dx": -room if east else room, "color": palette(look).ink, "fontSize": 11,
                 "limit": 60 if look.narrow else 110},
        "encoding": {**AT, "text": {"field": "name", "type": "nominal"}},
    }  # fmt: skip


def _named(spots: Sequence[Spot], look: Look) -> list[Spot]:
    """The spots that bear their name: the most frequent ones whose names do not run together."""
    wide, high, most = (60, 14, 6) if look.narrow else (24, 6, 24)  # degrees of a name
    shown: list[Spot] = []
    for spot in spots[:MOST]:
        free = all(
            abs(spot.latitude - other.latitude) > high
            or abs(spot.longitude - other.longitude) > wide
            for other in shown
        )
        if free and len(shown) < most:
            shown.append(spot)
    return shown

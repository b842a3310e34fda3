"""What happened when: a row for each sort of thing, a mark for each day it was.

Dated marks go in; each sort has a row and a shape of its own, so that it is told without colour.
"""

from collections.abc import Sequence

from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import BY_PLACE, Look, chart, in_order, room

ROW, MOST = 30, 500


class Mark(Record):
    """Something on a day. `sort` is the row it stands in."""

    day: str
    sort: str
    planned: bool = False  # drawn hollow


def timeline(marks: Sequence[Mark], sorts: Sequence[str], look: Look) -> Spec:
    """The picture."""
    shown = [s for s in sorts if any(m.sort == s for m in marks)]
    rows = in_order(
        [{"day": m.day, "sort": m.sort, "planned": m.planned} for m in marks[:MOST]], "sort", shown
    )
    limit = 90 if look.narrow else 160
    return chart(
        look,
        ROW * max(1, len(shown)),
        padding=room(shown, limit),
        data={"values": rows},
        mark={"type": "point", "size": 60, "opacity": 0.85, "strokeWidth": 1.5},
        encoding={
            "x": {
                "field": "day",
                "type": "temporal",
                "title": None,
                "scale": {"padding": 10},
                "axis": {"tickCount": 4 if look.narrow else 10},
            },
            "y": {
                "field": "sort",
                "type": "nominal",
                "sort": BY_PLACE,
                "title": None,
                "axis": {
                    "grid": True,
                    "ticks": False,
                    "domain": False,
                    "labelLimit": limit,
                },
            },
            "color": {"field": "sort", "type": "nominal", "sort": BY_PLACE, "legend": None},
            "shape": {"field": "sort", "type": "nominal", "sort": BY_PLACE, "legend": None},
            "fillOpacity": {"condition": {"test": "datum.planned", "value": 0}, "value": 0.7},
            "fill": {"field": "sort", "type": "nominal", "sort": BY_PLACE, "legend": None},
        },
    )

"""A network: a circle for each of those who met most, a line for each two who met.

Nodes with their places and ties go in. The larger the circle the more ties it counts, the wider the
line the more often the two met; names stand in the table too.
"""

from collections.abc import Sequence

from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import Look, chart, palette

WIDE, NARROW = 1000, 300
HIGH = {False: 560, True: 420}  # by whether it is narrow
FEW = 16  # circles
ROOM = 70  # of one node: few of them need no large sheet


class Circle(Record):
    """A node at its place, both from 0 to 1."""

    name: str
    x: float
    y: float
    count: int


class Line(Record):
    """A tie between two places."""

    x: float
    y: float
    x2: float
    y2: float
    count: int


def network(circles: Sequence[Circle], lines: Sequence[Line], look: Look) -> Spec:
    """The picture."""
    hues = palette(look)
    tied = [{"x": t.x, "y": t.y, "x2": t.x2, "y2": t.y2, "count": t.count} for t in lines]
    rows = [{"x": c.x, "y": c.y, "count": c.count, "name": c.name} for c in circles]
    x, y = (
        {"field": name, "type": "quantitative", "axis": None,
         "scale": {"domain": [-0.08, 1.08], "nice": False, "zero": False}}
        for name in ("x", "y")
    )  # fmt: skip
    most = max(6, *(t.count for t in lines), 0)  # few meetings are drawn as few
    wide = 145 if len(circles) <= FEW else 130  # of few a long name is in nobody's way
    name: Spec = {"type": "text", "dy": -14, "fontSize": 11, "color": hues.ink,
                  "limit": 75 if look.narrow else wide}  # fmt: skip
    halo: Spec = {**name, "stroke": hues.paper, "strokeWidth": 3, "strokeOpacity": 0.85}
    layers: list[Spec] = [
        {"data": {"values": tied},
         "mark": {"type": "rule", "color": hues.quiet, "opacity": 0.35},
         "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"},
                      "strokeWidth": {"field": "count", "type": "quantitative", "legend": None,
                                      "scale": {"domain": [1, most], "range": [0.8, 6]}}}},
        {"data": {"values": rows},
         "mark": {"type": "point", "filled": True, "color": hues.accent, "opacity": 1},
         "encoding": {"x": x, "y": y,
                      "size": {"field": "count", "type": "quantitative", "legend": None,
                               "scale": {"range": [30, 260], "zero": True}}}},
        *({"data": {"values": rows}, "mark": mark,
           "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}}}
          for mark in (halo, name)),
    ]  # fmt: skip
    high = min(HIGH[look.narrow], ROOM * max(2, len(circles)))
    spec = chart(look, high, layer=layers)
    return {**spec, "width": NARROW if look.narrow else WIDE}

"""Bars over time: who held an office, or which offices someone held, with gaps left open.

Rows with a name, a first and a last day go in. A bar is drawn where documents say so; its ends are
marked, since a day on which someone was last called so is not the day on which they left.
"""

from collections.abc import Sequence

from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import BY_PLACE, Look, chart, in_order, palette, room

ROW, MOST = 26, 40


class Bar(Record):
    """A bar. `note` tells it apart without colour: "acting", say."""

    name: str
    first: str
    last: str
    note: str = ""


def spans(bars: Sequence[Bar], look: Look, day: str | None = None) -> Spec:
    """The picture; `day` draws a line through it."""
    hues = palette(look)
    rows = in_order(
        [{"name": b.name, "first": b.first, "last": b.last, "note": b.note} for b in bars[:MOST]],
        "name",
    )
    names, limit = {b.name for b in bars[:MOST]}, 110 if look.narrow else 240
    y = {"field": "name", "type": "nominal", "sort": BY_PLACE, "title": None,
         "axis": {"labelLimit": limit, "grid": False, "ticks": False,
                  "domain": False}}  # fmt: skip
    x = {"field": "first", "type": "temporal", "title": None, "scale": {"padding": 10},
         "axis": {"tickCount": 4 if look.narrow else 10}}  # fmt: skip
    layers: list[Spec] = [
        {"mark": {"type": "bar", "height": 9, "color": hues.accent, "opacity": 0.75},
         "encoding": {"x": x, "x2": {"field": "last"}, "y": y}},
        {"mark": {"type": "point", "filled": True, "size": 42, "color": hues.accent, "opacity": 1},
         "encoding": {"x": x, "y": y}},
        {"mark": {"type": "point", "filled": True, "size": 42, "color": hues.accent, "opacity": 1},
         "encoding": {"x": {**x, "field": "last"}, "y": y}},
        {"mark": {"type": "text", "align": "left", "dx": 8, "color": hues.quiet},
         "encoding": {"x": {**x, "field": "last"}, "y": y,
                      "text": {"field": "note", "type": "nominal"}}},
    ]  # fmt: skip
    if day:
        layers.append(
            {"data": {"values": [{"day": day}]},
             "mark": {"type": "rule", "strokeDash": [4, 3], "color": hues.ink},
             "encoding": {"x": {"field": "day", "type": "temporal"}}}
        )  # fmt: skip
    return chart(
        look, ROW * max(1, len(names)), padding=room(names, limit), data={"values": rows},
        layer=layers,
    )  # fmt: skip

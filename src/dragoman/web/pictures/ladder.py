"""The levels of a relation over time, each in the words of its source.

Dated steps go in, in the order in which they came. Rungs stand in the order in which they were
first reached: no scale is invented that would compare one state's words with another's.
"""

from collections.abc import Sequence

from dragoman.records import Record
from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import BY_PLACE, Look, chart, in_order, palette, room

ROW = 34


class Rung(Record):
    """A dated step."""

    day: str
    level: str
    change: str


def ladder(rungs: Sequence[Rung], look: Look) -> Spec:
    """The picture."""
    hues = palette(look)
    levels = list(dict.fromkeys(r.level for r in rungs))
    rows = in_order(
        [{"day": r.day, "level": r.level, "change": r.change} for r in rungs], "level", levels[::-1]
    )
    limit = 130 if look.narrow else 280
    x = {"field": "day", "type": "temporal", "title": None,
         "axis": {"tickCount": 4 if look.narrow else 10}, "scale": {"nice": True}}  # fmt: skip
    y = {"field": "level", "type": "ordinal", "sort": BY_PLACE, "title": None,
         "axis": {"labelLimit": limit, "grid": True, "ticks": False,
                  "domain": False}}  # fmt: skip
    layers: list[Spec] = [
        {"mark": {"type": "line", "interpolate": "step-after", "color": hues.accent,
                  "strokeWidth": 2},
         "encoding": {"x": x, "y": y, "order": {"field": "day"}}},
        {"mark": {"type": "point", "filled": True, "size": 70, "color": hues.accent, "opacity": 1},
         "encoding": {"x": x, "y": y}},
    ]  # fmt: skip
    if not look.narrow:
        layers.append(
            {"mark": {"type": "text", "dy": -13, "align": "left", "color": hues.quiet},
             "encoding": {"x": x, "y": y, "text": {"field": "change", "type": "nominal"}}}
        )  # fmt: skip
    return chart(
        look, ROW * max(1, len(levels)) + 10, padding=room(levels, limit), data={"values": rows},
        layer=layers,
    )  # fmt: skip

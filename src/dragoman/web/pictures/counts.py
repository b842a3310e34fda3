"""Bars of counts: engagements a year or a month by form, or by the rank of who took part.

Rows of a period, a series and a count go in; periods without any are drawn as empty, so that a gap
is seen.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

from dragoman.web.drawing import Spec
from dragoman.web.pictures.style import BY_PLACE, Look, chart, in_order, room

LONG = 16  # letters of a series, two of which stand beside one another in a narrow picture
LEGEND = 280  # pixels of a longer one, which stands on a line of its own
WIDEST = 64  # pixels of a bar with the room around it
TICKS = 5  # lines above the ground
Count = tuple[str, str, int]  # period, series, how many


def counts(rows: Sequence[Count], periods: Iterable[str], look: Look) -> Spec:
    """The picture; `periods` are all that are to be seen, in order."""
    order = list(periods)
    series = list(dict.fromkeys(name for _, name, _ in rows))
    data = [{"period": p, "series": s, "count": n} for p, s, n in rows]
    data += [{"period": p, "series": series[0] if series else "", "count": 0} for p in order]
    below = look.narrow and max(map(len, series), default=0) > LONG  # no room beside one another
    step = max(1, -(-len(order) // (5 if look.narrow else 20)))
    return chart(
        look,
        150,
        width=min(look.width, WIDEST * max(3, len(order))),  # few bars are no walls
        data={"values": in_order(data, "series", series)},
        mark={"type": "bar", "width": {"band": 0.75}},
        encoding={
            "x": {
                "field": "period",
                "type": "ordinal",
                "sort": order,
                "title": None,
                "axis": {"labelAngle": 0, "grid": False, "values": order[::step]},
            },
            "y": {
                "field": "count",
                "type": "quantitative",
                "aggregate": "sum",
                "title": None,
                "axis": {"values": _whole(rows), "format": ",d", "domain": False, "ticks": False},
            },
            "color": {
                "field": "series",
                "type": "nominal",
                "sort": BY_PLACE,
                "legend": {"columns": 1, "labelLimit": LEGEND} if below else {},
            },
            "order": {"field": "series"},
        },
        padding=room(series if below else (), LEGEND, "right"),
    )


def _whole(rows: Sequence[Count]) -> list[int]:
    """Where the lines stand: whole numbers, nothing counts by halves, in steps of 1, 2, 5, 10."""
    height = Counter[str]()
    for period, _, n in rows:
        height[period] += n
    most = max(height.values(), default=0)
    steps = (10**power * one for power in count() for one in (1, 2, 5))
    step = next(step for step in steps if most <= TICKS * step)
    return list(range(0, most + 1, step))

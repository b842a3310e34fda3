"""How pictures look: the colours of the stylesheet, light and dark, and two widths."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from dragoman.web.drawing import Spec


class Look(NamedTuple):
    """What a picture is drawn for."""

    dark: bool = False
    narrow: bool = False

    @property
    def width(self) -> int:
        """Pixels of the plot, without its axes."""
        return 220 if self.narrow else 960


class Palette(NamedTuple):
    """Colours by use."""

    ink: str
    quiet: str
    rule: str
    accent: str
    paper: str
    series: tuple[str, ...]


LIGHT = Palette("#1c1a17", "#5f5a50", "#ddd7ca", "#87380f", "#fcfbf8",
                ("#87380f", "#2f6673", "#b58a2c", "#6b5b95", "#7a8b4f", "#8c8577"))  # fmt: skip
DARK = Palette("#ece8de", "#aea798", "#37332b", "#f0a870", "#171613",
               ("#f0a870", "#7fb7c4", "#e0c068", "#b3a4dc", "#b5c98a", "#aea798"))  # fmt: skip
# Fonts of one width, so that what is measured on the server fits on the reader's machine.
FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"

MARGIN, SPARE = 2, 1.3  # pixels around a picture; beside a label, for each of its letters

# Never the texts themselves: the library writes what it sorts by into an expression.
BY_PLACE = {"field": "place", "op": "min"}


def in_order(rows: Sequence[Spec], field: str, order: Sequence[str] = ()) -> list[Spec]:
    """The rows, each with the place of its text in the order, or of first mention without one."""
    places = {text: n for n, text in enumerate(order or dict.fromkeys(str(r[field]) for r in rows))}
    return [{**row, "place": places.get(str(row[field]), len(places))} for row in rows]


def palette(look: Look) -> Palette:
    """The colours of a look."""
    return DARK if look.dark else LIGHT


def config(look: Look) -> Spec:
    """What all pictures share."""
    hues = palette(look)
    text = {"labelColor": hues.quiet, "titleColor": hues.quiet, "labelFont": FONT,
            "titleFont": FONT, "labelFontSize": 12, "titleFontSize": 12,
            "titleFontWeight": "normal"}  # fmt: skip
    axis = {**text, "domainColor": hues.rule, "tickColor": hues.rule, "gridColor": hues.rule,
            "gridOpacity": 0.6}  # fmt: skip
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "axis": axis,
        "legend": {**text, "orient": "top", "title": None, "symbolSize": 80, "offset": 6,
                   "columns": 2 if look.narrow else 6, "labelLimit": 105 if look.narrow else 240},
        "text": {"font": FONT, "fontSize": 12, "color": hues.ink,
                 "limit": 40 if look.narrow else 120},
        "range": {"category": list(hues.series)},
    }  # fmt: skip


def chart(look: Look, height: int, **parts: object) -> Spec:
    """A spec with all that pictures share."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": look.width,
        "height": height,
        "padding": MARGIN,
        "config": config(look),
        **parts,
    }


def room(labels: Iterable[str], limit: int, side: Literal["left", "right"] = "left") -> Spec:
    """Padding for labels of `limit` pixels at most on one side.

    A machine without any of our fonts draws wider letters than those that were measured.
    """
    longest = max(map(len, labels), default=0)
    edges: Spec = dict.fromkeys(("left", "right", "top", "bottom"), MARGIN)
    return {**edges, side: round(MARGIN + SPARE * min(longest, limit // 6))}

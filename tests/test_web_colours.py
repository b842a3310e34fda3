"""Every ink can be read on every ground: the contrast that WCAG 2.2 asks of text (1.4.3, AA)."""

import re
from pathlib import Path

import pytest

STYLE = Path(__file__).parents[1] / "src/dragoman/web/static/style.css"
COLOUR = re.compile(r"--(paper|sheet|ink|quiet|accent|lit): (#\w+);")


@pytest.mark.parametrize(
    ("fore", "back"),
    [
        ("ink", "paper"),
        ("ink", "sheet"),
        ("ink", "lit"),
        ("quiet", "paper"),
        ("quiet", "sheet"),
        ("quiet", "lit"),
        ("accent", "paper"),
        ("accent", "sheet"),
        ("accent", "lit"),
        ("paper", "accent"),
    ],
)
@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_can_be_read(scheme: int, fore: str, back: str) -> None:
    blocks = re.findall(r":root \{.*?\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)
    colours = dict(COLOUR.findall(blocks[scheme]))
    light, dark = sorted((luminance(colours[fore]), luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

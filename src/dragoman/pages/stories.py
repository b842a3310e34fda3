"""A plain text that holds several stories, as letters do: headed pieces between ruled lines.

Text comes in, its stories go out as they stand, or nothing where it is one. A ruled line stands
between blank lines: under a line of words it is that line's underline. Three pieces at least must
begin with a line that is a heading, have text enough, and hold most of the whole: a feature that is
divided by asterisks has no headings.
"""

import re
from collections.abc import Sequence

from dragoman.pages.parts import FEWEST, SHARE, SHORTEST, weight

_RULE = re.compile(r"(?:\A|\n[ \t]*)\n[ \t]*(?:[-=*_~+#•–—][ \t]*){3,80}(?=\n[ \t]*(?:\n|\Z)|\Z)")
_SIGNS = re.compile(r"\n[ \t]*[-=*_~+#•–—][ \t]*[-=*_~+#•–—]")  # most texts have no such line
_HEADING = range(8, 160)  # letters
_ENDS = (".", "。", ",", "，", ";", "；")  # of a sentence, not of a heading


def divide(text: str) -> Sequence[str]:
    """The stories of a text, in order; none where it is one article."""
    if _SIGNS.search(text) is None:
        return ()
    pieces = [piece.strip("\n") for piece in _RULE.split(text)]
    found = [piece for piece in pieces if _is_story(piece)]
    if len(found) < FEWEST or sum(map(weight, found)) < SHARE * weight(text):
        return ()
    return found


def _is_story(piece: str) -> bool:
    heading, _, rest = piece.partition("\n")
    heading = heading.strip()
    return weight(heading) in _HEADING and not heading.endswith(_ENDS) and weight(rest) >= SHORTEST

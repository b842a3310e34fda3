"""Characters that cannot be seen but change what is: the one table of them.

Whoever shows source text, on a terminal or on a page, asks here, so that both refuse the same.
It holds control characters, marks that turn the direction of writing, and blanks of no width; a
source could use any of them to make a line read as something else. The two joiners (U+200C and
U+200D) are not in it: Persian and Sinhala names are spelt with them.
"""

import re
from typing import Final

_RANGES = (
    (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F),  # C0 and C1
    (0xAD, 0xAD), (0x034F, 0x034F),  # soft hyphen, grapheme joiner
    (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069),  # direction
    (0x115F, 0x1160), (0x3164, 0x3164), (0xFFA0, 0xFFA0),  # fillers
    (0x17B4, 0x17B5), (0x180B, 0x180F),  # vowels and selectors without a shape
    (0x200B, 0x200B), (0x2060, 0x2065), (0x206A, 0x206F), (0xFEFF, 0xFEFF),  # no width
    (0x2028, 0x2029),  # line ends that look like none
    (0xFFF9, 0xFFFB), (0xE0000, 0xE007F),  # annotations, tags
)  # fmt: skip
DISGUISING: Final = frozenset(
    code for first, last in _RANGES for code in range(first, last + 1)
)  # code points; tab, line feed and carriage return are not among them
LAYOUT: Final = frozenset((0x09, 0x0A, 0x0D))  # harmless in a page, not in a line of a terminal


def pattern(codes: frozenset[int]) -> re.Pattern[str]:
    """A run of any of these characters."""
    return re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(codes)) + "]+")

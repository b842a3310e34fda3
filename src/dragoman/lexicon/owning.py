"""The marks by which a word written in Latin letters owns what stands behind it: the one table.

Typed and printed apostrophes are the same mark. The bare one stands behind a plural, "ministers'
meeting", and also closes a quotation, so who asks for it must know that a noun stands before it.
"""

from typing import Final

OWNING: Final = frozenset({"'s", "’s"})  # "Peru's"
APOSTROPHES: Final = frozenset({"'", "’"})  # "the ministers'"
POSSESSIVE: Final = OWNING | APOSTROPHES

"""Chinese characters in their simplified form, so that one lexicon reads both ways of writing.

A text comes in and one of the same length goes out: characters are replaced one by one, after
the table of OpenCC, whose first choice is taken where there are several. The record keeps what
the document writes; this is only for finding words.
"""

from collections.abc import Mapping
from functools import cache

from dragoman.lexicon import files


def simplified(text: str) -> str:
    """The text in simplified characters; other writing stays as it is."""
    return text.translate(_table())


@cache
def _table() -> Mapping[int, str]:
    rows = files.table("traditional.csv", ("traditional", "simplified"))
    return {ord(traditional): base for traditional, base in rows}

"""Endings that a search looks past, of all languages that have any.

`languages/<xx>/search.toml` comes in, a set of endings goes out.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files, languages


class _File(Struct, forbid_unknown_fields=True):
    endings: list[str]


@cache
def endings() -> frozenset[str]:
    """All of them; that they are of one script is a matter of their letters."""
    found = (
        files.toml(f"languages/{x}/search.toml", _File) for x in languages.having("search.toml")
    )
    return frozenset(ending for words in found for ending in words.endings)

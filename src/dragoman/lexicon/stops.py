"""The words that tell a sentence's end from a dot in its middle, one set a language."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class _File(Struct, forbid_unknown_fields=True):
    before_name: list[str]
    either: list[str]
    unfinished: list[str]
    short: dict[str, str] = {}
    clipped: dict[str, str] = {}


class Stops(Struct, frozen=True):
    """`before_name` never ends a sentence; `either` may; `unfinished` cannot end a line.

    `short` are the words that a stroke behind a letter stands for, "w/" for "with".
    """

    before_name: frozenset[str]
    either: frozenset[str]
    unfinished: frozenset[str]
    short: dict[str, str]
    clipped: dict[str, str]  # what is left of an auxiliary before "n't"


@cache
def load(language: str) -> Stops:
    """Read `languages/<language>/sentences.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/sentences.toml", _File)
    return Stops(
        frozenset(data.before_name), frozenset(data.either), frozenset(data.unfinished),
        data.short, data.clipped,
    )  # fmt: skip

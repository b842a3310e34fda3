"""Areas of cooperation and the phrases that name them; one file a language.

`languages/<xx>/areas.toml` comes in; one longest-match table over all phrases goes out. Phrases
under `unless` are matched like the others and mean nothing, so that "military medicine" hides
"medicine". Every area carries a sentence that must name it and one that must not.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files
from dragoman.lexicon.offices import Phrases, phrases


class Area(Struct, forbid_unknown_fields=True):
    """The phrases of one area."""

    say: list[str]
    read: str
    refuse: str
    unless: list[str] = []


class _File(Struct, forbid_unknown_fields=True):
    cues: list[str]
    areas: dict[str, Area]


class Areas(Struct, frozen=True):
    """Phrases with the areas each names, and the words that say that people work together."""

    cues: frozenset[str]
    table: Phrases
    named: dict[str, tuple[str, ...]]  # phrase -> areas; none where it hides a shorter one
    order: tuple[str, ...]


@cache
def load(language: str) -> Areas:
    """Read `languages/<language>/areas.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/areas.toml", _File)
    named: dict[str, tuple[str, ...]] = {}
    for name, area in data.areas.items():
        for say in area.say:
            named[say] = (*named.get(say, ()), name)
        for say in area.unless:
            named.setdefault(say, ())
    return Areas(
        cues=frozenset(data.cues),
        table=phrases(named),
        named=named,
        order=tuple(data.areas),
    )


def cases(language: str) -> dict[str, Area]:
    """The areas with their sentences, for the tests."""
    return files.toml(f"languages/{language}/areas.toml", _File).areas

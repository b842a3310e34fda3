"""What else a city is called: by its state and any of its names, in every script that is read.

A city and its state come in, all names of it go out, its own among them: of a capital what every
language calls it, of others what the tables of cities of other scripts give: those from GeoNames,
and `city_names.csv`, by hand, for the cities that languages list themselves.
"""

from collections.abc import Iterator
from functools import cache

from dragoman.lexicon import files
from dragoman.lexicon.capitals import capitals
from dragoman.lexicon.parties import states
from dragoman.lexicon.places import folded

_TABLES = ("scripts/cities_cyrillic.csv", "scripts/cities_han.csv", "scripts/city_names.csv")


def every(city: str, state: str | None) -> tuple[str, ...]:
    """All names of a city; of one whose state is not told, or no table has, the one it came by."""
    name = english(city, state)
    return (city, *_named().get((name, state or ""), ())) if name else (city,)


def english(city: str, state: str | None) -> str | None:
    """What English calls a city that the tables of other scripts, or of capitals, have."""
    return _english().get((folded(city), state or ""))


@cache
def _english() -> dict[tuple[str, str], str]:
    """(folded name, state) to the name under which a city stands in the tables."""
    return {(folded(form), state): name for form, state, name in _rows()}


@cache
def _named() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for form, state, name in _rows():
        found.setdefault((name, state), {})[form] = None
    return {key: tuple(forms) for key, forms in found.items()}


def _rows() -> Iterator[tuple[str, str, str]]:
    """A form, a state, and the name that stands for the city; capitals last, for they count."""
    for table in _TABLES:
        for form, state, name in files.table(table, ("form", "country", "name")):
            yield from ((form, state, name), (name, state, name))
    for form, state in capitals().items():
        yield form, state, states()[state].capital or form

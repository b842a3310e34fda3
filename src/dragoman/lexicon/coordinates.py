"""Where on the globe a place lies: `coordinates.csv` and `land.json`, for the map and for clocks.

A city and a state as the record spells them come in, a point goes out, with whether it is the
city's own or only that of the state, whose capital stands for it. A city that no table knows is
drawn with its state; a state without a capital (or none at all) has no point. Nothing that is read
depends on these tables.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon import files, languages, parties
from dragoman.lexicon.places import folded

_COLUMNS = ("name", "country", "latitude", "longitude")


class Point(NamedTuple):
    """Degrees north and east; `exact` is false where only the state is known."""

    latitude: float
    longitude: float
    exact: bool


@lru_cache(maxsize=16_384)  # a map asks for the same places again and again
def point(city: str | None, country: str | None) -> Point | None:
    """Where a place lies; None where no table tells."""
    exact = _cities().get((folded(city), country)) if city else None
    if exact is None and city and country and _capitals().get(folded(city)) == country:
        exact = _capital(country)
    if exact:
        return Point(*exact, exact=True)
    rough = _capital(country) if country else None
    return Point(*rough, exact=False) if rough else None


@cache
def land() -> dict[str, object]:
    """The land of the world as a GeoJSON geometry, without borders."""
    path = files.folder() / "land.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"land.json: {error}; `make places` remakes it") from error


@cache
def _cities() -> dict[tuple[str, str | None], tuple[float, float]]:
    """(folded name, state) to degrees; a name that one state alone has, also without the state."""
    found: dict[tuple[str, str | None], tuple[float, float]] = {}
    shared: set[str] = set()
    for name, country, latitude, longitude in files.table("coordinates.csv", _COLUMNS):
        degrees, key = _degrees(name, latitude, longitude), folded(name)
        found.setdefault((key, country), degrees)
        if found.setdefault((key, None), degrees) != degrees:
            shared.add(key)
    return {key: at for key, at in found.items() if key[1] or key[0] not in shared}


def _degrees(name: str, latitude: str, longitude: str) -> tuple[float, float]:
    try:
        found = float(latitude), float(longitude)
    except ValueError as error:
        raise DataError(f"coordinates.csv: {name}: {latitude}, {longitude}: no degrees") from error
    if not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
        raise DataError(f"coordinates.csv: {name}: {latitude}, {longitude}: not on the globe")
    return found


def _capital(country: str) -> tuple[float, float] | None:
    state = parties.states().get(country)
    return _cities().get((folded(state.capital), country)) if state and state.capital else None


@cache
def _capitals() -> dict[str, str]:
    """Every language's spellings of capitals to their state."""
    return dict(_spelt())


def _spelt() -> Iterator[tuple[str, str]]:
    for table in ("parties.csv", "party_names.csv"):
        for language in languages.having(table):
            path = f"languages/{language}/{table}"
            for code, form, role in files.table(path, ("code", "form", "role")):
                if role == "capital":
                    yield folded(form.replace("~", "")), code

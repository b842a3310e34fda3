"""GeoJSON (RFC 7946): a point a place, for QGIS and its like.

Places go in. `precision` tells a town's point from that of its state; a map that hides it lies.
"""

from typing import cast

import msgspec

from dragoman.export.shapes import Format, Places, Shape


def write(shape: Shape) -> bytes:
    """The file."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [site.longitude, site.latitude]},
            "properties": {"name": site.name, "precision": site.precision,
                           "engagements": site.engagements, "last": site.last},
        }
        for site in cast(Places, shape).sites
    ]  # fmt: skip
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"


FORMAT = Format("geojson", "application/geo+json", "GeoJSON", Places, write)

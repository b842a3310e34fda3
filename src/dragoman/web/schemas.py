"""The JSON forms of records: a type goes in, a JSON Schema goes out, records as named parts.

`msgspec` describes all types but one: a value that is one of several records without a tag, which
is what a claim is; here such a value is any of them. A type that is not known may be anything.
"""

from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import msgspec

Json = dict[str, object]

_PLAIN: dict[object, Json] = {
    str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"},
    bool: {"type": "boolean"}, NoneType: {"type": "null"}, bytes: {"type": "string"},
}  # fmt: skip


def schema(type: object, parts: dict[str, Json]) -> Json:
    """The form of a type; every record in it is added to `parts` under its name."""
    if type in _PLAIN:
        return _PLAIN[type]
    origin, inside = get_origin(type), get_args(type)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema(one, parts) for one in inside]}
    if origin in (tuple, list, frozenset):
        return _row(inside, parts)
    if origin is dict:
        return {"type": "object", "additionalProperties": schema(inside[1], parts)}
    if isinstance(type, msgspec.StructMeta):
        return _record(type, parts)
    return {}


def _row(inside: tuple[object, ...], parts: dict[str, Json]) -> Json:
    if len(inside) == 1 or inside[-1] is ...:
        return {"type": "array", "items": schema(inside[0], parts)}
    size = len(inside)
    return {"type": "array", "minItems": size, "maxItems": size,
            "prefixItems": [schema(one, parts) for one in inside]}  # fmt: skip


def _record(type: msgspec.StructMeta, parts: dict[str, Json]) -> Json:
    name = _name(type)
    if name not in parts:
        parts[name] = {}  # a record may hold its own kind
        fields = {field: schema(of, parts) for field, of in get_type_hints(type).items()}
        parts[name] = {"type": "object", "title": type.__name__, "properties": fields,
                       "required": sorted(fields)}  # fmt: skip
    return {"$ref": f"#/components/schemas/{name}"}


def _name(type: msgspec.StructMeta) -> str:
    """Where it stands and what it is called: two modules may have a record of one name."""
    return f"{type.__module__.removeprefix('dragoman.')}.{type.__name__}"

"""What the values of a record's fields mean, in a sentence each.

`data/values.toml` comes in; glosses by field and value go out, in the order of the file. Refused,
with a `DataError`: a value that the records do not know, and a missing one.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import get_args

from dragoman.errors import DataError
from dragoman.lexicon import files
from dragoman.records import Format, InstrumentStatus, LevelChange, Modality, Role, Status

_FIELDS = {
    "status": Status, "format": Format, "role": Role,
    "instrument": InstrumentStatus, "level": LevelChange, "pledge": Modality,
}  # fmt: skip


@cache
def load() -> Mapping[str, Mapping[str, str]]:
    """Field -> value -> what it means; the fields are `status`, `format`, `role` of an engagement,
    the status of an `instrument`, the change of a `level` and the modality of a `pledge`.
    """
    found = files.toml("values.toml", dict[str, dict[str, str]])
    for field, values in _FIELDS.items():
        wrong = set(get_args(values)) ^ found.get(field, {}).keys()
        if wrong or field not in found:
            raise DataError(f"values.toml: {field}: missing or unknown: {', '.join(sorted(wrong))}")
    if unknown := found.keys() - _FIELDS.keys():
        raise DataError(f"values.toml: no such field: {', '.join(sorted(unknown))}")
    return MappingProxyType({field: MappingProxyType(values) for field, values in found.items()})

"""What each kind of engagement is, in any language: one file a kind under `data/kinds/`.

`gloss` defines it; `symmetric` says whether its sides are alike; `plover` and `cameo` are the
nearest types of those two event schemes, for exports that others can join. The crosswalk loses
what they do not tell apart (a form, an office, an edition), never the other way round.
"""

from functools import cache
from typing import get_args

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files
from dragoman.records import EngagementKind


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of engagement. `cameo` keeps its leading zero and so is text."""

    gloss: str
    symmetric: bool
    plover: str
    cameo: str


@cache
def load() -> dict[EngagementKind, Kind]:
    """Every kind by its name; raise `DataError` when files and `records` disagree."""
    named = get_args(EngagementKind)
    found = files.names("kinds", ".toml")
    if sorted(named) != found:
        raise DataError(f"kinds/: has {found}, records.EngagementKind has {sorted(named)}")
    return {kind: files.toml(f"kinds/{kind}.toml", Kind) for kind in named}

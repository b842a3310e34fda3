"""What ranks the lines of a digest: points by kind and status, by office, by how well attested.

`data/digest.toml` comes in, a frozen record goes out; unknown keys are refused with a `DataError`.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class OfficeRank(Struct, frozen=True, forbid_unknown_fields=True):
    """Points for an engagement with the holder of such an office."""

    words: frozenset[str]
    without: frozenset[str]
    points: float
    why: str


class Extra(Struct, frozen=True, forbid_unknown_fields=True):
    """Points beside those of kind and office."""

    first_report: float
    origin: float
    origins_at_most: float
    many_parties: float


class Ranking(Struct, frozen=True, forbid_unknown_fields=True):
    """All of `digest.toml`."""

    engagement: dict[str, float]
    level: dict[str, float]
    instrument: dict[str, float]
    pledge: dict[str, float]
    offices: tuple[OfficeRank, ...]
    extra: Extra


@cache
def ranking() -> Ranking:
    """Read `data/digest.toml` once."""
    return files.toml("digest.toml", Ranking)

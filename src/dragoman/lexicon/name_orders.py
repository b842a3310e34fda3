"""Whose names stand in which order, as data.

`data/name_orders.toml` comes in, a frozen record goes out; unknown keys are refused.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class NameOrders(Struct, frozen=True, forbid_unknown_fields=True):
    """Parties by rule, and endings of patronymics, folded."""

    family_first: frozenset[str]
    father_first: frozenset[str]
    patronymics: tuple[str, ...]


@cache
def orders() -> NameOrders:
    """Read `data/name_orders.toml` once."""
    return files.toml("name_orders.toml", NameOrders)

"""The prefixes of navies' ships: `data/ship_prefixes.csv`, "INS" and the party whose ships have it.

Nothing comes in; the party of each prefix goes out, as navies write them, in capitals. Merchant
prefixes ("MV") are none.
"""

from functools import cache

from dragoman.lexicon import files


@cache
def load() -> dict[str, str]:
    """ISO 3166 alpha-3 codes by prefix: `{"HMAS": "AUS"}`; raise `DataError` for a broken row."""
    rows = files.table("ship_prefixes.csv", ("prefix", "party"))
    return {row[0]: row[1] for row in rows}

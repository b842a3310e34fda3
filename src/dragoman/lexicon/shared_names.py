"""Names that two states share: `data/shared_names.csv`, a name and what it may mean.

What somebody types comes in; a name that may mean two states is refused, naming both. Reading may
take "Korea" for the one that news means by it; a person who asks must say which.
"""

from functools import cache

from dragoman.errors import InputError
from dragoman.lexicon import files


def refuse(text: str) -> None:
    """Raise `InputError` where the name is shared; nothing otherwise."""
    name = text.strip()
    if which := _names().get(name.casefold()):
        raise InputError(f"{name!r} may be {which}; write one of the codes")


@cache
def _names() -> dict[str, str]:
    rows = files.table("shared_names.csv", ("name", "may_be"))
    return {name.casefold(): which for name, which in rows}

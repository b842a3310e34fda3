"""Which languages there are: found by the files that lie in `data/languages`, listed nowhere.

`having` names the languages that have a certain file; `first` is the language of whoever asks for
none, read from `data/shown.toml`.
"""

from functools import cache

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files


class _Shown(Struct, forbid_unknown_fields=True):
    language: str


@cache
def having(name: str) -> tuple[str, ...]:
    """The languages (ISO 639-1) with a data file of this name, the first one in front."""
    found = {p.parent.name for p in (files.folder() / "languages").glob(f"*/{name}")}
    return tuple(sorted(found, key=lambda language: (language != first(), language)))


@cache
def first() -> str:
    """The language in which values are said when no other is asked for."""
    language = files.toml("shown.toml", _Shown).language
    if not (files.folder() / "languages" / language).is_dir():
        raise DataError(f"shown.toml: language: no folder languages/{language}")
    return language

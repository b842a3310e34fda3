"""What tells whose paper a text is: publishers and turns of phrase, `languages/<xx>/home.toml`."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class Home(Struct, frozen=True, forbid_unknown_fields=True):
    """Codes of states and organisations by publisher and by cue, both in lower case."""

    publishers: dict[str, str]
    cues: dict[str, str]


@cache
def load(language: str) -> Home:
    """Read `languages/<language>/home.toml`; raise `DataError` if it breaks its form."""
    return files.toml(f"languages/{language}/home.toml", Home)

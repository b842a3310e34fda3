"""Words without which a sentence tells of no dealings between states: `languages/<xx>/gate.toml`."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files, offices, parties


class Gate(Struct, frozen=True):
    """`hot` are lower-case words, `parties` first words of party names, `heads` of offices."""

    hot: frozenset[str]
    parties: frozenset[str]
    heads: frozenset[str]


class _File(Struct, forbid_unknown_fields=True):
    hot: list[str]


@cache
def load(language: str) -> Gate:
    """Read `languages/<language>/gate.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/gate.toml", _File)
    known = parties.load(language)
    first = frozenset(form.split()[0].split("-")[0] for form in known.forms)
    return Gate(frozenset(data.hot), first, offices.load(language).head_words)

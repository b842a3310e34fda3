"""Words without which a sentence tells of no dealings of states: `languages/<xx>/gate.toml`."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from dragoman.lexicon import files, offices, parties


class Gate(Struct, frozen=True):
    """`hot` are lower-case words, `parties` first words of party names, `heads` of offices.

    The `parts` are the first letters and figures of each, up to a sign.
    """

    hot: frozenset[str]
    parties: frozenset[str]
    heads: frozenset[str]
    hot_parts: frozenset[str]
    party_parts: frozenset[str]
    head_parts: frozenset[str]


class _File(Struct, forbid_unknown_fields=True):
    hot: list[str]


@cache
def load(language: str) -> Gate:
    """Read `languages/<language>/gate.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/gate.toml", _File)
    known = parties.load(language)
    hot = frozenset(data.hot)
    first = frozenset(form.split()[0].split("-")[0] for form in known.forms)
    heads = offices.load(language).head_words
    return Gate(hot, first, heads, _parts(hot), _parts(first), _parts(heads))


def _parts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(found[0] for word in words if (found := re.search(r"[^\W_]+", word)))

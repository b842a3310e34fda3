"""Words without which a sentence tells of no dealings of states: `languages/<xx>/gate.toml`."""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from dragoman.lexicon import files, offices, parties, words
from dragoman.lexicon.offices import Phrases
from dragoman.parts import parts


class Gate(Struct, frozen=True):
    """`hot` are lower-case words, `parties` first words of party names, `heads` of offices.

    The `parts` are the first letters and figures of each, up to a sign; `seat_parts` are those of
    `heads` that are no small words. `turning` are phrases of an office that changes hands, for
    which one party, head or one of `bodies` is enough. A paragraph without one of `telling_parts`
    is neither hot nor tells of such a change. `named` finds whole names of parties among the parts
    of a text, `codes` tells whose they are.
    """

    hot: frozenset[str]
    alone: frozenset[str]
    parties: frozenset[str]
    heads: frozenset[str]
    hot_parts: frozenset[str]
    party_parts: frozenset[str]
    head_parts: frozenset[str]
    seat_parts: frozenset[str]
    turning: Phrases
    telling_parts: frozenset[str]
    bodies: frozenset[str]
    named: Phrases
    codes: dict[tuple[str, ...], str]


class _File(Struct, forbid_unknown_fields=True):
    hot: list[str]
    alone: list[str]
    turning: list[str]
    bodies: list[str]


@cache
def load(language: str) -> Gate:
    """Read `languages/<language>/gate.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/gate.toml", _File)
    known = parties.load(language)
    hot = frozenset(data.hot)
    first = {form.split()[0].split("-")[0] for form in known.forms}
    heads = offices.load(language).head_words
    codes = _codes(known)
    return Gate(
        hot=hot,
        alone=frozenset(data.alone),
        parties=frozenset(word for word in first if not word.islower()),
        heads=heads,
        hot_parts=_parts(hot),
        party_parts=_parts(first),
        head_parts=_parts(heads),
        seat_parts=_parts(heads) - words.load(language).small,
        turning=offices.phrases(data.turning),
        telling_parts=_parts(hot).union(max(said.split(), key=len) for said in data.turning),
        bodies=frozenset(data.bodies),
        named=offices.phrases(" ".join(parts) for parts in codes),
        codes=codes,
    )


def _codes(known: parties.Parties) -> dict[tuple[str, ...], str]:
    """The parts of every name of a party, as written and in capitals, and its first meaning."""
    return {
        found: means[0][0]
        for form, means in known.forms.items()
        for written in (form, form.upper())
        if (found := tuple(parts(written)))
    }


def _parts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(found[0] for word in words if (found := parts(word)))

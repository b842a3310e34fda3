"""What merging goes by: families of kinds, weights of features, and how titles are compared.

`data/merge.toml` comes in, frozen tables go out. A weight for an unknown feature does no harm and
no good; a key that has no meaning is refused with a `DataError`.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files


class _Nameless(Struct, forbid_unknown_fields=True):
    kinds: frozenset[str]


class _Lasting(Struct, forbid_unknown_fields=True):
    kinds: frozenset[str]


class _Vetoes(Struct, forbid_unknown_fields=True):
    features: frozenset[str]


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which titles are compared, folded."""

    fillers: frozenset[str]
    kept: frozenset[str]  # a filler and the word after it, where the filler does tell
    implied: tuple[tuple[str, str], ...]  # words, and those that say nothing beside them
    accredited: frozenset[str]  # words after which a party belongs to an office
    same: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    offices_of_one: tuple[str, ...]  # offices that one alone holds in a state at one time
    leading: frozenset[str]  # words between the head of an office and its matters
    ministerial: frozenset[str]  # heads of an office that may have several matters
    grades: frozenset[str]  # words of an office below another of the same name
    papers: frozenset[str]  # words for what an instrument or its subject is, not which
    any_paper: frozenset[str]  # words for a paper of any kind
    timing: frozenset[str]  # words of a promise that say when, not what
    forms: frozenset[str]  # words for what an edition is, not of which mechanism


class _Credits(Struct, forbid_unknown_fields=True):
    agencies: dict[str, tuple[str, ...]]


class _File(Struct, forbid_unknown_fields=True):
    families: dict[str, tuple[str, ...]]
    nameless: _Nameless
    lasting: _Lasting
    weights: dict[str, float]
    thresholds: dict[str, float]
    vetoes: _Vetoes
    excuses: dict[str, tuple[dict[str, float], ...]]
    titles: Titles
    credits: _Credits


class Rules(Struct, frozen=True):
    """All of `merge.toml`, ready to look up."""

    family: dict[str, str]  # kind -> family; other kinds are their own
    order: dict[str, int]  # kind -> place within its family
    nameless: frozenset[str]
    lasting: frozenset[str]  # kinds that take days
    weights: dict[str, float]
    thresholds: dict[str, float]
    vetoes: frozenset[str]
    excuses: dict[str, tuple[dict[str, float], ...]]  # veto -> least features, any one set of them
    titles: Titles
    spelling: dict[str, str]  # word -> the first of the words that mean the same
    agencies: dict[str, str]  # name as credited, or in capitals -> the agency


@cache
def rules() -> Rules:
    """Read `data/merge.toml` once."""
    data = files.toml("merge.toml", _File)
    return Rules(
        family={kind: family for family, kinds in data.families.items() for kind in kinds},
        order={kind: i for kinds in data.families.values() for i, kind in enumerate(kinds)},
        nameless=data.nameless.kinds,
        lasting=data.lasting.kinds,
        weights=data.weights,
        thresholds=data.thresholds,
        vetoes=data.vetoes.features,
        excuses=data.excuses,
        titles=data.titles,
        spelling={word: words[0] for words in data.titles.same for word in words[1:]},
        agencies={
            written: agency
            for agency, names in data.credits.agencies.items()
            for name in (agency, *names)
            for written in (name, name.upper())
        },
    )

"""Words without which a sentence tells of no dealings of states: `languages/<xx>/gate.toml`."""

from collections.abc import Collection, Iterable
from functools import cache
from itertools import takewhile

from msgspec import Struct

from dragoman.lexicon import files, offices, parties, words
from dragoman.lexicon.offices import Phrases
from dragoman.parts import parts


class Names(Struct, frozen=True):
    """Words by which a look tells that a party or an office-holder is named.

    `parties` are words as written, `heads` lower-case words of offices; the `parts` are the longest
    run of letters and figures of each.
    """

    parties: frozenset[str]
    heads: frozenset[str]
    party_parts: frozenset[str]
    head_parts: frozenset[str]


class Gate(Struct, frozen=True):
    """`hot` are lower-case words of dealings, `hot_parts` the longest part of each; in capitals
    those of `titles` head an office, and within a `cold` phrase one tells of nothing; `doubtful`
    are both.

    `sure` are names that name somebody wherever they stand; `wide` are all that a name may begin
    with, "The" of "The Gambia" and the "and" of an office among them. `seat_parts` are those of
    offices that are no small words. `turning` are phrases of an office that changes hands, for
    which one party, head or one of `bodies` is enough. A paragraph without one of `telling_parts`
    is neither hot nor tells of such a change. `named` finds whole names of parties among the parts
    of a text, `codes` tells whose they are, `demonyms` which are of peoples.
    """

    hot: frozenset[str]
    hot_parts: frozenset[str]
    titles: frozenset[str]
    cold: Phrases
    doubtful: frozenset[str]
    alone: frozenset[str]
    sure: Names
    wide: Names
    seat_parts: frozenset[str]
    turning: Phrases
    telling_parts: frozenset[str]
    bodies: frozenset[str]
    named: Phrases
    codes: dict[tuple[str, ...], str]
    demonyms: frozenset[tuple[str, ...]]


class _File(Struct, forbid_unknown_fields=True):
    hot: list[str]
    titles: list[str]
    cold: list[str]
    alone: list[str]
    turning: list[str]
    bodies: list[str]


@cache
def load(language: str) -> Gate:
    """Read `languages/<language>/gate.toml`; raise `DataError` if it breaks its form."""
    data = files.toml(f"languages/{language}/gate.toml", _File)
    known = parties.load(language)
    hot = frozenset(data.hot)
    seats = offices.load(language)
    cold = offices.phrases(data.cold)
    closed = words.load(language)
    small, ships = closed.small, closed.warships  # "A Turkish corvette docked in Mombasa"
    codes = _codes(known)
    return Gate(
        hot=hot,
        hot_parts=_parts(hot),
        titles=frozenset(data.titles),
        cold=cold,
        doubtful=hot.intersection((*data.titles, *" ".join(data.cold).split())),
        alone=frozenset(data.alone),
        sure=_names(_telling(known.forms), (_nouns(seats) - small) | ships),
        wide=_names(
            {form.split()[0].split("-")[0] for form in known.forms}, seats.head_words | ships
        ),
        seat_parts=_parts(seats.head_words) - small,
        turning=offices.phrases(data.turning),
        telling_parts=_parts(hot).union(max(said.split(), key=len) for said in data.turning),
        bodies=frozenset(data.bodies),
        named=offices.phrases(" ".join(parts) for parts in codes),
        codes=codes,
        demonyms=frozenset(
            tuple(parts(form)) for form, means in known.forms.items() if means[0][1] == "demonym"
        ),
    )


def _names(named: Collection[str], heads: frozenset[str]) -> Names:
    """The names, as written and in the capitals of headlines."""
    written = frozenset(word for word in named if not word.islower())
    written |= {word.upper() for word in written}
    return Names(
        parties=written,
        heads=heads,
        party_parts=_parts(written.union(named)),
        head_parts=_parts(heads),
    )


def _telling(forms: Iterable[str]) -> frozenset[str]:
    """A word of every name of a party that tells of it: "Korea" of "North Korea", no "The".

    It is one that is a name alone, else the longest; of words with a dash the first part.
    """
    split = [[word.split("-")[0] for word in form.split()] for form in forms]
    alone = {words[0] for words in split if len(words) == 1}
    told = (
        next((word for word in words if word in alone), max(reversed(words), key=len))
        for words in split
    )
    return frozenset(word for word in told if len(word.rstrip(".")) > 1)  # "G" of "G-7" is none


def _nouns(known: offices.Offices) -> frozenset[str]:
    """The words of the heads of offices, up to "of": "secretary" of "secretary of state"."""
    tables = (known.heads, known.plural_heads)
    heads = (head for table in tables for head in table.every())
    return frozenset(word for head in heads for word in takewhile(lambda w: w != "of", head))


def _codes(known: parties.Parties) -> dict[tuple[str, ...], str]:
    """The parts of every name of a party, as written and in capitals, and its first meaning."""
    return {
        found: means[0][0]
        for form, means in known.forms.items()
        for written in (form, form.upper())
        if (found := tuple(parts(written)))
    }


def _parts(words: Iterable[str]) -> frozenset[str]:
    """The longest part of each word: a text that has the word has all its parts."""
    return frozenset(max(found, key=len) for word in words if (found := parts(word)))

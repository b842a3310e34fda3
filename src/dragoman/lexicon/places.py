"""Cities, regions and venues, and the state each lies in.

A language goes in; `load` gives the gazetteer all languages share, the language's own names of
capitals, and its `places.csv` where it has one. `match` reads the longest place that begins at
a token; `countries` gives every state that has a place of the name, the most populous first.

Names are compared without marks and without case, so "Đà Nẵng", "Da Nang" and "DA NANG" are one;
in exchange the first letter must be a capital in scripts that have them: "nice" is no city.
A `doubtful` place has the name of a word ("Reading", "Split") or could be a person's ("Victoria",
and every small town of one word): take it only after a preposition of place or in a dateline.
A country is None where the place belongs to no state without dispute (Crimea) or to none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files, parties

PlaceKind = Literal["city", "region", "other"]

_CITIES = ("name", "country", "population", "kind", "doubt")  # the most populous first
_LANDMARKS = ("name", "country", "kind", "doubt")  # by hand; they stand before the cities
_DOUBTS = ("", "word", "name")
_LETTERS = str.maketrans("đðøłı’ʻ‘ʼ", "ddoli''''")  # decomposition leaves these as they are
_MARKS = re.compile("[\u0300-\u036f]+")


class PlaceMatch(NamedTuple):
    """`length` tokens name a place; `country` is None where no state has it undisputed."""

    country: str | None
    length: int
    kind: PlaceKind
    doubtful: bool


class _Place(NamedTuple):
    country: str
    kind: PlaceKind
    doubt: str


_Row = tuple[str, tuple[_Place]]  # a name, and one place that has it


class Places(Struct, frozen=True):
    """Names of places, folded, with all that bear the name. Made by `load`."""

    _named: dict[str, tuple[_Place, ...]]
    _most_words: dict[str, int]  # of the names of several words that begin with this one

    def may_begin(self, low: str) -> bool:
        """Whether a place could begin with a word, given in lower case: the look before `match`."""
        known = low in self._most_words or low in self._named
        return known or not (low.isascii() and low.isalpha())

    def match(self, words: Sequence[str], i: int) -> PlaceMatch | None:
        """The longest place that begins at token `i`, in the most populous state, or None.

        `'s` glued to the last token is ignored.
        """
        word = words[i]
        if not word or not word[0].isalpha() or word[0].islower():
            return None
        first = folded(word)
        most = self._most_words.get(first)
        if most is None:
            known = first in self._named or first.endswith("'s")
            return self._one(first, 1) if known else None
        all_of = [first, *(folded(other) for other in words[i + 1 : i + most])]
        for length in range(len(all_of), 0, -1):
            found = self._one(" ".join(all_of[:length]), length)
            if found is not None:
                return found
        return None

    def countries(self, name: str) -> tuple[str, ...]:
        """The states that have a place of this name, the most populous first."""
        found = self._named.get(folded(name), ())
        return tuple(dict.fromkeys(place.country for place in found if place.country))

    def __len__(self) -> int:
        """How many different names there are."""
        return len(self._named)

    def _one(self, name: str, length: int) -> PlaceMatch | None:
        found = self._named.get(name)
        if found is None and name.endswith("'s"):
            found = self._named.get(name[:-2])
        if found is None:
            return None
        place = found[0]
        return PlaceMatch(place.country or None, length, place.kind, place.doubt != "")


@cache
def load(language: str) -> Places:
    """The places as `language` (ISO 639-1) needs them; the same object every time."""
    named: dict[str, tuple[_Place, ...]] = {}
    own = f"languages/{language}"
    if "places" in files.names(own, ".csv"):
        _add(named, _landmarks(f"{own}/places.csv"))
    _add(named, _landmarks("landmarks.csv"))
    _add(named, _cities("places.csv"))
    _add(named, _capitals(language))
    return Places(named, _most_words(named))


def _cities(path: str) -> Iterator[_Row]:
    """The rows of the gazetteer, the most populous first: that the table is so is a test."""
    known: dict[tuple[str, str, str], tuple[_Place]] = {}
    for name, country, _, kind, doubt in files.table(path, _CITIES):
        place = known.get((country, kind, doubt))
        if place is None:
            place = known[country, kind, doubt] = _place(path, name, country, kind, doubt)
        yield name, place


def _landmarks(path: str) -> Iterator[_Row]:
    """The rows of a list written by hand; the country may be empty."""
    for name, country, kind, doubt in files.table(path, _LANDMARKS):
        yield name, _place(path, name, country, kind, doubt)


def _place(path: str, name: str, country: str, kind: str, doubt: str) -> tuple[_Place]:
    """A place that is sound, in a tuple of its own."""
    if country and country not in parties.states():
        raise DataError(f"{path}: {name}: country {country!r} is not in states.csv")
    if kind not in get_args(PlaceKind) or doubt not in _DOUBTS:
        raise DataError(f"{path}: {name}: kind {kind!r} or doubt {doubt!r} is not a known one")
    return (_Place(country, cast(PlaceKind, kind), doubt),)


def _capitals(language: str) -> Iterator[_Row]:
    """The capitals of all states, and every spelling of one that the language lists."""
    for state in parties.states().values():
        if state.capital and state.iso2:
            yield state.capital, (_Place(state.iso3, "city", ""),)
    if "parties" not in files.names(f"languages/{language}", ".csv"):
        return
    for form, means in parties.load(language).forms.items():
        for code, role in means:
            if role == "capital":
                yield form, (_Place(code, "city", ""),)


def _add(named: dict[str, tuple[_Place, ...]], rows: Iterable[_Row]) -> None:
    """Append places to their names; a second place of a name in one state adds nothing."""
    for name, place in rows:
        key = folded(name)
        there = named.get(key)
        if there is None:
            named[key] = place
        elif all(other.country != place[0].country for other in there):
            named[key] = there + place


def _most_words(named: Iterable[str]) -> dict[str, int]:
    """First word -> the number of words of the longest name that begins with it."""
    most: dict[str, int] = {}
    for name in named:
        if " " in name:
            first, count = name.split(" ", 1)[0], name.count(" ") + 1
            if count > most.get(first, 0):
                most[first] = count
    return most


def folded(text: str) -> str:
    """Without case and marks: the form names are compared in."""
    low = text.lower()
    if low.isascii():
        return low
    bare = _MARKS.sub("", unicodedata.normalize("NFD", low))
    return bare if bare.isascii() else bare.translate(_LETTERS)

"""Words of pledges in a language read by frames: `languages/<xx>/pledges.toml`.

A folder and the way to index its words come in, the words by their first token go out, with what
each promises and what tells that nothing is pledged.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from dragoman.lexicon import files
from dragoman.lexicon.forms import Index, Meaning
from dragoman.records import Modality


class Promise(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one modality, a sentence they must read, what it pledges, and one to refuse."""

    modality: Modality
    say: list[str]
    read: str
    what: str
    refuse: str
    needs: list[str] = []  # words of which what is pledged has one: "will"


class _Pledges(Struct, frozen=True, forbid_unknown_fields=True):
    idle: list[str]
    unsaid: list[str]
    promise: list[Promise]


class Pledges(Struct, frozen=True):
    """Words of pledges by their first word, and what tells that nothing is pledged."""

    words: Index
    promises: tuple[Promise, ...]
    idle: tuple[str, ...]  # how what is agreed begins where it is only to meet
    unsaid: frozenset[str]  # before the words, denies them


def load(folder: str, index: Callable[[Iterable[tuple[str, Meaning]]], Index]) -> Pledges:
    """The words of a language's folder; raises `DataError` where the file breaks its form."""
    data = files.toml(f"{folder}/pledges.toml", _Pledges)
    said = ((form, Meaning("pledge", str(n))) for n, p in enumerate(data.promise) for form in p.say)
    return Pledges(index(said), tuple(data.promise), tuple(data.idle), frozenset(data.unsaid))

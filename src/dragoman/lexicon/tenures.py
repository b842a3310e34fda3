"""How a language says that someone took up or laid down an office; one file a language.

`languages/<xx>/tenures.toml` comes in; one table of phrases goes out. Every turn carries
sentences to read, with name, office and day, and sentences to refuse.
"""

from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman.lexicon import files
from dragoman.lexicon.offices import Phrases, phrases

State = Literal["starts", "ends"]


class Example(Struct, forbid_unknown_fields=True):
    """A sentence that must be read, with what must be found."""

    text: str
    name: str
    office: str
    on: str | None = None


class Turn(Struct, forbid_unknown_fields=True):
    """A beginning or an end, and the words that say it."""

    state: State
    say: list[str]
    read: list[Example]
    refuse: list[str]


class _File(Struct, forbid_unknown_fields=True):
    turns: list[Turn]


class Tenures(Struct, frozen=True):
    """The phrases of beginnings and ends."""

    anchors: frozenset[str]
    sayings: Phrases
    states: dict[str, State]


@cache
def load(language: str) -> Tenures:
    """Read `languages/<language>/tenures.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/tenures.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((turn.state, turn) for turn in data.turns))
    states = {say: turn.state for turn in data.turns for say in turn.say}
    return Tenures(frozenset(say.split()[0] for say in states), phrases(states), states)


def cases(language: str) -> list[Turn]:
    """The turns with their sentences, for the tests."""
    return files.toml(f"languages/{language}/tenures.toml", _File).turns

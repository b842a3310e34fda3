"""The words that name the level of a relation and the verbs that change it; one file a language.

`languages/<xx>/levels.toml` comes in; sets of lower-case words go out. Every change carries
sentences it must read, with the level, and sentences it must refuse.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files
from dragoman.lexicon.offices import Phrases, phrases
from dragoman.records import LevelChange


class Example(Struct, forbid_unknown_fields=True):
    """A sentence that must be read, with the level and change that must be found."""

    text: str
    level: str


class Change(Struct, forbid_unknown_fields=True):
    """A change of level and the words that say it."""

    change: LevelChange
    say: list[str]
    read: list[Example]
    refuse: list[str]


class _File(Struct, forbid_unknown_fields=True, rename={"origin": "from"}):
    heads: list[str]
    ties: list[str]
    bare: list[str]
    governing: list[str]
    lowering: list[str]
    behind: list[str]
    ranks: list[str]
    deciding: list[str]
    founding: list[str]
    history: list[str]
    makes: list[str]
    among: list[str]
    weak_heads: list[str]
    tails: list[str]
    continued: list[str]
    refusing: list[str]
    origin: list[str]
    future: list[str]
    wishes: list[str]
    changes: list[Change]
    many: list[str] = []


class Levels(Struct, frozen=True):
    """Everything the reader of levels looks words up in."""

    heads: frozenset[str]
    ties: Phrases
    bare: Phrases  # ties that only a verb right before them makes a level
    governing: frozenset[str]  # who breaks off relations for a state: "government"
    lowering: frozenset[str]  # between a state and that verb: "has formally"
    behind: frozenset[str]  # what may follow the state whose relations they are: "with Chile over"
    ranks: Phrases  # of envoys: "level of ambassadors"
    deciding: frozenset[str]
    founding: frozenset[str]
    history: frozenset[str]  # of a sentence that looks back on how relations began
    anchors: frozenset[str]  # a sentence without one states no level
    makes: frozenset[str]
    among: frozenset[str]
    weak_heads: frozenset[str]
    tails: Phrases
    continued: frozenset[str]
    many: frozenset[str]  # plurals that name no one level
    refusing: frozenset[str]
    origin: frozenset[str]
    future: frozenset[str]
    wishes: frozenset[str]  # before 'that' and a verb: somebody only wants the change
    changes: dict[str, LevelChange]
    sayings: Phrases


@cache
def load(language: str) -> Levels:
    """Read `languages/<language>/levels.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/levels.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((change.change, change) for change in data.changes))
    changes = {say: c.change for c in data.changes for say in c.say}
    return Levels(
        heads=frozenset(data.heads),
        ties=phrases(data.ties),
        bare=phrases(data.bare),
        governing=frozenset(data.governing),
        lowering=frozenset(data.lowering),
        behind=frozenset(data.behind),
        ranks=phrases(data.ranks),
        deciding=frozenset(data.deciding),
        founding=frozenset(data.founding),
        history=frozenset(data.history),
        anchors=frozenset(
            [*data.heads, *(tie.split()[-1] for tie in [*data.ties, *data.bare, *data.ranks])]
        ),
        makes=frozenset(data.makes),
        among=frozenset(data.among),
        weak_heads=frozenset(data.weak_heads),
        tails=phrases(data.tails),
        continued=frozenset(data.continued),
        many=frozenset(data.many),
        refusing=frozenset(data.refusing),
        origin=frozenset(data.origin),
        future=frozenset(data.future),
        wishes=frozenset(data.wishes),
        changes=changes,
        sayings=phrases(changes),
    )


def cases(language: str) -> list[Change]:
    """The changes with their sentences, for the tests."""
    return files.toml(f"languages/{language}/levels.toml", _File).changes

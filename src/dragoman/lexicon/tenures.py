"""How a language says that someone took up or laid down an office; one file a language.

`languages/<xx>/tenures.toml` comes in; tables of phrases go out. Every turn carries sentences to
read, with name, office and day, and sentences to refuse. A file without an example on either side
breaks its form.
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
    other: str | None = None  # who held it before, or holds it after
    news: bool = False  # told without a day, as just come about: no beginning, but a sighting
    ended: bool = False  # an end, of words that also tell beginnings


class Turn(Struct, forbid_unknown_fields=True):
    """A beginning or an end, the words that say it, and where the other person stands."""

    state: State
    say: list[str]
    read: list[Example]
    refuse: list[str]
    news: list[str] = []
    direct: bool = False
    object: bool = False
    ministry: bool = False
    paired: bool = False
    behind: list[str] = []


class Since(Struct, forbid_unknown_fields=True):
    """Words for holding an office since some day; the file says how they are read."""

    words: list[str]
    lasted: list[str]
    ranges: list[str]
    links: list[str]
    held: list[str]
    until: list[str]
    acting: list[str]
    relative: list[str]
    had: str
    read: list[Example]
    refuse: list[str]


class Kin(Struct, forbid_unknown_fields=True):
    """Words for who held an office before or after somebody."""

    between: list[str]
    predecessor: list[str]
    successor: list[str]
    owners: list[str]
    read: list[Example]
    refuse: list[str]


class Portfolio(Struct, forbid_unknown_fields=True):
    """What a minister of nothing is called, and whose portfolio he does not share."""

    heads: list[str]
    grades: list[str]
    small: list[str]
    other: list[str]
    read: list[Example]
    refuse: list[str]


class _File(Struct, forbid_unknown_fields=True):
    turns: list[Turn]
    since: Since
    kin: Kin
    portfolio: Portfolio
    ministries: dict[str, str]
    posts: list[str]
    undoing: list[str]


class Saying(Struct, frozen=True):
    """What one phrase says: the state of the person it is said of, and how it is read."""

    state: State
    news: bool
    direct: bool
    object: bool
    ministry: bool
    paired: bool
    behind: Phrases


class Incumbency(Struct, frozen=True):
    """Phrases before "since": `held` is still held, `until` was, `acting` for somebody."""

    words: frozenset[str]
    lasted: frozenset[str]
    ranges: frozenset[str]
    relative: frozenset[str]
    links: frozenset[str]
    held: tuple[tuple[str, ...], ...]
    acting: frozenset[tuple[str, ...]]
    had: str


class Kinship(Struct, frozen=True):
    """Words that name the other of two holders: `between` stand before him, `states` say which."""

    between: frozenset[str]
    states: dict[str, State]  # of the other: a predecessor ends, a successor starts
    owners: frozenset[str]


class Portfolios(Struct, frozen=True):
    """Ministers (`heads`) of a grade; those beside `other` words have no portfolio to lend."""

    heads: frozenset[str]
    grades: frozenset[str]
    small: frozenset[str]
    other: frozenset[str]


class Tenures(Struct, frozen=True):
    """The phrases of beginnings and ends."""

    sayings: Phrases
    says: dict[str, Saying]
    since: Incumbency
    kin: Kinship
    portfolios: Portfolios
    ministries: dict[str, str]
    posts: Phrases  # between the words of a turn and the office: "of his post as"
    undoing: frozenset[str]  # between a person and a turn that is only talked of


@cache
def load(language: str) -> Tenures:
    """Read `languages/<language>/tenures.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/tenures.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((turn.state, turn) for turn in data.turns))
    files.exemplified(path, [("since", data.since)])
    files.exemplified(path, [("kin", data.kin)])
    files.exemplified(path, [("portfolio", data.portfolio)])
    says = {
        say: Saying(
            turn.state, say in turn.news, turn.direct, turn.object, turn.ministry, turn.paired,
            phrases(turn.behind),
        )
        for turn in data.turns
        for say in (*turn.say, *turn.news)
    }  # fmt: skip
    return Tenures(
        phrases(says), says, _incumbency(data.since), _kinship(data.kin),
        _portfolios(data.portfolio), data.ministries, phrases(data.posts),
        frozenset(data.undoing),
    )  # fmt: skip


def _portfolios(told: Portfolio) -> Portfolios:
    lists = (told.heads, told.grades, told.small, told.other)
    return Portfolios(*map(frozenset, lists))


def _kinship(kin: Kin) -> Kinship:
    ends: dict[str, State] = dict.fromkeys(kin.predecessor, "ends")
    starts: dict[str, State] = dict.fromkeys(kin.successor, "starts")
    return Kinship(frozenset(kin.between), ends | starts, frozenset(kin.owners))


def _incumbency(since: Since) -> Incumbency:
    acting = frozenset(tuple(say.split()) for say in since.acting)
    held = {tuple(say.split()) for say in (*since.held, *since.until)} | acting
    return Incumbency(
        frozenset(since.words),
        frozenset(since.lasted),
        frozenset(since.ranges),
        frozenset(since.relative),
        frozenset(since.links),
        tuple(sorted(held, key=lambda say: (-len(say), say))),
        acting,
        since.had,
    )


def cases(language: str) -> list[Turn | Since | Kin | Portfolio]:
    """The turns, the words for "since" for kin and for portfolios, for the tests."""
    data = files.toml(f"languages/{language}/tenures.toml", _File)
    return [*data.turns, data.since, data.kin, data.portfolio]

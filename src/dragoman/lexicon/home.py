"""What tells whose paper a text is: `publishers.csv`, `languages/<xx>/home.toml` and domains.

Publishers and what they are told by are in lower case; cues are as written, since "the
Administration" tells what "the administration" does not. A publisher's name that several
countries share keeps them all, and so tells nothing.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files, parties


class _File(Struct, forbid_unknown_fields=True):
    international: list[str]
    bureaus: list[str]
    talked_of: list[str]
    bordering: list[str]
    ours: list[str]
    anybodys: list[str]
    sets_out: list[str]
    bodies: list[str]
    missions: list[str]
    small: list[str]
    cues: dict[str, str]
    titles: dict[str, list[str]]
    sole: dict[str, str]
    opened: dict[str, str]
    domains: dict[str, str]
    archives: dict[str, str] = {}
    speeches: list[str] = []
    of_speech: list[str] = []
    of_office: list[str] = []


class Home(Struct, frozen=True):
    """Codes of states and organisations by what tells them."""

    publishers: dict[str, tuple[str, ...]]
    international: frozenset[str]  # publishers that write for the whole world
    bureaus: frozenset[str]  # agencies that write from everywhere
    talked_of: frozenset[str]  # before a state a text merely speaks of
    anybodys: tuple[str, ...]  # how a title opens that many states have, whatever it holds
    bordering: frozenset[str]  # behind a state that is a neighbour: "the Peruvian border"
    ours: frozenset[str]  # of the state whose text it is
    sets_out: frozenset[str]  # of someone who leaves for a state
    bodies: tuple[str, ...]  # words of the name of a body that heads a release
    missions: tuple[str, ...]  # of those, the ones a state has abroad
    small: frozenset[str]  # words without a capital in the name of such a body
    cues: dict[str, str]
    titles: dict[str, tuple[str, ...]]  # of an official named without a country
    sole: dict[str, str]  # offices that one party alone has, whoever writes
    opened: dict[str, str]  # the same, by the words an office opens with
    domains: dict[str, str]  # by the last label
    archives: dict[str, str]  # by the office before "Okoth, Mary" above a text
    speeches: frozenset[str]  # what the title of a transcript calls it
    of_speech: frozenset[str]  # what stands beside that, before whose it is
    of_office: frozenset[str]  # small words within an office or body


_TOGETHER = {"uk": "GBR"}
_FREE = frozenset(
    {"tv", "io", "me", "co", "ai", "fm", "cc", "ws", "to", "ly", "gg", "la", "is", "am"}
)


@cache
def publishers() -> dict[str, tuple[str, ...]]:
    """The states whose publishers bear a name, by the name in lower case."""
    named: dict[str, tuple[str, ...]] = {}
    for name, country in files.table("publishers.csv", ("name", "country")):
        low = name.lower()
        named[low] = tuple(dict.fromkeys((*named.get(low, ()), country)))
    return named


@cache
def domains() -> dict[str, str]:
    """The state that the last label of a domain tells."""
    by_end = {s.iso2.lower(): s.iso3 for s in parties.states().values() if s.iso2}
    return {**{k: v for k, v in by_end.items() if k not in _FREE}, **_TOGETHER}


@cache
def load(language: str) -> Home:
    """Read the words of a language; raise `DataError` if a file breaks its form."""
    data = files.toml(f"languages/{language}/home.toml", _File)
    return Home(
        publishers=publishers(),
        international=frozenset(data.international),
        bureaus=frozenset(data.bureaus),
        talked_of=frozenset(data.talked_of),
        bordering=frozenset(data.bordering),
        ours=frozenset(data.ours),
        anybodys=tuple(data.anybodys),
        sets_out=frozenset(data.sets_out),
        bodies=tuple(data.bodies),
        missions=tuple(data.missions),
        small=frozenset(data.small),
        cues=data.cues,
        titles={k: tuple(v) for k, v in data.titles.items()},
        archives=data.archives,
        speeches=frozenset(data.speeches),
        of_speech=frozenset(data.of_speech),
        of_office=frozenset(data.of_office),
        sole=data.sole,
        opened=data.opened,
        domains={**domains(), **data.domains},
    )

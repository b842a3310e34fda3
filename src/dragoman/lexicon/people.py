"""The closed classes of words people are read by: `languages/<xx>/people.toml`, a set a class.

The file says beside each class what it is for. All in lower case; an unknown class or a missing
one is refused with the file's name.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import files
from dragoman.records import Pronoun


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Sets of lower-case words, by the class the file describes."""

    of_two: frozenset[str]
    listed: frozenset[str]
    kin: frozenset[str]
    relatives: frozenset[str]
    rebels: frozenset[str]
    papers: frozenset[str]
    side: frozenset[str]
    led: frozenset[str]
    represents: frozenset[str]
    heads: frozenset[str]
    headed: frozenset[str]
    acts: frozenset[str]
    ships: frozenset[str]
    commanding: frozenset[str]
    words_by: frozenset[str]
    answering: frozenset[str]
    interviews: frozenset[str]
    asking: frozenset[str]
    labelled: frozenset[str]
    ministries: frozenset[str]
    matter_of: frozenset[str]
    matter_joins: frozenset[str]
    authorities: frozenset[str]
    own_bodies: frozenset[str]
    of_organisations: frozenset[str]
    sent_for: frozenset[str]
    one_of: frozenset[str]
    did: frozenset[str]
    born: frozenset[str]
    under_heads: frozenset[str]
    styled: frozenset[str]
    ranked: frozenset[str]
    in_capitals: frozenset[str]
    divided: frozenset[str]
    charged: frozenset[str]
    general_bodies: frozenset[str]
    direct: frozenset[str]
    pronouns: dict[str, Pronoun]  # that can be an actor
    impersonal: frozenset[str]  # what a delegation told of just before is called
    possessives: frozenset[str]
    upon: frozenset[str]
    of_states: frozenset[str]
    styles: frozenset[str]
    style_words: frozenset[str]
    placing: frozenset[str]
    sent: frozenset[str]
    side_words: frozenset[str]
    governing: frozenset[str]
    passing: frozenset[str]
    buildings: frozenset[str]
    followed: frozenset[str]
    small_ranks: frozenset[str]
    small_styles: frozenset[str]
    after_names: frozenset[str]
    outward: frozenset[str]
    sovereign: frozenset[str]
    abroad: frozenset[str]
    stationed: frozenset[str]
    kindly: frozenset[str]
    whoever: frozenset[str]
    addressed: frozenset[str]
    addressing: frozenset[str]
    bare_chiefs: frozenset[str]
    taking_up: frozenset[str]
    accredits: frozenset[str]
    short_styles: frozenset[str]
    initials: dict[str, str]
    guests: frozenset[str]
    sole_guests: frozenset[str]
    sovereigns: dict[str, tuple[str, ...]]
    retired: frozenset[str]
    both: frozenset[str]
    pairs: frozenset[str]
    two_of: frozenset[str]
    openings: frozenset[str]
    second: frozenset[str]
    under: frozenset[str]
    first: frozenset[str]
    chiefs: frozenset[str]
    leaders: frozenset[str]
    couples: frozenset[frozenset[str]]
    honoured: frozenset[str]
    cabinets: frozenset[tuple[str, ...]]
    acted_for: frozenset[str]
    contrast: frozenset[str]
    long: dict[str, tuple[str, ...]]


@cache
def load(language: str) -> People:
    """Read `languages/<language>/people.toml`; raise `DataError` if it breaks its form."""
    return files.toml(f"languages/{language}/people.toml", People)

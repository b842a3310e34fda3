"""How a sentence sets people on two sides: `languages/<xx>/facing.toml`.

Words between two people, words before a state, and the offices that one person a state holds with
the states that have none. All in lower case; offices come by the name their group has in the file.
"""

from functools import cache

from msgspec import Struct

from dragoman.lexicon import clauses, files, words


class Asides(Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a state that is no side: what is spoken of, a war, whom somebody welcomes."""

    discussing: frozenset[str]  # before what is spoken of
    harm: frozenset[str]  # of a state that does it or has it done
    suffered: frozenset[str]  # before "of" and a state
    welcoming: frozenset[str]  # before a guest and "to" the host's state


class _File(Struct, forbid_unknown_fields=True):
    contact: list[str]
    jointly: list[str]
    joints: list[str]
    anew: list[str]
    mutual: list[str]
    beside: list[str]
    quoting: list[str]
    speakers: list[str]
    afar: list[str]
    speaking: list[str]
    bearing: list[str]
    getting: list[str]
    margins: list[str]
    journey: list[str]
    leaving: list[str]
    onward: list[str]
    returning: list[str]
    topic: list[str]
    guests: list[str]
    visiting: list[str]
    teams: list[str]
    meant: list[str]
    afloat: list[str]
    common: list[str]
    asides: Asides
    leaders: list[str]
    single: dict[str, list[str]]
    only: dict[str, list[str]]
    lacks: dict[str, list[str]]


class Facing(Struct, frozen=True):
    """Words that tell who stands opposite whom, and on whose ground."""

    contact: frozenset[str]  # between two people of two sides
    jointly: frozenset[str]  # before "by" and the two sides
    joints: frozenset[str]  # between two people of one list
    anew: frozenset[str]  # another clause with sides of its own begins
    mutual: frozenset[str]  # after two people who do it with each other
    beside: frozenset[str]  # between two people of one side
    company: frozenset[str]  # of those, before "by" and somebody's company
    quoting: frozenset[str]  # after someone whose words are told
    afar: frozenset[str]  # words of what is done from anywhere: "spoke by phone"
    speakers: frozenset[str]  # what of a state speaks for its own officials
    speaking: frozenset[str]  # how it does
    bearing: frozenset[str]  # things of the second that the first one brings
    getting: frozenset[str]  # what who is brought something does
    led_sides: frozenset[str]  # of those, before "by" and who leads them, in the order of states
    before_towns: frozenset[str]  # between such an office and its town
    in_towns: frozenset[str]  # and the town its holder is in
    domestic: frozenset[str]  # offices of people who deal with their own state first of all
    neutral: frozenset[str]  # towns in which those of other states meet
    margins: frozenset[str]  # of a sentence set on no side's ground
    journey: frozenset[str]  # before a state someone goes to
    returning: frozenset[str]  # before "to" and the state somebody comes back to
    leaving: frozenset[str]  # before the state somebody sets out from
    onward: frozenset[str]  # before a state somebody goes on to
    topic: frozenset[str]  # before a state that is talked of
    visiting: frozenset[str]  # before an office: its holder is not at home
    teams: frozenset[str]  # of guests: who receives one is not of it
    meant: frozenset[str]  # pronouns that mean whom the text is about
    guests: frozenset[str]  # heads of offices that take people abroad
    afloat: frozenset[str]  # of those the ones of a ship, who are not of its port
    asides: Asides
    common: frozenset[str]  # heads of offices that organisations have
    leaders: frozenset[str]  # offices whose bare holder is of no state that is tied to nobody
    single: dict[str, str]  # an office one person a state holds, by each way of naming it
    only: dict[str, frozenset[str]]  # states that alone have such an office
    lacks: dict[str, frozenset[str]]  # states that have no such office


@cache
def load(language: str) -> Facing:
    """Read `languages/<language>/facing.toml`; raise `DataError` if it breaks its form."""
    data, closed = files.toml(f"languages/{language}/facing.toml", _File), words.load(language)
    return Facing(
        contact=frozenset(data.contact),
        jointly=frozenset(data.jointly),
        joints=frozenset(data.joints),
        anew=frozenset(data.anew),
        mutual=frozenset(data.mutual),
        beside=frozenset(data.beside) | clauses.load(language).presence.accompanied.starts,
        company=clauses.load(language).presence.accompanied.starts,
        quoting=frozenset(data.quoting),
        speakers=frozenset(data.speakers),
        afar=frozenset(data.afar),
        speaking=frozenset(data.speaking),
        bearing=frozenset(data.bearing),
        getting=frozenset(data.getting),
        margins=frozenset(data.margins),
        led_sides=closed.led_sides,
        before_towns=closed.before_towns,
        in_towns=closed.in_towns,
        domestic=closed.domestic,
        neutral=closed.neutral,
        journey=frozenset(data.journey),
        leaving=frozenset(data.leaving),
        onward=frozenset(data.onward),
        returning=frozenset(data.returning),
        topic=frozenset(data.topic),
        guests=frozenset(data.guests),
        visiting=frozenset(data.visiting),
        teams=frozenset(data.teams),
        meant=frozenset(data.meant),
        afloat=frozenset(data.afloat),
        asides=data.asides,
        common=frozenset(data.common),
        leaders=frozenset(data.leaders),
        single={way: office for office, ways in data.single.items() for way in ways},
        only={office: frozenset(states) for office, states in data.only.items()},
        lacks={office: frozenset(states) for office, states in data.lacks.items()},
    )

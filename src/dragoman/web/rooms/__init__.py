"""All rooms, in the order of the menu. A new page is a new module here and a line below."""

from dragoman.web.room import Room
from dragoman.web.rooms import (
    compare,
    document,
    engagement,
    engagements,
    instrument,
    instruments,
    mechanism,
    mechanisms,
    method,
    office,
    parties,
    party,
    people,
    person,
    relation,
    search,
    sources,
    today,
)

ROOMS: tuple[Room, ...] = (
    today.ROOM,
    engagements.ROOM,
    engagement.ROOM,
    document.ROOM,
    parties.ROOM,
    party.ROOM,
    relation.ROOM,
    compare.ROOM,
    people.ROOM,
    person.ROOM,
    office.ROOM,
    mechanisms.ROOM,
    mechanism.ROOM,
    instruments.ROOM,
    instrument.ROOM,
    sources.ROOM,
    search.ROOM,
    method.ROOM,
)

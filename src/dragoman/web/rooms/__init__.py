"""All rooms, in the order of the menu. A new page is a new module here and a line below."""

from dragoman.web.room import Room
from dragoman.web.rooms import (
    about,
    document,
    engagement,
    engagements,
    instrument,
    instruments,
    mechanism,
    mechanisms,
    office,
    person,
    relation,
    sources,
    today,
)

ROOMS: tuple[Room, ...] = (
    today.ROOM,
    engagements.ROOM,
    engagement.ROOM,
    document.ROOM,
    relation.ROOM,
    person.ROOM,
    office.ROOM,
    mechanisms.ROOM,
    mechanism.ROOM,
    instruments.ROOM,
    instrument.ROOM,
    sources.ROOM,
    about.ROOM,
)

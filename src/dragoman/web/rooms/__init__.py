"""All rooms, in the order of the menu. A new page is a new module here and a line below."""

from dragoman.web.room import Room
from dragoman.web.rooms import (
    about,
    digest,
    document,
    engagement,
    engagements,
    mechanisms,
    office,
    person,
    relation,
    sources,
)

ROOMS: tuple[Room, ...] = (
    engagements.ROOM,
    engagement.ROOM,
    document.ROOM,
    relation.ROOM,
    person.ROOM,
    office.ROOM,
    digest.ROOM,
    mechanisms.ROOM,
    sources.ROOM,
    about.ROOM,
)

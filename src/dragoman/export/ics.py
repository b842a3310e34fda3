"""iCalendar (RFC 5545): what is coming, planned or called off, for any calendar program.

A calendar goes in. Identifiers stay the same from one download to the next, and the sequence is the
moment at which the ledger last learned something, in seconds: it only ever rises, so that a program
replaces the old entry. Days are whole days, because news seldom gives the hour; past entries are
kept. Where the pages have no address an entry has none: it may go to those who cannot open them.
"""

from datetime import UTC, date, datetime, timedelta
from typing import cast

from icalendar import Calendar as Ical
from icalendar import Event, vText

from dragoman.export.shapes import Calendar, Format, Happening, Shape

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)  # of sequences: most programs keep 32 bits of them


def write(shape: Shape) -> bytes:
    """The file."""
    found = cast(Calendar, shape)
    book = Ical()
    book.add("prodid", "-//Dragoman//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", _line(found.title))
    for one in found.happenings:
        book.add_component(_event(one, found.base))
    return bytes(book.to_ical())


def _event(one: Happening, base: str) -> Event:
    event = Event()
    event.add("uid", f"{one.id}@dragoman.invalid")
    stamp = datetime.fromisoformat(one.stamp)
    event.add("dtstamp", stamp)
    event.add("sequence", max(0, int((stamp - BEGINNING).total_seconds())))
    event.add("dtstart", date.fromisoformat(one.first))
    event.add("dtend", date.fromisoformat(one.last) + timedelta(days=1))
    event.add("summary", _line(one.title))
    event.add("status", one.status)
    event.add("transp", "TRANSPARENT")
    if base:
        event["url"] = vText(f"{base}{one.address}")
    for name, value in (("location", one.place), ("description", one.about)):
        if value:
            event.add(name, _line(value))
    return event


def _line(text: str) -> str:
    """Text of one line without control characters: none of it can begin a property of its own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


FORMAT = Format("ics", "text/calendar; charset=utf-8", "Calendar", Calendar, write)

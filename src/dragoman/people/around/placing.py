"""The order in which people get what stands beside them: lines in, a fuller registry out.

Each reader takes one sentence whose named groups have been met. Those that only a headline places
come last, when every sentence has told what it knows.
"""

from collections.abc import Sequence

from dragoman.people.around import (
    beside,
    counterparts,
    letterhead,
    named_later,
    possessed,
    shared,
    side,
    speakers,
    titled,
)
from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Registry
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup


def place(
    lines: Sequence[Line],
    found: Sequence[list[Group]],
    met: dict[tuple[int, int], int],
    registry: Registry,
) -> None:
    """Give those met what stands beside them in each sentence, and in the headline."""
    about: OfficeGroup | None = None  # the office of whom the sentence before was about
    for s, line in enumerate(lines):
        beside.in_turn(line, found[s], met, registry)
        beside.inherit(line, found[s], met, registry)
        about = counterparts.find(line, found[s], met, registry, about)
        possessed.find(line, lines[s - 1] if s else None, found[s], met, registry)
        beside.with_whom(line, found[s], met, registry)
        beside.credentials(line, found[s], met, registry)
        beside.among(line, found[s], met, registry)
        side.find(line, found[s], met, registry)
        side.acted_for(line, found[s], met, registry)
        side.borne(line, found[s], met, registry)
        speakers.header(line, found[s], registry)
    possessed.of_bodies(lines, found, met, registry)
    possessed.of_ships(lines, found, met, registry)
    shared.find(lines, found, met, registry)
    letterhead.of_page(lines, found, met, registry)
    named_later.find(lines, found, met, registry)
    named_later.again(lines, found, met, registry)
    titled.find(lines, found, registry)
    for s, line in enumerate(lines):
        if line.sentence.role == "title":
            beside.headlined(line, found[s], met, registry)

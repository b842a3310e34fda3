"""A row and a name in it, the side that it is on: whose delegation or ship the row tells of.

"X's delegation was led by N.N., Y's by M.M.": such a name is somebody's without any office. Or
whose body or seat says before a name what its holder did.
"""

from collections.abc import Iterator, Sequence

from dragoman.frames.persons.belonging import strange
from dragoman.frames.persons.offices import Group
from dragoman.frames.persons.shapes import Span, name_at
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar

_REACH = 6  # words between a delegation and its state
_DASHES = frozenset("–—-")
_COMMAS = frozenset({",", "，"})
_BODY = 1  # signs that a body and its head begin with


def leading(row: Row, grammar: Grammar, names: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The names of those who lead or speak for a side and are given no office, with its state."""
    cued = [c.last for c in row.cues if c.of("side")] if "after" in grammar.owner else []
    listed = (m.last + 1 for m in row.entities if cued and row.low(m.last) in _DASHES)
    held = {i for first, last in names for i in range(first, last)}
    for i in (*cued, *(i for i in listed if i > cued[0])):
        span = name_at(row, i, grammar) if i not in held else None
        party = beside(row, i, vessels=False) if span else None
        if span and party:
            yield span, party


def beside(row: Row, i: int, *, vessels: bool = True) -> str | None:
    """The state whose delegation or side a row tells of before someone without a state."""
    cues = [cue for cue in row.cues if cue.of("side") or (vessels and cue.of("vessel"))]
    found = None
    for mark in row.entities if cues else ():
        party = mark.of("party")
        if party is None or mark.last > i:
            continue
        beside = any(mark.last == c.first or _of(row, c.last, mark.first) for c in cues)
        beside = beside or any(c.of("vessel") and c.last <= mark.first for c in cues)
        if beside or (found and row.low(mark.last) in _DASHES):
            found = party.value
    return found


def _of(row: Row, first: int, last: int) -> bool:
    """Whether only words of an office stand between two tokens: "delegation of X's navy"."""
    gap = range(first, last)
    return first <= last <= first + _REACH and all(_owned(row, i) for i in gap)


def _owned(row: Row, i: int) -> bool:
    return row.kind(i) in ("", "field", "join") and not row.tells(i) and row.low(i) != ","


def led_by(row: Row, i: int) -> str | None:
    """The state whose delegation stands behind a name: "X, leading Y's delegation"."""
    cue = next((c for c in row.cues if c.first == i and c.of("leads")), None)
    mark = row.entity.get(cue.last) if cue else None
    party = mark.party() if mark else None
    return party.value if party else None


def of(row: Row, group: Group, name: Span, grammar: Grammar) -> str | None:
    """The state whose delegation, ship or body a sentence tells of with an office's holder."""
    led = led_by(row, name[1]) or beside(row, name[0])
    told = led or told_by(row, group.first, group.last)
    abroad = not told and strange(row.span(*name), grammar)
    return said_by(row, group.first) if abroad else told


def told_by(row: Row, first: int, last: int) -> str | None:
    """The state whose body or voice says before a comma what one did: "X's ministry said, the"."""
    head = row.spell(first, last)[:_BODY] if row.joined else ""
    for cue in row.cues if head else ():
        if cue.of("said") and cue.last < first and row.low(cue.last) in _COMMAS:
            for mark in row.entities:
                body = row.spell(mark.last, mark.last + _BODY)
                told = body == head or _speaks(row, mark.last, cue.first)
                if mark.last < cue.first and told and (party := mark.of("party")):
                    return party.value
    return None


def _speaks(row: Row, first: int, last: int) -> bool:
    """Whether all between two tokens is the office of somebody who speaks for others."""
    held = [row.kind(i) for i in range(first, last)]
    return "voice" in held and all(kind in ("field", "head", "voice") for kind in held)


def said_by(row: Row, i: int) -> str | None:
    """The state whose body or seat says, or denies, right before its verb what somebody did."""
    for cue in row.cues:
        saying = cue.of("said") or any(m.value == "denied" for m in cue.meanings)
        if not saying or cue.last > i:
            continue
        timed = (time.first for time in row.times if time.last == cue.first)
        mark = row.entity.get(next(timed, cue.first) - 1)
        party = mark.of("party") if mark else None
        if mark and party and row.kind(mark.first - 1) == "field":
            return party.value
        if mark and (seat := mark.of("place")):
            return seat.value
    return None

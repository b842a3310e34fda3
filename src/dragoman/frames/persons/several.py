"""An office that several states have in, the names of its holders out, each with the state.

Two orders are known: all states and then all names ("the ministers of A and B, X and Y"), and
each name behind its state ("the ambassadors of A, X, and of B, Y"). Silent where the names are
not as many as the states.
"""

from dragoman.frames.persons.offices import Group
from dragoman.frames.persons.owners import COMMAS
from dragoman.frames.persons.shapes import Span, name_at
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar

_DASHES = frozenset("–—-:")
Holders = tuple[tuple[Span, str], ...]


def holders(row: Row, group: Group, grammar: Grammar) -> Holders:
    """The names behind an office of several, each with its state; none where they do not fit."""
    parties = _all_of(row, group, grammar.joints)
    if group.many and len(group.parties) == 1 and "after" in grammar.owner:
        return _in_turn(row, group, grammar)
    spans: list[Span] = []
    i = group.last if len(parties) > 1 else len(row.tokens)
    i += row.low(i) in (*COMMAS, *_DASHES)
    while span := name_at(row, i, grammar):
        spans.append(span)
        if not _joined(row, span[1], grammar):
            break
        i = span[1] + 1
    return tuple(zip(spans, parties, strict=True)) if len(spans) == len(parties) else ()


def _in_turn(row: Row, group: Group, grammar: Grammar) -> Holders:
    """The holders of whom each is named behind the state."""
    found: list[tuple[Span, str]] = []
    i, party = group.last, group.parties[0]
    while span := name_at(row, i, grammar):
        found.append((span, party))
        mark = row.entity.get(span[1] + 1) if _joined(row, span[1], grammar) else None
        state = mark.party() if mark else None
        if mark is None or state is None:
            break
        i, party = mark.last, state.value
    return tuple(found) if len(found) > 1 else ()


def _joined(row: Row, i: int, grammar: Grammar) -> bool:
    return row.kind(i) == "join" or row.low(i) in (",", *grammar.joints)


def _all_of(row: Row, group: Group, joints: str) -> tuple[str, ...]:
    """The states that have an office, with one that only "and" joins to them in characters."""
    if group.plural or not row.joined or row.low(group.first - 1) not in (",", *joints):
        return group.parties if group.plural else ()
    mark = row.entity.get(group.first - 2)
    party = mark.party() if mark else None
    return (party.value, *group.parties) if party else ()

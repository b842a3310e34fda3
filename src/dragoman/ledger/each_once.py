"""Who took part in engagements, each person once under all their names.

Engagements come in as merging believes them: there, two spellings that only the whole ledger or a
judgement knows to be one person's stand as two participants. The same engagements go out with
such participants joined, the one that more claims name first, each beside the identifier of the
person; whoever is unnamed or of no known person stays as they are.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dragoman.merge.beliefs import EngagementBelief, ParticipantBelief, Value
from dragoman.names import fold


class Seated(NamedTuple):
    """An engagement, and the person that each of its participants is."""

    belief: EngagementBelief
    persons: tuple[str | None, ...]


def each_once(db: sqlite3.Connection, found: Iterable[EngagementBelief]) -> tuple[Seated, ...]:
    """The engagements in their order."""
    found = tuple(found)
    known = people_of(db, {_key(p) for e in found for p in e.participants if p.name})
    return tuple(_seated(e, known) for e in found)


def people_of(
    db: sqlite3.Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """(party, folded name) to the identifier of the person so called."""
    wanted = msgspec.json.encode(sorted(set(keys))).decode()
    rows = db.execute(
        "SELECT n.party, n.name, n.belief FROM json_each(?) w CROSS JOIN belief_name n "
        "ON n.party = w.value ->> 0 AND n.name = w.value ->> 1 AND n.kind = 'person'",
        (wanted,),
    )
    return {(party, name): belief for party, name, belief in rows}


def _key(participant: ParticipantBelief) -> tuple[str, str]:
    return participant.party or "", fold(participant.name or "")


def _seated(belief: EngagementBelief, known: dict[tuple[str, str], str]) -> Seated:
    persons = [known.get(_key(p)) if p.name else None for p in belief.participants]
    seats: dict[str | int, list[ParticipantBelief]] = {}
    for n, (person, who) in enumerate(zip(persons, belief.participants, strict=True)):
        seats.setdefault(person or n, []).append(who)
    if len(seats) == len(persons):
        return Seated(belief, tuple(persons))
    joined = tuple(_joined(same) for same in seats.values())
    ids = tuple(seat if isinstance(seat, str) else None for seat in seats)
    return Seated(replace(belief, participants=joined), ids)


def _joined(same: list[ParticipantBelief]) -> ParticipantBelief:
    first, *others = sorted(same, key=lambda p: -len(p.claims))
    roles = (p.role for p in (first, *others) if p.role != "participant")
    return replace(
        first,
        office=next((p.office for p in (first, *others) if p.office), None),
        role=next(roles, first.role),
        names=_values(v for p in (first, *others) for v in p.names),
        offices=_values(v for p in (first, *others) for v in p.offices),
        claims=tuple(sorted({c for p in same for c in p.claims})),
    )


def _values(told: Iterable[Value]) -> tuple[Value, ...]:
    """Each value once, with all its claims, in the order of first mention."""
    found: dict[str, Value] = {}
    for value in told:
        old = found.get(value.value)
        found[value.value] = _both(old, value) if old else value
    return tuple(found.values())


def _both(one: Value, two: Value) -> Value:
    return replace(
        one,
        claims=tuple(sorted({*one.claims, *two.claims})),
        origins=max(one.origins, two.origins),  # they may rest on the same texts
        judgements=tuple(dict.fromkeys((*one.judgements, *two.judgements))),
    )

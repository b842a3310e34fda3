"""Who took part in an engagement, and for whom, where people said otherwise than documents.

What documents tell comes in with the corrections in force, participants, parties and their slots
go out. A person who is said to be of another party takes that party into the engagement, and the
old one out with the last of its people. A slot is made only where somebody said something: its
first value stands in a judgement, every other one in the claims that it names.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.merge.beliefs import ParticipantBelief, Slot, Statement, Value
from dragoman.merge.judgements import Correction, corrected
from dragoman.merge.restating import moved
from dragoman.merge.slots import (
    anything,
    parties_slot,
    read_parties,
    read_people,
    slot,
    spell_people,
)
from dragoman.records import EngagementClaim

People = tuple[ParticipantBelief, ...]
Parties = tuple[str, ...]


def taking_part(
    who: People, parties: Parties, said: Sequence[Statement], fixed: Mapping[str, Correction]
) -> tuple[People, Parties, tuple[Slot, ...]]:
    """Participants and parties as people say they are, and the slots of both."""
    if "people" in fixed:
        present = _people(fixed["people"], who)
        parties = tuple(sorted(set(moved(parties, _moves(who, present)))))
        who = present
    if "parties" in fixed:
        parties = read_parties(fixed["parties"].value)
    return who, parties, tuple(_slots(who, parties, said, fixed))


def _people(correction: Correction, told: People) -> People:
    """Those who somebody says took part, with what documents tell of each."""
    known, by = {(p.name, p.party): p for p in told}, correction.judgement
    return tuple(
        _person(known.get((name, party)) or _elsewhere(name, told), (name, office, party), by)
        for name, office, party in read_people(correction.value)
    )


def _elsewhere(name: str | None, told: People) -> ParticipantBelief | None:
    """The only one so named whom documents give another party."""
    found = [p for p in told if name and p.name == name]
    return found[0] if len(found) == 1 else None


def _person(
    old: ParticipantBelief | None, given: tuple[str | None, str | None, str | None], by: str
) -> ParticipantBelief:
    name, office, party = given
    if old is None:
        old = ParticipantBelief(
            name=name, party=party, office=None, role="participant", names=(), offices=(), claims=()
        )
    return replace(
        old, party=party, office=office or old.office, names=_beside(old.names, name, by),
        offices=_beside(old.offices, office, by),
    )  # fmt: skip


def _beside(values: tuple[Value, ...], given: str | None, by: str) -> tuple[Value, ...]:
    """The values, the given one first where no claim has it."""
    if not given or any(v.value == given for v in values):
        return values
    return (Value(value=given, claims=(), origins=0, judgements=(by,)), *values)


def _moves(told: People, now: People) -> list[tuple[str | None, str | None]]:
    """The party of each person as told and as it is now; of those left out nothing changes."""
    found = {p.name: p.party for p in now}
    stay = [(p.party, found.get(p.name, p.party) if p.name else p.party) for p in told]
    return [*stay, *((None, p.party) for p in now)]


def _slots(
    who: People, parties: Parties, said: Sequence[Statement], fixed: Mapping[str, Correction]
) -> Iterator[Slot]:
    claims = [(_told(s), s) for s in said]
    by = sorted({j for s in said for j in s.judgements})
    by = [*by, *(fixed[name].judgement for name in ("people", "parties") if name in fixed)]
    if "people" in fixed or any(s.judgements for s in said):
        value = spell_people((p.name, p.office, p.party) for p in who)
        people = [(_spelt(c), s) for c, s in claims]
        found = fixed.get("people") or Correction("people", value, by[0])
        yield corrected(slot("people", people, agree=anything), found)
    if "parties" in fixed or (by and set(parties) != {p for c, _ in claims for p in c.parties}):
        found = fixed.get("parties") or Correction("parties", " ".join(parties), by[-1])
        yield corrected(parties_slot((c.parties, s) for c, s in claims), found)


def _spelt(claim: EngagementClaim) -> str:
    return spell_people((p.name, p.office, p.party) for p in claim.participants)


def _told(statement: Statement) -> EngagementClaim:
    """What the document itself says."""
    claim = statement.told or statement.claim
    if not isinstance(claim, EngagementClaim):
        raise TypeError(f"{statement.id} is no claim of an engagement")
    return claim

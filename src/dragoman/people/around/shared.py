"""An office that several hold together, given to each who is named: groups in, a fuller registry.

    The foreign ministers of Togo, Benin and Ghana met. Togo's Kofi Lawson chaired.  X is a minister
    President X hosted President Y, while their envoys, A and B, talked.             A is X's, B Y's

The first kind is of those whom a state alone introduces; the second of names in an apposition, as
many as there are sides. Refused are states whose holder of the office the text names elsewhere, and
people with an office of their own.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Met, Registry, holding
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup


def find(lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry) -> None:
    """Give those the text names by their state, or in an apposition, the office of all."""
    shared = [
        (line, office, group.parties)
        for line, groups in zip(lines, found, strict=True)
        for n, group in enumerate(groups)
        if _of_all(group) and len(group.parties) > 1 and (office := _meant(groups, n))
    ]
    by_state = _by_state(lines, found, met, registry) if shared else {}
    for line, office, parties in shared:
        for party in parties:
            people = by_state.get(party, set())
            if len(people) == 1 and not registry.holds(line, office, (party,)):
                _tell(line, office, party, next(iter(people)), registry)
    for s, (line, groups) in enumerate(zip(lines, found, strict=True)):
        for n, group in enumerate(groups):
            if _of_all(group) and not group.parties:
                _apposed(line, groups, n, met, registry, _states(lines[s - 1]) if s else [])


def _meant(groups: Sequence[Group], n: int) -> OfficeGroup | None:
    """The office that all of a group hold: of "the Lao president receives counterparts", his."""
    office = groups[n].offices[0]
    if not office.counterpart:
        return office
    own = (g.offices[0] for g in groups[:n] if g.offices and not g.offices[0].counterpart)
    return next(own, None)


def _of_all(group: Group) -> bool:
    """Whether a group is of several holders of one office whom it does not name."""
    office = group.offices[0] if group.offices else None
    named = group.name is not None or office is None
    return not named and office is not None and office.plural and office.state == "holds"


def _by_state(
    lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry
) -> dict[str, set[int]]:
    """Those whom nothing but a state introduces, "Togo's Kofi Lawson", by that state."""
    people: dict[str, set[int]] = {}
    for line, groups in zip(lines, found, strict=True):
        for group in groups:
            person = met.get((line.sentence.index, group.first))
            if person is None or group.offices or len(group.parties) != 1:
                continue
            if not registry.entries[person].holdings:
                people.setdefault(group.parties[0], set()).add(person)
    return people


def _states(line: Line) -> list[str]:
    """The states that a sentence names, in order, each once."""
    here = (m for i in sorted(line.mentions) for m in line.mentions[i])
    return list(dict.fromkeys(m.ref for m in here if m.ref and m.kind == "state"))


def _apposed(
    line: Line, groups: list[Group], n: int, met: Met, registry: Registry, before: list[str]
) -> None:
    """Of "their ministers, A and B": each is of the side told of in the same place."""
    group = groups[n]
    own = line.low(group.offices[0].possessor) if group.offices[0].possessor >= 0 else ""
    if "their" not in (own, line.low(group.first), line.low(group.first - 1)):
        return
    people = list(_names_behind(line, groups[n + 1 :], group.last, met, registry))
    sides = list(dict.fromkeys(_sides_before(line, groups[:n], met, registry))) or before
    if len(people) == len(sides) == 2:
        for person, party in zip(people, sides, strict=True):
            registry.entries[person].tell(party, "order")
            _tell(line, group.offices[0], party, person, registry)


def _names_behind(
    line: Line, groups: Sequence[Group], k: int, met: Met, registry: Registry
) -> Iterator[int]:
    """The people of an apposition that begins at token `k`, without an office of their own."""
    for group in groups:
        person = met.get((line.sentence.index, group.first))
        gap = line.lows[k : group.first]
        joined = bool(gap) and all(low in (",", "and", "–", "—", "(") for low in gap)
        if not joined or person is None or group.offices or group.parties:
            return
        if registry.entries[person].holdings or registry.entries[person].party:
            return
        yield person
        k = group.last


def _sides_before(
    line: Line, groups: Sequence[Group], met: Met, registry: Registry
) -> Iterator[str]:
    """The states of the people a sentence has named, in order."""
    for group in groups:
        person = met.get((line.sentence.index, group.first))
        party = registry.entries[person].party if person is not None else None
        yield from group.parties or ((party,) if party else ())


def _tell(line: Line, office: OfficeGroup, party: str, person: int, registry: Registry) -> None:
    held = replace(holding(line, office, party), party=party)
    registry.entries[person].holdings.append(held)

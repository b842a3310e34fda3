"""Who is named only after the lead, as wires do: groups of all sentences in, a fuller registry out.

    Fiji's foreign minister has cancelled a trip. | Semi Vakaloma had been expected on Monday.
    A Chadian envoy flew to Lima. | The envoy, Idris Deby-Haggar, saw two ministers.
    Mali's interior minister met his Lao peer. | Daouda Sissoko received Bounmy Keola at noon.
    The leaders of Togo and Benin opened a bridge. | Faure Amegah and Paul Soglo walked over it.

The lead names an office and a state; a name that nothing introduces opens one of the two sentences
after it. Refused are names with an aside of their own ("X, an analyst,") and offices whose holder
the text names elsewhere, and offices that somebody is said to take up.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Met, Registry, holding
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup

_LEADS = 2  # sentences of the body that may leave someone unnamed
_BEFORE = 3  # sentences in which "a Chadian envoy" may stand before "The envoy, X"
_AFTER = 2  # sentences after one of those in which the name may stand
_OPENING = 4  # tokens before a name that still opens its sentence: "On Tuesday morning, X"


def find(lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry) -> None:
    """Give those named after the lead the office and the state that it gave them."""
    body = [s for s, line in enumerate(lines) if line.sentence.role != "title"]
    seen: set[int] = set()
    for lead, *after in islice(_windows(body), _LEADS):
        seen |= _known(lead, found, met)
        unnamed = list(_left_unnamed(lines[lead], found[lead], registry))
        for s in after if unnamed else ():
            named = _unexplained(lines[s], found[s], met, registry, seen)
            if named:
                _join(lines[lead], unnamed, named, registry)
                return
            seen |= _known(s, found, met)


def again(
    lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry
) -> None:
    """Give whom a sentence calls "The envoy, X" the state of the one envoy told of before."""
    for s, line in enumerate(lines):
        for group in found[s]:
            person = met.get((s, group.first))
            entry = None if person is None else registry.entries[person]
            if entry is None or entry.party or not _called_so(line, group):
                continue
            key = group.offices[0].key
            before = [g for k in range(max(s - _BEFORE, 0), s) for g in found[k]]
            held = [g for g in before if not g.plural and any(o.key == key for o in g.offices)]
            states = {party for g in held for party in g.parties}
            state = states.pop() if len(states) == 1 else None
            if state is None or not all(g.name is None and g.parties for g in held):
                continue  # of "Prime Minister meets Prime Minister of Fiji" he is either
            if not registry.holds(line, group.offices[0], (state,)):
                entry.tell(state, "lead")


def _called_so(line: Line, group: Group) -> bool:
    """Whether an article and an office lead to a name: "The aide, X," but not "the aide of Y"."""
    if group.name is None or group.parties or len(group.offices) != 1:
        return False
    office = group.offices[0]
    bare = office.words.lower() == office.key and not office.counterpart and office.possessor < 0
    return bare and line.low(group.first) == "the" and line.low(office.last) == ","


def _windows(body: Sequence[int]) -> Iterator[Sequence[int]]:
    return (body[n : n + 1 + _AFTER] for n in range(len(body)))


def _known(s: int, found: Sequence[list[Group]], met: Met) -> set[int]:
    return {met[s, g.first] for g in found[s] if (s, g.first) in met}


class _Unnamed(NamedTuple):
    """Somebody whom a sentence does not name: "his Lao peer" holds the office meant before him."""

    office: OfficeGroup
    meant: OfficeGroup
    party: str


def _left_unnamed(line: Line, found: Sequence[Group], registry: Registry) -> Iterator[_Unnamed]:
    """Those a sentence does not name, whose offices nobody named holds: each of "the leaders"."""
    meant: OfficeGroup | None = None
    for group in found:
        office = group.offices[-1] if group.offices else None
        taken_up = line.low(group.first - 1) in line.grammar.people.taking_up
        if office is None or office.state == "former" or taken_up:
            continue
        meant = meant if office.counterpart else office
        one_each = office.plural == (len(group.parties) > 1)
        if group.name is not None or meant is None or not one_each:
            continue
        for party in group.parties:
            if not registry.holds(line, meant, (None, party)):
                yield _Unnamed(office, meant, party)


def _unexplained(
    line: Line, found: list[Group], met: Met, registry: Registry, seen: set[int]
) -> list[int]:
    """The people a sentence opens with and goes on to that nothing introduces, in order."""
    if not found or found[0].first > _OPENING or found[0].name is None:
        return []
    people = []
    for group in found:
        person = met.get((line.sentence.index, group.first))
        if person is None or person in seen or not _plain(line, group):
            break
        entry = registry.entries[person]
        if entry.holdings or entry.party:
            break
        people.append(person)
    return people


def _plain(line: Line, group: Group) -> bool:
    """Whether no aside tells who it is, but for an age or a clause: "X, 54,", "X, who"."""
    if group.offices or group.parties:
        return False
    behind = line.low(group.last + 1)
    return line.low(group.last) != "," or behind.isdigit() or behind in line.grammar.people.pronouns


def _join(
    line: Line, unnamed: Sequence[_Unnamed], people: Sequence[int], registry: Registry
) -> None:
    """Give each the office left unnamed in the same place; all of "the leaders" have names."""
    if any(one.office.plural for one in unnamed) and len(people) != len(unnamed):
        return
    for (office, meant, party), person in zip(unnamed, people, strict=False):
        entry = registry.entries[person]
        entry.tell(party, "lead")
        if meant.key not in line.grammar.people.whoever:
            held = holding(line, office, party)
            entry.holdings.append(replace(held, office=meant.words, key=meant.key, party=party))

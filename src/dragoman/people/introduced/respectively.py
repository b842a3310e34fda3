"""States told behind those who share an office: "Prime Ministers X and Y of Chad and Fiji".

A sentence and its groups come in, the groups go out with the states in the order of the names.
Refused is any other number of states than of people: then nobody knows whose each is.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.people.introduced.groups import Group
from dragoman.people.written.line import Line

_MOST = 12  # tokens that the states behind the last name may take


def read(line: Line, found: Sequence[Group]) -> list[Group]:
    """The groups, those of one plural office each with the state told in its place."""
    groups = list(found)
    for n, group in enumerate(groups):
        office = group.offices[0] if group.offices else None
        if office is None or not office.plural or group.name is None or office.first != group.first:
            continue
        sharing = [g for g in groups[n:] if g.name and g.offices and g.offices[0] == office]
        named = sharing[-1].name
        states = _states(line, named.last) if named and len(sharing) > 1 else ()
        if len(states) == len(sharing):
            for k, party in enumerate(states):
                groups[n + k] = replace(groups[n + k], parties=(party,))
    return groups


def _states(line: Line, k: int) -> tuple[str, ...]:
    """The states of "of Chad and Fiji" at token `k`, in order; none where it goes on otherwise."""
    if line.low(k) != "of":
        return ()
    found: list[str] = []
    i = k + 1
    while i < k + _MOST:
        i += line.low(i) == "the"
        mention = line.party(i)
        if mention is None or mention.ref is None or mention.form not in ("name", "capital"):
            return ()
        found.append(mention.ref)
        if line.low(mention.last) not in (",", "and"):
            break
        i = mention.last + 1 + (line.low(mention.last + 1) == "and")
        if line.party(i + (line.low(i) == "the")) is None:
            break
    return tuple(found)

"""Who is introduced by what he is to somebody else: a group in, the group with those words out.

    her host, Foreign Minister X · his Namibian guest, President Y · their colleague, Z

The words tell of no office, but a demonym among them tells whose he is; with them inside, the
group stands where its words begin. Refused is whatever no possessive opens.
"""

from msgspec.structs import replace

from dragoman.people.introduced.groups import Group
from dragoman.people.written.line import Line


def introduced(line: Line, group: Group) -> Group:
    """A group, from the possessive on that introduces it; itself where none does."""
    words, k = line.grammar.words, group.first
    if group.name is None or line.low(k - 1) != "," or line.low(k - 2) not in words.peers:
        return group
    whose = line.party(line.inside.get(k - 3, -1))
    first = whose.first if whose is not None and whose.form == "demonym" else k - 2
    if line.low(first - 1) not in words.possessives:
        return group
    told = (whose.ref,) if whose is not None and first < k - 2 and whose.ref else ()
    return replace(group, first=first - 1, parties=group.parties or told)

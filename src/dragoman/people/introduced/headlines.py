"""Who is named in a headline, where every word has a capital or names stand without an office.

Lines come in, their groups go out, those that only look like names taken back: "DEFENCE MINISTER
CANCELLED" names nobody, "PRESIDENT FLORES MEETS" does, and so does "Peru's Flores meets".
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.people.introduced import groups, misread, respectively
from dragoman.people.introduced.groups import Group
from dragoman.people.written.line import Line


def written(lines: Sequence[Line]) -> frozenset[str]:
    """The words in capitals outside headings that are all capitals; none where there are none."""
    if not any(line.capitals for line in lines):
        return frozenset()
    return frozenset(
        line.lows[i] for line in lines if not line.capitals for i in line.sentence.raised
    )


def groups_of(line: Line, known: frozenset[str]) -> list[Group]:
    """The groups of a sentence; what only looks like a name in a heading is none."""
    found = respectively.read(line, groups.find(line))
    others = {g.first for g in found if g.offices}
    kept = (
        _unnamed(g)
        if misread.unnamed(line, g, others) or not _borne(line, g, known)
        else _cut(line, g, known)
        for g in found
    )
    return [g for g in kept if g is not None]


def _cut(line: Line, group: Group, known: frozenset[str]) -> Group:
    """A group whose name ends where the text no longer writes it: "President Costa Announces"."""
    name = group.name
    if name is None or not line.capitals:
        return group
    k = name.name
    while k < name.last and line.lows[k] in known:
        k += 1
    if k == name.name and group.offices:
        k = _acting(line, name.name + 1, name.last)
    if k in (name.name, name.last) or not (_verb(line, k) or _finite(line, k) or _does(line, k)):
        return group  # "Carlos Vargas Rojas" keeps his second family's name
    held = tuple(o for o in group.offices if o.last <= k)
    return replace(group, last=k, offices=held, name=replace(name, last=k))


def _acting(line: Line, first: int, last: int) -> int:
    """The verb of a heading in what looks like a name the text never writes; else where it ends.

    "President Rojas Vargas Announces Six" acts by the last of its words in "s".
    """
    finite = [k for k in range(first, last) if _verb(line, k) or _finite(line, k)]
    return next((k for k in finite if k + 1 not in finite), last)


def _does(line: Line, k: int) -> bool:
    """Whether a word behind a name the text writes is a verb: "Costa Intends to Name B"."""
    return line.low(k).endswith("s") and line.low(k + 1) in ("to", "the", "a", "an")


def _finite(line: Line, k: int) -> bool:
    """Whether a word of a heading is its verb by what follows: "Announces Key Nominees".

    Before a verb or a participle it is a name: "Vargas Rojas Received in Lima".
    """
    low, after = line.low(k), line.low(k + 1)
    acts = low.endswith("s") and not low.endswith("ss") and k not in line.inside
    if after in line.grammar.words.possessives or after[:1].isdigit():
        return acts  # "Announces His Intent", "Announces 17 Envoys"
    return acts and line.cap(k + 1) and not (after.endswith("ed") or _verb(line, k + 1))


def _unnamed(group: Group) -> Group | None:
    """A group without what only looks like its name; None where it says no office either."""
    if group.name is None or not group.offices:
        return None
    ahead = group.name.first < group.offices[0].first  # "Kalin, Spokesperson of the Council"
    first = group.offices[0].first if ahead else group.first
    return Group(
        first, group.last if ahead else group.name.first, group.offices, None, group.parties
    )


def _borne(line: Line, group: Group, known: frozenset[str]) -> bool:
    """Whether a name of one word in a heading of capitals stands in the text too, which verbs
    ("DEFENCE MINISTER CANCELLED") do not.

    Where there is no text, what could be a verb is one unless another follows it:
    "PRESIDENT PRAISES PEACE", but "PRESIDENT FLORES MEETS".
    """
    name = group.name
    if name is None or not line.capitals:
        return True
    if not known:
        verbal = line.lows[name.name].endswith(("s", "ed")) and group.offices
        return not verbal or _goes_on(line, name.last) or _acted(line, group.first)
    owned = line.low(name.last) == "of" and name.last + 1 in line.inside  # "X of France"
    return name.last - name.name > 1 or line.lows[name.name] in known or owned


def _goes_on(line: Line, k: int) -> bool:
    """Whether a verb, or what stands beside a name, follows in a heading of capitals."""
    low = line.low(k)
    return _verb(line, k) or low in ("", "to", ",", "and", "'s", "’s", "’", ":", ".", "&")


def acts(line: Line, k: int) -> bool:
    """Whether whom a headline calls by a state acts: "Peru's Flores meets", "Togo's Abalo to"."""
    return _verb(line, k) or line.low(k) == "to"


def _acted(line: Line, last: int) -> bool:
    """Whether a heading has had its verb before token `last`."""
    return any(_verb(line, k) for k in range(1, last))


def _verb(line: Line, k: int) -> bool:
    """Whether a word of a heading can be its verb: "MEETS"."""
    low = line.low(k)
    return low.endswith("s") and low in line.grammar.not_names and k not in line.inside

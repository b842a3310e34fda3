"""What only looks like a name beside an office: the rest of a body's name, or of a matter.

    Administrator of the National | Oceanic and Atmospheric Administration
    Secretary for Terrorist | Financing and Financial Crimes
    at the Summit for Democracy, | the President said

A line and one of its groups come in; whether the name in it is none goes out. Names of two words
and more are refused nothing but what a body's name goes on in.
"""

from collections.abc import Collection

from dragoman.people.introduced.groups import Group
from dragoman.people.written.line import Line
from dragoman.people.written.personal import NameGroup

_JOINTS = frozenset({"and", "&"})
_MOST = 4  # words of a body's name behind a joint


def unnamed(line: Line, group: Group, others: Collection[int]) -> bool:
    """Whether what stands as the name of a group is no name; `others` are where groups begin."""
    name = group.name
    if name is None or not group.offices or name.first != name.name:
        return False
    ahead = [o for o in group.offices if o.last <= name.first]
    if not ahead:
        return name.last - name.name == 1 and _matter(line, name)
    offices = line.grammar.offices
    open_ended = ahead[-1].last == name.first and line.low(name.first - 1) in offices.dangling
    within = ahead[-1].last > ahead[-1].head + len(ahead[-1].key.split())  # "Chair of the National"
    alone = name.last - name.name == 1 and line.lows[name.name] in offices.trailing
    return alone or (within and (open_ended or _goes_on(line, name, others)))


def _matter(line: Line, name: NameGroup) -> bool:
    """Whether one word is what something is for: "the Summit for Democracy, the President"."""
    offices, before = line.grammar.offices, line.low(name.name - 1)
    return before in ("for", "on", "of") and line.lows[name.name] in offices.portfolios


def _goes_on(line: Line, name: NameGroup, others: Collection[int]) -> bool:
    """Whether a body's name goes on behind it: "Oceanic and Atmospheric Administration"."""
    offices = line.grammar.offices
    known = offices.portfolios | line.grammar.words.bodies
    if line.lows[name.last - 1] in known - offices.also_names:
        return True
    k = name.last
    if name.last - name.name == 1 and _continued(line, k):
        return True
    if line.low(k) not in _JOINTS or not line.cap(k + 1):
        return False
    end = k + 1
    while end < k + _MOST and line.cap(end) and end not in others and line.low(end) not in known:
        end += 1
    return line.cap(end) and end not in others and k + 1 not in others


def _continued(line: Line, k: int) -> bool:
    """Whether what stands behind one word goes on with no name: "Rule | of Law", "Act | 1874"."""
    of = line.low(k) == "of" and line.nameable(k + 1) and k + 1 not in line.inside
    return of or line.low(k).isdecimal()

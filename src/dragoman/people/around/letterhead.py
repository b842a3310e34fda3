"""Whose page a text stands on: the office that heads it, and the one person it can be of.

    President of Fiji          a line by itself above the text
    Ana Duarte had talks with ...         the first sentence opens with her: she is the President

Only a person without an office or a party gets it, and only where the heading is the office of a
state and nothing else.
"""

from collections.abc import Sequence

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Met, Registry, holding
from dragoman.people.written.line import Line

_BODY = 2  # sentences of the text that may open with whose page it is


def of_page(
    lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry
) -> None:
    """Give the office that heads a page to whom its text opens with."""
    head = _head(lines, found)
    if head is None:
        return
    line, group = head
    body = [s for s, other in enumerate(lines) if other.sentence.role != "title"][:_BODY]
    for s in body:
        first = next((g for g in found[s] if (s, g.first) in met), None)
        if first is None or first.offices or first.first > 1:
            continue
        entry = registry.entries[met[s, first.first]]
        if entry.holdings or entry.party:
            return
        entry.tell(group.parties[0], "title")
        entry.holdings.append(holding(line, group.offices[0], group.parties[0]))
        return


def _head(lines: Sequence[Line], found: Sequence[list[Group]]) -> tuple[Line, Group] | None:
    """The heading that is a state's office and nothing more."""
    for line, groups in zip(lines, found, strict=True):
        if line.sentence.role != "title":
            return None
        for group in groups[:1]:
            whole = group.first == 0 and group.last == len(line.lows)
            office = group.offices[0] if group.offices else None
            alone = office is not None and not office.plural and len(group.parties) == 1
            if whole and group.name is None and alone:
                return line, group
    return None

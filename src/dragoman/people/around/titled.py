"""An office in full that only a heading gives: "Minister of Trade meets peers" above "Minister X".

Lines and their groups come in, a fuller registry goes out. The one whose office is the bare head,
and of whom no country is told, is he; of "Peru's minister" only whom the text names first. Refused
are headings that name somebody, and texts in which two could be meant.
"""

from collections.abc import Sequence

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Entry, Registry, holding
from dragoman.people.written.line import Line


def find(lines: Sequence[Line], found: Sequence[list[Group]], registry: Registry) -> None:
    """Give whoever a text calls by a bare head the office its heading gives in full."""
    for line, groups in zip(lines, found, strict=True):
        for group in groups if line.sentence.role == "title" else ():
            office = group.offices[0] if len(group.offices) == 1 else None
            if office is None or group.name is not None or office.plural:
                continue
            several = sum(bool(g.offices) for g in groups) > 1
            if group.parties and (several or registry.holds(line, office, group.parties)):
                continue
            if " on " in office.words:
                continue  # "Grand Duke on state visit"
            if office.counterpart or office.state != "holds" or office.words.lower() == office.key:
                continue
            bare = [e for e in registry.entries if _bare(e, office.key)]
            if group.parties and not line.grammar.people.interviews.isdisjoint(line.lows):
                bare = bare[:1]  # "Ten questions for Peru's minister": whoever is asked first
            if len(bare) == 1 and (not group.parties or bare[0] is registry.entries[0]):
                bare[0].holdings.append(holding(line, office, None))
                bare[0].tell(next(iter(group.parties), None), "headline")


def _bare(entry: Entry, key: str) -> bool:
    """Whether nothing is told of somebody's office but its head, and no country."""
    heads = {h.office.lower() for h in entry.holdings if h.state == "holds"}
    return heads == {key} and entry.party is None

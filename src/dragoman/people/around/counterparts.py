"""Which office a counterpart holds: one sentence's groups in, holdings of the registry out.

    Minister X and his Lao counterpart Y                          Y is a minister: named just before
    Minister X called on President P and met her counterpart Y    Y is a minister: whom "her" means
    Ministers X and Y met their counterparts, A and B             A holds X's office, and B Y's
    X rang Peru's minister, A, and Chile's, B                     B holds the office told last

Refused are counterparts with an office of their own, and of someone who no longer holds his.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.names import fold
from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Entry, Met, Registry, holding
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup

_OPENING = 3  # tokens within which a sentence says that it goes on about the same one: "Later, she"


def find(
    line: Line,
    found: list[Group],
    met: Met,
    registry: Registry,
    before: OfficeGroup | None,
) -> OfficeGroup | None:
    """Tell the counterparts of a sentence their office; return that of whom the sentence is about.

    `before` is what this gave for the sentence before: "She met her counterpart Y".
    """
    owners: list[Group] = []
    peers = [g for g in found if g.name and g.offices and g.offices[0].counterpart]
    about, opens = _opens(line, found, met, registry, before)
    subject, about = _known(line, found, registry) or (0, about)
    for group in found:
        if not group.offices or (group.plural and not group.offices[0].counterpart):
            continue
        if group.name is None and _addressed(line, group.offices[0].head):
            continue
        if not group.offices[0].counterpart:
            owners.append(group)
            about = about or (None if opens else group.offices[-1])
            continue
        person = met.get((line.sentence.index, group.first))
        elided = not group.offices[0].words
        about = about or (before if elided or _of_speaker(line, group) else None)
        last = owners[-1].offices[-1] if owners else before
        whose = last if elided else _whose(line, group, peers, owners, subject, about)
        office = _fuller(line, whose, owners, met, registry)
        if person is not None and office is not None and office.state == "holds":
            _share(registry.entries[person], line, group.offices[0], office)
    return about


def _opens(
    line: Line, found: list[Group], met: Met, registry: Registry, before: OfficeGroup | None
) -> tuple[OfficeGroup | None, bool]:
    """The office of whom a sentence goes on about, and whether it opens with a bare name."""
    first = found[0] if found else None
    opening = line.lows[: max(_OPENING, first.first if first else 0)]
    if first and first.first < _OPENING and not first.offices and first.name is not None:
        known = _holds(before, met.get((line.sentence.index, first.first)), registry)
        return before if known else None, True
    pronouns = line.grammar.people.pronouns.keys()
    same = not pronouns.isdisjoint(opening)  # "In Lima he met B and his peer"
    return before if same else None, False


def abroad(found: Sequence[Sequence[Group]], met: Met, registry: Registry) -> set[tuple[str, int]]:
    """Whom an office without a state never means, where another holds it: "her counterpart Y"."""
    peers = {
        i
        for s, groups in enumerate(found)
        for g in groups
        if g.name and g.offices and g.offices[0].counterpart
        if (i := met.get((s, g.first))) is not None
    }
    entries = enumerate(registry.entries)
    others = {h.key for i, entry in entries if i not in peers for h in entry.holdings}
    return {(h.key, i) for i in peers for h in registry.entries[i].holdings if h.key in others}


def _holds(office: OfficeGroup | None, person: int | None, registry: Registry) -> bool:
    """Whether somebody is known to hold an office: of "Sheikh X conveyed greetings" X's own."""
    if office is None or person is None:
        return False
    return any(h.key == office.key for h in registry.entries[person].holdings)


def _addressed(line: Line, head: int) -> bool:
    """Whether an office is only spoken to: "Mr Speaker, I wish to inform the House"."""
    return line.low(head - 1) in line.grammar.people.addressing and line.low(head + 1) == ","


def _of_speaker(line: Line, group: Group) -> bool:
    """Whether whoever speaks calls somebody his peer: "I will meet my counterpart Y"."""
    return line.low(group.offices[0].possessor) in ("my", "our")


def _fuller(
    line: Line, office: OfficeGroup | None, owners: list[Group], met: Met, registry: Registry
) -> OfficeGroup | None:
    """Of "Minister X met her counterpart": the office in full that X was introduced with."""
    own = next((g for g in owners if office is not None and office in g.offices), None)
    person = met.get((line.sentence.index, own.first)) if own is not None else None
    if office is None or person is None or office.words.lower() != office.key:
        return office
    held = [h.office for h in registry.entries[person].holdings if h.key == office.key]
    return replace(office, words=max(held, key=len, default=office.words))


def _whose(
    line: Line,
    group: Group,
    peers: list[Group],
    owners: list[Group],
    subject: int,
    about: OfficeGroup | None,
) -> OfficeGroup | None:
    """The office a counterpart answers: each his own in "Ministers X and Y met their peers"."""
    if len(peers) == len(owners) > 1:
        return owners[peers.index(group)].offices[-1]
    main = [o for o in owners if not _in_aside(line, owners, o, group)]
    if not main or _goes_on(line, main[-1], group):
        return about
    subject = main[0].last if len(main) > 1 else subject
    third = set(group.parties) - set(main[-1].parties) if main[-1].parties else set()
    if about is not None and not third and _met_too(line, main[-1], group, subject):
        return about
    return main[-1].offices[-1]


def _in_aside(line: Line, owners: list[Group], own: Group, group: Group) -> bool:
    """Of "Minister X, who came with the premier, met his peer": the premier is no owner."""
    before = [o for o in owners if o.last <= own.first]
    since = line.lows[before[-1].last if before else own.first : own.first]
    return since[:2] == (",", "who") and "," in line.lows[own.last : group.first]


def _goes_on(line: Line, owner: Group, group: Group) -> bool:
    """Whether who acts does more between two groups: "called on X, and held talks with her"."""
    gap = line.lows[owner.last : group.first]
    pronouns = line.grammar.people.pronouns
    whose = line.grammar.words.conjunctions - line.grammar.words.joints | {","}
    if any(low in pronouns for last, low in pairwise(gap) if last not in whose):
        return True  # "met A; on Monday she saw her peer", but not "A, who saw his peer"
    more = gap[gap.index("and") + 1 :] if "and" in gap else ()
    return len(more) > 1 and more[-1] in ("with", "by", "to", "his", "her")


def _met_too(line: Line, owner: Group, group: Group, subject: int) -> bool:
    """Of "Minister X met President A and his counterpart": whether "his" is of who met both."""
    gap = line.lows[owner.last : group.first]
    between = line.lows[subject : owner.first]
    joints = line.grammar.words.joints
    return joints.issuperset(gap) and any(low.isalpha() and low not in joints for low in between)


def _known(line: Line, found: list[Group], registry: Registry) -> tuple[int, OfficeGroup] | None:
    """Of "Vidal met President A and her peer": Vidal, before all others, and the office held."""
    first = next((g for g in found if g.offices), None)
    for k in range(first.first if first is not None else 0):
        if line.nameable(k) and k not in line.inside:
            person = registry.recall(fold(line.words[k]).split(), ())
            held = registry.entries[person].holdings[-1:] if person is not None else []
            if first is None or not held:
                return None
            return k + 1, replace(first.offices[-1], words=held[0].office, key=held[0].key)
    return None


def _share(entry: Entry, line: Line, own: OfficeGroup, office: OfficeGroup) -> None:
    """Give someone without an office that of the one he is the counterpart of.

    The portfolio of two comes last: "State Councilor and Minister of Defence".
    """
    if not entry.holdings:
        held = holding(line, own, entry.party)
        words = line.words[office.head] if _of_own_body(line, office) else office.words
        entry.holdings.append(replace(held, office=words, key=office.key))


def _of_own_body(line: Line, office: OfficeGroup) -> bool:
    """Of "the Commander of the Malawi Defence Force": an office no other state's official has."""
    said = office.words.split()
    within = (m for i in range(office.first, office.last) for m in line.mentions.get(i, ()))
    return any(m.ref in office.parties and line.words[m.first] in said for m in within)

"""What the people of a sentence get from the words beside them: a party or an office.

Each function reads one sentence whose named groups have been met, and adds to the registry: a
list passes its party on, a counterpart holds the office named before, a headline tells whose the
official is. Who has a party of his own keeps it.
"""

from itertools import pairwise

from dragoman.lexicon.owning import OWNING
from dragoman.people.around import side
from dragoman.people.introduced.groups import Group
from dragoman.people.known.answers import answers, asked_of
from dragoman.people.known.registry import Entry, Met, Registry, holding
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup


def inherit(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In a list, who has no party has that of the one before: "Lao Minister X and Adviser Y"."""
    s = line.sentence.index
    for before, after in pairwise(found):
        one, two = met.get((s, before.first)), met.get((s, after.first))
        if one is not None and _couple(line, before, after) and not registry.entries[one].party:
            registry.entries[one].tell(after.parties[0], "stated")
        if two is None or after.parties or not after.offices or registry.entries[two].party:
            continue
        gap = line.lows[before.last : after.first]
        parties = before.parties or ((registry.entries[one].party,) if one is not None else ())
        beside = line.grammar.people.listed | line.grammar.people.kin
        if parties and parties[0] and gap and beside.issuperset(gap):
            registry.entries[two].tell(parties[0], "list")


def in_turn(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """Of "his Lao and Thai counterparts, Minister X and Adviser Y": X is Lao, Y is Thai."""
    for n, group in enumerate(found[:-1]):
        if not group.plural or len(group.parties) < 2:
            continue
        items = _list_from(line, found[n + 1 :])[: len(group.parties)]
        near = items[0].first - group.last <= 2 and line.low(group.last) in (",", ":", "–", "—")
        free = [g for g in items if g.name is not None and g.offices and not g.parties]
        if near and len(free) == len(items) == len(group.parties):
            for item, party in zip(items, group.parties, strict=True):
                side.put(line, [item], party, met, registry)


def _couple(line: Line, one: Group, two: Group) -> bool:
    """Of "King X and Queen Y of Z": the state that ends the group is of both."""
    keys = frozenset(group.offices[0].key for group in (one, two) if group.offices)
    joined = line.lows[one.last : two.first] == ("and",)
    return keys in line.grammar.people.couples and joined and bool(two.parties) and not one.parties


def with_whom(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """A list after "with": "Minister X and Adviser Y of Laos", "X and other Lao officials".

    Who has no party there has that of its end; in a sentence fronted by a state ("In Laos, he met
    President X"), or in a clause of one ("Laos, where he was received by X"), that of the state.
    """
    known = set[str | None]()
    if "by" not in line.sentence.said and line.grammar.people.upon.isdisjoint(line.sentence.said):
        return
    for n, group in enumerate(found):
        before = line.low(group.first - 1)
        if before in line.grammar.people.upon or (before == "by" and _received(line, group.first)):
            items = _list_from(line, found[n:])
            open_ = [e for e in _entries(line, items, met, registry) if not e.party and e.holdings]
            end = _end_of(line, items) if open_ and before == "with" else None
            party = (end or _where(line, group.first) or _front(line)) if open_ else None
            for entry in open_ if party and party not in known else ():
                entry.tell(party, "list")
        known |= {entry.party for entry in _entries(line, [group], met, registry)}


def _received(line: Line, i: int) -> bool:
    """Whether the verb before "by" at the end of token `i` is one of hosts: "was received by X"."""
    return line.low(i - 2) in line.grammar.people.upon


def _entries(line: Line, groups: list[Group], met: Met, registry: Registry) -> list[Entry]:
    """The people of the groups that have been met."""
    s = line.sentence.index
    return [registry.entries[met[s, g.first]] for g in groups if (s, g.first) in met]


def _list_from(line: Line, found: list[Group]) -> list[Group]:
    """The groups of a list, from the first one on."""
    items = found[:1]
    for group in found[1:]:
        gap = line.lows[items[-1].last : group.first]
        if not gap or not all(
            low in line.grammar.people.listed or low in ("other", "several", "senior", "top")
            for low in gap
        ):
            break
        items.append(group)
    return items


def _end_of(line: Line, items: list[Group]) -> str | None:
    """The party a list's end names for all: "Y of Laos", "other Lao officials"."""
    last = items[-1]
    if len(items) < 2 or len(last.parties) != 1:
        return None
    trailing = last.name is not None and any(
        line.low(i) == "of" for i in range(last.name.last, last.last)
    )
    others = last.name is None and "other" in line.lows[items[-2].last : last.last]
    return last.parties[0] if trailing or others else None


def _where(line: Line, i: int) -> str | None:
    """The state a clause before token `i` is in: "Fiji, where they met with X"."""
    for k in range(i - 1, max(i - 8, 1), -1):
        if line.lows[k] == "where" and line.lows[k - 1] == ",":
            mention = line.party(line.inside.get(k - 2, -1))
            return (
                mention.ref
                if mention and mention.form == "name" and mention.kind == "state"
                else None
            )
    return None


def _front(line: Line) -> str | None:
    """The state a sentence is fronted by: "In Laos, ...", "While in Laos, ...", "In Laos he"."""
    k = line.lows.index("in") + 1 if "in" in line.lows[:2] else 0
    mention = line.party(k) if k else None
    if (
        mention is None
        or mention.form != "name"
        or mention.kind != "state"
        or line.low(mention.last) not in {",", *line.grammar.people.pronouns}
    ):
        return None
    return mention.ref


def headlined(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """With "Fiji PM meets ..." above "Prime Minister X met ...", X is Fiji's unless another is."""
    named = {met.get((line.sentence.index, g.first)) for g in found}
    for group in found:
        office = group.offices[0] if group.offices else None
        if office is not None and office.plural and len(group.parties) > 1:
            _in_order(line, office, group.parties, registry)
        if (
            group.name is not None
            or office is None
            or office.plural
            or office.counterpart
            or office.state == "former"
            or len(group.parties) != 1
        ):
            continue
        asked = asked_of(office, line.grammar.people)
        fits = [
            e
            for i, e in enumerate(registry.entries)
            if i not in named
            and any(
                h.state == office.state
                and (
                    answers(asked, office.key, h.office, h.key, line.grammar.people)
                    or h.office.lower() == h.key == office.key  # "Minister X", the only one
                )
                for h in e.holdings
            )
        ]
        if (
            not any(e.party == group.parties[0] for e in fits)
            and len(free := [e for e in fits if e.party is None]) == 1
        ):
            free[0].tell(group.parties[0], "headline")


def _in_order(
    line: Line, office: OfficeGroup, parties: tuple[str, ...], registry: Registry
) -> None:
    """With "Polish and Lao presidents meet" above "Presidents X and Y met", X is Polish, Y Lao."""
    if office.key in line.grammar.offices.weak:
        return  # above "President X welcomes President Y", "Leaders" stand in any order
    asked = asked_of(office, line.grammar.people)
    same = [
        e
        for e in registry.entries
        if any(
            h.state == "holds" and answers(asked, office.key, h.office, h.key, line.grammar.people)
            for h in e.holdings
        )
    ]
    free = [e for e in same if e.party is None]
    if len(free) == len(same) == len(parties):
        for entry, party in zip(free, parties, strict=True):
            entry.tell(party, "headline")


def apart(line: Line, found: list[Group], met: Met, registry: Registry) -> set[tuple[str, int]]:
    """Who an office does not mean: not X in "The Prime Minister spoke to Lao Prime Minister X".

    Of "spoke to Lao Prime Minister X about the Prime Minister's visit" it does.
    """
    unnamed = [
        g
        for g in found
        if g.name is None
        and g.offices
        and not g.parties
        and not g.offices[0].plural
        and not g.offices[0].counterpart
        and line.low(g.first - 1) != "at"  # "met Minister X at the Minister's office"
    ]
    bare = [g.offices[0] for g in unnamed if not _spoken_of(line, g)]
    faced = line.grammar.people.abroad  # "in her talks with X, the Minister": X is another
    named = [
        met[line.sentence.index, g.first]
        for g in found
        if (line.sentence.index, g.first) in met
        and ((g.offices and g.parties) or (g.bare and line.low(g.first - 1) in faced))
    ]
    return {
        (office.key, person)
        for office in bare
        for person in named
        if any(
            answers(
                asked_of(office, line.grammar.people),
                office.key,
                h.office,
                h.key,
                line.grammar.people,
            )
            for h in registry.entries[person].holdings
        )
    }


def _spoken_of(line: Line, group: Group) -> bool:
    """Of "about the Prime Minister's visit": whether what is somebody's is only spoken of."""
    owns = line.low(group.last) in OWNING
    return owns and line.low(group.first - 1) in line.grammar.words.topics


def among(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "Lao officials including Minister X and Y", X and Y are of those named before them.

    So is X in "four Lao lawmakers led by X".
    """
    for n, group in enumerate(found[:-1]):
        if not group.plural or len(group.parties) != 1:
            continue
        k = group.last + (line.low(group.last) == ",")
        if line.low(k) in line.grammar.people.led and line.low(k + 1) == "by":
            side.put(line, found[n + 1 : n + 2], group.parties[0], met, registry)
        if line.low(k) != "including" and line.lows[k : k + 2] != ("such", "as"):
            continue
        items = _list_from(line, found[n + 1 :])
        if line.low(k + 1) in ("the", "its", "their") or items[0].first <= k + 2:
            side.put(line, items, group.parties[0], met, registry)


def credentials(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "X presented her credentials as Ambassador of Fiji", X holds that office."""
    if line.grammar.people.accredits.isdisjoint(line.sentence.said):
        return
    for n, group in enumerate(found):
        before = [g for g in found[:n] if (line.sentence.index, g.first) in met]
        if not before or group.name is not None or not group.parties or group.plural:
            continue
        if line.low(group.first - 1) == "as":
            entry = registry.entries[met[line.sentence.index, before[-1].first]]
            entry.tell(group.parties[0], "stated")
            entry.holdings.append(holding(line, group.offices[0], group.parties[0]))

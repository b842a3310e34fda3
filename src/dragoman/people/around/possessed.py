"""Whose officials a state calls its own: one sentence's groups in, parties of the registry out.

    Portugal denied that its foreign minister, X, had called Y                     X is Portugal's
    Russian President Y's foreign policy adviser, X                                X is Russia's

"Its" means the state or organisation that acts last before it. Refused are states that only a
preposition brings in ("met in France its minister") and people with a party of their own.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.lexicon.owning import POSSESSIVE
from dragoman.people.introduced import organs
from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Met, Registry
from dragoman.people.written.line import Line
from dragoman.people.written.offices import OfficeGroup
from dragoman.records import Mention


def find(line: Line, before: Line | None, found: list[Group], met: Met, registry: Registry) -> None:
    """Tell the party of everyone whose office stands behind "its" or behind a name with "'s".

    An "Its" that opens a sentence means the state that opened the one `before`.
    """
    for owner, group in pairwise(found):
        person = met.get((line.sentence.index, group.first))
        if person is not None and not group.parties and _owned(line, owner, group):
            whose = met.get((line.sentence.index, owner.first))
            party = owner.parties[0] if owner.parties else None
            if whose is not None and party is None:
                party = registry.entries[whose].party
            registry.entries[person].tell(party, "side")
    for before_him, group in pairwise(found):
        _tell_envoy(line, before_him, group, met, registry)
    if line.grammar.people.of_states.isdisjoint(line.sentence.said):
        return
    for group in found:
        person = met.get((line.sentence.index, group.first))
        own = next((o.possessor for o in group.offices if o.possessor >= 0), -1)
        if person is None or group.parties or line.low(own) not in line.grammar.people.of_states:
            continue
        if registry.entries[person].party is not None:
            continue
        if party := _acting(line, own) if own or before is None else _opening(before):
            envoy = any(sent(line, o) for o in group.offices)
            registry.entries[person].tell(party, "stated" if envoy else "side")


def _tell_envoy(line: Line, one: Group, group: Group, met: Met, registry: Registry) -> None:
    """Of "President X of Chad received his ambassador to Peru, Y": Y is of the state of X."""
    words = line.grammar.people
    own = any(line.low(o.possessor) in words.possessives and sent(line, o) for o in group.offices)
    sender, envoy = (met.get((line.sentence.index, g.first)) for g in (one, group))
    if own and sender is not None and envoy is not None and not group.parties:
        party = one.parties[0] if one.parties else registry.entries[sender].party
        registry.entries[envoy].tell(party, "stated")  # so he is of no state he stands opposite


def sent(line: Line, office: OfficeGroup) -> bool:
    """Whether an office is one that a state sends abroad: "ambassador", "high commissioner"."""
    return not line.grammar.words.envoys.isdisjoint(office.key.split())


def of_its_own(line: Line, group: Group) -> tuple[str, ...]:
    """The state that calls an unnamed envoy its own: "Chad summoned its ambassador in Lima"."""
    its = (o for o in group.offices if line.low(o.possessor) in line.grammar.people.of_states)
    office = next((o for o in its if sent(line, o)), None)
    state = _acting(line, office.possessor) if office is not None else None
    return (state,) if state else ()


def of_bodies(
    lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry
) -> None:
    """Tell whose "the bloc's Secretary-General, X" is: the organisation named last.

    A mere "Secretary-General X" is of the one organisation that the text names up to there.
    """
    asked = [
        (s, group)
        for s, line in enumerate(lines)
        for group in found[s]
        if any(_of_the_body(line, o) or _heads_a_body(line, o) for o in group.offices)
    ]
    bodies: dict[str, None] = {}  # the one named last at the end
    done = 0
    for s, group in asked:
        person = met.get((s, group.first))
        for line in lines[done:s]:
            _name(bodies, line, len(line.words))
        done = s
        _name(bodies, lines[s], group.first)
        sure = any(_of_the_body(lines[s], o) for o in group.offices) or len(bodies) == 1
        if person is None or group.parties or registry.entries[person].party or not sure:
            continue
        registry.entries[person].tell(next(reversed(bodies), None), "side")


def of_ships(
    lines: Sequence[Line], found: Sequence[list[Group]], met: Met, registry: Registry
) -> None:
    """Tell whose "its commander, X" is, behind "A French frigate called at Cebu": the ship's."""
    for s, line in enumerate(lines):
        for group in found[s]:
            person = met.get((s, group.first))
            words = line.grammar.people
            owned = (o for o in group.offices if line.low(o.possessor) in words.of_states)
            office = next(owned, None)
            if person is None or office is None or office.key not in words.commanding:
                continue
            flag = _flag(line, office.possessor) or (_flag(lines[s - 1], None) if s else None)
            if flag and registry.entries[person].party is None:
                registry.entries[person].tell(flag, "side")


def _flag(line: Line, end: int | None) -> str | None:
    """The state of the ship that a sentence names last before a token: "a French frigate"."""
    ships = [i for i, low in enumerate(line.lows[:end]) if low in line.grammar.people.ships]
    owners = (line.party(k) for i in reversed(ships) for k in range(i - 1, max(i - 4, -1), -1))
    return next((m.ref for m in owners if m is not None and m.ref), None)


def _name(bodies: dict[str, None], line: Line, end: int) -> None:
    """Take the organisations that a sentence names before token `end`, the last at the end."""
    for mention in (m for i in sorted(line.mentions) if i < end for m in line.mentions[i]):
        if mention.kind == "organisation" and mention.ref:
            bodies.pop(mention.ref, None)
            bodies[mention.ref] = None


def _of_the_body(line: Line, office: OfficeGroup) -> bool:
    """Whether an office is owned by a body named before: "the bloc's"."""
    k, own = office.possessor, line.grammar.people.own_bodies
    return k > 0 and line.lows[k] in POSSESSIVE and line.lows[k - 1] in own


def _heads_a_body(line: Line, office: OfficeGroup) -> bool:
    """Whether an office is one that organisations have, with no more words to it."""
    alone = office.words.lower() == office.key and office.possessor < 0
    return alone and office.key in line.grammar.people.of_organisations


def _owned(line: Line, owner: Group, group: Group) -> bool:
    """Whether an office stands behind the name of whose it is: "President X's adviser, Y"."""
    beside = owner.last + 1 == group.first and line.low(owner.last) in POSSESSIVE
    return bool(group.offices) and beside


def _of_body(line: Line, mention: Mention) -> bool:
    """Whether its body stands behind an adjective: "the Lao Senate", "the Lao ministry"."""
    low = line.low(mention.last)
    chambers, bodies = line.grammar.offices.chambers, line.grammar.words.bodies
    named = line.cap(mention.last) and (low in chambers or low in bodies)
    return named or organs.end(line, mention) > mention.last


def _opening(line: Line) -> str | None:
    """The state that a sentence opens with, as who acts in it: "Algiers has taken note"."""
    mention = line.party(0)
    acts = mention is not None and mention.form in ("name", "capital", "seat")
    return mention.ref if mention is not None and acts and _is_verb(line, mention.last) else None


def _is_verb(line: Line, i: int) -> bool:
    """Whether a word behind a state goes on about what it does: no comma, no "'s", no name."""
    word = line.words[i] if i < len(line.words) else ""
    free = line.grammar.words.prepositions
    return word.islower() and word not in POSSESSIVE and word not in free


def _acting(line: Line, before: int) -> str | None:
    """The last state or organisation before a token that is a subject and no complement."""
    for i in range(before - 1, -1, -1):
        mention = line.party(i)
        if mention is not None and mention.form == "demonym" and _of_body(line, mention):
            return mention.ref  # "the Uruguayan Chamber of Deputies and its president"
        if mention is None or mention.form in ("demonym", "people", "compound"):
            continue
        k = i - 1 if line.low(i - 1) not in line.grammar.words.determiners else i - 2
        owns = line.low(mention.last) in POSSESSIVE and organs.end(line, mention) == mention.last
        if line.low(k) not in line.grammar.words.prepositions and not owns:
            return mention.ref
    return None

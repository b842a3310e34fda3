"""Whose people are by the side they are put on: "On the Lao side, X", "the Lao side was led by X".

A sentence whose named groups have been met comes in, parties go to the registry. Who has a party
of his own keeps it.
"""

from dragoman.people.beside import Met, on_side
from dragoman.people.groups import Group
from dragoman.people.line import Line
from dragoman.people.registry import Registry
from dragoman.records import Mention

_BODY = 6  # tokens of the name of a body that sends a delegation


def of_a_side(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "On the Lao side, X and Y attended", people without a party are of that side."""
    for i in range(len(line.lows) - 2 if "side" in line.lows else 0):
        if (
            line.low(i) in ("on", "from", "for")
            and (mention := line.party(i + 2 if line.low(i + 1) == "the" else i + 1))
            and line.low(mention.last) == "side"
            and mention.ref
        ):
            on_side(line, [g for g in found if g.first > i], mention.ref, met, registry)
    under, state = _under_a_state(line, found)
    on_side(line, under, state, met, registry)
    for first, last, party in _represented(line):
        on_side(line, [g for g in found if first < g.first < last], party, met, registry)
    sides = {
        m.first: m
        for here in line.mentions.values()
        for m in here
        if m.ref and (line.low(m.last) in line.grammar.people.side or _sends(line, m))
    }
    for side in sides.values():
        on_side(line, _leaders(line, side, found), side.ref or "", met, registry)


def _under_a_state(line: Line, found: list[Group]) -> tuple[list[Group], str]:
    """Of "Oman: Foreign Minister X telephoned": who acts in a brief headed by a state."""
    mention = line.party(0)
    if mention is None or mention.ref is None or line.low(mention.last) != ":":
        return [], ""
    return [g for g in found[:1] if g.name is not None and g.offices], mention.ref


def _represented(line: Line) -> list[tuple[int, int, str]]:
    """Of "Fiji was represented by X and Tonga by Y": where each state's people stand."""
    if "represented" not in line.lows:
        return []
    found: list[tuple[int, str]] = []
    for mention in (here[0] for here in line.mentions.values()):
        k = mention.last
        while line.low(k) in ("was", "were", "is", "are", "will", "be"):
            k += 1
        k += line.low(k) == "represented"
        if line.low(k) == "by" and mention.ref and mention.form == "name":
            found.append((k, mention.ref))
    ends = [*(k for k, _ in found[1:]), len(line.lows)]
    return [(k, ends[n], party) for n, (k, party) in enumerate(found)]


def _sends(line: Line, state: Mention) -> bool:
    """Whether a delegation is of a state's body: "a delegation of the Lao parliament"."""
    k = state.first - 1 - (line.low(state.first - 1) == "the")
    return line.low(k) in ("of", "from") and line.low(k - 1) in line.grammar.people.side


def _leaders(line: Line, side: Mention, found: list[Group]) -> list[Group]:
    """Who leads a side: "the Lao side was led by X", "Y headed the Thai delegation"."""
    k = side.last + 1
    if line.low(side.last) not in line.grammar.people.side:  # "of the Lao parliament led by X"
        near = range(side.last, min(side.last + _BODY, len(line.lows)))
        k = next((i for i in near if line.low(i) in line.grammar.people.led), k)
    while line.low(k) in (",", "which", "was", "were", "is", "will", "be", "has", "been"):
        k += 1
    if line.low(k) == "by":  # "the Lao side was led by A and the Thai side by B"
        return [g for g in found if g.first > k][:1]
    if line.low(k) in line.grammar.people.led and line.low(k + 1) == "by":
        ends = [
            i
            for i in range(k + 2, len(line.lows))
            if line.low(i) in ("while", ";", "whereas") or line.low(i) in line.grammar.people.side
        ]
        return [g for g in found if k < g.first < (ends[0] if ends else len(line.lows))]
    j = side.first - 2 if line.low(side.first - 1) == "the" else side.first - 1
    before = [g for g in found if g.last <= j and j - g.last < 3]
    return before[-1:] if line.low(j) in line.grammar.people.led else []

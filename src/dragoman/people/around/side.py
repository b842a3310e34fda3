"""On whose side a sentence puts people: "On the Lao side, X", "signed by X for Chile, Y for Peru".

One sentence comes in with its groups, those it names being met already; in the registry, who has
no party gets the one of the side. A party that somebody has is never touched.
"""

from collections.abc import Iterator

from dragoman.people.introduced.groups import Group
from dragoman.people.known.registry import Met, Registry
from dragoman.people.written.line import Line
from dragoman.records import Mention

_OWNED = 3  # tokens from a state to its body: "Chad's trade ministry"
_BODY = 6  # tokens of the name of a body that sends a delegation

_PAUSES = frozenset({",", ".", ")", "and", ""})


def find(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "On the Lao side, X and Y attended", people without a party are of that side."""
    for i in range(len(line.lows) - 2 if "side" in line.sentence.said else 0):
        if (
            line.low(i) in ("on", "from", "for")
            and (mention := line.party(i + 2 if line.low(i + 1) == "the" else i + 1))
            and line.low(mention.last) == "side"
            and mention.ref
        ):
            contrast = line.grammar.people.contrast
            ends = (k for k in range(i, len(line.lows)) if line.lows[k] in contrast)
            end = next(ends, len(line.lows))
            put(line, [g for g in found if i < g.first < end], mention.ref, met, registry)
    for group, party in (*_fronted(line, found), *_heads_of(line, found)):
        put(line, [group], party, met, registry)
    for under, state in (_under_a_state(line, found), _announced(line, found)):
        put(line, under, state, met, registry)
    for first, last, party in (*_represented(line), *_that_of(line)):
        put(line, [g for g in found if first < g.first < last], party, met, registry)
    if line.grammar.people.side.isdisjoint(line.sentence.said):
        return
    sides = {
        m.first: m
        for here in line.mentions.values()
        for m in here
        if m.ref and (_sent(line, m) or _sends(line, m))
    }
    for side in sides.values():
        put(line, _leaders(line, side, found), side.ref or "", met, registry)


def _heads_of(line: Line, found: list[Group]) -> Iterator[tuple[Group, str]]:
    """Of "X, who heads Chad's Ministry of Trade": X, and whose ministry it is."""
    people = line.grammar.people
    for group in (g for g in found if g.name is not None):
        k = group.last + 2
        if line.low(k - 2) != "," or line.low(k - 1) != "who" or line.low(k) not in people.heads:
            continue
        state = line.party(k + 1 + (line.low(k + 1) == "the"))
        near = line.lows[state.last : state.last + _OWNED] if state else ()
        if state and state.ref and not people.headed.isdisjoint(near):
            yield group, state.ref


def _under_a_state(line: Line, found: list[Group]) -> tuple[list[Group], str]:
    """Of "Oman: Foreign Minister X telephoned": who acts in a brief headed by a state."""
    mention = line.party(0)
    if mention is None or mention.ref is None or line.low(mention.last) != ":":
        return [], ""
    return [g for g in found[:1] if g.name is not None and g.offices], mention.ref


def _announced(line: Line, found: list[Group]) -> tuple[list[Group], str]:
    """Of "Chile announced that President X will go": whose he is of whom a state itself speaks."""
    if "that" not in line.sentence.said or line.grammar.words.attributing.isdisjoint(line.lows):
        return [], ""
    for group in (g for g in found if g.name is not None and g.offices):
        k = group.first - (line.low(group.first) != "that")
        opens = (here[0] for here in line.mentions.values() if here[0].last == k - 1)
        state = next((m for m in opens if m.kind == "state" and m.form == "name"), None)
        says = line.low(k) == "that" and line.low(k - 1) in line.grammar.words.attributing
        if says and state and state.ref and not line.low(state.first - 1).isalpha():
            return [group], state.ref
    return [], ""


def _represented(line: Line) -> list[tuple[int, int, str]]:
    """Of "Fiji was represented by X and Tonga by Y": where each state's people stand."""
    if "represented" not in line.sentence.said:
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


_THAT_OF = frozenset({"that", "of", "by"})


def _that_of(line: Line) -> list[tuple[int, int, str]]:
    """Of "one delegation was led by A, and that of Peru by B": where Peru's people stand."""
    found: list[tuple[int, int, str]] = []
    if not line.sentence.said >= _THAT_OF:
        return found
    for mention in (here[0] for here in line.mentions.values()):
        k = mention.first - 1 - (line.low(mention.first - 1) == "the")
        if line.low(k) == "of" and line.low(k - 1) == "that" and line.low(mention.last) == "by":
            found.append((mention.last, len(line.lows), mention.ref or ""))
    return [one for one in found if one[2]]


def _sent(line: Line, state: Mention) -> int:
    """Behind a state's "delegation", "parliamentary delegation"; 0 where none stands there."""
    k = state.last
    while line.low(k) in line.grammar.people.side_words:
        k += 1
    return k + 1 if line.low(k) in line.grammar.people.side else 0


def _sends(line: Line, state: Mention) -> bool:
    """Whether a delegation is of a state's body: "a delegation of the Lao parliament"."""
    k = state.first - 1 - (line.low(state.first - 1) == "the")
    return line.low(k) in ("of", "from") and line.low(k - 1) in line.grammar.people.side


def _leaders(line: Line, side: Mention, found: list[Group]) -> list[Group]:
    """Who leads a side: "the Lao side was led by X", "Y headed the Thai delegation"."""
    k = _sent(line, side) or side.last + 1
    if not _sent(line, side):  # "of the Lao parliament led by X"
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


def acted_for(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "X signed on behalf of Chile", "signed by X for Chile", who has no party is of Chile."""
    acting = [g for g in found if (line.sentence.index, g.first) in met]
    words = line.grammar.people
    told = acting and not (words.acted_for | words.represents).isdisjoint(line.sentence.said)
    for i in range(1, len(line.lows) - 1 if told else 0):
        k = _behind_for(line, i)
        mention = line.party(_past_government(line, k)) if k else None
        if mention is not None and line.low(mention.last) == "by":
            signers = [g for g in acting if 0 < g.first - mention.last <= _SIGNER][:1]
            put(line, signers, mention.ref or "", met, registry)
            continue
        before = next((g for g in reversed(acting) if g.last <= i), None) if mention else None
        if mention is None or mention.form == "demonym" or before is None:
            continue
        if line.lows[i] == "for" and not before.offices:
            continue  # "elected him for Peru"
        if line.lows[i] != "behalf" and not _beside(line, before.last, i, mention.last):
            continue
        entry = registry.entries[met[line.sentence.index, before.first]]
        entry.tell(None if entry.party else mention.ref, "stated")


def borne(line: Line, found: list[Group], met: Met, registry: Registry) -> None:
    """In "B of Angola handed over a letter from X", who sent B is of Angola, too."""
    s, words = line.sentence.index, line.grammar.words
    if words.handing.isdisjoint(line.sentence.said):
        return
    handed = next(i for i, low in enumerate(line.lows) if low in words.handing)
    before = [g for g in found if g.last <= handed and (s, g.first) in met]
    bearer = registry.entries[met[s, before[-1].first]] if before else None
    for n, group in enumerate(found):
        sent = line.low(group.first - 1) == "from" and line.low(group.first - 2) in words.written
        if sent and bearer is not None and bearer.party and group.first > handed:
            put(line, found[n : n + 1], bearer.party, met, registry)


_SIGNER = 2  # tokens from "for Chile" to who signed: "by the"


def _past_government(line: Line, k: int) -> int:
    """Behind "the Government of the" at `k`, where the state stands."""
    k += line.low(k) == "the"
    if line.low(k) in line.grammar.people.governing and line.low(k + 1) == "of":
        k += 2 + (line.low(k + 2) == "the")
    return k


def _behind_for(line: Line, i: int) -> int:
    """Behind what says for whom somebody acts; 0 where nothing does."""
    if line.lows[i] == "behalf" and line.lows[i + 1] == "of":
        return i + 2
    return i + 1 if line.lows[i] == "for" or line.lows[i] in line.grammar.people.represents else 0


def _beside(line: Line, who: int, i: int, end: int) -> bool:
    """Whether "for Chile" stands beside who acts: "X for Chile and"; "X for Chile's help" no."""
    between = line.lows[who:i]
    acts = not between or (len(between) == 1 and between[0] in line.grammar.people.acts)
    if line.lows[i] == "for":
        return acts and (line.low(end) in line.grammar.people.contrast | _PAUSES)
    return acts or between == (",",)


def _fronted(line: Line, found: list[Group]) -> list[tuple[Group, str]]:
    """Of "for Chile, Minister X signed; for Peru, Minister Y": who acts for each state."""
    pairs: list[tuple[Group, str]] = []
    if "for" not in line.sentence.said:
        return pairs
    for i in (k for k, low in enumerate(line.lows) if low == "for"):
        mention = line.party(i + 1 + (line.low(i + 1) == "the"))
        opens = i == 0 or line.low(i - 1) in (",", ";", "and", "while", "whereas")
        if not (opens and mention and mention.ref and line.low(mention.last) == ","):
            continue
        acting = next((g for g in found if g.first > mention.last), None)
        near = acting is not None and acting.first - mention.last <= _NEAR
        if acting is not None and near and acting.offices:
            pairs.append((acting, mention.ref))
    return pairs


_NEAR = 3  # tokens from the comma behind "for Chile" to who acts


def put(line: Line, groups_: list[Group], party: str, met: Met, registry: Registry) -> None:
    """Give people without a party the one of their side."""
    for group in groups_:
        person = met.get((line.sentence.index, group.first))
        if person is not None and registry.entries[person].party is None:
            registry.entries[person].tell(party, "side")

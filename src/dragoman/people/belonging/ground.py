"""Which states a sentence names outside its people, and how: its ground, a town, a name.

A sentence with its mentions and actors comes in, states with the kind of evidence they are go out,
in order. Refused are states that are only talked of, and those a gathering sits in.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from dragoman.lexicon.facing import Facing
from dragoman.people.known.evidence import Source
from dragoman.records import Actor, Mention, Sentence

_ACTING = frozenset({"i", "we", "he", "she", "they"})
_JOINTS = frozenset({"and", "-", "–", "&"})
_COMMAS = ((",",), (",", "and"))
_LINKS = (*_COMMAS, ("and",))
_ANOTHER = (("that", "of"), ("those", "of"))
_WAY = 7  # tokens between "before" or "left" and where somebody then goes
_ASIDE = 7  # tokens between a place and the "where" that follows it with its day


def states_named(
    sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor], words: Facing
) -> list[tuple[str, Source]]:
    """The states a sentence names outside its people, with how they are named."""
    inside = {i for a in actors if a.kind in ("person", "office") for i in range(a.first, a.last)}
    lows, opens = sentence.lows, min(inside, default=0)  # where it comes to people
    aside = not words.margins.isdisjoint(sentence.said)
    found: list[tuple[str, Source]] = []
    topic = -1  # behind the last state that is only talked of
    for mention in mentions:
        outside = mention.first not in inside and mention.form not in ("demonym", "people")
        seat = lows[mention.last : mention.last + 1] == ("capital",)  # "in the Lao capital"
        if mention.ref is None or not (outside or seat):
            continue
        before = [low for low in lows[max(mention.first - 3, 0) : mention.first] if low != "the"]
        placed = bool(before) and before[-1] in ("in", "at", "to")
        if of_another(before):
            continue
        beside = opens < topic and lows[topic : mention.first] in _LINKS  # "war in Chad and Fiji"
        talked = not words.topic.isdisjoint(before[-2:] if before[-1:] == ["in"] else before[-1:])
        if beside or talked or suffers(sentence, mention, words):
            topic = mention.last
            continue
        neutral = " ".join(lows[mention.first : mention.last]) in words.neutral
        if neutral or (placed and (aside or _matter(lows, mention, words))):
            continue
        if _where(lows, mention.last) or _fronts(lows, mention):
            found.append((mention.ref, "there"))
        elif mention.kind == "place":
            found.append((mention.ref, "city"))
        else:
            found.append((mention.ref, "ground" if placed else "city" if seat else "named"))
    return found


def of_another(before: Sequence[str]) -> bool:
    """Of "met the minister of Chad and that of Fiji": whether somebody of a state is meant, by
    the words before it.
    """
    return tuple(before[-2:]) in _ANOTHER


def in_turn(
    sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> Iterator[tuple[int, str]]:
    """Of "met President X in Lima and Minister Y in Quito": each of where he was met."""
    at = {a.last: a for a in actors if a.person is not None and a.office and not a.parties}
    found = [
        (who.person, m.ref)
        for m in mentions
        if m.form in ("name", "capital") and sentence.lows[m.first - 1] == "in"
        if (who := at.get(m.first - 1)) is not None and who.first
    ]
    for person, ref in found if len({ref for _, ref in found}) > 1 else ():
        if person is not None and ref:
            yield person, ref


def journeys(
    sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor], words: Facing
) -> Iterator[tuple[Actor, Mention]]:
    """Who goes to which state: "A visited Lima", "the visit of B to Fiji"."""
    for mention in () if words.journey.isdisjoint(sentence.said) else mentions:
        before = sentence.lows[max(mention.first - 4, 0) : mention.first]
        goer = who_goes(sentence, mention, actors)
        if goer is not None and sentence.lows[goer.last : mention.first] == ("to",):
            before = sentence.lows[max(goer.first - 3, 0) : mention.first]  # "visit of X to"
        apart = mention.form in ("demonym", "people", "compound")
        if goer and mention.ref and not apart and not words.journey.isdisjoint(before):
            yield goer, mention


def welcomed(
    sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor], words: Facing
) -> Iterator[tuple[Actor, list[int], str]]:
    """Who is at home in a state, and whom he welcomes there: "A welcomed B and C to Fiji"."""
    lows, welcoming = sentence.lows, words.asides.welcoming
    for mention in () if welcoming.isdisjoint(sentence.said) else mentions:
        k = mention.first - 1 - (lows[mention.first - 1] == "the")
        near = [a for a in actors if a.last <= k]
        row = _row(sentence, near)
        if not (row and mention.ref and lows[k] == "to" and row[-1].last == k):
            continue
        host = next((a for a in reversed(near) if a.last < row[0].first), None)
        if host is not None and not welcoming.isdisjoint(lows[host.last : row[0].first][-1:]):
            yield host, [a.person for a in row if a.person is not None], mention.ref


def _row(sentence: Sentence, near: Sequence[Actor]) -> list[Actor]:
    """The last of these actors with those joined to him: "B, C and D"."""
    row = list(near[-1:])
    for one in reversed(near[:-1]):
        if sentence.lows[one.last : row[0].first] not in (("and",), (",",), (",", "and")):
            break
        row.insert(0, one)
    return row


def suffers(sentence: Sentence, mention: Mention, words: Facing) -> bool:
    """Whether a state is talked of for what is done or happens to it: "the people of Chad"."""
    told = not words.asides.suffered.isdisjoint(sentence.said)
    return (told and _of(sentence.lows, mention, words.asides.suffered)) or at_war(
        sentence, mention, words
    )


def at_war(sentence: Sentence, mention: Mention, words: Facing) -> bool:
    """Whether a state is one of a war: "Chad's further war", "the invasion of Chad"."""
    lows = sentence.lows
    if words.asides.harm.isdisjoint(sentence.said):
        return False
    owned = lows[mention.last : mention.last + 1] in (("'s",), ("’s",))
    makes = owned and not words.asides.harm.isdisjoint(lows[mention.last : mention.last + _OWNED])
    return makes or _of(lows, mention, words.asides.harm)


def _of(lows: Sequence[str], mention: Mention, nouns: Collection[str]) -> bool:
    """Whether one of these nouns is of a state: "the people of the Republic"."""
    before = [low for low in lows[max(mention.first - 3, 0) : mention.first] if low != "the"]
    return before[-1:] == ["of"] and bool(before[:-1]) and before[-2] in nouns


def _matter(lows: Sequence[str], mention: Mention, words: Facing) -> bool:
    """Whether a state is where something spoken of is: "discussed the fighting in Chad"."""
    far = mention.form == "name" and not words.asides.discussing.isdisjoint(
        lows[: mention.first - 2]
    )
    return far and lows[mention.last : mention.last + 1] != (",",)


_OWNED = 6  # tokens from a state to what it does: "Chad's brutal and ongoing war"
_GOERS = frozenset({"person", "pronoun", "office"})
_GOING = 5  # tokens between "before visiting" and where


def who_goes(sentence: Sentence, mention: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Who goes to a place: whoever was named last; of "met X before visiting Lima" who met X."""
    able = [a for a in actors if a.last <= mention.first and a.kind in _GOERS]
    near = sentence.lows[max(mention.first - _GOING, 0) : mention.first]
    again = any(a in ("before", "after") and b.endswith("ing") for a, b in pairwise(near))
    return able[0 if again else -1] if able else None


def stays(named: Sequence[tuple[str, Source]], parties: Mapping[int, str | None]) -> dict[int, str]:
    """Who is abroad where a sentence is set: "In Lima, Minister X of Fiji called on Y"."""
    if third := third_state(named, [p for p in parties.values() if p]):
        return dict.fromkeys(parties, third)
    there = {state for state, source in named if source == "there"}
    state = there.pop() if len(there) == 1 else ""
    return {i: state for i, party in parties.items() if state and party not in (None, state)}


def third_state(named: Sequence[tuple[str, Source]], parties: Collection[str]) -> str | None:
    """The state in which people of two others are told of: "A of Fiji met B of Chad in Lima"."""
    places = {state for state, source in named if source != "named"}
    if len(places) != 1 or len(set(parties)) < 2 or not places.isdisjoint(parties):
        return None
    return places.pop()


def listed(sentence: Sentence, mentions: Sequence[Mention], words: Facing) -> tuple[str, ...]:
    """The states that a sentence sets side by side: "Kenya and Oman", "Chad, Fiji and Oman"."""
    states = [m for m in mentions if m.kind == "state" and m.ref and m.form in ("name", "demonym")]
    runs: list[list[Mention]] = []
    for one, two in pairwise(states):
        gap = sentence.lows[one.last : two.first]
        if not (gap[-1:] and gap[-1] in _JOINTS and len(gap) == 1) and gap not in _COMMAS:
            continue
        if runs and runs[-1][-1] is one:
            runs[-1].append(two)
        else:
            runs.append([one, two])
    named = {
        tuple(dict.fromkeys(m.ref for m in run if m.ref))
        for run in runs
        if _closed(sentence, run, words)
    }
    one_list = named.pop() if len(named) == 1 else ()
    pair = len(one_list) == 2 and len(states) < 4
    return one_list if pair or len(one_list) > 2 else ()


def _closed(sentence: Sentence, run: Sequence[Mention], words: Facing) -> bool:
    """Whether "and" joins the last of a list: "Chad, Niger" alone may be a town's and another.

    States that only give examples are nobody's: "discussed concerns such as Chad and Fiji", but
    "neighbours such as Chad and Fiji met".
    """
    lows, first = sentence.lows, run[0].first
    spoken = lows[max(first - 2, 0) : first] == ("such", "as")
    examples = spoken and not words.asides.discussing.isdisjoint(lows[:first])
    return not examples and lows[run[-1].first - 1] in _JOINTS


def onward(sentence: Sentence, mentions: Sequence[Mention], words: Facing) -> dict[str, int]:
    """The states somebody goes on to, or a later clause tells of, and the word that says so.

    "called on the Governor before departing for Suva": who is named before it is not of Fiji.
    """
    lows, found = sentence.lows, dict[str, int]()
    if not mentions or words.onward.isdisjoint(sentence.said):
        return found
    told: set[str] = set()
    for mention in mentions:
        near = range(max(mention.first - _WAY, 0), mention.first)
        k = next((i for i in near if lows[i] in words.onward), -1)
        if mention.ref and k >= 0 and mention.ref not in told:
            found.setdefault(mention.ref, k)
        told.add(mention.ref or "")
    return found


def _fronts(lows: Sequence[str], mention: Mention) -> bool:
    """Whether a sentence is set somewhere by its first words: "In Lima, she will see X"."""
    after = lows[mention.last] if mention.last < len(lows) else ""
    first = mention.first in (1, 2) and lows[mention.first - 1] == "in"
    return first and (after == "," or after in _ACTING)


def _where(lows: Sequence[str], last: int) -> bool:
    """Whether a clause tells what happens at a place: "Lima, where", "in Lima on 3 May, where"."""
    near = lows[last : last + _ASIDE]
    return "where" in near and near[near.index("where") - 1 : near.index("where")] == (",",)

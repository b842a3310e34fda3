"""Which states a text is not from: those it gives people, faces, visits or sends envoys to.

Sentences with their mentions and actors come in, states with how often they are told so go out.
A government's own text names its officials without their country, so whoever has one is another's;
so is the state that somebody without one goes to.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from dragoman.lexicon.facing import Facing
from dragoman.people.belonging import facing
from dragoman.records import Actor, Mention, Person, Sentence

_IS = frozenset({"is", "was"})
_JOINTS = frozenset({"and", ",", "-", "–", "with", "&"})


def foreign(actors: Sequence[Sequence[Actor]]) -> Counter[str]:
    """How many officials the text gives each state by name: its own it gives without."""
    return Counter(
        party
        for found in actors
        for a in found
        if a.kind in ("person", "office") and a.office and not a.plural
        for party in a.parties
    )


def of_several(actors: Sequence[Sequence[Actor]]) -> frozenset[str]:
    """States of which one phrase names officials: "the foreign ministers of Chad and Fiji"."""
    listed = (a.parties for found in actors for a in found if a.plural and len(a.parties) > 1)
    return frozenset(chain.from_iterable(listed))


def theirs(people: Sequence[Person], actors: Sequence[Sequence[Actor]]) -> dict[int, str | None]:
    """Who is of a stated party, and which, or somebody's counterpart: none of the text's own."""
    peers = {a.person for found in actors for a in found if a.counterpart and a.person is not None}
    return {p.index: p.party for p in people if p.party or p.index in peers}


_ENVOYS = ("ambassador", "high commissioner", "chargé", "charge", "envoy", "attaché", "consul")


def across(
    sentences: Sequence[Sentence],
    actors: Sequence[Sequence[Actor]],
    words: Facing,
    theirs: Collection[int],
) -> Counter[str]:
    """How often each state's people stand opposite officials without a country: not its own."""
    found: Counter[str] = Counter()
    for sentence, acting in zip(sentences, actors, strict=True):
        for one, two in facing.sides(sentence, acting, words):
            for side, other in ((one, two), (two, one)):
                plain = any(_plain(a, theirs) for a in side)
                able = [a for a in other if a.office or a.counterpart]
                states = {a.parties for a in able if len(a.parties) == 1}
                sure = len(states) == 1 or all(a.counterpart for a in able)
                if plain and sure and not any(a.parties for a in side):
                    found.update(state for (state,) in states)
    return found


def goals(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    words: Facing,
    theirs: Mapping[int, str | None],
) -> tuple[dict[str, int], set[str]]:
    """States that officials without a country, or "I", visit or are in, never their own, and where
    first told; and those that the others visit in a text that told of such an official before.
    """
    found: dict[str, int] = {}
    hosts, told = set[str](), False
    for sentence, named, acting in zip(sentences, mentions, actors, strict=True):
        before, told = told, told or any(_plain(a, theirs) for a in acting)
        if words.journey.isdisjoint(sentence.said) and "in" not in sentence.said:
            continue
        last: Mention | None = None
        for mention in (m for m in named if m.ref and m.form in ("name", "capital", "city")):
            who = next((a for a in reversed(acting) if a.last <= mention.first and _acts(a)), None)
            near = sentence.lows[max(mention.first - 2, 0) : mention.first]
            goes = not words.journey.isdisjoint(near) or _stays(sentence, mention, who)
            listed = last is not None and beside(sentence, mention, last)
            if last is not None and last.ref == mention.ref:
                last = mention  # "to Lima, Peru and Quito, Ecuador"
            if who is None or not (goes or listed):
                continue
            if _plain(who, theirs) or who.word == "i":
                found.setdefault(mention.ref or "", sentence.index)
                last = mention
            elif before and _guest(who, mention, theirs):
                hosts.add(mention.ref or "")
    return found, hosts


def _guest(who: Actor, mention: Mention, theirs: Mapping[int, str | None]) -> bool:
    """Whether somebody of another state than the one he goes to is known to be so."""
    known = who.person is not None and who.person in theirs
    parties = who.parties or ((theirs[who.person or 0],) if known else ())
    return bool(parties) and mention.ref not in parties


def _stays(sentence: Sentence, mention: Mention, who: Actor | None) -> bool:
    """Of "Minister X is in Lima", a title's "Minister X in Lima": whether he is a guest there."""
    k = mention.first - 1
    if who is None or mention.form == "city" or sentence.lows[k] != "in":
        return False
    title = sentence.role == "title" and who.last == k
    return title or (who.last == k - 1 and sentence.lows[k - 1] in _IS)


def left(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    words: Facing,
) -> set[str]:
    """States that officials without a country leave or return to: "The Minister departs Fiji"."""
    return {
        mention.ref
        for sentence, named, acting in zip(sentences, mentions, actors, strict=True)
        if not (words.leaving | words.returning).isdisjoint(sentence.said)
        for mention in named
        if mention.ref and mention.form in ("name", "capital") and mention.first
        if _sets_out(sentence.lows[: mention.first], words)
        if any(_acts(a) and not a.parties and a.last <= mention.first for a in acting)
    }


def _sets_out(before: Sequence[str], words: Facing) -> bool:
    """Whether the words before a state say that somebody leaves it or comes back to it."""
    back = before[-1] == "to" and len(before) > 1 and before[-2] in words.returning
    return before[-1] in words.leaving or back


def _acts(actor: Actor) -> bool:
    """Whether an actor is somebody, and no state."""
    return actor.kind in ("person", "office") or actor.word in ("i", "he", "she")


def _plain(actor: Actor, theirs: Collection[int]) -> bool:
    """Whether an actor is somebody of no stated party."""
    someone = actor.kind == "person" or bool(actor.office)
    return someone and not actor.parties and not actor.counterpart and actor.person not in theirs


def accredited(
    mentions: Sequence[Sequence[Mention]], actors: Sequence[Sequence[Actor]]
) -> tuple[str, ...]:
    """States whose guests the envoys of others are, in the order of the text.

    "The ambassador of B to A". Where envoys go to several, none of them is at home: a list of
    appointments is the sender's own.
    """
    found: dict[str, None] = {}
    for here, acting in zip(mentions, actors, strict=True):
        for actor in acting:
            if not actor.office or not actor.parties or not actor.key.startswith(_ENVOYS):
                continue
            inside = [
                m
                for m in here
                if actor.first <= m.first < actor.last and m.ref and m.ref not in actor.parties
            ]
            found |= {m.ref: None for m in inside if m.kind == "state" and m.ref}
    return tuple(found) if len(found) == 1 else ()


_SPEAKERS = frozenset({"i", "we"})
_FOR = 8  # tokens of "behalf of the Government and people of the"


def on_behalf(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> list[str]:
    """States that "I" or "we" speak for, home then: "On behalf of the people of Fiji, I thank"."""
    found: list[str] = []
    for sentence, here in zip(sentences, mentions, strict=True):
        if "behalf" in sentence.said and not _SPEAKERS.isdisjoint(sentence.said):
            k = sentence.lows.index("behalf")
            found += [m.ref for m in here if k < m.first <= k + _FOR and m.ref][:1]
    return found


def hosting(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
) -> Counter[str]:
    """States whose guests the envoys of others are, or that "we" speak for."""
    return Counter((*accredited(mentions, actors), *on_behalf(sentences, mentions)))


def beside(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """Whether two states stand side by side: "A and B", "A, and B", "A-B"."""
    if one.ref == two.ref:
        return False
    first, second = sorted((one, two), key=lambda m: (m.first, m.last))
    gap = [
        t.low
        for t in sentence.tokens[first.last : second.first]
        if t.low not in ("the", "of", "republic")
    ]
    return len(gap) <= 1 + (gap == [",", "and"]) and all(low in _JOINTS for low in gap)

"""Who stands opposite whom in one sentence: its actors in, two sides out.

    X received | the Lao minister Y and Z        the latter two together, X across from them

The first to act is one side; whoever a word of contact comes between is the other, and stays there
("met X and thanked Y"). People joined by "and" alone are together, unless the contact follows them
both ("X and Y met"). Where no such word stands, no sides are told.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from dragoman.lexicon.facing import Facing
from dragoman.records import Actor, Mention, Sentence

Sides = tuple[list[Actor], list[Actor]]
_DASHES = frozenset("-–")
_NEAR = 6  # tokens between two actors, one of them a state
_SAID = 6  # tokens between a ministry and what it does: "on Wednesday in a statement denied"
_NAMED = 4  # tokens between a ministry and its state


def sides(sentence: Sentence, actors: Sequence[Actor], words: Facing) -> list[Sides]:
    """The two sides of each clause that has them, each in the order of the text."""
    if len(actors) < 2:
        return []
    lows = list(sentence.lows)
    found: list[Sides] = []
    here: Sides = ([], [])
    last: Actor | None = None
    side = 0
    for actor in actors:
        if not _stands(actor) or _quoted(actor, lows, words) or _coupled(actor, lows):
            continue
        if last is None:
            here[0].append(actor)
            last = actor
            continue
        gap = lows[last.last : actor.first]
        how = _stands_to(lows, last, actor, side, words)
        if how == "anew":
            found.append(here)
            here, side = ([actor], []), 0
        elif how == "across" and side and gap[:1] in (["'s"], ["’s"]) and last is here[1][-1]:
            found.append((here[0], here[1][:-1]))  # "told Y of Minister X's talks with Z"
            here = ([last], [])
        elif how == "across":
            side = 1 - side if _turns(gap, words) else 1
        elif how == "bearer" and gap[:2] != [",", "who"]:
            side = 0
        if how in ("across", "beside", "bearer"):
            here[side].append(actor)
        if how:
            last = actor
    found.append(here)
    return [_parted(one, lows, words) for one in found]


def _stands_to(lows: list[str], last: Actor, actor: Actor, side: int, words: Facing) -> str:
    """How an actor stands to the one before, by the words between and around them."""
    gap = lows[last.last : actor.first]
    fronted = gap == [","] and lows[last.first - 1] == "with"
    if fronted and lows[last.first - 2] in words.contact:
        return "across"  # "In a meeting with X, Y said"
    how = _between(gap, lows[: last.first], actor, words)
    if not how and side and "with" in gap[-2:]:
        return "across"  # "met X, and in Belgrade with Y"
    return how


def _between(gap: list[str], before: list[str], actor: Actor, words: Facing) -> str:
    """How an actor stands to the one before: anew, across, beside, bearer of his letter, or not."""
    if not words.anew.isdisjoint(gap):
        return "anew"
    if gap[-1:] in (["of"], ["from"]) and not words.bearing.isdisjoint(gap):
        return "across" if not words.getting.isdisjoint(gap) else "bearer"
    if not words.beside.isdisjoint(gap):
        return "beside"
    if actor.kind == "party" and len(gap) > _NEAR:
        return ""
    faced = words.contact.intersection(gap)
    if actor.kind == "party" and "with" not in gap:
        faced -= words.asides.discussing  # "discussed how Fiji can help"
    if actor.counterpart or faced or _held_with(gap, words):
        return "across"
    if "invitation" in before[-3:] and before[-1:] == ["of"]:
        return "across"  # "at the invitation of X, Y will visit"
    return "beside" if all(low in words.joints for low in gap) else ""


def _held_with(gap: list[str], words: Facing) -> bool:
    """Of "will have a lunch with X": but who is named behind ", with" or a journey goes along."""
    clause = gap[len(gap) - gap[::-1].index(",") :] if "," in gap else gap
    return clause[-1:] == ["with"] and len(clause) > 1 and words.journey.isdisjoint(clause)


def _turns(gap: list[str], words: Facing) -> bool:
    """Whether the last to be named acts: "thanked Minister X for receiving Y"."""
    at = gap.index("for") + 1 if "for" in gap else len(gap)
    return at < len(gap) and gap[at] in words.contact and gap[at].endswith("ing")


def _quoted(actor: Actor, lows: list[str], words: Facing) -> bool:
    """Whether the sentence gives someone's words: ", spokesman X said"."""
    after = actor.first > 0 and lows[actor.first - 1] == ","
    return after and not words.quoting.isdisjoint(lows[actor.last : actor.last + 1])


def spoken_for(
    sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor], words: Facing
) -> tuple[str, Actor] | None:
    """Whose a minister without a country is: "the Omani ministry denied that Minister X met Y"."""
    lows = sentence.lows
    if words.speakers.isdisjoint(sentence.said):
        return None
    for v in (k for k, low in enumerate(lows) if low in words.speaking):
        bodies = [k for k in range(max(v - _SAID, 0), v) if lows[k] in words.speakers]
        ref = _speaks(bodies[-1], v, lows, mentions) if bodies else None
        first = next((a for a in actors if a.first > v and a.kind in ("person", "office")), None)
        if ref and first is not None and first.office and not (first.parties or first.plural):
            return ref, first
    return None


def _speaks(body: int, v: int, lows: Sequence[str], mentions: Sequence[Mention]) -> str | None:
    """The state of the ministry at token `body` that speaks at `v`."""
    for m in mentions:
        before = m.last <= body <= m.last + _NAMED - 1 and m.form != "capital"
        after = body < m.first < v and lows[m.first - 1] in ("of", "the")
        if m.kind == "state" and (before or after):
            return m.ref
    return None


def joined(one: Actor, two: Actor, sentence: Sentence, words: Facing) -> bool:
    """Whether nothing but a joint of a list stands between two actors."""
    return all(t.low in words.joints for t in sentence.tokens[one.last : two.first])


def receives(sentence: Sentence, words: Facing) -> bool:
    """Of "Minister X received a delegation": whether a team comes behind a word of contact."""
    if words.teams.isdisjoint(sentence.said):
        return False
    team = next((k for k, low in enumerate(sentence.lows) if low in words.teams), 0)
    return not words.contact.isdisjoint(sentence.lows[:team])


def brings(one: Actor, two: Actor, sentence: Sentence, words: Facing) -> bool:
    """Whether the second is set right beside the first: "A, accompanied by B", "delivered by B"."""
    gap = [low for low in sentence.lows[one.last : two.first] if low not in (",", "the", "and")]
    return len(gap) == 2 and gap[0] in words.beside and gap[1] == "by"


def company(
    sentence: Sentence, actors: Sequence[Actor], words: Facing
) -> Iterator[tuple[Actor, Actor]]:
    """Who has somebody in his company: "A will be accompanied by B and C", A with either."""
    if words.company.isdisjoint(sentence.lows):
        return
    lead: Actor | None = None
    for one, two in pairwise(actors):
        gap = sentence.lows[one.last : two.first]
        if not words.company.isdisjoint(gap) and "by" in gap:
            lead = one if len(gap) <= _NEAR and words.contact.isdisjoint(gap) else None
        elif not joined(one, two, sentence, words):
            lead = None
        if lead is not None:
            yield lead, two


def _stands(actor: Actor) -> bool:
    """Whether an actor is someone of one party: a person, an office, "he", a state that acts."""
    if actor.kind == "pronoun":
        return actor.word in ("he", "she", "i", "we", "they", "guest")
    if actor.kind == "party":
        return len(actor.parties) == 1
    return actor.kind in ("person", "office") and not actor.plural


def _coupled(actor: Actor, lows: list[str]) -> bool:
    """Whether a state is one of two that name something: "the Chad–Sri Lanka Mechanism"."""
    ends = (*lows[max(actor.first - 1, 0) : actor.first], *lows[actor.last : actor.last + 1])
    return actor.kind == "party" and not _DASHES.isdisjoint(ends)


def _parted(here: Sides, lows: list[str], words: Facing) -> Sides:
    """Set two of one list opposite each other: "X and Y met", "talks between X and Y"."""
    one, two = here
    before = lows[max(one[0].first - 4, 0) : one[0].first] if len(one) > 1 else []
    if "between" in before[-2:] or ("by" in before and not words.jointly.isdisjoint(before)):
        return [one[0]], [one[1]]
    after = lows[one[1].last :] if len(one) == 2 and not two else []
    if not words.contact.isdisjoint(after[:4]) or not words.mutual.isdisjoint(after[:9]):
        return [one[0]], [one[1]]
    return here


_OPENING = 4  # tokens within which a sentence opens with somebody: "On Monday, X"


def opened(actors: Sequence[Actor]) -> dict[int, int]:
    """Whom the pronouns of a sentence mean, by first token: the person that it opens with."""
    first = next((a for a in actors if a.kind != "party"), None)
    if first is None or first.person is None or first.first >= _OPENING:
        return {}
    return {a.first: first.person for a in actors if a.kind == "pronoun"}


def strangers(
    side: Sequence[Actor], other: Sequence[Actor], home: str | None
) -> Iterator[tuple[int, str]]:
    """Of "The Prime Minister spoke to the Prime Minister of Fiji": that the one is no Fijian.

    Where it is not known whose the text is, so it is with any other office of Fiji's.
    """
    for one, two in product(side, other):
        apart = one.key == two.key or (home is None and two.office)
        if one.person is not None and apart and len(two.parties) == 1:
            yield one.person, two.parties[0]

"""Actors that are no named person: the two sides, delegations, states that act, pronouns.

A line and a token come in; an actor that begins there goes out, or None. A state is no actor where
it is a place someone is in or an adjective of something else.
"""

from collections.abc import Container
from typing import Required, TypedDict, Unpack

from dragoman.lexicon.owning import OWNING, POSSESSIVE
from dragoman.lexicon.parties import organisations
from dragoman.people.introduced import organs
from dragoman.people.written.line import Line
from dragoman.records import Actor, ActorKind, Mention

_OPENS = 5  # tokens within which a sentence is of a delegation: "Minister X's delegation"
_CLAUSE = "that"  # before a plural it opens a clause: "agreed that their ministers would meet"


def quantity(line: Line, first: int, *, plural: bool) -> tuple[int, int]:
    """The number before a plural ("the two", "all three"), and where the group then begins."""
    if not plural:
        return 0, first
    i, count = first, 0
    for k in (first, first + 1, first - 1, first - 2):
        low = line.low(k)
        if low in line.grammar.words.quantities:
            count = line.grammar.words.quantities[low]
            i = min(i, k)
            break
        if low.isdecimal() and len(low) < 3:
            count, i = int(low), min(i, k)
            break
    if line.low(i - 1) in line.grammar.words.determiners and line.low(i - 1) != _CLAUSE:
        i -= 1
    return count, i


def sides(line: Line, i: int) -> Actor | None:
    """Read "the two sides", "both countries", "the Lao side", "Chinese and Lao officials"."""
    k, count = _counted(line, i)
    if line.lows[k : k + 2] == ("of", "them") and line.low(i) in line.grammar.words.distributing:
        return actor_at(line, i, k + 2, kind="sides", plural=True, count=count, word="two")
    if line.low(i) == _CLAUSE or not (count or _may_be_side(line, k)):
        return None
    parties, k = _of_parties(line, _over_size(line, k))
    body = _of_a_body(line, k, parties)
    noun, k = k, k if body else _over_matter(line, k, parties)
    low = line.low(k)
    if count and not parties and k <= i + 2 and (_seen(line, i, k) or _goes_on(line, k)):
        return actor_at(line, i, k, kind="sides", plural=True, count=count, word="two")
    if count and not parties and low in line.grammar.people.two_of and _verb(line, k + 1):
        return actor_at(line, i, k + 1, kind="sides", plural=True, count=count, word="two")
    if low in line.grammar.people.pairs and k == i + 1 and line.low(i) == "the":
        owned = line.low(k + 1) in ("of", "'s", "’s", "’") or line.cap(k + 1)
        two = actor_at(line, i, k + 1, kind="sides", plural=True, count=2, word="two")
        return None if owned else two
    sent = body or (bool(parties) and _led_side(line, k))
    senders = low in line.grammar.people.sent and line.low(k + 1) == "from"
    if (k == i and not senders) or not (sent or low in line.grammar.offices.collectives):
        return _one_of(line, i, noun, parties)
    if not parties and "other" in line.lows[i:k]:
        return None  # "other senior officials" are nobody told of before
    end = k + 1
    if not parties and low in line.grammar.people.sent:
        parties, end = _sent_by(line, low, end)
    if not parties and not count and not _all_meant(line, k):
        return None
    return actor_at(
        line,
        i,
        end,
        kind="party" if parties else "sides",
        parties=tuple(dict.fromkeys(parties)),
        plural=len(parties) != 1,
        count=count,
        word=low,
    )


def _seen(line: Line, i: int, k: int) -> bool:
    """Of "She received both.": two told of before; of "Minister X did" it could be anybody."""
    people = line.grammar.people
    upon = line.low(i - 1) in people.upon and line.low(i - 2) in people.pronouns
    return upon and line.low(i) == "both" and line.low(k) != "of" and _ends(line, k)


def _ends(line: Line, k: int) -> bool:
    """Whether no noun goes on at token `k`."""
    after, closed = line.low(k), line.grammar.words
    if k in line.timed or not after[:1].isalnum():
        return after not in closed.counting
    ends = after in closed.prepositions | closed.adverbs | closed.conjunctions
    return ends and after not in closed.counting


def of_team(line: Line, i: int) -> bool:
    """Of "A's delegation left for Lima, where it will": whether "it" is who the sentence is of."""
    if line.low(i - 1) != "where":
        return False
    return not line.grammar.words.teams.isdisjoint(line.lows[: min(i, _OPENS)])


def _led_side(line: Line, k: int) -> bool:
    """Of "Chad's team was led by X": a side that somebody heads, no squad of players."""
    people, near = line.grammar.people, line.lows[k + 1 : k + 3]
    owned = line.low(k) in people.side and line.low(k - 1) in OWNING
    return owned and not {*people.led}.isdisjoint(near)


def _of_a_body(line: Line, k: int, parties: list[str]) -> bool:
    """Of "An IMF mission visited Chad": a team of organisations that acts itself."""
    team = line.low(k) in line.grammar.words.delegations and not line.cap(k)
    acts = team and bool(parties) and _verb(line, k + 1)
    return acts and organisations().keys() >= {*parties}


def _one_of(line: Line, i: int, k: int, parties: list[str]) -> Actor | None:
    """Of "the Spanish official called on", "the Kenyan general": whoever was named of the state."""
    if len(parties) != 1 or line.lows[i] != "the" or not line.words[k : k + 1] or line.cap(k):
        return None
    grammar, low = line.grammar, line.low(k)
    known = low in grammar.people.one_of and _verb(line, k + 1)
    end = k + 1 if known else k + grammar.offices.ranks.length(line.lows, k)
    if end == k or line.cap(end):
        return None
    return actor_at(line, i, end, kind="party", parties=tuple(parties), word="guest")


def _all_meant(line: Line, k: int) -> bool:
    """Whether a plural without a number means all: "the leaders", "each of his guests"."""
    people, low = line.grammar.people, line.low(k)
    guest = low in people.guests and low not in line.grammar.words.teams
    owned = guest and line.low(k - 1) in line.grammar.words.possessives
    return low in people.both or owned


def _counted(line: Line, i: int) -> tuple[int, int]:
    """The token after the determiners and numbers at `i`, and the number they state."""
    words = line.grammar.words
    k, count = i, 0
    while (low := line.low(k)) in words.determiners or low in words.quantities:
        count = words.quantities.get(low, 0) or count
        k += 1
    return k, count


def _may_be_side(line: Line, k: int) -> bool:
    """A cheap look before the full one: most nouns after an article are no side."""
    low, grammar = line.low(k), line.grammar
    known = low in grammar.offices.collectives or low in grammar.people.side_words
    known = known or low in grammar.people.pairs
    return known or k in line.mentions or "-" in low


def _of_parties(line: Line, k: int) -> tuple[list[str], int]:
    """The parties listed from token `k` on, and where they end."""
    parties: list[str] = []
    while (mention := line.party(k)) is not None:
        parties += [m.ref for m in line.mentions[k] if m.ref]
        k = mention.last
        while line.low(k) in (",", "and", "'s", "’s", "’", "-", "–") and (
            line.party(k + 1) or line.low(k) in POSSESSIVE
        ):
            k += 1
    return parties, k


def _over_matter(line: Line, k: int, parties: list[str]) -> int:
    """The token after the words that say what a delegation is like or about."""
    collectives = line.grammar.offices.collectives
    while line.low(k) in line.grammar.people.side_words or (parties and _portfolio(line, k)):
        if line.low(k) in collectives and line.low(k + 1) not in collectives:
            break
        k += 1
    return k


def _sent_by(line: Line, low: str, end: int) -> tuple[list[str], int]:
    """Whom "from" or "of" at `end` says a delegation is sent by, and where that ends."""
    if line.low(end) not in ("from", "of"):
        return [], end
    sender = line.party(end + 1 if line.low(end + 1) != "the" else end + 2)
    if sender is None or private(line, sender.first, sender.last):
        return [], end
    if low.endswith("s"):  # "officials from A and B", not "a delegation from A, B said"
        return _senders(line, sender)
    body = organs.end(line, sender)
    return [sender.ref] if sender.ref else [], body


def _senders(line: Line, first: Mention) -> tuple[list[str], int]:
    """The states of "mediators from A, B and the C", and where they end."""
    parties, end = [first.ref or ""], first.last
    while line.low(end) in (",", "and"):
        k = end + 1 + (line.low(end + 1) == "and")
        following = line.party(k + (line.low(k) == "the"))
        if following is None or following.form in ("demonym", "people") or not following.ref:
            break
        parties.append(following.ref)
        end = following.last
    return [p for p in parties if p], end


def _portfolio(line: Line, k: int) -> bool:
    """Whether a word says what a delegation is about: "the Lao trade delegation"."""
    return (
        line.low(k) in line.grammar.offices.portfolios
        and line.low(k) not in line.grammar.offices.collectives
    )


def _over_size(line: Line, k: int) -> int:
    """Past what says how large or high a delegation is: "a ten-member Kenyan delegation"."""
    i = k
    while i < k + 3 and (
        line.low(i) in line.grammar.people.side_words
        or ("-" in line.low(i)[1:] and line.words[i].islower())
    ):
        i += 1
    return i if line.party(i) is not None or line.low(i) in line.grammar.people.sent else k


def _goes_on(line: Line, k: int) -> bool:
    """Whether a verb or its auxiliary follows "the two", which so is no part of a longer noun.

    So it may follow "both" at the head of a clause; of "A and B both met C" these are A and B.
    """
    before, number = line.low(k - 2), line.low(k - 1)
    two = before in ("the", "") and number in ("two", "three", "pair", "duo", "trio")
    both = number == "both" and before in ("", ",", "that", "day")
    return (two or both) and _verb(line, k)


def _verb(line: Line, k: int) -> bool:
    """Whether the word at `k` is a verb's, by its shape or as one of the closed words."""
    low, closed = line.low(k), line.grammar.words
    acts = low.endswith("ed") or low in line.grammar.people.did
    return acts or low in closed.auxiliaries or low in closed.adverbs


def _matter(line: Line, mention: Mention) -> bool:
    """Whether an organisation is what a ministry is for: "Foreign, Commonwealth & Development"."""
    portfolios, k = line.grammar.offices.portfolios, mention.last
    after = line.low(k) in ("&", "and") and line.low(k + 1) in portfolios
    listed = line.low(mention.first - 1) == "," and line.low(mention.first - 2) in portfolios
    return mention.kind == "organisation" and after and listed


def private(line: Line, first: int, last: int) -> bool:
    """Whether a state only stands in the name of a club, a sport or a chamber of commerce."""
    words = line.grammar.offices.private
    i = first - 1 - (line.low(first - 1) == "the")
    if line.low(i) == "of" and line.low(i - 1) in words and line.cap(i - 1):
        return True  # "the Rotary Club of Suva"
    k = last
    while k < last + 5 and (line.cap(k) or line.low(k) in ("of", "and")):
        if line.low(k) in words or (line.low(k) == "chamber" and line.low(k + 1) == "of"):
            return line.grammar.offices.public.isdisjoint(line.lows[last : k + 2])
        k += 1
    return False


def party(line: Line, i: int) -> Actor | None:
    """A state or organisation that acts: not an adjective, not a place someone is in."""
    mention = line.party(i)
    if mention is None:
        return None
    last = _organ(line, mention)
    if last == mention.last and mention.form in ("demonym", "compound", "prefix"):
        return None
    before = line.low(i - 1) if line.low(i - 1) != "the" else line.low(i - 2)
    before = line.low(i - 2) if before.isdecimal() else before  # "at 10 Downing Street"
    if _matter(line, mention):
        return None
    if private(line, mention.first, mention.last):
        return None
    if mention.form in ("capital", "seat") and before in line.grammar.people.placing:
        return None
    refs = tuple(m.ref for m in line.mentions[i] if m.ref)
    first = i - 1 if line.low(i - 1) == "the" else i
    seat = (*line.grammar.words.towns, "capital")
    if line.low(first - 1) == "of" and line.low(first - 2) in seat:
        return None  # "in Port Vila, the capital of Vanuatu"
    if line.low(first - 1) == "of" and line.low(first - 2) in line.grammar.people.governing:
        first -= 3 if line.low(first - 3) == "the" else 2
    first = min(first, organs.first(line, mention))
    body = (low for low in line.lows[first:last] if low in line.grammar.words.organs)
    return actor_at(line, first, last, kind="party", parties=refs, word=next(body, mention.form))


def _organ(line: Line, mention: Mention) -> int:
    """Where the body of a state ends that acts, or is dealt with; that of its name for no such."""
    end = organs.end(line, mention)
    before = line.low(mention.first - 1 - (line.low(mention.first - 1) == "the"))
    acts = _ends(line, end) or _verb(line, end)
    return end if acts and before not in line.grammar.people.placing else mention.last


def pronoun(line: Line, i: int) -> Actor | None:
    """Read "she", "they" or "His Excellency" at token `i`; None where no pronoun stands."""
    low = line.low(i)
    if low == "the" and (end := _guest(line, i)):
        return actor_at(line, i, end, kind="pronoun", word="guest")
    if low == "the" and (end := ranked(line, i)):
        return actor_at(line, i, end, kind="pronoun", word="he")
    if low in ("his", "her", "their") and line.low(i + 1) in line.grammar.people.styles:
        return actor_at(line, i, i + 2, kind="pronoun", word=line.low(i + 1))
    if low == "them" and (count := line.grammar.words.quantities.get(line.low(i + 1), 0)):
        return actor_at(line, i, i + 2, kind="sides", plural=True, count=count, word="two")
    if low == "her" and not _object(line, i):
        return None
    if (
        low not in line.grammar.people.pronouns
        or (low == "i" and line.words[i] != "I")
        or line.words[i] in ("US", "I.")
        or (line.words[i] == "HE" and not line.capitals)
    ):
        return None
    several = line.grammar.people.pronouns[low] in ("speakers", "several")
    return actor_at(line, i, i + 1, kind="pronoun", plural=several, word=low)


def styled(line: Line, i: int, groups_at: Container[int]) -> Actor | None:
    """Read "H.H." or "HE" where no name and no office follows: "H.H. also received a call"."""
    word = line.grammar.people.initials.get(line.lows[i])
    if word is None:
        return None
    alone = not line.cap(i + 1) and i + 1 not in groups_at and i + 2 not in groups_at
    if line.capitals or not alone or not line.words[i].isupper():
        return None
    after = line.low(i + 1)
    return None if after in ("the", "") else actor_at(line, i, i + 1, kind="pronoun", word=word)


def _guest(line: Line, i: int) -> int:
    """Where "the delegation", "the visiting dignitary" ends; 0 where nobody is meant so."""
    visiting = line.low(i + 1) == "visiting"
    k = i + 1 + visiting
    able = line.grammar.people.guests if visiting else line.grammar.people.sole_guests
    if line.low(k) not in able or line.cap(k) or line.low(k + 1) in ("of", "from", "led", "headed"):
        return 0
    return k + 1


def ranked(line: Line, i: int) -> int:
    """Where "the admiral" ends, who does what follows: whom the text is about; 0 for none."""
    k = i + 1 + line.grammar.offices.ranks.length(line.lows, i + 1)
    return k if k > i + 1 and not line.cap(i + 1) and _verb(line, k) else 0


def demonym(line: Line, i: int) -> tuple[int, str]:
    """Where "Peruvian" at token `i` ends that stands for somebody, and of which state; else 0."""
    mention = line.party(i)
    if mention is None or mention.form not in ("demonym", "people") or mention.kind != "state":
        return 0, ""
    k = mention.last
    acts = _verb(line, k) or line.low(k) in line.grammar.words.prepositions or _ends(line, k)
    return (k, mention.ref or "") if acts else (0, "")


def _object(line: Line, i: int) -> bool:
    """Whether "her" is whom something is done with: "will hold talks with her."."""
    return _ends(line, i + 1) and line.low(i - 1) in line.grammar.people.upon


class ActorFields(TypedDict, total=False):
    """What `actor_at` may be told of an actor beside its place; see `Actor`."""

    kind: Required[ActorKind]
    parties: tuple[str, ...]
    person: int | None
    office: str | None
    key: str
    plural: bool
    count: int
    counterpart: bool
    word: str


def actor_at(line: Line, first: int, last: int, **fields: Unpack[ActorFields]) -> Actor:
    """The actor that stands on the tokens from `first` up to, not with, `last`."""
    tokens = line.sentence.tokens
    first = max(first, 0)
    spoken = fields.get("word", "") if fields.get("kind") == "pronoun" else ""
    return Actor(
        sentence=line.sentence.index,
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        pronoun=line.grammar.people.pronouns.get(spoken),
        **fields,
    )

"""What an office alone tells of whose its holder is: persons in, parties and offices out.

Some offices one party alone has ("European Commissioner"), some are called so in a few states
("Raksha Mantri"), and some are held by one person a state at a time ("president").
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from dragoman.lexicon.facing import Facing
from dragoman.lexicon.home import Home
from dragoman.people.known.evidence import Source, offhand
from dragoman.records import Actor, Mention, Person, Sentence


def single(person: Person, words: Facing) -> frozenset[str]:
    """The offices someone holds that one person a state holds.

    "President X" of a headline who is "President of the Senate" below holds none.
    """
    lows = {h.office.lower() for h in person.holdings}
    return frozenset(
        words.single[low]
        for h in person.holdings
        if h.state == "holds" and (low := h.office.lower()) in words.single
        if not any(fuller.startswith(f"{low} of ") for fuller in lows - words.single.keys())
    )


def sole(person: Person, homes: Home, home: str | None = None) -> str | None:
    """The party whose office alone someone holds, if the text's own has it not, too."""
    lows = [h.office.lower() for h in person.holdings]
    of = next((of for low in lows if (of := homes.sole.get(low) or _opened(low, homes))), None)
    ours = home != of and any(home in homes.titles.get(low, ()) for low in lows)
    return None if ours else of


def _opened(low: str, homes: Home) -> str | None:
    """Whose an office is by the words it opens with: "European Commissioner for Trade"."""
    return next((of for words, of in homes.opened.items() if low.startswith(words)), None)


def own(person: Person, home: str, homes: Home, envoys: Collection[str] = ()) -> bool:
    """Whether someone speaks for the home state, is one of these envoys of it, or has an office
    called so there and hardly anywhere else.
    """
    if person.speaks or held(person, envoys):
        return True
    lows = [h.office.lower() for h in person.holdings]
    lows = [low for low in lows if not low.startswith(homes.anybodys)]
    return any(title in low for title, of in homes.titles.items() if home in of for low in lows)


def held(person: Person, keys: Collection[str]) -> bool:
    """Whether someone holds one of these offices."""
    return any(h.key in keys for h in person.holdings)


def domestic(person: Person, words: Facing) -> bool:
    """Whether someone deals with his own state first of all: a mayor, who leads the opposition."""
    return any(not words.domestic.isdisjoint((h.key, h.office.lower())) for h in person.holdings)


def doubtful(
    people: Sequence[Person], index: int, source: Source, home: str, words: Facing
) -> bool:
    """Whether evidence is too weak for a mayor: he is of whoever is opposite, as like as not."""
    if not domestic(people[index], words):
        return False
    mixed = len({p.party for p in people if p.party and not p.inferred}) > 1
    return offhand(source, home, mixed=mixed)


def has(party: str, offices: Collection[str], words: Facing) -> bool:
    """Whether a party has these offices at all: the USA has no prime minister."""
    return all(
        party not in words.lacks.get(office, ())
        and (office not in words.only or party in words.only[office])
        for office in offices
    )


def rivals(people: Sequence[Person], theirs: Collection[int], words: Facing) -> frozenset[str]:
    """States that are given a holder of what somebody without a country holds too."""
    bare = {o for p in people if p.index not in theirs for o in single(p, words)}
    given = (p for p in people if p.party)
    return frozenset(p.party for p in given if p.party and not bare.isdisjoint(single(p, words)))


def unnamed(actors: Sequence[Actor], words: Facing) -> list[tuple[str, str]]:
    """The office of a state that a sentence opens with and gives no name."""
    first = actors[0] if actors else None
    if first is None or first.kind != "office" or len(first.parties) != 1:
        return []
    return [(words.single.get((first.office or "").lower()) or "", first.parties[0])]


def answering(
    bare: Counter[tuple[str, str]],
    taken: Collection[tuple[str, str]],
    single: Sequence[frozenset[str]],
) -> Iterator[tuple[list[int], str]]:
    """Who may be "the President of Chad" that is named so again and again, and of which state."""
    rivals = Counter(office for office, _ in bare)
    for (office, party), count in bare.items():
        if office and count > 1 and rivals[office] == 1 and (office, party) not in taken:
            yield [i for i, own in enumerate(single) if office in own], party


_STILL = 2  # sentences behind somebody in which "the Lao minister" may mean him


class Called:
    """Officials whom a text calls by state and office alone: "the Lao minister"."""

    def __init__(self, persons: Sequence[Person], words: Facing) -> None:
        self.persons, self.words = persons, words
        self.seen = dict[int, int]()  # when each was told of last beside somebody of a state
        self.parties = set[str]()  # of which officials have been told of
        self.offices = dict[str, str]()  # held by somebody without a name, and of which state

    def named(self, sentence: Sentence, actors: Sequence[Actor]) -> Iterator[tuple[int, str]]:
        """Whom "The Lao minister" means where no Lao official was told of: the one minister whom
        somebody of another state met just now, and that state.
        """
        for actor in actors:
            alone = actor.kind == "office" and actor.person is None and not actor.plural
            if alone and len(actor.parties) == 1 and not actor.counterpart:
                (party,), office = actor.parties, (actor.office or "").lower()
                meant = self._meant(sentence, actor) if party not in self.parties else []
                if len(meant) == 1 and not actor.first:
                    yield meant[0], party
                self.offices.setdefault(self.words.single.get(office, ""), party)
            if actor.kind in ("office", "person"):
                self.parties.update(actor.parties)
            if actor.person is not None and actors[0].parties and actor is not actors[0]:
                self.seen[actor.person] = sentence.index

    def _meant(self, sentence: Sentence, actor: Actor) -> list[int]:
        """Those of no stated state who hold the office that "the Lao minister" names by a word."""
        if sentence.lows[actor.first] != "the" or actor.key != (actor.office or "").lower():
            return []
        return [
            i
            for i, last in self.seen.items()
            if sentence.index - _STILL <= last < sentence.index
            if not self.persons[i].party or self.persons[i].inferred
            if any(h.key.endswith(actor.key) for h in self.persons[i].holdings)
        ]

    def of_town(
        self, sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor]
    ) -> Iterator[tuple[int, str, Source]]:
        """Of "the mayor of Utrecht, X", "Governor X in Utrecht": X, and the state of the town; who
        is "in" it may be away from home.
        """
        for mention in mentions:
            k = mention.first - 1
            low = sentence.lows[k] if mention.kind == "place" else ""
            led = low in self.words.before_towns | self.words.in_towns
            near = (a for a in actors if led and (a.first < k < a.last or k == a.last))
            who = next((a.person for a in near if a.office and not a.parties), None)
            if who is not None and mention.ref and domestic(self.persons[who], self.words):
                yield who, mention.ref, "city" if low in self.words.in_towns else "title"

    def states(self, offices: Collection[str]) -> list[str]:
        """Of which states somebody without a name was told to hold one of these offices."""
        return [self.offices[office] for office in offices if office and office in self.offices]


_TWO = 2


def in_order(
    sentence: Sentence,
    actors: Sequence[Actor],
    lists: Sequence[tuple[str, ...]],
    persons: Sequence[Person],
    words: Facing,
) -> Iterator[tuple[int, str]]:
    """Of states side by side, and "Ministers X and Y" of one office: X is the first one's.

    So it is where "the delegations were led by X and Y".
    """
    people = [a for a in actors if a.kind == "person" and a.person is not None]
    row = _in_a_row(sentence, people)
    people = row if len(row) > _TWO else people  # of two alone is sure who is meant
    states = next((states for states in lists if len(states) == len(people) > 1), ())
    stated = any(a.parties not in ((), (state,)) for a, state in zip(people, states, strict=False))
    if not states or row != people or stated:
        return
    indexes = [a.person for a in people if a.person is not None]
    offices = {h.office.lower() for i in indexes for h in persons[i].holdings}
    led = sentence.lows[people[0].first - 1] == "by"
    led = led and not words.led_sides.isdisjoint(sentence.said)
    if len(offices) == 1 or led:
        yield from zip(indexes, states, strict=True)


def _in_a_row(sentence: Sentence, people: Sequence[Actor]) -> list[Actor]:
    """The first of a sentence's people who stand in one list: "X, Y and Z"."""
    row = list(people[:1])
    for one, two in pairwise(people):
        gap = sentence.lows[one.last : two.first]
        if gap not in ((",",), ("and",), (",", "and")):
            break
        row.append(two)
        if gap[-1] == "and":
            return row
    return []

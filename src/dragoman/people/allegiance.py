"""The party of everyone a document names without one: who is opposite whom, on whose ground.

    [home: Kazakhstan] President X arrived in Baku. He was met by First Deputy Prime Minister Y.
    → X is of the home party, Y of Azerbaijan

Sentences are read in order. People on two sides of a meeting are of two parties, the one whose
text it is first. An office one person a state holds is not held by two, and a guest somewhere is
not at home there. The rest is home's.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from dragoman.lexicon.facing import Facing
from dragoman.lexicon.home import Home
from dragoman.people.belonging import asked, by_office, facing, ground, round_up
from dragoman.people.belonging.home import guessed, mission
from dragoman.people.belonging.ties import Grounds, Ties
from dragoman.people.known.evidence import Evidence, Source, Why, decide, settled, source_of
from dragoman.people.known.registry import namesakes
from dragoman.records import Actor, Item, Mention, Person, Sentence

_THERE: tuple[Source, ...] = ("there", "ground")
_STAY, _RECENT = 3, 4  # sentences somebody is still where he went for; states kept in mind


def settle(
    persons: Sequence[Person],
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    actors: Sequence[Sequence[Actor]],
    home: tuple[str, str] | None,
    words: Facing,
    homes: Home,
    items: Sequence[Item] = (),
) -> tuple[Person, ...]:
    """The persons, each with the party the evidence decides and the reason where it is inferred."""
    peers = {a.person for found in actors for a in found if a.counterpart and a.person is not None}
    reader = _Reader(persons, home, words, homes, peers)
    if home is None or guessed(home[1]):
        for i, state in round_up.grounds(sentences, mentions, actors, words).items():
            reader.tell(i, state, "ground")
    for i, state in asked.states(sentences, mentions, actors).items():
        reader.tell(i, state, "asked")
    begun = {item.first: item for item in items}
    for sentence, found, acting in zip(sentences, mentions, actors, strict=True):
        if item := begun.get(sentence.index):
            reader.begin(item)
        reader.read(sentence, found, acting)
    return reader.settled()


class _Reader:
    """The people of one document while their parties are being decided."""

    def __init__(
        self,
        persons: Sequence[Person],
        home: tuple[str, str] | None,
        words: Facing,
        homes: Home,
        peers: Collection[int],
    ) -> None:
        self.persons, self.words = persons, words
        self.own: tuple[str | None, str] = home or (None, "")
        self.home: str | None
        self.home, self.why = self.own
        self.told: list[list[Evidence]] = [[] for _ in persons]
        self.single = [by_office.single(p, words) for p in persons]
        self.holders: dict[tuple[str, str], int] = {}
        self.away: list[set[str]] = [set() for _ in persons]  # where someone is a guest
        self.stays: dict[int, tuple[str, int]] = {}  # where someone went, told in which sentence
        self.focus, self.hosts, self.ties = list[str](), False, Ties()  # latest first; guests came
        self.beside: dict[int, list[str]] = {}  # states in focus where someone is named
        self.organs, self.blamed, self.named = set[str](), set[str](), list[str]()  # war, states
        self.past, self.called = set[int](), by_office.Called(persons, words)  # an office, before
        self.duo: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # states named side by side
        self.heading, self.listed = tuple[str, ...](), False  # of the item: states, of a list
        self.homes: dict[int | None, tuple[str | None, str]] = {}  # where each is first named
        self.subject: int | None = None  # whom "he" means
        self.opener = dict[int, int]()  # whom each pronoun means of a sentence he opens
        self.bare: Counter[tuple[str, str]] = Counter()  # offices that open sentences unnamed
        envoys = words.guests if mission(self.why) else ()
        for i, person in enumerate(persons):
            why = person.inferred.get("party", "")
            if person.party:
                self._hold(i, Evidence(person.party, source_of(why), why))
            if person.party and not why:
                continue
            own = self.home and i not in peers and by_office.own(person, self.home, homes, envoys)
            if sole := by_office.sole(person, homes, self.home):
                self._hold(i, Evidence(sole, "sole"))
            elif own and not self.tell(i, self.home, "title", self.why):
                self.past.add(i)  # of two with one title the first named has it

    def begin(self, item: Item) -> None:
        """Forget what the item before told of: each is news of its own."""
        self.home, self.why, self.heading = item.home, item.why, item.states
        self.listed, self.stays, self.subject = item.listed, {}, None
        self.focus = [*item.states] if item.listed else []

    def _hold(self, index: int, one: Evidence) -> None:
        self.told[index].append(one)
        for office in self.single[index]:
            self.holders.setdefault((office, one.party), index)

    def party(self, index: int) -> str | None:
        """The party decided so far."""
        return best.party if (best := decide(self.told[index])) else None

    def tell(self, index: int, party: str | None, source: Source, why: str = "") -> bool:
        """Add evidence, unless the person cannot be of that party; whether it was added."""
        if party is None or not self.can(index, party):
            return False
        if by_office.doubtful(self.persons, index, source, self.why, self.words):
            return False
        self._hold(index, Evidence(party, source, why))
        return True

    def can(self, index: int, party: str) -> bool:
        """Whether someone can be of a party: no guest there, no second holder of one office."""
        if party in self.organs and not any(
            h.key in self.words.common for h in self.persons[index].holdings
        ):
            return False
        has = by_office.has(party, self.single[index], self.words)
        return has and party not in self.away[index] and self._alone(index, party)

    def _alone(self, index: int, party: str) -> bool:
        """Whether nobody else holds in a party what someone holds: a former president does not."""
        rivals = (self.holders.get((office, party), index) for office in self.single[index])
        return all(namesakes(self.persons[i].name, self.persons[index].name) for i in rivals)

    def read(
        self, sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor]
    ) -> None:
        """Take what one sentence tells."""
        self.opener = facing.opened(actors)
        self.named += [m.ref for m in mentions if m.kind == "state" and m.ref]
        self.organs |= {m.ref for m in mentions if m.kind == "organisation" and m.ref}
        if any(m.ref and ground.at_war(sentence, m, self.words) for m in mentions):
            self.blamed |= {m.ref for m in mentions if m.ref}
        self.ties.name(mentions, actors)
        self._guests(sentence, mentions, actors)
        self._peers(sentence, actors)
        foreign = ground.states_named(sentence, mentions, actors, self.words)
        self.onward = ground.onward(sentence, mentions, self.words)  # only gone on to, and whence
        self.bare.update(by_office.unnamed(actors, self.words))
        for actor in actors if self.heading or self.listed else ():
            self.homes.setdefault(actor.person, (self.home, self.why))
        self.duo = ground.listed(sentence, mentions, self.words) or self.heading, self.duo[0]
        in_order = by_office.in_order(sentence, actors, self.duo, self.persons, self.words)
        for person, party in (*in_order, *ground.in_turn(sentence, mentions, actors)):
            if not self.told[person]:
                self.tell(person, party, "order")
        for person, party in self.called.named(sentence, actors):
            self.tell(person, party, "title", Why.CALLED)
        for person, party, source in self.called.of_town(sentence, mentions, actors):
            self.tell(person, party, source, Why.SEAT if source == "title" else "")
        if told := facing.spoken_for(sentence, mentions, actors, self.words):
            self._said(told[1], told[0], "speaker")
        for lead, other in facing.company(sentence, actors, self.words):
            self._said(other, self._sides_party([lead]), "list")
        for one, two in facing.sides(sentence, actors, self.words):
            if one and two:
                for person, party in facing.strangers(one, two, self.home):
                    self.away[person].update(() if self.told[person] else (party,))
                self._across(one, two, foreign, sentence)
                self._across(two, one, foreign, sentence)
        if self.home is None:
            self._hosted(actors, foreign)
        self._there(sentence, actors, foreign)
        self._look(sentence, actors, foreign)

    def _said(self, actor: Actor, party: str | None, source: Source) -> None:
        """Give somebody without a country the one that his sentence tells of."""
        if (person := self._who(actor)) is not None and not self.told[person]:
            self.tell(person, party, source)

    def _guests(
        self, sentence: Sentence, mentions: Sequence[Mention], actors: Sequence[Actor]
    ) -> None:
        """Who goes to a state, or is its guest, is not of it; his host is."""
        for goer, mention in ground.journeys(sentence, mentions, actors, self.words):
            person, state = self._who(goer), mention.ref or ""
            if person is not None and self.stays.get(person, ("", -1))[1] != sentence.index:
                self.stays[person] = (state, sentence.index)  # the first of several
            at_home = mention.kind == "place" and state == self.home  # "visited Utah"
            if person is not None and not self.told[person] and not at_home:
                self.away[person].add(state)
        for host, guests, state in ground.welcomed(sentence, mentions, actors, self.words):
            self._said(host, state, "there")
            others = {*self.named} - {state}
            for guest in (i for i in guests if not self.told[i]):
                self.away[guest].add(state)
                self.tell(guest, others.pop() if len(others) == 1 else None, "facing")

    def _peers(self, sentence: Sentence, actors: Sequence[Actor]) -> None:
        """Who is a visitor, or the counterpart of one of the home party's, is not of it."""
        owner = self.subject
        for actor in actors if self.home else ():
            person = actor.person
            if actor.counterpart and person is not None and owner is not None:
                foreign = self.party(owner) in (None, self.home)
            else:
                near = sentence.lows[max(actor.first - 1, 0) : actor.first + 1]
                foreign = not self.words.visiting.isdisjoint(near)
                owner = owner if person is None else person
            if foreign and person is not None and not self.told[person]:
                self.away[person].add(self.home or "")

    def _who(self, actor: Actor) -> int | None:
        """The person an actor is."""
        if actor.kind != "pronoun" or actor.word not in self.words.meant:
            return actor.person
        meant = self.opener.get(actor.first, self.subject)
        ours = self.hosts and meant is not None and self.party(meant) == self.home
        return None if ours and actor.word == "guest" else meant  # whom he received

    def _sides_party(self, side: Sequence[Actor]) -> str | None:
        """The party of a side, as far as it is decided."""
        for actor in side:
            person = self._who(actor)
            party = actor.parties[0] if len(actor.parties) == 1 else None
            guest = actor.word == "guest" and self.focus
            party = self.party(person) if person is not None else self.focus[0] if guest else party
            if party is None and actor.kind == "office" and not actor.counterpart:
                party = self.home
            if party := self.home if actor.pronoun in ("speaker", "speakers") else party:
                return party
        return None

    def _across(
        self, side: Sequence[Actor], other: Sequence[Actor], foreign: Grounds, sentence: Sentence
    ) -> None:
        """Give the undecided of a side a party, by what stands opposite."""
        faced, told = any(a.kind != "party" for a in other), self.told
        able = [(a, i) for a in side if (i := self._who(a)) is not None and not told[i]]
        able = [(a, i) for a, i in able if faced or self.persons[i].holdings]
        if not able:
            return
        free, first = [i for _, i in able], able[0][0].first
        foreign = [one for one in foreign if first > self.onward.get(one[0], -1)]
        theirs = self._sides_party(other)
        before = self._before(side, free[0], sentence)
        if before and before != theirs:
            self._all(free, before, "list")
        elif theirs := theirs or self._at_home(other, free[0]):
            places = [(p, source) for p, source in foreign if source in _THERE and p != theirs]
            land = next((p for p, _ in places), None)
            there = next((p for p, source in places if source == "there"), None)
            met = side[0].first > other[0].first  # "In Lima, Minister X met B" tells nothing of X
            if there and theirs != self.home and met:
                self._all(free, there, "there")
            elif land and all(a.counterpart for a in side):
                self.tell(free[0], land, "ground")  # "In the Lao capital she met her counterpart"
            elif stay := None if land or self._one_of_us(free[0]) else self._stay(other, sentence):
                self._all(free, stay, "ground")
            elif theirs != self.home and self.home and all(self.can(i, self.home) for i in free):
                self._all(free, self.home, "facing")
            elif self.home or theirs not in self.organs:  # such a body anybody may meet
                self._abroad(free, theirs, foreign)
        elif self.home is None and self._goes(other):
            self._abroad(free, None, foreign)
        near = next((p for i in free if (p := self.party(i))), None)  # of a mayor listed with them
        self._all([i for i in free if not self.told[i]], near, "list")

    def _all(self, free: Sequence[int], party: str | None, source: Source) -> None:
        for i in free:
            self.tell(i, party, source)

    def _stay(self, side: Sequence[Actor], sentence: Sentence) -> str | None:
        """Where a side is on a visit that was told of just before: "X went to Aden. He met Y"."""
        for actor in side if self.words.afar.isdisjoint(sentence.said) else ():
            person = self._who(actor)
            state, told = self.stays.get(-1 if person is None else person, ("", 0))
            if state and sentence.index - told <= _STAY and state != self.party(person or 0):
                return state
        return None

    def _at_home(self, side: Sequence[Actor], before: int) -> str | None:
        """Of two undecided sides, the one told of first is at home, if it can be."""
        first = next((i for a in side if (i := self._who(a)) is not None), before)
        if by_office.held(self.persons[first], self.words.guests):  # captains, ambassadors
            return None
        known = first < before and self.tell(first, self.home, "home", self.why)
        return self.home if known else None

    def _goes(self, side: Sequence[Actor]) -> bool:
        """Whether a side is away from home, whatever that is: "I" of a release, a traveller."""
        people = (i for a in side if (i := self._who(a)) is not None)
        return any(a.word == "i" for a in side) or any(self.away[i] for i in people)

    def _before(self, side: Sequence[Actor], free: int, sentence: Sentence) -> str | None:
        """The party of whom the first undecided person of a side is listed after."""
        at = next(n for n, a in enumerate(side) if self._who(a) == free)
        near = at > 0 and (side[at - 1], side[at], sentence, self.words)
        if not near or not (facing.joined(*near) or facing.brings(*near)):
            return None
        if side[0].kind == "party" and (side[0].first, sentence.lows[side[0].last]) == (1, ","):
            return None  # "After Suva, Minister X flew to Apia"
        return self._sides_party(side[:at])

    def _abroad(self, free: Sequence[int], theirs: str | None, foreign: Grounds) -> None:
        """Give people away from home a party: of the ground, of a state named, of the focus."""
        for i in free if self.heading and theirs == self.home else ():
            self.away[i].add(theirs or "")  # below "LIMA" too, who meets Peru's is another's
        others = [(p, s) for p, s in foreign if p not in (theirs, self.home)]
        states = list(dict.fromkeys(p for p, _ in others))
        pairs = list(zip(free, states, strict=False))
        if len(states) == len(free) > 1 and all(self.can(i, party) for i, party in pairs):
            for i, party in pairs:
                self.tell(i, party, "order")
            return
        for i in (i for i in free if self.persons[i].holdings):  # a mere name is of no state named
            for party, source in others:
                if source != "named" or theirs == self.home or self.ties.pair(party, theirs):
                    self.tell(i, party, source)
            self._focused(i, theirs, () if theirs == self.home and self._one_of_us(i) else None)

    def _one_of_us(self, index: int) -> bool:
        """Whether a text names its own president: by a surname alone, as papers do at home."""
        alone = " " not in self.persons[index].name and "president" in self.single[index]
        return alone and self.home is not None and self.can(index, self.home)

    def _hosted(self, actors: Sequence[Actor], foreign: Grounds) -> None:
        """In a text nobody is at home in, who is named beside a foreigner is of the ground."""
        people = [a for a in actors if a.kind in ("person", "office") and not a.plural]
        others = {p for a in people if (p := self._sides_party([a]))}
        others |= {p for a in actors if a.plural for p in a.parties}
        lands = [p for p, source in foreign if source in (*_THERE, "city")]
        for actor in people if others and others.isdisjoint(lands[:1]) else ():
            land = next((p for p in lands if actor.first > self.onward.get(p, -1)), None)
            if actor.person is not None and self.persons[actor.person].holdings:
                self._said(actor, land, "ground")

    def _there(self, sentence: Sentence, actors: Sequence[Actor], foreign: Grounds) -> None:
        """Who acts in "flew to Fiji, where Minister X gave a lunch for him" is at home there."""
        there = next((p for p, source in foreign if source == "there"), None)
        if there is None or "where" not in sentence.said:
            return
        host = next((a for a in actors if a.first and sentence.lows[a.first - 1] == "where"), None)
        if host is not None and host.office and not host.parties:
            self._said(host, there, "there")

    def _focused(self, index: int, but: str | None, near: Sequence[str] | None = None) -> None:
        """Give someone the other state the text last spoke of, the one left that can be his."""
        own = self.called.states(self.single[index]) if near is not None else []
        leads = self.words.leaders & self.single[index]  # a minister is of whom the text follows
        others = [p for p in self.focus if not leads or self.ties.bind(p, but)]
        for party in (*own, *(others if near is None else near)):
            if party != but and party not in self.blamed and self.tell(index, party, "focus"):
                return

    def _look(self, sentence: Sentence, actors: Sequence[Actor], foreign: Grounds) -> None:
        """Note whom the sentence is about, and which other state."""
        acting = [a for a in actors if a.kind in ("person", "office") and not a.plural]
        ends = (*sentence.lows[1:], "")
        people = [i for a in acting if (i := self._who(a)) is not None and ends[a.last - 1] != ":"]
        goes_on = actors and actors[0].word in ("he", "she", "they", "guest")
        if people and not (goes_on and self.subject is not None):
            self.subject, self.hosts = people[0], facing.receives(sentence, self.words)
        told = [p for i in people if (p := self.party(i))]
        there = ground.stays(foreign, {i: self.party(i) for i in people})
        self.stays |= {i: (state, sentence.index) for i, state in there.items()}
        told += [a.parties[0] for a in acting if a.person is None and len(a.parties) == 1]
        self.ties.deal(told, foreign)
        others = list(dict.fromkeys(p for p in (*told, *dict(foreign)) if p != self.home))
        self.focus = [*others, *(p for p in self.focus if p not in others)][:_RECENT]
        for i in people:
            self.beside.setdefault(i, []).extend(p for p in self.focus)

    def _answering(self) -> None:
        """Give who alone can be "the President of Ukraine" that state: X of "President X"."""
        for held, party in by_office.answering(self.bare, self.holders, self.single):
            free = [i for i in held if not self.told[i]]
            loose = [i for i in held if all(one.source != "stated" for one in self.told[i])]
            free = free or [i for i in loose if self.can(i, party)]
            if len(free) == 1:
                self.tell(free[0], party, "title", Why.CALLED)

    def settled(self) -> tuple[Person, ...]:
        """Everyone with the party decided, those who hold an office of the home party at least."""
        self._answering()
        stated = tuple(dict.fromkeys(p.party for p in self.persons if p.party and not p.inferred))
        for i, person in enumerate(self.persons):
            home, why = self.homes.get(i, self.own)
            if not self.told[i] and person.holdings and home:
                if by_office.held(person, self.words.afloat):
                    self.tell(i, next((p for p in self.named if p != home), None), "focus")
                elif self.can(i, home):
                    self.tell(i, home, "home", why)
                elif not self.heading and i not in self.past:
                    near = self.beside.get(i, [])
                    former = "president" in self.single[i] and not self._alone(i, home)
                    clear = not former or len({*near} - {home}) == 1  # or of home, long ago
                    self._focused(i, home, (*near, *stated) if clear else ())
        return tuple(settled(p, told) for p, told in zip(self.persons, self.told, strict=True))

"""Who is meant by words that name nobody: he, they, the two ministers, the Lao side, I.

Holds what has been said so far in one document, sentence after sentence: the person the text
follows, the last pair that met, the day they met. The only mutable thing among the claims; it is
made for one document and thrown away with it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.claims.circumstances.headings import Agenda, Heading, Stage
from dragoman.claims.sentence import spelled
from dragoman.claims.sentence.draft import Cast, Draft, Listing
from dragoman.claims.sentence.scene import Scene, past_offices, protagonist, reference
from dragoman.claims.told import genders, guests, holding, lately, running, writers
from dragoman.dates import Tense, edtf
from dragoman.lexicon.words import Words
from dragoman.records import Actor, EngagementKind, Item, Participant, Place, Role


class Discourse:
    """What the document has told so far."""

    def __init__(self, scene: Scene, words: Words, home: str | None, here: Place | None) -> None:
        self.closed = words
        self.persons, self.actors = scene.persons, scene.actors
        self.offices = [holding.office_of(p) for p in scene.persons]  # each only once
        self.origin = here  # where the text was sent from
        self.guessed = frozenset(p.name for p in scene.persons if "party" in p.inferred)
        self.speaker = next((p.index for p in scene.persons if p.speaks), None)
        self.voices = scene.voices
        self.past, self.others = past_offices(scene, words), writers.beside(scene, words)
        self._times, self._reference = scene.times, reference(scene.document)
        self.genders = genders.told(scene, words)
        self.writer: int | None = None  # who has said "I" in no quotation
        self.quoted: int | None = None  # whose words this sentence gives
        self.begin(home, protagonist(scene, home), here.country if here else None)

    def begin(self, home: str | None, lead: int | None, spot: str | None = None) -> None:
        """Nothing is told of yet: so a document begins, and each item of a newsletter."""
        self.home = home  # whose officials need no state
        self.lead = lead  # whom the text follows
        self.spot = spot  # the state that the last engagement was in
        self.duo: tuple[str, ...] = ()  # the two states named together last
        self.last_subject: int | None = None
        self.unnamed: Actor | None = None  # whom the text follows since, known by his office alone
        self.kept: tuple[str, int, int] | None = None  # who was "he" last, and in which sentence
        self.pair: tuple[Participant, ...] = ()
        self.casts: list[tuple[Participant, ...]] = []  # of each engagement told of, in order
        self.visits: list[Draft] = []  # told of so far
        self.parties: tuple[str, ...] = ()
        self.called = set[frozenset[str]]()  # the states of each call told of
        self.together = Cast()  # two of two states who did something, before any engagement is told
        self.kind: EngagementKind | None = None  # of the engagement told of last
        self.series: tuple[EngagementKind, int] | None = None  # the last edition, and its sentence
        self.encounters = False  # the editions are those of two people: "their second encounter"
        self.day: date | None = None  # of the engagement told of last
        self.days: str | None = None  # the same, or its month or year
        self.occasion: str | None = None  # the named gathering spoken of last
        self.stage: Stage | None = None
        self.heading: Heading | None = None  # the line that says when and where
        self.entry: Item | None = None  # of a list; the first is what stands above it
        self.listing: Listing | None = None  # a meeting whose list of those met follows
        self.agenda: Agenda | None = None  # the day of meetings told of at large
        self.titled: EngagementKind | None = None  # its kind, where only the title told of it
        self.ahead: tuple[date, date] | None = None  # the days of the visit planned last
        self.over: Draft | None = None  # the visit told of last, where it has ended
        self.off: Draft | None = None  # the visit told of last, where it came to nothing
        self.mistaken: Draft | None = None  # what a correction has taken back
        self.here: tuple[int, Place] | None = None  # a person and where the text says they are
        self.goal: Place | None = None  # where the visit told of last leads
        self.diary: Cast | None = None  # whose programme the text is
        self.several = self.program = False  # of several meetings, its title says; of days to come
        self.team: tuple[int, ...] = ()  # the delegation that the text has made up
        self.afar = frozenset[str | None]()  # between whom the bearer told of last took a message
        self.named: list[int] = []  # persons in the order of their last mention
        self.acting: int | None = None  # whom this sentence opens with
        self.meant: Mapping[int, int] = {}  # whom "he" means in this sentence, by first token

    def running(self, s: int, tense: Tense = "past") -> date | None:
        """The day that "the same day" in sentence `s` means: the last one named, else told of."""
        return running.day(s, self._times, self._reference, self.day, tense, self.days)

    def day_before(self, s: int) -> str | None:
        """The one day that the sentence before names."""
        return running.only(self._times[s - 1], self._reference) if s else None

    def cast(self, actors: Sequence[Actor], role: Role, beside: Sequence[Actor] = ()) -> Cast:
        """Resolve a side; `beside` is the other side, whose offices a counterpart holds."""
        participants: list[Participant] = []
        parties: list[str] = []
        for n, actor in enumerate(actors):
            if participants and actor.kind == "sides" and not actor.count:
                continue  # "President X and other senior officials": his
            peers = beside or actors[:n] if actor.counterpart else beside
            one = self._actor(actor, role, peers)
            participants += [p for p in one.participants if p not in participants]
            parties += [p for p in one.parties if p not in parties]
        if len(parties) == 1 and any(
            a.kind == "party" or (a.plural and a.kind == "office") for a in actors
        ):
            participants = [replace(p, party=p.party or parties[0]) for p in participants]
        return Cast(tuple(participants), tuple(parties))

    def _actor(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        if named := lately.peers(self.actors, actor):
            return self._each(named, role)
        if actor.kind == "person" and actor.person is not None:
            return self.person(actor.person, role, actor, beside)
        if actor.kind == "office":
            return self._office(actor, role, beside)
        if actor.kind == "party":
            return self._guest_of(actor, role) or Cast((), actor.parties)
        if actor.kind == "sides" or actor.word == "them":
            for away in (self._visitors(actor, role, beside), self._met(actor, role, beside)):
                if away.parties:
                    return away
        if actor.kind == "sides":
            return self._sides(actor, role)
        return self._pronoun(actor, role, beside)

    def person(
        self, index: int, role: Role, actor: Actor | None = None, beside: Sequence[Actor] = ()
    ) -> Cast:
        """A person of the document in their office."""
        person = self.persons[index]
        if holding.speaks_only(person) or holding.private(person):
            return Cast()
        said = actor.parties[0] if actor and actor.parties else None
        listed = actor is not None and actor.word == spelled.LISTED
        party = said if listed and person.name in self.guessed else person.party or said
        office = self.offices[index] or (actor.office if actor else None)
        if office is None and actor and actor.counterpart:
            office = self.offices[index] = self._office_beside(beside)
        one = Participant(name=person.name, party=party, office=office, role=role)
        return Cast((one,), (party,) if party else ())

    def follower(self, role: Role) -> Cast:
        """Whom the text follows: the lead, unless another of the pair told of is at home."""
        own = tuple(p for p in self.pair if p.party == self.home)
        if own and self.home:
            return Cast(own, (self.home,))
        return self.person(self.lead, role) if self.lead is not None else Cast()

    def _office(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        office = actor.office
        if actor.counterpart and not office:
            office = self._office_beside(beside)
        alone = actor.counterpart and not beside and self.acting is not None
        other = guests.opposite(self.parties, self.persons[self.acting or 0]) if alone else None
        own = () if actor.plural or holding.of_a_body(office, self.home) else (other or self.home,)
        parties = actor.parties or tuple(p for p in own if p)
        people = tuple(self._holder(actor, office, p, role) for p in parties if office)
        unnamed = actor.counterpart and not any(p.party in parties for p in self.persons)
        if actor.key in holding.OF_ANYBODY and not unnamed:  # "leaders of A and B", named behind
            sole = actor.counterpart and holding.telling(office)  # "her Lao counterpart. X said"
            people = tuple(p for p in people if p.name and (p.office is None or other or sole))
        return Cast(people, parties)

    def _holder(self, actor: Actor, office: str, party: str, role: Role) -> Participant:
        """Who holds an office for a party, where the document names just one who does."""
        fits = holding.holders(self.persons, actor, office, party)
        several = actor.plural and len(actor.parties) == 1  # "visiting Peruvian senators"
        if len(fits) != 1 or several or actor.first in self.past.get(actor.sentence, ()):
            return Participant(name=None, party=party, office=office, role=role)
        own = self.offices[fits[0].index]
        own = own if own or actor.key in holding.OF_ANYBODY else office
        return Participant(name=fits[0].name, party=party, office=own, role=role)

    def _office_beside(self, beside: Sequence[Actor]) -> str | None:
        for actor in beside:
            who = self.meant.get(actor.first) if actor.person is None else actor.person
            if who is not None and (office := self.offices[who]):
                return office
            if actor.office:
                return actor.office
        lead = self._followed if self.acting is None or beside else self.acting
        bare = all(a.kind == "pronoun" for a in beside)
        return self.offices[lead] if bare and lead is not None else None

    def _sides(self, actor: Actor, role: Role) -> Cast:
        """Of "the two ministers": those who met last, as far as they hold such an office."""
        first = self.kind in (None, "ceremony")  # nothing that they could be of is told yet
        if actor.count > 2 and actor.count != len(self.pair) and actor.count != len(self.parties):
            return self._all_of(actor, role) if first else Cast()
        if first and actor.count and (every := self._all_of(actor, role)).parties:
            return every
        heads = actor.count == 2 or (not actor.count and actor.word == "heads")
        if first and heads and not actor.key and not self.parties:
            return self._last_two("", role) or Cast()
        if actor.count == 2 and len(self.parties) > 2:
            return guests.both(self.pair, role)
        if actor.key == "leader" and " of " in (actor.office or "") and not actor.count:
            return Cast()  # "leaders of parliamentary factions"
        if actor.office and holding.by_others(actor.office, [p.office for p in self.pair]):
            return self._of_each(actor, actor.office, role)
        fitting = tuple(
            p
            for p in self.pair
            if not actor.key
            or (p.office and holding.of_that_kind(actor.key, actor.office, p.office))
        )
        if (
            len({p.party for p in fitting}) < 2
            and actor.count in (0, 2)
            and actor.key
            and (two := self._last_two(actor.key, role, actor.office))
        ):
            return self._of_the_visit(actor, role) or two
        alone = len(self.pair) < 2 and actor.count == 2 and len(self.parties) == 2
        if alone and (two := self._last_two("", role)) and set(two.parties) == set(self.parties):
            return two
        chosen = fitting if len(fitting) >= 2 else self.pair
        if actor.office and holding.by_others(actor.office, [p.office for p in chosen], 1):
            return Cast((), self.parties)
        return Cast(chosen, self.parties or tuple(p.party for p in chosen if p.party))

    def _guest_of(self, actor: Actor, role: Role) -> Cast | None:
        """Of "the Lao guest": the Lao official spoken of last."""
        if actor.word not in self.closed.guest or len(actor.parties) != 1:
            return None
        index = guests.official_of(self.persons, self.named, actor.parties[0], self.pair)
        return None if index is None else self.person(index, role)

    def _across(self, actor: Actor, index: int | None, beside: Sequence[Actor]) -> int | None:
        """Of "X held talks with him": nobody of X's own, where one of another state was named."""
        if index is None or actor.word not in ("him", "her"):
            return index
        acting = [a.person for a in beside if a.person is not None]
        acting += [index] if index == self.acting and actor.first not in self.meant else []
        own = {self.persons[i].party for i in acting} - {None}
        if self.persons[index].party not in own:
            return index
        return guests.official_but(self.persons, self.named, own, index)

    def _visitors(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        """Of "received both visitors": those told of last who are of another state."""
        if actor.word not in self.closed.guests:
            return Cast()
        here = {p for a in beside for p in a.parties}
        here |= {self.persons[a.person].party or "" for a in beside if a.person is not None}
        last = (p for i in reversed(self.named) for p in self.person(i, role).participants)
        people = guests.away(self.pair, last, here or {self.home or ""}, actor.count)
        people = tuple(replace(p, role=role) for p in people)
        return Cast(people, tuple(dict.fromkeys(p.party for p in people if p.party)))

    def _met(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        """Of "She will see both of them": the two whom she met, each told of apart."""
        side = self.cast(beside, role).participants if actor.word in ("two", "them") else ()
        if len(side) != 1 or side[0].name not in {p.name for p in self.pair}:
            return Cast()
        return guests.met_by(side[0], self.casts, actor, role)

    def _all_of(self, actor: Actor, role: Role) -> Cast:
        """Of "three new ambassadors": the three that the document names, where it names so many."""
        every = self._each(fits := lately.every(self.persons, actor.key), role)
        return every if len(fits) == len(every.parties) == actor.count else Cast()

    def _of_each(self, actor: Actor, office: str, role: Role) -> Cast:
        """The presidents, in a report on two ministers: whoever holds the office on each side."""
        holders = tuple(self._holder(actor, office, p, role) for p in self.parties)
        return Cast(holders, self.parties)

    def _of_the_visit(self, actor: Actor, role: Role) -> Cast | None:
        """Of a visit told of last, "the foreign ministers of the two countries": its states'."""
        if self.kind != "visit" or not actor.office or len(self.parties) != 2:
            return None
        each = self._of_each(actor, actor.office, role)
        return each if all(p.name for p in each.participants) else None

    def _last_two(self, key: str, role: Role, office: str | None = None) -> Cast | None:
        """The last two of different parties named in such an office: "the two presidents"."""
        out = {p.index for p in self.persons if p.name in self.afar}.union(self.team[1:])
        two = lately.two(self.persons, [i for i in self.named if i not in out], key, office)
        return guests.who_met(self._each(two, role), self.casts, key, office) if two else None

    def _each(self, named: Sequence[int], role: Role) -> Cast:
        """Several persons, each in his office."""
        each = [self.person(i, role) for i in named]
        people = tuple(p for one in each for p in one.participants)
        return Cast(people, tuple(dict.fromkeys(p for one in each for p in one.parties)))

    def learn(self, draft: Draft) -> None:
        """Take in the engagement told of last."""
        self.pair, self.parties, self.kind = draft.participants, draft.parties, draft.kind
        self.casts.append(draft.participants)
        self.visits += [draft] if draft.kind == "visit" else []
        self.called |= {frozenset(draft.parties)} if draft.kind == "call" else set()
        self.titled = draft.kind if draft.title else None
        self.over = draft if draft.kind == "visit" and draft.ends else self.over
        self.day = edtf.single(draft.date) or self.day
        self.days = draft.date or self.days
        self.spot = draft.place.country if draft.place else self.spot

    def heard(self, actors: Sequence[Actor]) -> None:
        """Remember who a sentence named, the latest last, and whom it was about."""
        one = self.persons[self.acting] if self.acting is not None else None
        if one and one.index != self.last_subject and not holding.speaks_only(one):
            last = None if self.last_subject is None else self.persons[self.last_subject].name
            if not {one.name, last} <= {p.name for p in self.pair}:
                self.last_subject = one.index  # whoever was met and answers is not followed
                self.unnamed = None
        for actor in actors:
            if actor.person is not None:
                self.named = [*(i for i in self.named if i != actor.person), actor.person]

    def _pronoun(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        if actor.word in holding.STYLED:
            return self._styled(holding.STYLED[actor.word], role)
        if actor.word == "guest":
            return self._guests(role)
        if actor.pronoun == "speakers" and self.speaker is not None and (beside or not self.pair):
            return self.person(self.speaker, role)
        if actor.word == "they" and beside and self._teamed():
            return self._each(self.team, role)
        came = actor.word == "they" and self.kind in ("visit", "meeting")
        if came and (away := guests.travellers(self.pair, self.parties, beside)).parties:
            return away
        if actor.word == "we" and self.kind == "visit" and beside and self.home in self.parties:
            own = tuple(replace(p, role=role) for p in self.pair if p.party == self.home)
            return Cast(own, (self.home,)) if self.home else Cast()  # "There we will meet B"
        if actor.pronoun in ("speakers", "several"):
            two = None if self.parties else self._last_two("", role)
            who = self.meant.get(actor.first)  # says "we"
            spoke = guests.met_with(self.persons, who, self.casts, self.pair)
            return two or spoke or Cast(self.pair, self.parties)
        if actor.pronoun == "one":
            return self._one(actor, role, beside)
        if actor.pronoun == "speaker":
            index = self.meant.get(actor.first, self.speaker)
            if index is None:
                met = {a.person for a in beside} | self.others
                index = writers.one(self.persons, self.lead, self.home, met)
            self.writer = self.writer if actor.first in self.meant else index
            if index is None:
                return Cast((), (self.home,) if self.home else ())
            return self.person(index, role)
        return Cast()

    def _one(self, actor: Actor, role: Role, beside: Sequence[Actor]) -> Cast:
        """Whoever is followed: of "The Lao premier arrived. He met B" the one without a name."""
        sure = actor.first in self.meant or genders.spoken_of(self.kept, actor) is not None
        if self.unnamed is not None and not sure and actor.word != "who":
            one = self._office(self.unnamed, role, ())
            if one.parties and not any({*one.parties} & {*a.parties} for a in beside):
                return one
        met = {self.writer, *(a.person for a in beside)}
        index = self._across(actor, guests.but(self._single(actor), met, self.named), beside)
        return guests.nameless(self.pair, role) if index is None else self.person(index, role)

    def _single(self, actor: Actor) -> int | None:
        """Whom "he" means: who was "him" in the sentence before stays the one spoken of."""
        gender = genders.OF_WORD.get(actor.word, "")
        before = genders.spoken_of(self.kept, actor)
        last = self._followed if before is None else before
        near = [i for i in self.named if self.persons[i].name not in self.afar]
        last = genders.able(last, gender, self.genders, near)
        index = self.meant.get(actor.first, last)
        if gender and index is not None:
            self.kept = (gender, index, actor.sentence)
        return index

    def _guests(self, role: Role) -> Cast:
        """The side told of last that is not at home: "The delegation also called on"."""
        if self.team:
            return self._each(self.team, role)
        there = self.spot if self.kind == "visit" and not self.pair else None
        return guests.visiting(self.pair, self.parties, there or self.home, role)

    def _teamed(self) -> bool:
        """Whether those who met last are the delegation and whom it met."""
        met = {p.name for p in self.pair}
        return len(self.team) > 1 and all(self.persons[i].name in met for i in self.team)

    def _styled(self, keys: frozenset[str], role: Role) -> Cast:
        """Of "His Majesty": the monarch of this document, its own before others."""
        held = [p.index for p in self.persons if any(h.key in keys for h in p.holdings)]
        index = min(held, key=lambda i: self.persons[i].party != self.home, default=self._followed)
        return self.person(index, role) if index is not None else Cast()

    @property
    def _followed(self) -> int | None:
        """Whom the text was about last."""
        return self.lead if self.last_subject is None else self.last_subject

    def follow(self, actors: Sequence[Actor]) -> None:
        """Remember who was the subject of something last: of several, who was named first."""
        if actors and actors[0].kind == "pronoun":
            return  # "she and Minister B unveiled": still about her
        named = (a.person for a in actors if a.person is not None)
        self.last_subject = next(named, self.last_subject)
        self.unnamed = guests.unnamed(actors, self.unnamed)

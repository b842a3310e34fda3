"""Everyone who can act in a document: sentences, mentions and times in, persons and actors out.

Two passes. The first meets everyone introduced by an office, a title or a full name; the second
goes through each sentence again and turns groups, known names, pronouns, parties and "the two
sides" into actors. "The Lao minister" is resolved to the person introduced as such, the latest
mentioned where several fit; where nobody fits it stays an office left unnamed.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dragoman.lexicon import ship_prefixes
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.people import People
from dragoman.lexicon.words import Words
from dragoman.names import fold
from dragoman.people.around import beside, counterparts, of_two, outsiders, placing, possessed
from dragoman.people.introduced import headlines, nouns, peers
from dragoman.people.introduced.groups import Group
from dragoman.people.known.answers import answers, asked_of, seconds
from dragoman.people.known.registry import Registry, holding
from dragoman.people.written.line import Grammar, Line, lay
from dragoman.people.written.offices import OfficeGroup
from dragoman.records import Actor, ActorKind, Mention, Person, Sentence

_HEAD = 12  # tokens within which a sentence tells of a delegation: "On a trip to Lima, the team"
_INITIALS = 2  # letters; a prefix so short may be somebody's initials: "KD Nayar"
_OPENING = 4  # tokens within which a sentence is fronted by somebody: "Meeting with X, she"


def grammar(offices: Offices, words: Words, people: People, other: frozenset[str]) -> Grammar:
    """The words people are read by; `other` are words of clauses that never stand in a name."""
    never = words.small | words.bodies | offices.collectives | other
    pointing = (
        frozenset(people.pronouns)
        | people.impersonal
        | people.possessives
        | people.of_two
        | words.determiners
        | offices.collectives
    )
    ships = frozenset(p for p in ship_prefixes.load() if len(p) > _INITIALS)
    known = pointing.union(words.quantities)
    return Grammar(offices, words, people, never - offices.particles, ships, known)


def find(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    timed: Sequence[frozenset[int]],
    words: Grammar,
) -> tuple[tuple[Person, ...], tuple[tuple[Actor, ...], ...]]:
    """Find the persons of a document and the actors of each sentence."""
    lines = [lay(s, m, t, words) for s, m, t in zip(sentences, mentions, timed, strict=True)]
    written = headlines.written(lines)
    found = [
        [
            peers.introduced(line, g)
            for g in headlines.groups_of(line, written)
            if g.offices or g.name
        ]
        for line in lines
    ]
    registry = Registry()
    met: dict[tuple[int, int], int] = {}
    for wave in (False, True):  # those introduced first, so that bare names join them
        for s, line in enumerate(lines):
            for group in found[s]:
                if (
                    group.name is not None
                    and group.bare is wave
                    and (not wave or _stands(line, group, registry, found[s]))
                ):
                    met[s, group.first] = registry.meet(line, group)
    placing.place(lines, found, met, registry)
    barred = {
        pair for s, line in enumerate(lines) for pair in beside.apart(line, found[s], met, registry)
    } | counterparts.abroad(found, met, registry)
    reader = _Second(registry, met, barred)
    actors = tuple(reader.sentence(line, found[s]) for s, line in enumerate(lines))
    return registry.persons(), actors


def _stands(line: Line, group: Group, registry: Registry, here: Sequence[Group]) -> bool:
    """Whether a bare run of capitals is a person: known already, or two words nothing explains."""
    if group.name is None:
        return False
    span = range(group.name.name, group.name.last)
    words = [w for i in span for w in fold(line.words[i]).split()]
    if registry.recall(words, ()) is not None:
        return True
    if line.sentence.role == "title" and group.parties and len(span) == 1:
        official = any(g.offices for g in here)  # no sportsman: "Peru's Flores meets Spain's Ruiz"
        return official and not line.capitals and headlines.acts(line, group.name.last)
    if (
        line.capitals
        or line.sentence.role == "title"
        or len(span) < 2
        or any(i in line.inside for i in span)
    ):
        return False
    if any(line.lows[i] in line.grammar.offices.portfolios for i in span):
        return False
    before, after = line.low(group.name.name - 1), line.low(group.name.last)
    if before in line.grammar.words.bodies:
        return False  # "the ship NRP Tejo"
    if any(len(line.words[i]) == 1 for i in span):
        return False
    if before == "of" and line.low(group.name.name - 2) in line.grammar.people.followed:
        return True  # "in place of Juan Vidal"
    if before in ("the", "of", "in", "at", "a", "an", "for", "on") or line.cap(group.name.last):
        return False
    return after not in OWNING or line.low(group.name.last + 1) not in line.grammar.words.bodies


def _likely(line: Line, groups_at: dict[int, Group]) -> list[int]:
    """The tokens an actor could begin at: every word that `_other` asks for is in `pointing`."""
    pointing, shapes, mentions = line.grammar.pointing, line.shapes, line.mentions
    return [
        i
        for i, low in enumerate(line.lows)
        if low in pointing or shapes[i] or i in mentions or i in groups_at
    ]


class _Second:
    """The second pass over a document: remembers who was mentioned last."""

    def __init__(
        self, registry: Registry, met: dict[tuple[int, int], int], barred: set[tuple[str, int]]
    ) -> None:
        self.registry = registry
        self.barred = barred
        self.met = met
        self.recent = [-1] * len(registry.entries)
        self.named = [(-1, 0)] * len(registry.entries)  # last sentence of each, and how far in
        self.clock = 0
        self.she: int | None = None  # whom "she" means that this sentence opens with
        self.about: int | None = None  # whom the last sentence that names somebody opens with
        self.two: of_two.OfTwo | None = None  # "the former" and "the latter", where last told so
        self.team = -2  # the last sentence that tells of a delegation, or goes on about it

    def sentence(self, line: Line, found: list[Group]) -> tuple[Actor, ...]:
        """The actors of one sentence, in order, no two overlapping."""
        actors: list[Actor] = []
        opened = False
        by_first = {g.first: g for g in found}
        people = line.grammar.people
        related = not (people.relatives | people.rebels).isdisjoint(line.sentence.said)
        offices = {g.first for g in found if g.offices}
        self.she = None
        done = 0
        for i in _likely(line, by_first):
            if i < done:
                continue
            group = by_first.get(i)
            actor = self._of_group(line, group) if group else self._other(line, i, by_first)
            if actor is not None and related:
                actor = outsiders.of(line, actor, offices)
            if actor is not None:
                actors.append(actor)
                opens = not opened and not _fronted(line, actor.first)
                self._seen(actor, opens=opens)
                opened |= opens
                done = actor.last
        head = line.lows[:_HEAD]
        # "the last leg of the delegation's trip" is of the trip
        if any(low in line.grammar.words.teams for low, b in pairwise(head) if b not in OWNING):
            self.team = line.sentence.index
        return tuple(actors)

    def _seen(self, actor: Actor, *, opens: bool) -> None:
        self.clock += 1
        self.she = self.about if opens and actor.word in ("he", "she") else self.she
        if opens and actor.word in ("he", "she") and self.about is not None:
            self.named[self.about] = (actor.sentence, -self.clock)  # "She meets the minister"
        if opens and actor.kind == "office" and not actor.plural:
            self.about = None  # "The Spokesperson said": "he" is nobody with a name
        if actor.person is not None:
            self.about = actor.person if opens else self.about
            self.recent[actor.person] = self.clock
            if self.named[actor.person][0] != actor.sentence:
                self.named[actor.person] = (actor.sentence, -self.clock)

    def _of_group(self, line: Line, group: Group) -> Actor | None:
        s = line.sentence.index
        if group.name is not None:
            person = self.met.get((s, group.first))
            return None if person is None else self._named(line, group, person)
        return self._unnamed(line, group)

    def _named(self, line: Line, group: Group, person: int) -> Actor:
        entry = self.registry.entries[person]
        office = group.offices[0] if group.offices else None
        return nouns.actor_at(
            line,
            _with_style(line, group.first),
            group.last,
            kind="person",
            parties=group.parties or ((entry.party,) if entry.party else ()),
            person=person,
            office=_joined(group),
            key=office.key if office else "",
            counterpart=bool(office and office.counterpart),
        )

    def _unnamed(self, line: Line, group: Group) -> Actor | None:
        office = group.offices[0]
        plural = office.plural
        if plural and not group.parties:
            self._share(line, office)
        count, first = nouns.quantity(line, group.first, plural=plural)
        person = None if plural or office.counterpart else self._holder(line, group)
        parties = group.parties or possessed.of_its_own(line, group)
        if person is not None and not parties and (party := self.registry.entries[person].party):
            parties = (party,)
        kind: ActorKind = "sides" if plural and not parties else "office"
        if person is not None:
            kind = "person"
        return nouns.actor_at(
            line,
            _with_style(line, first),
            group.last,
            kind=kind,
            parties=parties,
            person=person,
            office=_joined(group),
            key=office.key,
            plural=plural,
            count=count,
            counterpart=office.counterpart,
            word=line.lows[office.head] if kind == "sides" else "",
        )

    def _share(self, line: Line, office: OfficeGroup) -> None:
        """At "the two presidents", who was just named beside a president is one too."""
        if (
            line.sentence.role == "title"
            or len(self.recent) < 2
            or office.words.lower() == "minister"
        ):
            return
        one, two = sorted(range(len(self.recent)), key=lambda i: -self.recent[i])[:2]
        if min(self.recent[one], self.recent[two]) < 0:
            return
        entries = self.registry.entries
        for a, b in ((entries[one], entries[two]), (entries[two], entries[one])):
            said = next((h for h in a.holdings if h.key == office.key), None)
            if said and not b.holdings and b.party != a.party:
                b.holdings.append(replace(holding(line, office, b.party), office=said.office))

    def _holder(self, line: Line, group: Group) -> int | None:
        """The person "the Lao minister" means: introduced in that office, for that party."""
        office = group.offices[0]
        if not office.definite and not office.parties and not line.cap(office.head):
            return None
        if office.state == "former" or (line.low(group.first) in ("a", "an")):
            return None
        people = line.grammar.people
        if office.key in people.whoever or office.words.lower() in people.bare_chiefs:
            return self._only_one_of(office.parties)
        asked = asked_of(office, people)
        # Whom the last sentence was about comes first; "the visiting minister" is whom it met.
        passing = not people.passing.isdisjoint(line.lows[group.first : group.last])
        best: tuple[bool, bool, bool, tuple[int, int], int] | None = None
        for i, entry in enumerate(self.registry.entries):
            mine = entry.party in office.parties if office.parties else i != self.she
            if not mine or (not (office.parties or passing) and (office.key, i) in self.barred):
                continue
            held = [
                h for h in entry.holdings if answers(asked, office.key, h.office, h.key, people)
            ]
            if held:
                same = any(h.key == office.key for h in held)
                first = not all(seconds(asked, h.office, people) for h in held)
                near = (self.recent[i], 0) if passing else self.named[i]
                here = passing or near[0] == line.sentence.index
                own = entry.party is None or self.about == i or here or i == 0
                rank = (same, first, own, near, -i)  # "the Minister" is no prime minister
                if best is None or rank > best:
                    best = rank
        return None if best is None else -best[-1]

    def _only_one_of(self, parties: tuple[str, ...]) -> int | None:
        """Of "the Kazakh diplomat": the one holder of an office of that party told of so far."""
        fits = [
            i
            for i, entry in enumerate(self.registry.entries)
            if entry.holdings and entry.party in parties and self.recent[i] >= 0
        ]
        return fits[0] if len(fits) == 1 else None

    def _other(self, line: Line, i: int, groups_at: dict[int, Group]) -> Actor | None:
        """A known name, a party, a pronoun or "the two sides" at token `i`."""
        if line.low(i + 1) in line.grammar.people.styles and (
            i + 2 in groups_at or (i + 3 in groups_at and line.low(i + 2) == "the")
        ):
            return None  # "His Majesty King X" is X
        low = line.lows[i]
        if line.shapes[i] and (known := self._known(line, i, groups_at)):
            return known
        if low in line.grammar.people.of_two:
            return self._latter(line, i)
        if (
            i in line.mentions
            or low in line.grammar.words.determiners
            or low in line.grammar.words.quantities
            or low in line.grammar.offices.collectives
        ) and (sides := nouns.sides(line, i) or nouns.party(line, i)):
            return sides
        team = self.team + 1 == line.sentence.index or nouns.of_team(line, i)
        if low in line.grammar.people.impersonal and team:
            return nouns.actor_at(line, i, i + 1, kind="pronoun", word="guest")
        if styled := nouns.styled(line, i, groups_at):
            return styled
        if low == "the" and (meant := self._by_rank(line, i) or self._by_demonym(line, i)):
            return meant
        pointing = low in line.grammar.people.pronouns or low in line.grammar.people.possessives
        return nouns.pronoun(line, i) if pointing or low == "the" else None

    def _by_rank(self, line: Line, i: int) -> Actor | None:
        """Of "the Admiral", the one officer of that rank so far; of two, whom the text is about."""
        k = i + 1 + line.grammar.offices.ranks.length(line.lows, i + 1)
        if k == i + 1 or line.cap(k) or not (line.cap(i + 1) or nouns.ranked(line, i)):
            return None
        entries = self.registry.entries
        rank = line.lows[k - 1].rpartition("-")[2]
        fits = [p for p, e in enumerate(entries) if rank in e.titles and self.recent[p] >= 0]
        person = self.about if self.about in fits else fits[0] if len(fits) == 1 else None
        if person is None:
            return None
        return self._meant(line, i, k, person)

    def _by_demonym(self, line: Line, i: int) -> Actor | None:
        """Of "the Peruvian then met B", the one Peruvian official told of so far."""
        end, party = nouns.demonym(line, i + 1)
        person = self._only_one_of((party,)) if end else None
        return None if person is None else self._meant(line, i, end, person)

    def _meant(self, line: Line, first: int, last: int, person: int) -> Actor:
        """The actor of somebody met before, in whatever words."""
        party = self.registry.entries[person].party
        parties = (party,) if party else ()
        return nouns.actor_at(line, first, last, kind="person", parties=parties, person=person)

    def _latter(self, line: Line, i: int) -> Actor | None:
        """Of the two people mentioned last, the one "the latter" or "the former" means."""
        two = of_two.told(line, i, self.recent, self.two)
        self.two = two or self.two
        return None if two is None else self._meant(line, i - 1, i + 1, two.meant)

    def _known(self, line: Line, i: int, groups_at: dict[int, Group]) -> Actor | None:
        """The shortest way to say who: any word of a name the document has introduced."""
        if not line.nameable(i) or (i in line.inside and line.party(line.inside[i]) is not None):
            return None
        k, words, person = i, list[str](), None
        while line.nameable(k) and k not in groups_at:
            more = [*words, *fold(line.words[k]).split()]
            known = all(map(self.registry.known, more))
            meant = self.registry.recall(more, self.recent) if known else None
            if meant is None:
                break
            words, person, k = more, meant, k + 1
        if (
            person is None
            or (len(words) == 1 and len(words[0]) < 2)
            or (line.cap(k) and line.nameable(k) and not line.capitals)
        ):
            return None
        return self._meant(line, i, k, person)


def _fronted(line: Line, first: int) -> bool:
    """Whether a sentence begins with somebody it is not about: "With X, the Minister discussed"."""
    low = line.low(first - 1)
    return 0 < first < _OPENING and (low == "with" or low.endswith("ing"))


def _with_style(line: Line, first: int) -> int:
    """Where a group begins with the style before it: "Her Royal Highness X", "HE the Minister"."""
    people = line.grammar.people
    if line.low(first - 1) in people.short_styles and line.words[first - 1].isupper():
        return first - 1
    if line.low(first - 1) not in people.styles:
        return first
    k = first - 2 - (line.low(first - 2) in people.style_words)
    return k if line.low(k) in people.possessives else first


def _joined(group: Group) -> str | None:
    """All offices of a group in one string, as the text gives them."""
    words = [o.words for o in group.offices if not o.counterpart and o.words]
    return " and ".join(dict.fromkeys(words)) or None

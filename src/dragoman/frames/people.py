"""Rows in, people out: who is named in the document, of which party, in which office.

Someone is first found beside an office or a rank; later mentions by a part of the name are
theirs. Names are brought to the base form where the language says which ending is a case's and
the document shows it. Whoever is given no state is taken for the home state's, with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman import names
from dragoman.frames import offices
from dragoman.frames.offices import Group
from dragoman.frames.row import Row
from dragoman.frames.shapes import name_at, name_before
from dragoman.lexicon.frames import Grammar

WHY = "the country is not stated; taken from {}"


class Actor(Struct, frozen=True):
    """Someone or something at a run of tokens: a person, an unnamed office, a party, or "both"."""

    first: int
    last: int
    kind: str  # person, office, party, pair
    person: int = -1
    office: str = ""
    parties: tuple[str, ...] = ()
    role: str = ""  # of a party: name, demonym, capital, ...
    plural: bool = False
    voice: bool = False


class Someone(Struct, frozen=True):
    """A person of the document: the fullest name, the party, offices with the row of each."""

    name: str
    party: str | None
    offices: tuple[tuple[str, int], ...] = ()
    why: str = ""
    voice: bool = False  # speaks for others and takes no part


class Cast(Struct, frozen=True):
    """All people of a document, and who acts in each row."""

    people: tuple[Someone, ...]
    actors: tuple[tuple[Actor, ...], ...]


def find(rows: Sequence[Row], grammar: Grammar, home: tuple[str, str]) -> Cast:
    """`home` is the state of officials named without one, and the words that say why."""
    registry = _Registry(rows, grammar, home[0])
    introduced = [list(_introduced(row, n, grammar, registry)) for n, row in enumerate(rows)]
    people = tuple(_at_home(person, home) for person in registry.people)
    actors = [
        _row_actors(row, found, registry, grammar, home[0])
        for row, found in zip(rows, introduced, strict=True)
    ]
    return Cast(people, tuple(_recalled(actors, people, grammar)))


def _recalled(
    rows: Sequence[tuple[Actor, ...]], people: Sequence[Someone], grammar: Grammar
) -> Iterator[tuple[Actor, ...]]:
    """Offices named alone that are of someone met before: "the Russian minister"."""
    seen: list[int] = []
    for actors in rows:
        yield tuple(_holder(actor, people, seen[-_MEMORY:], grammar) for actor in actors)
        seen += [a.person for a in actors if a.kind == "person"]


_QUOTES = frozenset('"“«„「『')
_DASHES = frozenset("–—-")
_COMMAS = frozenset({",", "，", "、"})
_SHORTEST = 2  # letters of a name
_MEMORY = 60  # mentions after which "the minister" no longer means someone named before


def _holder(
    actor: Actor, people: Sequence[Someone], seen: Sequence[int], grammar: Grammar
) -> Actor:
    if actor.kind != "office" or actor.plural:
        return actor
    words = set(actor.office.lower().split())
    able = [n for n in reversed(seen) if not actor.parties or people[n].party in actor.parties]
    for n in able:
        held = [set(office.lower().split()) for office, _ in people[n].offices]
        if any(words <= office for office in held):
            return replace(actor, kind="person", person=n)
    loose = actor.office.lower().startswith(tuple(grammar.loose)) and actor.parties
    return replace(actor, kind="person", person=able[0]) if loose and able else actor


def _at_home(person: Someone, home: tuple[str, str]) -> Someone:
    if person.party or not home[0]:
        return person
    return replace(person, party=home[0], why=WHY.format(home[1]))


def _beside(row: Row, a: Group, b: Group) -> bool:
    """Whether only a name and a word for "and" stand between two offices."""
    gap = range(a.last, b.first)
    joins = [i for i in gap if row.kind(i) == "join" or row.low(i) in _COMMAS]
    names = [i for i in gap if i not in joins and row.tokens[i].word[:1].isupper()]
    return bool(joins) and joins[-1] == b.first - 1 and len(joins) == 1 and (
        len(names) + len(joins) == len(gap)
    )


class _Registry:
    """People while they are found; the only thing here that changes."""

    def __init__(self, rows: Sequence[Row], grammar: Grammar, home: str) -> None:
        self._home = home
        self._lately: list[str] = []  # states told, the last one last
        self.people: list[Someone] = []
        self._grammar = grammar
        self._words = {t.low for row in rows for t in row.tokens}
        self._anchored: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[tuple[str, int]]] = {}  # made when all are met

    def base(self, name: str, *, declined: bool = False, before: str = "") -> str:
        """The name with case endings taken off each word, where that is sure or is seen.

        `before` is the word that follows it and may ask for a case of the last word.
        """
        *first, last = name.split()
        bare = self._bare(last, declined=declined)
        agree = self._agreeing(last, bare) if declined and first else frozenset[str]()
        words = [*(self._bare(word, declined=declined, agree=agree) for word in first), bare]
        asked = self._grammar.governed.get(before, ())
        if words[-1] == last:
            words[-1] = next(_stripped(last, dict.fromkeys(asked, "")), last)
        return " ".join(words)

    def _agreeing(self, word: str, bare: str) -> frozenset[str]:
        """The endings of the case that a word lost an ending of; none where that is not known."""
        for endings in self._grammar.cases.values():
            for ending in endings:
                if word.lower().endswith(ending) and word != bare:
                    return frozenset(endings)
        return frozenset()

    def _bare(self, word: str, *, declined: bool, agree: frozenset[str] = frozenset()) -> str:
        bases = [
            b
            for ending, b in _bases(word, self._grammar.perhaps)
            if len(b) > _SHORTEST and (not agree or any(ending.endswith(e) for e in agree))
        ]
        if seen := next((b for b in bases if b.rpartition(".")[2].lower() in self._words), None):
            return seen
        endings = self._grammar.initialled if "." in word else self._grammar.nominative
        sure = next(_stripped(word, endings), None) or next(
            _stripped(word, self._grammar.nominative), None
        )
        return sure or (bases[0] if declined and bases else word)

    def called(self, name: str) -> int:
        """The person of this name, -1 where there is none."""
        base = _spaced(self.base(name))
        found = {n for anchor in names.anchors(base) for n in self._anchored.get(anchor, ())}
        for n in sorted(found):
            if names.same_person(base, _spaced(self.people[n].name)):
                return n
        return -1

    def beginning(self, sign: str) -> Sequence[tuple[str, int]]:
        """Names and last parts of names that begin with a sign, with whose they are."""
        if not self._beginnings:
            for n, person in enumerate(self.people):
                for part in dict.fromkeys((person.name, person.name.split("·")[-1])):
                    self._beginnings.setdefault(part[0], []).append((part, n))
        return self._beginnings.get(sign, ())

    def placed(self, group: Group, last: Group | None, row: Row) -> Group:
        """The office with the state, or the office, that it takes from one told before it."""
        named = [p.value for m in row.entities if m.last <= group.first and (p := m.of("party"))]
        self._lately = [*self._lately, *named][-_MEMORY:]
        parties, office = group.parties, group.office
        if group.there:
            parties = next(((p,) for p in reversed(self._lately) if p != self._home), ())
        elif not parties and last and self._grammar.carries and _beside(row, last, group):
            parties = last.parties
        if group.peer and last and not office:
            office = last.office
        return replace(group, parties=parties, office=office)

    def speaks(self, n: int) -> None:
        """Enter that someone speaks for others."""
        self.people[n] = replace(self.people[n], voice=True)

    def meet(
        self, name: str, party: str | None, office: str, row: int, *,
        declined: bool = False, before: str = "",
    ) -> int:  # fmt: skip
        """Enter what a sentence says of someone; their number."""
        base = self.base(name, declined=declined, before=before)
        n = self.called(base)
        if n < 0:
            self.people.append(Someone(base, party))
            n = len(self.people) - 1
        known = self.people[n]
        longer = base if _fuller(base, known.name) else known.name
        held = (*known.offices, (office, row)) if office else known.offices
        self.people[n] = replace(known, name=longer, party=known.party or party, offices=held)
        for anchor in names.anchors(_spaced(longer)):
            numbers = self._anchored.setdefault(anchor, [])
            if n not in numbers[-1:]:
                numbers.append(n)
        return n


def _fuller(name: str, than: str) -> bool:
    """Whether a form of a name has more words than another, or is not all in capitals."""
    new, old = (_words(n) for n in (name, than))
    return new > old or (new == old and than.isupper() and not name.isupper())


def _words(name: str) -> tuple[int, int]:
    """How many words a form has, initials among them, and how many of them are whole."""
    words = _spaced(name).split()
    return len(words), sum(not word.endswith(".") for word in words)


def _stripped(word: str, endings: Mapping[str, str]) -> Iterator[str]:
    """The word without each ending it has, the longest ending first as the table stands."""
    return (base for _, base in _bases(word, endings))


def _bases(word: str, endings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The same, each with the ending."""
    for ending, becomes in endings.items():
        stem = word[: len(word) - len(ending)]
        if word.lower().endswith(ending) and len(stem.rpartition(".")[2] + becomes) >= _SHORTEST:
            whole = stem + (becomes.upper() if word.isupper() else becomes)
            yield ending, whole[:1].upper() + whole[1:]


def _spaced(name: str) -> str:
    return name.replace(".", ". ").replace("·", " ")


def _introduced(row: Row, n: int, grammar: Grammar, registry: _Registry) -> Iterator[Actor]:
    """People and offices that the row introduces by an office or a rank, in order."""
    taken, last = -1, None
    for found in offices.find(row, grammar):
        if found.first < taken:
            continue
        group = last = registry.placed(found, last, row)
        name = _named(row, group, grammar)
        name = name if name and name[0] >= taken else None
        if name is None or (group.plural and group.parties[1:]):
            yield _unnamed(group)
            continue
        who = registry.meet(
            row.span(*name), _only(group.parties) or _sided(row, name[0]), group.office, n,
            declined=group.declined or _case(row, group.last, grammar), before=row.low(name[1]),
        )  # fmt: skip
        if group.voice:
            registry.speaks(who)
        taken = max(group.last, name[1])
        first = min(group.first, name[0])
        yield Actor(first, taken, "person", person=who, office=group.office, voice=group.voice)
    yield from _ranked(row, n, grammar, registry)


def _case(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether a rank before a name stands in another case than the first, as the name does."""
    mark = row.entity.get(i)
    rank = mark.of("rank") if mark and grammar.agreement else None
    return (
        rank is not None
        and mark is not None
        and (row.span(mark.first, mark.last).lower() != rank.value.lower())
    )


def _sided(row: Row, i: int) -> str | None:
    """The state whose delegation or side a row tells of before someone without a state."""
    cues = [cue for cue in row.cues if cue.of("side") or cue.of("vessel")]
    found = None
    for mark in row.entities if cues else ():
        party = mark.of("party")
        if party is None or mark.last > i:
            continue
        beside = any(mark.last == c.first or c.last == mark.first for c in cues)
        beside = beside or any(c.of("vessel") and c.last <= mark.first for c in cues)
        if beside or (found and row.low(mark.last) in _DASHES):
            found = party.value
    return found


def _only(parties: Sequence[str]) -> str | None:
    return parties[0] if parties else None


def _unnamed(group: Group) -> Actor:
    kind = "pair" if group.pair and not group.parties else "office"
    return Actor(
        group.first, group.last, kind, office=group.office, parties=group.parties,
        plural=group.plural, voice=group.voice,
    )  # fmt: skip


def _named(row: Row, group: Group, grammar: Grammar) -> tuple[int, int] | None:
    """The name beside an office group, on the sides where the language has it."""
    i = _past(row, group.last, {"rank"})
    if "comma" in grammar.names and row.low(i) == ",":
        i += 1
    if "after" in grammar.names and (span := name_at(row, i, grammar)):
        return span
    apart = "apart" in grammar.names and row.low(group.first - 1) in (",", "，")
    if apart and (span := name_before(row, _before(row, group.first - 1), grammar)):
        return span
    if "before" in grammar.names:
        span = name_before(row, group.first, grammar)
        opens = span and span[0] == 0 and span[1] == 1  # any word has a capital there
        return None if opens else span
    return None


def _past(row: Row, i: int, kinds: set[str]) -> int:
    """Past ranks, with the comma before them, to where a name may begin."""
    while True:
        beyond = i + 1 if row.low(i) in (",", "，", "、") else i
        if row.kind(beyond) not in kinds:
            return i
        i = row.entity[beyond].last


def _before(row: Row, end: int) -> int:
    return row.entity[end - 1].first if row.kind(end - 1) == "party" else end


def _ranked(row: Row, n: int, grammar: Grammar, registry: _Registry) -> Iterator[Actor]:
    """People introduced by a rank alone."""
    for mark in row.entities:
        quoted = mark.first > 0 and row.low(mark.first - 1) in _QUOTES
        if mark.of("rank") and row.kind(mark.last) != "rank" and not quoted:
            span = name_at(row, mark.last, grammar)
            if span:
                who = registry.meet(
                    row.span(*span), None, "", n,
                    declined=_case(row, mark.first, grammar), before=row.low(span[1]),
                )  # fmt: skip
                yield Actor(mark.first, span[1], "person", person=who)


def _row_actors(
    row: Row, introduced: Sequence[Actor], registry: _Registry, grammar: Grammar, home: str
) -> tuple[Actor, ...]:
    """Everyone in the row: those introduced, later mentions by name, and parties on their own."""
    found = list(introduced)
    taken = {i for a in found for i in range(a.first, a.last)}
    for actor in _again(row, registry, grammar, taken):
        found.append(actor)
        taken.update(range(actor.first, actor.last))
    for mark in row.entities:
        if mark.first in taken:
            continue
        if party := mark.party():
            found.append(
                Actor(mark.first, mark.last, "party", parties=(party.value,), role=party.role)
            )
        elif mark.of("pair"):
            found.append(Actor(mark.first, mark.last, "pair"))
        elif mark.of("ours") and home:
            found.append(Actor(mark.first, mark.last, "party", parties=(home,), role="name"))
    return tuple(sorted(found, key=lambda a: (a.first, -a.last)))


def _again(row: Row, registry: _Registry, grammar: Grammar, taken: set[int]) -> Iterator[Actor]:
    """Mentions of people already met, by their name or a part of it."""
    if grammar.han is not None:
        yield from _again_in_characters(row, registry, taken)
        return
    i = 0
    while i < len(row.tokens):
        span = None if i in taken or i in row.entity else name_at(row, i, grammar)
        who = registry.called(row.span(*span)) if span else -1
        if span and who >= 0:
            yield Actor(*span, "person", person=who)
        i = span[1] if span else i + 1


def _again_in_characters(row: Row, registry: _Registry, taken: set[int]) -> Iterator[Actor]:
    """The same where words are not set apart: a name, or its last part, is a run of tokens."""
    i = 0
    while i < len(row.tokens):
        last = i
        for part, who in registry.beginning(row.tokens[i].word):
            end = _run(row, i, part)
            if end > last and i not in taken:
                last, found = end, who
        if last > i:
            yield Actor(i, last, "person", person=found)
        i = max(last, i + 1)


def _run(row: Row, i: int, part: str) -> int:
    """The end of the run of tokens that spells `part` from token `i` on; `i` where none does."""
    end = i
    while part and end < len(row.tokens) and part.startswith(row.tokens[end].word):
        part = part.removeprefix(row.tokens[end].word)
        end += 1
    return i if part else end

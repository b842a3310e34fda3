"""Rows in, people out: who is named in the document, of which party, in which office.

Someone is first found beside an office or a rank; later mentions by a part of the name are
theirs. Names are brought to the base form where the language says which ending is a case's and
the document shows it. Whoever is given no state is taken for the home state's, with the reason.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from dragoman.frames.persons import belonging, offices, several, sides
from dragoman.frames.persons.offices import Group
from dragoman.frames.persons.registry import MEMORY, Known, Registry, Someone, asking
from dragoman.frames.persons.shapes import known_name, name_at, name_before
from dragoman.frames.sentence.row import Row
from dragoman.lexicon.frames import Grammar
from dragoman.lexicon.parties import states


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
    recalled: bool = False  # an office alone, taken for that of someone named before


class Cast(Struct, frozen=True):
    """All people of a document, and who acts in each row."""

    people: tuple[Someone, ...]
    actors: tuple[tuple[Actor, ...], ...]


def find(rows: Sequence[Row], grammar: Grammar, home: tuple[str, str], *, usual: bool) -> Cast:
    """`home` is the state of officials named without one, and the words that say why.

    It is but the `usual` one where nothing but the language tells it.
    """
    registry = Registry(rows, grammar, home[0])
    introduced = [list(_introduced(row, n, grammar, registry)) for n, row in enumerate(rows)]
    held = (a for actors in introduced for a in actors if a.kind == "office")
    told = belonging.Told(
        *home, usual, frozenset((a.office, party) for a in held for party in a.parties),
        states().keys() & {p.value for row in rows for m in row.entities if (p := m.of("party"))},
    )  # fmt: skip
    people = belonging.settled(registry.people, told, grammar)
    actors = [
        _row_actors(row, found, registry, grammar, home[0])
        for row, found in zip(rows, introduced, strict=True)
    ]
    sure = not usual or home[0] in told.states or any(p.party == home[0] for p in people)
    known = (
        tuple(_of_somebody(row, found, people, grammar, home[0], sure=sure))
        for row, found in zip(rows, _recalled(actors, people, grammar), strict=True)
    )
    return Cast(people, tuple(known))


def _of_somebody(
    row: Row, actors: Sequence[Actor], people: Sequence[Someone], grammar: Grammar, home: str, *,
    sure: bool,
) -> Iterator[Actor]:  # fmt: skip
    """Those who act in a row, without offices of no state that the home state has none of.

    Nor delegates of companies or students and, where it is not `sure` whose paper it is, those
    behind an official of another state.
    """
    abroad = False
    sent = {c.last for c in row.cues if c.of("topic")} if row.joined else ()
    for actor in actors:
        alone = actor.kind == "office" and not (actor.parties or actor.plural)
        idle = actor.first in sent or (abroad and not sure)
        if alone and (idle or belonging.lacks(home, actor.office, grammar)):
            continue
        yield actor
        of = actor.parties or ((people[actor.person].party,) if actor.person >= 0 else ())
        abroad = abroad or (actor.kind in ("person", "office") and any(p != home for p in of if p))


def _recalled(
    rows: Sequence[tuple[Actor, ...]], people: Sequence[Someone], grammar: Grammar
) -> Iterator[tuple[Actor, ...]]:
    """Offices named alone that are of someone met before: "the Russian minister"."""
    seen: list[int] = []
    for actors in rows:
        here = [a.person for a in actors if a.kind == "person"]
        lately = seen[-MEMORY:]
        yield tuple(_holder(actor, people, lately, here, grammar) for actor in actors)
        seen += here


_QUOTES = frozenset('"“«„「『')
_DASHES, _COLONS = frozenset("–—-"), frozenset("：:")
_LABEL = 8  # signs before the colon of a heading: "the ministry: X will visit"


def _holder(
    actor: Actor, people: Sequence[Someone], seen: Sequence[int], here: Sequence[int],
    grammar: Grammar,
) -> Actor:  # fmt: skip
    if actor.kind != "office" or actor.plural:
        return actor
    able = [n for n in reversed(seen) if not actor.parties or people[n].party in actor.parties]
    meant = [n for n in able if _held(people[n], actor.office)]
    beside = here if len(here) == 1 and not grammar.agreement else ()
    if meant:
        told = meant[0] if actor.parties else _foremost(meant, here, beside, people)
        return replace(actor, kind="person", person=told, recalled=True)
    loose = actor.office.lower().startswith(tuple(grammar.loose)) and actor.parties
    often = [n for n in able if able.count(n) > 1] or able
    most = often[0] if loose and often else -1
    return replace(actor, kind="person", person=most, recalled=True) if most >= 0 else actor


def _foremost(
    meant: Sequence[int], here: Sequence[int], beside: Sequence[int], people: Sequence[Someone]
) -> int:
    """Who "the minister" is of several: who was told of last, or clearly oftener than he.

    He is no countryman of whoever stands alone `beside` him, where one is of another state.
    """
    states = {people[n].party for n in beside}
    able = [n for n in meant if n not in here] or meant
    able = [n for n in able if people[n].party not in states] or able
    often = max(able, key=able.count)
    return often if able.count(often) > able.count(able[0]) + 1 else able[0]


def _held(person: Someone, office: str) -> bool:
    """Whether someone was told to hold an office, or one that it may be short for."""
    return any(offices.told_again(office, held) for held, _ in person.offices)


def _introduced(row: Row, n: int, grammar: Grammar, registry: Registry) -> Iterator[Actor]:
    """People and offices that the row introduces by an office or a rank, in order."""
    taken, last = -1, None
    spans = list[tuple[int, int]]()
    groups = list(offices.find(row, grammar))
    for found, after in zip_longest(groups, groups[1:]):
        if found.first < taken:
            continue
        voiced = last is not None and last.voice and found.first <= last.last  # "X's spokesman"
        group = last = registry.placed(replace(found, voice=found.voice or voiced), last, row)
        name = _named(row, group, grammar)
        name = registry.own_part(row, name) if name and name[0] >= taken else None
        named = list(_several(row, group, n, grammar, registry))
        if name is None and after and _held_with(row, group, after, grammar):
            continue  # "the member of X, the head of Y N.N": one person
        if named or name is None or (group.plural and (group.parties[1:] or group.pair)):
            yield from named or [_unnamed(group)]
            taken = named[-1].last if named else taken
            continue
        others = group.declined and group.parties and registry.known_of(row.span(*name))
        if others and others not in group.parties:
            yield _unnamed(group)  # "the guest told X": X is of another state
            continue
        party = _only(group.parties) or sides.of(row, group, name, grammar)
        beside = _named(row, after, grammar) if after and after.first == name[1] else None
        who = registry.meet(
            row.span(*name), party, group.office, n,
            declined=group.declined or _case(row, group.last, grammar),
            before=asking(row, name, beside, grammar), form=_form(row, group.first),
        )  # fmt: skip
        if group.voice:
            registry.speaks(who)
        taken = max(group.last, name[1])
        first = min(group.first, name[0])
        spans.append(name)
        yield Actor(first, taken, "person", person=who, office=group.office, voice=group.voice)
    registry.passed(row)
    yield from _ranked(row, n, grammar, registry, spans)
    yield from _opening(row, n, grammar, registry)


def _held_with(row: Row, group: Group, after: Group, grammar: Grammar) -> bool:
    """Whether but a comma parts an office from the next, whose holder has both."""
    beside = row.low(group.last) == "," and after.first == group.last + 1
    if not beside or group.plural:
        return False
    if grammar.initialled:
        return not after.parties
    same = grammar.agreement and group.declined == after.declined and not group.parties
    return same and not after.plural and _named(row, after, grammar) is not None


def _several(
    row: Row, group: Group, n: int, grammar: Grammar, registry: Registry
) -> Iterator[Actor]:
    """The holders of an office of several states, each in the case of the office."""
    first = group.first  # the office is of the first of them
    for span, party in several.holders(row, group, grammar):
        who = registry.meet(
            row.span(*span), party, group.office, n,
            declined=registry.oblique(_form(row, group.first)), before=row.low(span[1]),
            form=_form(row, group.first),
        )  # fmt: skip
        yield Actor(min(first, span[0]), span[1], "person", person=who, office=group.office)
        first = len(row.tokens)


def _opening(row: Row, n: int, grammar: Grammar, registry: Registry) -> Iterator[Actor]:
    """Who opens a title without an office, or what a ministry says in it: surnames are known."""
    if row.sentence.role != "title":
        return
    if grammar.han is None:
        named = not row.shouted and 0 not in row.entity and _acts(row, 1)
        if named and row.low(0).endswith(tuple(grammar.families) or "\0"):
            yield Actor(0, 1, "person", person=registry.meet(row.span(0, 1), None, "", n))
        return
    colons = (i for i, t in enumerate(row.tokens[:_LABEL]) if t.word in _COLONS)
    for i in (0, *(i + 1 for i in colons if row.kind(i - 1) in ("field", "voice"))):
        span = known_name(row, i, grammar.han)
        timed = span and any(time.first == span[1] for time in row.times)
        beside = span and row.low(span[1]) in grammar.han.beside
        if span and (beside or timed or _acts(row, span[1])):
            who = registry.meet(row.span(*span), None, "", n)
            yield Actor(*span, "person", person=who)


def _acts(row: Row, i: int) -> bool:
    """Whether a phrase of an engagement begins at a token."""
    return any(mark.first == i for mark in row.frames)


def _case(row: Row, i: int, grammar: Grammar) -> bool:
    """Whether a rank before a name stands in another case than the first, as the name does."""
    mark = row.entity.get(i)
    rank = mark.of("rank") if mark and grammar.agreement else None
    return (
        rank is not None
        and mark is not None
        and (row.span(mark.first, mark.last).lower() != rank.value.lower())
    )


def _form(row: Row, i: int) -> str:
    """The first word of the office that begins at a token, as it is written."""
    mark = row.entity.get(i)
    return row.span(mark.first, mark.last).lower().split()[0] if mark else row.low(i)


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
    apart = (
        "apart" in grammar.names and not group.plural and row.low(group.first - 1) in (",", "，")
    )
    if apart and (span := name_before(row, _before(row, group.first - 1), grammar)):
        told = (row.low(i) in grammar.sources for i in (span[0] - 1, span[0]))
        return None if any(told) else span  # "According to the agency X, the minister"
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


def _ranked(
    row: Row, n: int, grammar: Grammar, registry: Registry, names: Sequence[tuple[int, int]]
) -> Iterator[Actor]:
    """People introduced by a rank or a side alone, which is none of the names found before."""
    for mark in row.entities:
        quoted = mark.first > 0 and row.low(mark.first - 1) in _QUOTES
        inside = any(first < mark.first < last for first, last in names)
        if not inside and mark.of("rank") and row.kind(mark.last) != "rank" and not quoted:
            span = name_at(row, mark.last, grammar)
            if span and not (span in names and row.kind(mark.first - 1) in ("head", "field")):
                who = registry.meet(
                    row.span(*span), sides.beside(row, span[0], vessels=False), "", n,
                    declined=_case(row, mark.first, grammar), before=row.low(span[1]),
                )  # fmt: skip
                yield Actor(mark.first, span[1], "person", person=who)
    for span, party in sides.leading(row, grammar, names):
        yield Actor(*span, "person", person=registry.meet(row.span(*span), party, "", n))


def _row_actors(
    row: Row, introduced: Sequence[Actor], registry: Registry, grammar: Grammar, home: str
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
        elif mark.of("pair") or mark.of("all"):
            whole = "all" if mark.of("all") else ""
            whole = whole if mark.of("pair") else "several"
            found.append(Actor(mark.first, mark.last, "pair", role=whole))
        elif mark.of("ours") and home:
            found.append(Actor(mark.first, mark.last, "party", parties=(home,), role="name"))
    return tuple(sorted(found, key=lambda a: (a.first, -a.last)))


def _again(row: Row, registry: Registry, grammar: Grammar, taken: set[int]) -> Iterator[Actor]:
    """Mentions of people already met, by their name or a part of it."""
    if grammar.han is not None:
        yield from _again_in_characters(row, registry, taken)
        return
    i = 0
    closed = taken | {i for t in row.times for i in range(t.first, t.last)}
    while i < len(row.tokens):
        span = None if i in closed or i in row.entity else name_at(row, i, grammar)
        who = registry.called(row.span(*span)) if span else -1
        if span and who >= 0:
            yield Actor(*span, "person", person=who)
        opens = span and who < 0 and i == 0  # any word has a capital there
        i = span[1] if span and not opens else i + 1


def _again_in_characters(row: Row, registry: Registry, taken: set[int]) -> Iterator[Actor]:
    """The same where words are not set apart: a name, or its last part, is a run of tokens."""
    i = 0
    while i < len(row.tokens):
        sign = "" if i in taken else row.tokens[i].word[0]
        last, who = _longest(row, i, registry.beginning(sign))
        if last > i:
            yield Actor(i, last, "person", person=who)
        i = max(last, i + 1)


def _longest(row: Row, i: int, known: Known) -> tuple[int, int]:
    """The end of the longest run of tokens from `i` on that is a known name, and whose it is."""
    last, who, spelt = i, -1, ""
    for end in range(i, len(row.tokens)):
        spelt += row.tokens[end].word
        if len(spelt) > known.longest:
            break
        if spelt in known.whose:
            last, who = end + 1, known.whose[spelt]
    return last, who

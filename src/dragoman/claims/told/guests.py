"""Which of those told of are not at home: "both visitors", "the Lao guest", "talks with him".

The persons of a document, the order in which they were named last and the states that are at home
come in; people go out, none where their number is not the one asked for.
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.draft import Cast
from dragoman.claims.told import holding
from dragoman.records import Actor, Participant, Person, Role


def away(
    pair: Sequence[Participant], named: Iterable[Participant], here: Collection[str], count: int
) -> tuple[Participant, ...]:
    """Those who met last and are not at home; else as many of those `named`, the latest first."""
    people = tuple(p for p in pair if p.party not in here)
    if count in (0, len(people)):
        return people
    people = tuple(p for p in named if p.party and p.party not in here)[:count]
    return people if len(people) == count else ()


def met_by(
    one: Participant, casts: Sequence[Sequence[Participant]], those: Actor, role: Role
) -> Cast:
    """Of "A met B on Monday and C today. A will see both of them": whom A met last, so many.

    A mere "them" are those of one meeting. Nobody where that was one alone.
    """
    found: list[Participant] = []
    least = 1 if those.word == "them" else 2
    for cast in reversed(casts):
        if one.name not in {p.name for p in cast} or len(found) >= least:
            break
        known = {one.name, *(q.name for q in found)}
        found = [p for p in cast if p.party != one.party and p.name not in known] + found
    parties = tuple(dict.fromkeys(p.party for p in found if p.party))
    each = len(parties) == len(found) > 1 and those.count in (0, len(found))
    return Cast(tuple(replace(p, role=role) for p in found), parties) if each else Cast()


def who_met(
    last: Cast, casts: Sequence[Sequence[Participant]], key: str, office: str | None
) -> Cast:
    """Of "A met B. Minister C stayed away. The two ministers": those who met, not who was named
    last, where these two are told of nowhere together.
    """
    names = {p.name for p in last.participants}
    if not key or any(names <= {p.name for p in cast} for cast in casts):
        return last
    for cast in reversed(casts):
        fits = [p for p in cast if p.office and holding.of_that_kind(key, office, p.office)]
        parties = tuple(dict.fromkeys(p.party for p in fits if p.party))
        if len(fits) == len(parties) == len(names):
            return Cast(tuple(replace(p, role=last.participants[0].role) for p in fits), parties)
    return last


def met_with(
    persons: Sequence[Person],
    index: int | None,
    casts: Sequence[Sequence[Participant]],
    pair: Sequence[Participant],
) -> Cast | None:
    """Of "We last met in May," X said, who is none of those told of last: X and whom he met."""
    if index is None or (name := persons[index].name) in {p.name for p in pair}:
        return None
    met = next((c for c in reversed(casts) if name in {p.name for p in c}), ())
    parties = tuple(dict.fromkeys(p.party for p in met if p.party))
    return Cast(tuple(met), parties) if len(parties) == len(met) > 1 else None


def both(pair: Sequence[Participant], role: Role) -> Cast:
    """Of "A and B arrived in Apia. C met both leaders": the two who came, each of a state."""
    parties = tuple(dict.fromkeys(p.party for p in pair if p.party and p.name))
    if not len(pair) == len(parties) == 2:
        return Cast()
    return Cast(tuple(replace(p, role=role) for p in pair), parties)


def official_of(
    persons: Sequence[Person], named: Sequence[int], party: str, pair: Sequence[Participant] = ()
) -> int | None:
    """The official of a state who was told of first in the last meeting, else named last."""
    met = next((p.name for p in pair if p.name and p.party == party), None)
    fits = [i for i in reversed(named) if persons[i].party == party and persons[i].holdings]
    return next((i for i in fits if persons[i].name == met), next(iter(fits), None))


def but(index: int | None, out: Collection[int | None], named: Sequence[int]) -> int | None:
    """Whom "he" means, who is neither whom he meets nor the "I" of a text: else named last."""
    if index is None or index not in out:
        return index
    return next((i for i in reversed(named) if i not in out), index)


def nameless(pair: Sequence[Participant], role: Role) -> Cast:
    """Of "The Lao premier arrives on Friday. He will meet B": the one told of without a name."""
    alone = len(pair) == 1 and pair[0].name is None
    people = tuple(replace(p, role=role) for p in pair if alone)
    return Cast(people, tuple(p.party for p in people if p.party))


def unnamed(actors: Sequence[Actor], before: Actor | None) -> Actor | None:
    """Whom a text follows who is known by an office alone; `before` where it says of nobody."""
    first = actors[0] if actors else None
    if first is None or any(a.person is not None for a in actors):
        return before if first is None else None
    alone = first.kind == "office" and not (first.plural or first.counterpart)
    tells = bool(first.parties) and holding.OF_ANYBODY.isdisjoint(first.key.split()[-1:])
    return first if alone and tells else before


def visiting(
    pair: Sequence[Participant], parties: Sequence[str], home: str | None, role: Role
) -> Cast:
    """The one side of those told of last that is not at home.

    Where nobody has a name, `home` is where they are: "A Chadian team is in Lima".
    """
    guests = {p.party for p in pair if p.role == "visitor"}
    told = len(guests) == 1 and guests < {*parties}  # "X hosted a dinner for him": he is the guest
    away = [p for p in parties if (p in guests if told or home not in parties else p != home)]
    if len(away) != 1:
        return Cast()
    return Cast(tuple(replace(p, role=role) for p in pair if p.party in away), tuple(away))


def travellers(
    pair: Sequence[Participant], parties: Sequence[str], beside: Sequence[Actor]
) -> Cast:
    """Of "visited Peru. Before, in Chile, they met B": who came, B being of neither."""
    met = {p for a in beside for p in a.parties}
    away = tuple(p for p in pair if p.role == "visitor")
    if not met or met & {*parties} or not away:
        return Cast()
    return Cast(away, tuple(dict.fromkeys(p.party for p in away if p.party)))


def opposite(told: Sequence[str], one: Person) -> str | None:
    """Of "X invited his colleague": of the two states told of last, the one that is not X's."""
    others = [party for party in told if party != one.party]
    return others[0] if len(others) == 1 and len(told) == 2 else None


def official_but(
    persons: Sequence[Person], named: Sequence[int], own: Collection[str | None], least: int
) -> int:
    """The official of another state than these who was named last; `least` where there is none."""
    fits = (i for i in reversed(named) if persons[i].holdings and persons[i].party)
    return next((i for i in fits if persons[i].party not in own), least)

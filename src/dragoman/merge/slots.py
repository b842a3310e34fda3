"""All values of one property side by side, the preferred one first, by a stated rule.

Pairs of a value and the statement that gives it come in, a `Slot` goes out. Preferred is, in this
order: the value that says more (a day before a month, city and country before a country; stated
days before a guess within them); the one more independent texts give; the one told closest to the
event; the first in the alphabet. Nothing is ever made up out of two values. A slot is disputed when
two values cannot both be true.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Slot, Statement, Step, Value
from dragoman.merge.cities import same_city
from dragoman.merge.origins import count
from dragoman.merge.when import FAR, MONTH, contained, date_vagueness, dates_agree, days, ordinal
from dragoman.records import Place

Pair = tuple[str | None, Statement]


def slot(
    name: str,
    pairs: Iterable[Pair],
    vagueness: Callable[[str], int] | None = None,
    agree: Callable[[str, str], bool] = str.__eq__,
) -> Slot:
    """The slot `name`: values by preference, each with its claims; empty when nobody says."""
    said: dict[str, list[Statement]] = {}
    for value, statement in pairs:
        if value:
            said.setdefault(value, []).append(statement)
    vague = vagueness or (lambda _: 0)
    told = {value: count(own) for value, own in said.items()}
    ranked = list(said)
    if len(said) > 1:
        ranked.sort(key=lambda v: (vague(v), -told[v], _distance(said[v]), v))
    disputed = any(not agree(a, b) for i, a in enumerate(ranked) for b in ranked[i + 1 :])
    values = tuple(Value(value=v, claims=claims_of(said[v]), origins=told[v]) for v in ranked)
    return Slot(name=name, values=values, disputed=disputed)


def anything(a: str, b: str) -> bool:  # noqa: ARG001 - any two values go together
    """For slots whose values never contradict each other."""
    return True


def preferred(slot: Slot) -> str | None:
    """The value a belief shows."""
    return slot.values[0].value or None if slot.values else None


def claims_of(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The identifiers of claims, in order, each once."""
    return tuple(sorted({s.id for s in statements}))


def earliest(statements: Iterable[Statement]) -> Statement:
    """The claim told first; a belief is named after it."""
    return min(statements, key=lambda s: (s.published or "9999", s.id))


def _distance(statements: Sequence[Statement]) -> int:
    """Days between the event and the first document to tell of it."""
    return min(map(_delay, statements))


def _delay(statement: Statement) -> int:
    span = days(getattr(statement.claim, "date", None))
    if span is None or statement.published is None:
        return FAR
    return abs(ordinal(statement.published) - ordinal(span[0]))


def history(pairs: Iterable[Pair]) -> tuple[Step, ...]:
    """What was said to hold, by the day it was said: one step for every change."""
    told = sorted(((status, s) for status, s in pairs if status), key=_when)
    return tuple(
        _step(status or "", [statement for _, statement in run])
        for status, run in groupby(told, key=lambda pair: pair[0])
    )


def _step(status: str, said: Sequence[Statement]) -> Step:
    dates = date_slot((getattr(s.claim, "date", None), s) for s in said)
    return Step(
        status=status,
        published=said[0].published,
        claims=tuple(s.id for s in said),
        dates=tuple(value.value for value in dates.values),
    )


def _when(pair: Pair) -> tuple[str, str, str]:
    status, statement = pair
    return statement.published or "9999", status or "", statement.id


def date_slot(pairs: Iterable[Pair]) -> Slot:
    """The slot of dates: the narrowest first, but no guessed day before the stated ones around."""
    told = [(date, statement) for date, statement in pairs if date]
    wide = _giving_way(told)
    return slot("date", told, lambda date: wide.get(date, date_vagueness(date)), dates_agree)


def _giving_way(told: Sequence[tuple[str, Statement]]) -> dict[str, int]:
    """The dates that nobody states as the whole, with what ranks them behind the days stated.

    A month or more that holds a guessed day says too little to be preferred to it.
    """
    stated = {date for date, statement in told if not _passing(date, statement)}
    spans = [d for d in stated if 0 < date_vagueness(d) < MONTH and "/" in d]
    weak = {d for d, _ in told if d not in stated} | _of_stays(told, spans)
    around = ((d, [s for s in spans if contained(s, d)]) for d in weak)
    return {date: min(map(date_vagueness, held)) + 1 for date, held in around if held}


def _of_stays(told: Sequence[tuple[str, Statement]], spans: Sequence[str]) -> set[str]:
    """The days of which several are told within one stay: the days it began and ended on."""
    lasts = {d for d, s in told if getattr(s.claim, "kind", "") in rules().lasting}
    inside = ([d for d in lasts if d != span and contained(span, d)] for span in spans)
    return {day for days_ in inside if len(days_) > 1 for day in days_}


def _passing(date: str, statement: Statement) -> bool:
    """Whether a date is a guess, or a day on which what it is told of was under way."""
    claim = statement.claim
    under_way = getattr(claim, "status", None) == "ongoing" and date_vagueness(date) == 0
    return under_way or "date" in claim.inferred


def spell_place(place: Place | None) -> str | None:
    """A place as a value: `Beijing, CHN`, `, CHN` without city, `Beijing,` without country."""
    if place is None or not (place.city or place.country):
        return None
    return f"{place.city or ''}, {place.country or ''}".rstrip(" ")


def read_place(value: str | None) -> Place | None:
    """The place that `spell_place` spelt."""
    if value is None:
        return None
    city, _, country = value.rpartition(",")
    return Place(city=city or None, country=country.strip() or None)


def parties_slot(pairs: Iterable[tuple[Iterable[str], Statement]]) -> Slot:
    """The slot of parties: the codes of each claim as one value, `KEN PRT`."""
    spelt = [(" ".join(sorted(set(parties))), statement) for parties, statement in pairs]
    return slot("parties", spelt, agree=anything)


def read_parties(value: str | None) -> tuple[str, ...]:
    """The parties of a value of that slot."""
    return tuple((value or "").split())


Someone = tuple[str | None, str | None, str | None]  # name, office, party


def spell_people(people: Iterable[Someone]) -> str:
    """People as a value: `Ana Duarte (Minister of Defence, PRT); - (President, KEN)`."""
    return "; ".join(
        f"{name or '-'} ({', '.join(part for part in (office, party) if part)})"
        for name, office, party in people
    )


def read_people(value: str | None) -> tuple[Someone, ...]:
    """The people that `spell_people` spelt."""
    read = (read_person(one) for one in (value or "").split(";"))
    return tuple(one for one in read if one)


def read_person(value: str) -> Someone | None:
    """One of them, as spelt or as typed; None where no name stands before a last bracket."""
    value = value.strip()
    at = _opening(value)
    name, (office, _, party) = value[: max(at, 0)].strip(), value[at + 1 : -1].rpartition(",")
    if not name:
        return None
    return name if name != "-" else None, office.strip() or None, party.strip() or None


def _opening(value: str) -> int:
    """Where the bracket opens that ends a value: "Minister of State (Defence)" has its own."""
    depth = 0
    for at in range(len(value) - 1, -1, -1):
        depth += (value[at] == ")") - (value[at] == "(")
        if depth == 0:
            return at if value[at] == "(" else -1
    return value.find("(") if value.endswith(")") else -1


def place_slot(pairs: Iterable[tuple[Place | None, Statement]]) -> Slot:
    """The slot of places: city and country before one of them."""
    spelt = [(spell_place(place), statement) for place, statement in pairs]
    return slot("place", spelt, _place_vagueness, _spelt_agree)


def _place_vagueness(value: str) -> int:
    place = read_place(value) or Place()
    return (place.city is None) + (place.country is None)


def _spelt_agree(a: str, b: str) -> bool:
    return places_agree(read_place(a) or Place(), read_place(b) or Place())


def places_agree(left: Place, right: Place) -> bool:
    """Whether two places can be one, as far as each is told."""
    cities = not (left.city and right.city) or same_city(left.city, right.city)
    return cities and (not (left.country and right.country) or left.country == right.country)

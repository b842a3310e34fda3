"""The city of what is told only to be in a state, where the text has one city there.

    is paying a visit to Finland ... was welcomed in Helsinki ... met Prime Minister B    Helsinki

Settled drafts and the cities that sentences put something in come in, the drafts go out, with the
reason. What the same people did there that day tells the city, or a sentence that tells of a
guest there. Refused is a city, and be it the capital, that the text only names, what is still to
come and what is told as background; a visit leads to a state, whatever its cities.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.claims.circumstances import where
from dragoman.claims.sentence.draft import Draft
from dragoman.claims.sentence.row import Row
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf
from dragoman.records import DONE, Place

_KINDS = frozenset({"meeting", "ceremony", "signing"})
_WHY = "the one city of that state told of"


class Town(NamedTuple):
    """A city that a sentence puts something in, and the people whom it names."""

    place: Place
    names: frozenset[str | None]


def told_in(row: Row, told: Discourse) -> Iterator[Town]:
    """The cities of a sentence, with whom it tells of."""
    for place in where.cities(row):
        people = (a.person for a in row.actors if a.person is not None)
        yield Town(place, frozenset(told.persons[i].name for i in people))


def filled(found: Sequence[Draft], towns: Sequence[Town]) -> list[Draft]:
    """The drafts, those that are only in a state in the one city of it."""
    if not any(_open(d) for d in found):
        return list(found)
    named: dict[str | None, set[str]] = {}
    for place in (*(t.place for t in towns), *(d.place for d in found if d.place)):
        if place.city:
            named.setdefault(place.country, set()).add(place.city)
    return [_filled(d, found, named, towns) if _open(d) else d for d in found]


def _open(draft: Draft) -> bool:
    """Whether a draft is of the news, in a state and in no city of it."""
    here = draft.place is not None and draft.place.city is None
    return here and draft.kind in _KINDS and draft.status in DONE and not draft.background


def _filled(
    draft: Draft, found: Sequence[Draft], named: dict[str | None, set[str]], towns: Iterable[Town]
) -> Draft:
    country = draft.place.country if draft.place else None
    cities = named.get(country, set())
    if len(cities) != 1:
        return draft
    (city,) = cities
    guests = {p.name for p in draft.participants if p.name and p.party != country}
    seen = any(t.place.city == city and guests & t.names for t in towns)
    if not (seen or any(_of_its_people(d, draft, city) for d in found)):
        return draft
    why = {**draft.inferred, "place": _WHY}
    return replace(draft, place=Place(city=city, country=country), inferred=why)


def _of_its_people(other: Draft, draft: Draft, city: str) -> bool:
    """Whether an engagement of the same people was in a city on the day of a draft."""
    if not edtf.single(draft.date) or other.date != draft.date:
        return False
    names = {p.name for p in draft.participants if p.name}
    there = other.place is not None and other.place.city == city and other.status in DONE
    return there and not other.background and bool(names & {p.name for p in other.participants})

"""The city of what is told only to be in a state, where the text has one city there.

    is paying a visit to Finland ... was welcomed in Helsinki ... met Prime Minister B    Helsinki

Settled drafts and the cities that sentences put something in come in, the drafts go out, with the
reason. What the same people did there that day tells the city, else the capital where the text
names it alone. Refused is what is still to come and what is told as background; a visit leads to a
state, whatever its cities.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.claims.sentence.draft import Draft
from dragoman.dates import edtf
from dragoman.lexicon.parties import states
from dragoman.records import DONE, Place

_KINDS = frozenset({"meeting", "ceremony", "signing"})
_WHY = "the one city of that state told of"


def filled(found: Sequence[Draft], said: Iterable[Place]) -> list[Draft]:
    """The drafts, those that are only in a state in the one city of it."""
    if not any(_open(d) for d in found):
        return list(found)
    named: dict[str | None, set[str]] = {}
    for place in (*said, *(d.place for d in found if d.place)):
        if place.city:
            named.setdefault(place.country, set()).add(place.city)
    return [_filled(d, found, named) if _open(d) else d for d in found]


def _open(draft: Draft) -> bool:
    """Whether a draft is of the news, in a state and in no city of it."""
    here = draft.place is not None and draft.place.city is None
    return here and draft.kind in _KINDS and draft.status in DONE and not draft.background


def _filled(draft: Draft, found: Sequence[Draft], named: dict[str | None, set[str]]) -> Draft:
    country = draft.place.country if draft.place else None
    cities = named.get(country, set())
    if len(cities) != 1:
        return draft
    (city,) = cities
    state = states().get(country or "")
    capital = state is not None and state.capital == city
    if not capital and not any(_of_its_people(d, draft, city) for d in found):
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

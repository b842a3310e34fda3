"""The days somebody was away, as later days of the week are of them: "She met B on Tuesday".

    A visited Fiji last week. She met B on Tuesday · From 5 to 9 May A toured the Gulf. On Monday

A row and what was told come in, the stay it tells of goes out, or what the days of a later row
count from. Refused is a stay that is not over, or that the row is not of: told of somebody else,
at home again, with days of its own or of what is still to come.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.claims.circumstances import where
from dragoman.claims.sentence.draft import Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.told.discourse import Discourse
from dragoman.dates import edtf, resolve
from dragoman.dates.recipe import Recipe, Weekday
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.phrases import Hit

_SOON = 3  # sentences in which a day is still of the stay
_LONGEST = 9  # days
_NEAR = 2  # tokens of "is now meeting"
_FROM_AFAR = ("call", "message")


class Stay(Struct, frozen=True):
    """Who was away on which days, and in which states; none are named in "toured the Gulf"."""

    who: str
    home: str
    first: date
    last: date
    states: frozenset[str]
    sentence: int


class Away:
    """Who was away last, as far as the text has told."""

    def __init__(self) -> None:
        self.stay: Stay | None = None

    def heard(self, row: Row, told: Discourse, known: Known) -> None:
        """Take the stay that a sentence tells of."""
        self.stay = _told(row, told, known) or self.stay

    def counted(self, row: Row, hits: Sequence[Hit], told: Discourse, known: Known) -> Known:
        """What the days of a row count from: the last of a stay, where they are days of the week.

        A call is of no stay: "visited Fiji last week. She telephoned B on Tuesday".
        """
        stay = self.stay
        if stay is None or row.sentence.index - stay.sentence > _SOON or not row.times:
            return known
        bare = all(t.recipe == Weekday(_weekday(t.recipe)) for t in row.times)
        afar = any(h.phrase.kind in _FROM_AFAR for h in hits)
        if (
            not bare
            or afar
            or any(_at_home(row, h) for h in hits)
            or _unsure(row, known.cues)
            or not _of(row, stay, told)
        ):
            return known
        days = [day for t in row.times if (day := resolve(t, stay.last))]
        within = all(day.edtf >= stay.first.isoformat() for day in days)
        return replace(known, reference=stay.last, over=True) if within else known


def _told(row: Row, told: Discourse, known: Known) -> Stay | None:
    """The stay that a sentence tells of by its one span of days, all of them gone by."""
    cues, who = known.cues, told.last_subject
    if who is None or not row.times or not row.has(cues.been_away) or _unsure(row, cues):
        return None
    found = [resolve(t, known.reference) for t in row.times if not t.attributive]
    limits = edtf.bounds(found[0].edtf) if len(found) == 1 and found[0] else None
    if limits is None or known.reference is None or limits[1] >= known.reference:
        return None
    person = told.persons[who]
    if not 0 < (limits[1] - limits[0]).days <= _LONGEST or person.party is None:
        return None
    states = {m.ref for m in row.mentions if m.kind == "state" and m.ref} - {person.party}
    return Stay(person.name, person.party, *limits, frozenset(states), row.sentence.index)


def _unsure(row: Row, cues: Clauses) -> bool:
    """Whether a sentence may tell of something else than that somebody was away."""
    other = cues.future | cues.conditional | cues.coming_back | cues.negative
    return not other.isdisjoint(row.said) or row.sentence.role == "title"


def _at_home(row: Row, hit: Hit) -> bool:
    """Of "received B", "is meeting B": at home again, or still under way."""
    passive = hit.form != "ing" and row.low(hit.first - 1) in row.closed.being
    hosts = hit.phrase.verb in (*row.closed.welcoming, "host") and not passive
    near = row.lows[max(hit.first - _NEAR, 0) : hit.first]
    under_way = hit.form == "third" or not row.closed.present.isdisjoint(near)
    return hosts or (under_way and not passive)


def _weekday(recipe: Recipe) -> int:
    """The number of a day of the week; 0 for all else."""
    return recipe.weekday if isinstance(recipe, Weekday) else 0


def _of(row: Row, stay: Stay, told: Discourse) -> bool:
    """Whether a row is of who was away, and of where."""
    people = [told.persons[a.person] for a in row.actors if a.person is not None]
    last = told.last_subject
    if last is not None and any(a.kind == "pronoun" and not a.plural for a in row.actors):
        people.append(told.persons[last])
    if stay.who not in {p.name for p in people}:
        return False
    towns = {town.country for town in where.cities(row)}
    if not stay.states:
        return bool(towns) and stay.home not in towns
    there = {p for a in row.actors for p in a.parties} | {p.party for p in people}
    return bool(stay.states & (there | towns)) and towns <= stay.states

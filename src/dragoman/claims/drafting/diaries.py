"""Whose diary it is: the other side of the entries of a day's programme.

    Diary of the Foreign Minister of Chad | Courtesy call by Ambassador X      Chad's minister and X
    Schedule of President A of Fiji | Meets with Prime Minister B              A and B

A heading that calls a programme somebody's tells it of all that stands below; one that only calls
it a diary ("The week ahead") tells that all is to come. Entries that name two sides keep them; what
a finite verb of the past tells has happened, all else is still to come, but where the days of the
diary are over by the time of the text.
"""

from collections.abc import Sequence

from dragoman.claims.drafting import of_entry
from dragoman.claims.sentence.draft import Cast, Known
from dragoman.claims.sentence.row import Row
from dragoman.claims.sides.roles import Sides
from dragoman.claims.told.discourse import Discourse
from dragoman.lexicon.clauses import Clauses
from dragoman.lexicon.owning import OWNING
from dragoman.lexicon.phrases import Hit
from dragoman.records import DONE, Status

_HEADING = 14  # tokens of a heading: "The Diplomatic Diary, week of 16 June 2031"
_OF = 3  # tokens between "diary of" or "President's" and whose it is


def owner(row: Row, told: Discourse, cues: Clauses) -> Cast | None:
    """Whose programme a heading announces: "Diary of Minister X", "President X's schedule"."""
    if _heads_list(told) and (cast := _only_one(row, told, cues)):
        return cast
    if row.sentence.role != "title" or cues.programs.isdisjoint(row.said):
        return None
    for k in (k for k, low in enumerate(row.lows) if low in cues.programs):
        behind = row.noun(k + 2) if row.low(k + 1) in ("of", "for") else None
        before = next(
            (a for a in row.actors if 0 <= k - a.last < _OF and row.low(a.last) in OWNING),
            None,
        )
        who = behind or before
        if who is None and k == 0 and not _says_more(row, 1):
            return Cast()  # "Diary, Thursday 13 November"
        if who is None or _says_more(row, max(k + 1, who.last)):
            continue
        if who.kind in ("person", "office") and not who.plural:
            cast = told.cast((who,), "participant")
            return cast if len(cast.parties) == 1 else None
    return None


def _heads_list(told: Discourse) -> bool:
    """Whether a line stands above a list."""
    return told.entry is not None and not told.entry.first


def _only_one(row: Row, told: Discourse, cues: Clauses) -> Cast | None:
    """The one person whose programme or visits the heading of a list is about."""
    people = {a.person: a for a in row.actors if a.person is not None}
    if len(people) != 1 or (cues.programs | cues.travels).isdisjoint(row.said):
        return None
    cast = told.cast((*people.values(),), "participant")
    return cast if len(cast.parties) == 1 else None


def _says_more(row: Row, first: int) -> bool:
    """Whether a heading goes on behind whose programme it is, but for its days: "... changed"."""
    small = row.closed.prepositions | row.closed.determiners
    return any(
        low.isalpha() and low not in small and first + i not in row.time_at
        for i, low in enumerate(row.lows[first:])
    )


def announced(row: Row, hits: Sequence[Hit], told: Discourse, cues: Clauses) -> bool:
    """Whether a heading calls what stands below a diary of days to come, and says nothing else.

    Above a list of entries it may say more: "Programme of the visit of X to Peru".
    """
    if not cues.programs.isdisjoint(row.said) and owner(row, told, cues):
        return True
    if row.sentence.role != "title" or hits or len(row.lows) > _HEADING:
        return False
    end = row.has(cues.diaries, 0, _HEADING)
    whole = end > 0 and (end == len(row.lows) or row.lows[end - 1] not in row.closed.prepositions)
    return whole or (end > 0 and end in row.time_at)


def completed(one: Cast, two: Cast, sides: Sides, told: Discourse) -> tuple[Cast, Cast] | None:
    """Both sides of an entry that names only whom the owner of the diary meets: no "ministers"."""
    if not one.parties and (both := of_entry.at_goal(two, sides, told)):
        return both
    whose = told.diary or _of_the_list(sides, told)
    if any(a.plural for a in (*sides.subject, *sides.other)):
        return None
    if whose is None or not whose.parties or len(one.parties) + len(two.parties) != 1:
        return None  # nobody, or two sides of its own
    if set(whose.parties) & {*one.parties, *two.parties}:
        return None
    return (whose, two) if two.parties else (one, whose)


def _of_the_list(sides: Sides, told: Discourse) -> Cast | None:
    """Of "5 May – Video call with Minister B" in a ministry's list: the state whose it is."""
    named = told.entry is not None and told.home is not None and not sides.subject
    return Cast((), (told.home,)) if named and told.home else None


def status(
    row: Row, hit: Hit, state: Status | None, told: Discourse, known: Known
) -> Status | None:
    """An entry is still to come, unless a verb of the past says that it has happened."""
    ahead = told.program and not known.over
    if not ahead or state not in DONE or hit.form in ("past", "participle"):
        return state
    if not hit.phrase.verb and not known.cues.past_plan.isdisjoint(row.plain[hit.last :]):
        return state  # "talks between A and B were held"
    return "planned"

"""Days of one stay: an arrival told on Tuesday and a departure told on Friday are one visit.

The statements of a block and the links that join some of them come in; pairs go out that only
their days keep apart, though a third report tells a stay that holds both and is the same as each.
Refused are pairs that anything else keeps apart, and stays whose days nobody states.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Link, Statement
from dragoman.merge.gists import gist
from dragoman.merge.scoring import link
from dragoman.merge.when import MONTH, contained, date_vagueness
from dragoman.records import EngagementClaim

_MOST = 40  # days told within one stay; a stay told oftener needs no more


def within(statements: Mapping[str, Statement], same: Iterable[Link]) -> Iterator[tuple[str, str]]:
    """The pairs, by identifiers, that are days of one stay; `same` are the links that join."""
    days: dict[str, list[str]] = {}
    for edge in same:
        for stay, day in ((edge.a, edge.b), (edge.b, edge.a)):
            if _holds(statements[stay].claim, statements[day].claim):
                days.setdefault(stay, []).append(day)
    for stay in sorted(days):
        for a, b in combinations(sorted(days[stay])[:_MOST], 2):
            if link(gist(statements[a]), gist(statements[b])).reason == "other_date":
                yield a, b


def _holds(stay: object, day: object) -> bool:
    """Whether a claim tells of stated days, and the other of one or some of them."""
    if not (isinstance(stay, EngagementClaim) and isinstance(day, EngagementClaim)):
        return False
    if stay.kind not in rules().lasting or stay.date is None or "date" in stay.inferred:
        return False
    shorter = day.date is not None and day.date != stay.date and contained(stay.date, day.date)
    return shorter and "/" in stay.date and date_vagueness(stay.date) < MONTH

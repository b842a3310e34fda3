"""Instruments, pledges and levels as lists show them, newest first.

Filters come in, a part of a list goes out. What their `kind` and `status` mean follows from what is
listed: the kind and the fate of an instrument; how firmly a pledge was made, and whether it is
open, met or lapsed; what changed the level of a relation, and whether that step still stands.
"""

from typing import TypeVar

from dragoman.ledger.files import Ledger
from dragoman.ledger.promises import outcomes
from dragoman.ledger.rows import BELIEFS, beliefs
from dragoman.ledger.sought import counted, listed, sought
from dragoman.ledger.views import Filters
from dragoman.merge.beliefs import Belief, InstrumentBelief, LevelBelief, PledgeBelief
from dragoman.merge.pledges import Outcome
from dragoman.records import Record

T = TypeVar("T", bound=Belief)
EVERYTHING = Filters()


class InstrumentList(Record):
    """A part of a list, and how many there are in all."""

    total: int
    lines: tuple[InstrumentBelief, ...]


class PledgeList(Record):
    """The same of pledges; `outcomes` says of each, by identifier, what became of it."""

    total: int
    lines: tuple[PledgeBelief, ...]
    outcomes: dict[str, Outcome]


class LevelList(Record):
    """The same of levels."""

    total: int
    lines: tuple[LevelBelief, ...]


def instruments(book: Ledger, filters: Filters = EVERYTHING) -> InstrumentList:
    """Instruments, by their day."""
    total, lines = _listed(book, filters, InstrumentBelief)
    return InstrumentList(total=total, lines=lines)


def pledges(book: Ledger, filters: Filters = EVERYTHING) -> PledgeList:
    """Pledges, by the day on which they were first told."""
    total, lines = _listed(book, filters, PledgeBelief)
    return PledgeList(total=total, lines=lines, outcomes=outcomes(book.db, lines))


def levels(book: Ledger, filters: Filters = EVERYTHING) -> LevelList:
    """Levels of relations, by the day since which they hold."""
    total, lines = _listed(book, filters, LevelBelief)
    return LevelList(total=total, lines=lines)


def _listed(book: Ledger, filters: Filters, type: type[T]) -> tuple[int, tuple[T, ...]]:
    found = sought(filters, BELIEFS[type])
    total = counted(book, found)
    rows = listed(book, found, filters.limit, filters.offset) if total and filters.limit else []
    return total, beliefs(rows, type)

"""Questions about two parties: engagements, instruments, levels, mechanisms, pledges between them.

Two party codes come in, in either order; everything both take part in goes out, newest first.
"""

from typing import TypeVar

from dragoman.ledger.files import Ledger
from dragoman.ledger.promises import outcomes
from dragoman.ledger.queries import belief_of, engagement_lines
from dragoman.ledger.rows import BELIEFS, beliefs
from dragoman.ledger.sought import listed, sought
from dragoman.ledger.views import Filters, RelationView
from dragoman.merge.beliefs import (
    Belief,
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    MechanismBelief,
    PledgeBelief,
)
from dragoman.merge.pledges import Outcome

T = TypeVar("T", bound=Belief)
ALL = -1  # as a limit: none


def relation(book: Ledger, a: str, b: str, limit: int = 200) -> RelationView:
    """All that is believed about two parties; at most `limit` of each kind, or `ALL`."""
    promises = _between(book, a, b, PledgeBelief, limit)
    return RelationView(
        parties=(a, b),
        engagements=engagement_lines(book.db, _between(book, a, b, EngagementBelief, limit)),
        instruments=_between(book, a, b, InstrumentBelief, limit),
        levels=_between(book, a, b, LevelBelief, limit),
        mechanisms=_between(book, a, b, MechanismBelief, limit),
        pledges=promises,
        outcomes=outcomes(book.db, promises),
    )


def _between(book: Ledger, a: str, b: str, type: type[T], limit: int) -> tuple[T, ...]:
    found = sought(Filters(party=(a, b)), BELIEFS[type])
    return beliefs(listed(book, found, limit), type)


def mechanisms(
    book: Ledger, party: str | None = None, limit: int = 200
) -> tuple[MechanismBelief, ...]:
    """Recurring dialogues, forums and exercises, the latest edition first."""
    found = sought(Filters(party=(party,) if party else ()), "mechanism")
    return beliefs(listed(book, found, limit, by="last"), MechanismBelief)


def shared(book: Ledger, a: str, b: str, limit: int = 200) -> tuple[MechanismBelief, ...]:
    """Mechanisms of two parties, the latest edition first."""
    found = sought(Filters(party=(a, b)), "mechanism")
    return beliefs(listed(book, found, limit, by="last"), MechanismBelief)


def mechanism(book: Ledger, id: str) -> MechanismBelief:
    """One mechanism by its identifier, that of an edition, or of any of its claims."""
    return belief_of(book.db, id, MechanismBelief)


def instrument(book: Ledger, id: str) -> InstrumentBelief:
    """One instrument by its identifier or that of any of its claims."""
    return belief_of(book.db, id, InstrumentBelief)


def level(book: Ledger, id: str) -> LevelBelief:
    """One step of a relation by its identifier or that of any of its claims."""
    return belief_of(book.db, id, LevelBelief)


def pledge(book: Ledger, id: str) -> tuple[PledgeBelief, Outcome]:
    """One pledge by its identifier or that of any of its claims, and what became of it."""
    found = belief_of(book.db, id, PledgeBelief)
    return found, outcomes(book.db, [found])[found.id]

"""Which claims may meet at all: every claim stands in blocks, and blocks are merged one by one.

A statement comes in, the blocks it belongs to go out: a key and the days between which it can
touch others of that key. Claims that share no key, or whose days do not overlap, are never
compared, so adding one document to a large ledger touches only what lies around it.
"""

from functools import lru_cache
from typing import NamedTuple

from dragoman.dates.edtf import bounds
from dragoman.errors import InputError
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.records import (
    EngagementClaim,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    PledgeClaim,
    TenureClaim,
)

EVER = ("0000-00-00", "9999-99-99")


class Block(NamedTuple):
    """A key such as `engagement talks CHN VNM`, and the days of one claim in it."""

    key: str
    first: str
    last: str


def blocks(statement: Statement) -> tuple[Block, ...]:
    """The blocks a claim belongs to, each key once."""
    claim = statement.claim
    match claim:
        case EngagementClaim():
            named = {p.party or "" for p in claim.participants if p.name}
            return (_engagement(claim), *(_people(party) for party in sorted(named)))
        case TenureClaim():
            return (_people(claim.party or ""),)
        case InstrumentClaim():
            return (_parties("instrument", claim.parties),)
        case MechanismClaim():
            return (_parties("mechanism", claim.parties),)
        case LevelClaim():
            return (_parties("level", claim.parties),)
        case PledgeClaim():
            return (_parties("pledge", claim.parties),)


def _engagement(claim: EngagementClaim) -> Block:
    """Undated claims meet one another only; one of unknown year may meet any."""
    family = rules().family.get(claim.kind, claim.kind)
    parties = " ".join(sorted(set(claim.parties)))
    if claim.date is None:
        return Block(f"engagement {family} undated {parties}", *EVER)
    return Block(f"engagement {family} dated {parties}", *(days(claim.date) or EVER))


def _people(party: str) -> Block:
    return Block(f"people {party}", *EVER)


def _parties(kind: str, parties: tuple[str, ...]) -> Block:
    return Block(f"{kind} {' '.join(sorted(set(parties)))}", *EVER)


@lru_cache(maxsize=65536)
def days(date: str | None) -> tuple[str, str] | None:
    """First and last ISO day of an EDTF date; None for none, for an unknown year, for nonsense."""
    try:
        found = bounds(date) if date else None
    except InputError:
        return None
    return (found[0].isoformat(), found[1].isoformat()) if found else None

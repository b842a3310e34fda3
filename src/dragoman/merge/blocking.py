"""Which claims may meet at all: every claim stands in blocks, and blocks are merged one by one.

A statement comes in, the blocks it belongs to go out: a key and the days between which it can
touch others of that key. Claims that share no key, or whose days do not overlap, are never
compared, so adding one document to a large ledger touches only what lies around it. Blocks of
people, `people PARTY NAME`, are the exception: spellings that can be one person belong together.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.gists import about, series
from dragoman.merge.when import EVER, days
from dragoman.names import fold
from dragoman.records import (
    Claim,
    EngagementClaim,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    PledgeClaim,
    TenureClaim,
)

SLACK = 7  # days by which two reports of one edition may differ
LATER = 366  # days until what was put off may have come

__all__ = ["EVER", "Block", "blocks", "days", "reach"]


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
            return (_engagement(claim, statement), *_people(statement.named or claim))
        case TenureClaim():
            return _people(statement.named or claim)
        case InstrumentClaim():
            return (_between("instrument", claim.parties),)
        case MechanismClaim():
            gist = () if len(set(claim.parties)) > 1 else sorted(series(claim.name))
            return (_between("mechanism", claim.parties, *gist),)
        case LevelClaim():
            return (_between("level", claim.parties),)
        case PledgeClaim():
            return (_between("pledge", claim.parties, *sorted(set(claim.by))),)


def _engagement(claim: EngagementClaim, statement: Statement) -> Block:
    """What has no day at all is one in copies of one text only; an unknown year may meet any."""
    family = rules().family.get(claim.kind, claim.kind)
    parties = " ".join(sorted(_taking_part(claim)))
    if claim.date is None and statement.published is None:
        return Block(f"engagement {family} undated {statement.sha256} {parties}", *EVER)
    return Block(f"engagement {family} dated {parties}", *reach(claim, statement.published))


def _taking_part(claim: EngagementClaim) -> set[str]:
    """The parties, but not a state that only lends the place to all the others."""
    parties = set(claim.parties)
    host = claim.place.country if claim.place else None
    if host in parties and len(parties) > 2 and host not in {p.party for p in claim.participants}:
        present = {p.party for p in claim.participants}
        return parties - {host} if parties - {host} <= present else parties
    return parties


def reach(claim: EngagementClaim, published: str | None) -> tuple[str, str]:
    """The days of the claims that one may be the same as: a week off, a year where put off."""
    span = about(claim, published)
    if span is None:
        return EVER
    return _iso(span[0]), _iso(span[1] + (LATER if claim.status == "postponed" else SLACK))


@lru_cache(maxsize=65536)
def _iso(ordinal: int) -> str:
    return date.fromordinal(max(1, min(ordinal, date.max.toordinal()))).isoformat()


def _people(claim: Claim) -> tuple[Block, ...]:
    """The blocks of everybody a claim names."""
    match claim:
        case EngagementClaim():
            named = {(p.party or "", fold(p.name)) for p in claim.participants if p.name}
        case TenureClaim():
            named = {(claim.party or "", fold(claim.name))}
        case _:
            named = set()
    return tuple(Block(f"people {party} {name}", *EVER) for party, name in sorted(named))


def _between(kind: str, parties: tuple[str, ...], *gist: str) -> Block:
    """A block of one matter between parties; forums of the world are told apart by name."""
    return Block(f"{kind} {','.join(sorted(set(parties)))} {' '.join(gist)}", *EVER)

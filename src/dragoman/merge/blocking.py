"""Which claims may meet at all: every claim stands in blocks, and blocks are merged one by one.

A statement comes in, the blocks it belongs to go out: a key and the days between which it can
touch others of that key. Claims that share no key, or whose days do not overlap, are never
compared, so adding one document to a large ledger touches only what lies around it. Blocks of
people, `people PARTY NAME`, are the exception: spellings that can be one person belong together.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.dates.edtf import bounds
from dragoman.errors import InputError
from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import Statement
from dragoman.merge.titles import words
from dragoman.names import fold
from dragoman.records import (
    EngagementClaim,
    InstrumentClaim,
    LevelClaim,
    MechanismClaim,
    PledgeClaim,
    TenureClaim,
)

LATER = 366  # days until what was put off may have come
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
            named = {(p.party or "", fold(p.name)) for p in claim.participants if p.name}
            return (_engagement(claim, statement.sha256), *(_person(*who) for who in sorted(named)))
        case TenureClaim():
            return (_person(claim.party or "", fold(claim.name)),)
        case InstrumentClaim() | MechanismClaim():
            kind = "instrument" if isinstance(claim, InstrumentClaim) else "mechanism"
            return (_between(kind, claim.parties, *sorted(words(claim.name))),)
        case LevelClaim():
            return (_between("level", claim.parties, fold(claim.level)),)
        case PledgeClaim():
            return (_between("pledge", claim.parties, fold(claim.what)),)


def _engagement(claim: EngagementClaim, sha256: str) -> Block:
    """Undated claims are one only in copies of one text; one of unknown year may meet any."""
    family = rules().family.get(claim.kind, claim.kind)
    parties = " ".join(sorted(set(claim.parties)))
    if claim.date is None:
        return Block(f"engagement {family} undated {sha256} {parties}", *EVER)
    return Block(f"engagement {family} dated {parties}", *reach(claim))


def reach(claim: EngagementClaim) -> tuple[str, str]:
    """The days of the claims that one may be the same as: a day off, a year where put off."""
    span = days(claim.date)
    if span is None:
        return EVER
    first, last = (date.fromisoformat(day).toordinal() for day in span)
    slack = LATER if claim.status == "postponed" else 1
    return _iso(first), _iso(last + slack)


def _iso(ordinal: int) -> str:
    return date.fromordinal(max(1, min(ordinal, date.max.toordinal()))).isoformat()


def _person(party: str, name: str) -> Block:
    return Block(f"people {party} {name}", *EVER)


def _between(kind: str, parties: tuple[str, ...], *gist: str) -> Block:
    """A block of one matter between parties: what it is called must be the same to be the same."""
    return Block(f"{kind} {','.join(sorted(set(parties)))} {' '.join(gist)}", *EVER)


@lru_cache(maxsize=65536)
def days(date: str | None) -> tuple[str, str] | None:
    """First and last ISO day of an EDTF date; None for none, for an unknown year, for nonsense."""
    try:
        found = bounds(date) if date else None
    except InputError:
        return None
    return (found[0].isoformat(), found[1].isoformat()) if found else None

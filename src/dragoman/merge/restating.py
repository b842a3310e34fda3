"""A claim as it reads once a person said of which party somebody in it is.

A statement and the parties of people by folded name come in, the statement with its claim restated
goes out; what the document says stays beside it. In an engagement the person's old party leaves
with its last person, and the new one comes in: whoever met is what the people there stand for.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from dragoman.merge.beliefs import Statement
from dragoman.names import fold
from dragoman.records import Claim, EngagementClaim, TenureClaim


def restated(
    statement: Statement, parties: Mapping[str, str | None], judgements: tuple[str, ...]
) -> Statement:
    """The statement with these people of these parties; the same one where nothing changes."""
    claim = _restated(statement.claim, parties)
    if claim == statement.claim:
        return statement
    return replace(statement, claim=claim, told=statement.claim, judgements=judgements)


def _restated(claim: Claim, parties: Mapping[str, str | None]) -> Claim:
    match claim:
        case TenureClaim():
            return replace(claim, party=parties.get(fold(claim.name), claim.party))
        case EngagementClaim():
            return _engagement(claim, parties)
        case _:
            return claim


def _engagement(claim: EngagementClaim, parties: Mapping[str, str | None]) -> EngagementClaim:
    people = tuple(
        replace(p, party=parties.get(fold(p.name), p.party)) if p.name else p
        for p in claim.participants
    )
    moves = [(p.party, q.party) for p, q in zip(claim.participants, people, strict=True)]
    found = moved(claim.parties, moves)
    return replace(claim, participants=people, parties=tuple(dict.fromkeys(found)))


def moved(parties: tuple[str, ...], moves: list[tuple[str | None, str | None]]) -> Iterator[str]:
    """The parties once people moved from one to another: of each its old and its new party."""
    present = {new for _, new in moves}
    gone = {old: new for old, new in moves if old != new and old not in present}
    for party in parties:
        into = gone.get(party, party)
        if into:
            yield into
    yield from (new for old, new in moves if old != new and new)

"""A claim as it reads once a person said of which party somebody in it is, or whom it means.

A statement and the parties of people by folded name come in, the statement with its claim restated
goes out; what the document says stays beside it. In an engagement the person's old party leaves
with its last person, and the new one comes in: whoever met is what the people there stand for.
Those said to have taken part change no engagement here, only whom its words, and those of tenures
told in the same words, are taken to name; whoever did not take part may hold the office still.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.merge.beliefs import Statement
from dragoman.merge.offices import same_office
from dragoman.merge.slots import Someone
from dragoman.names import fold, likely_one, same_person
from dragoman.records import Claim, EngagementClaim, Participant, TenureClaim


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


def named(statement: Statement, present: Sequence[Someone], judgement: str) -> Statement:
    """The statement with whom its words mean, where these took part; else as it is."""
    claim = _named(statement.claim, present)
    if claim == statement.claim:
        return statement
    return replace(statement, named=claim, named_by=judgement)


def _named(claim: Claim, present: Sequence[Someone]) -> Claim:
    match claim:
        case TenureClaim():
            told = Participant(name=claim.name, party=claim.party, office=claim.office)
            (who,) = meant((told,), present)
            return replace(
                claim, name=who.name or claim.name, party=who.party, office=who.office or ""
            )
        case EngagementClaim():
            return replace(claim, participants=meant(claim.participants, present))
        case _:
            return claim


def meant(told: Sequence[Participant], present: Sequence[Someone]) -> tuple[Participant, ...]:
    """Those whom a claim names, in order, as they must be meant where these people took part.

    One of the same name is of the office and party that is said; one who is not among them is who
    alone came in their place, for the same party in the same office; all others stay as told.
    """
    same = [_namesake(p, present) for p in told]
    missing = [p for p, found in zip(told, same, strict=True) if found is None]
    new = [one for one in present if one[0] and one not in same]
    return tuple(
        _said(p, found or _in_place(p, missing, new)) for p, found in zip(told, same, strict=True)
    )


def _namesake(told: Participant, present: Sequence[Someone]) -> Someone | None:
    """The only one of the name; of one left unnamed, whoever is so and holds the office."""
    if told.name is None:
        return next((one for one in present if one[0] is None and _one_seat(told, one)), None)
    exact = [one for one in present if one[0] and fold(one[0]) == fold(told.name)]
    near = [o for o in present if o[2] == told.party and _one_name(told.name, o[0])]
    found = exact or near
    return found[0] if len(found) == 1 else None


def _in_place(
    told: Participant, missing: Sequence[Participant], new: Sequence[Someone]
) -> Someone | None:
    found = [one for one in new if _one_seat(told, one)]
    if len(found) == 1 and [p for p in missing if _one_seat(p, found[0])] == [told]:
        return found[0]
    return None


def _one_name(a: str, b: str | None) -> bool:
    return b is not None and (same_person(a, b) or likely_one(a, b))


def _one_seat(told: Participant, one: Someone) -> bool:
    """Whether these can hold one office of one party; an office that is not given is the told."""
    _, office, party = one
    same = told.office and (office is None or same_office(told.office, office))
    return told.party == party and bool(same)


def _said(told: Participant, one: Someone | None) -> Participant:
    """A participant with what is said of them; wordings that mean the same stay as told."""
    if one is None:
        return told
    name, office, party = one
    if told.office and (office is None or same_office(told.office, office)):
        office = told.office
    own = told.name and _one_name(told.name, name)
    return replace(told, name=told.name if own else name, party=party, office=office)

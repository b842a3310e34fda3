"""Claims that are one engagement become its belief: preferred values, all values, history, people.

A group of statements comes in (see `clustering`), one `EngagementBelief` goes out. Each property
goes by the rule of `slots`; the status by its own: the latest told counts, but what was held is
not unmade by a late announcement of it. A participant left unnamed by one report is the named one
of another who holds the same office for the same party.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from dragoman.lexicon.merging import rules
from dragoman.merge.beliefs import EngagementBelief, ParticipantBelief, Slot, Statement
from dragoman.merge.identity import named_after
from dragoman.merge.judgements import NOBODY, Correction, Judged, corrected
from dragoman.merge.offices import same_office
from dragoman.merge.origins import count
from dragoman.merge.slots import (
    anything,
    claims_of,
    date_slot,
    earliest,
    history,
    place_slot,
    preferred,
    read_place,
    slot,
)
from dragoman.merge.spellings import across, groups, vagueness
from dragoman.merge.taking_part import taking_part
from dragoman.merge.titles import same_title
from dragoman.records import EngagementClaim, EngagementKind, Format, Participant, Role, Status

BEFORE = frozenset({"planned", "proposed", "ongoing", "postponed"})  # the event, in any case


class Seen(NamedTuple):
    """A participant as one claim gives them."""

    participant: Participant
    statement: Statement


def believe(group: Sequence[Statement], judged: Judged = NOBODY) -> EngagementBelief:
    """The belief that a group of engagement claims makes."""
    told = [(cast(EngagementClaim, s.claim), s) for s in sorted(group, key=lambda s: s.id)]
    fixed = judged.corrections(s.id for s in group)
    slots = tuple(corrected(s, fixed.get(s.name)) for s in _slots(told))
    values = {s.name: preferred(s) for s in slots}
    who, parties, decided = taking_part(
        participants([Seen(p, s) for c, s in told for p in c.participants]),
        tuple(sorted({p for c, _ in told for p in c.parties})),
        [s for _, s in told],
        fixed,
    )
    return EngagementBelief(
        id=named_after("E", earliest(group).id),
        kind=cast(EngagementKind, values["kind"]),
        format=cast(Format, values["format"]),
        status=status(((c.status, s) for c, s in told), fixed.get("status")),
        date=values["date"],
        place=read_place(values["place"]),
        setting=values["setting"],
        parties=parties,
        participants=who,
        slots=tuple(s for s in (*slots, *decided) if s.values),
        history=history((c.status, s) for c, s in told),
        claims=claims_of(group),
        reports=len({s.document for s in group}),
        origins=count(group),
        sender=values["sender"],
    )


def _slots(told: Sequence[tuple[EngagementClaim, Statement]]) -> tuple[Slot, ...]:
    order = rules().order
    return (
        slot("kind", ((c.kind, s) for c, s in told), lambda kind: order.get(kind, 0), _kinds_agree),
        slot(
            "format",
            ((c.format, s) for c, s in told),
            lambda form: form == "unknown",
            _formats_agree,
        ),
        slot("status", ((c.status, s) for c, s in told), agree=anything),
        date_slot((c.date, s) for c, s in told),
        place_slot((c.place, s) for c, s in told),
        slot("setting", ((c.setting, s) for c, s in told), agree=same_title),
        slot("sender", ((c.sender, s) for c, s in told)),
    )


def _kinds_agree(a: str, b: str) -> bool:
    return rules().family.get(a, a) == rules().family.get(b, b)


def _formats_agree(a: str, b: str) -> bool:
    return a == b or "unknown" in (a, b)


def status(told: Iterable[tuple[Status, Statement]], decided: Correction | None) -> Status:
    """What a person says, else the status told last.

    Once held, only a denial or cancellation told later changes it.
    """
    if decided:
        return cast(Status, decided.value)
    current: Status | None = None
    for said, _ in sorted(
        told, key=lambda pair: (pair[1].published or "", pair[0] == "held", pair[1].id)
    ):
        if current != "held" or said not in BEFORE:
            current = said
    return current or "held"


def participants(seen: Sequence[Seen]) -> tuple[ParticipantBelief, ...]:
    """Who took part, over all reports: the named by spelling, the unnamed by office."""
    parties = sorted({s.participant.party or "" for s in seen})
    return tuple(
        b
        for party in parties
        for b in _of_party([s for s in seen if (s.participant.party or "") == party])
    )


def _of_party(seen: Sequence[Seen]) -> list[ParticipantBelief]:
    named = [s for s in seen if s.participant.name]
    bunches = [
        [s for s in named if s.participant.name in spellings] for spellings in _spellings(named)
    ]
    unplaced: list[list[Seen]] = []
    for one in (s for s in seen if not s.participant.name):
        fits = [b for b in (*bunches, *unplaced) if _shares_office(one, b)]
        if fits:
            fits[0].append(one)
        else:
            unplaced.append([one])
    return [_participant(bunch) for bunch in (*bunches, *unplaced)]


def _spellings(named: Sequence[Seen]) -> list[list[str]]:
    """The spellings of each; across scripts too, for they are of one party at one table."""
    claims: dict[str, set[str]] = {}
    for one in named:
        claims.setdefault(one.participant.name or "", set()).add(one.statement.id)

    def apart(a: str, b: str) -> bool:
        return claims[a].isdisjoint(claims[b])  # one claim names nobody twice

    return across(groups(claims), apart, lambda _a, _b: True)[0]


def _shares_office(one: Seen, bunch: Sequence[Seen]) -> bool:
    """Same office, told by another claim: one claim names nobody twice."""
    office = one.participant.office
    return one.statement.id not in {s.statement.id for s in bunch} and any(
        office == s.participant.office
        or bool(office and s.participant.office and same_office(office, s.participant.office))
        for s in bunch
    )


def _participant(bunch: Sequence[Seen]) -> ParticipantBelief:
    statements = [s.statement for s in bunch]
    names = slot("name", ((s.participant.name, s.statement) for s in bunch), vagueness)
    offices = slot("office", ((s.participant.office, s.statement) for s in bunch))
    roles = slot(
        "role", ((s.participant.role, s.statement) for s in bunch), lambda r: r == "participant"
    )
    return ParticipantBelief(
        name=preferred(names),
        party=bunch[0].participant.party,
        office=preferred(offices),
        role=cast(Role, preferred(roles)),
        names=names.values,
        offices=offices.values,
        claims=claims_of(statements),
    )

"""What merging takes in and gives out: statements in, beliefs out, all frozen.

A `Statement` is one claim with the identity of its document. A belief is what the ledger holds
after putting statements together: it contains no value that is not in one of its claims, keeps
every differing value beside the preferred one, and names the claims of each. Identifiers are
made from claims: the engagement `E-x` is the one that the claim `C-x` belongs to, so an
identifier survives a later merge: every claim of an engagement finds it.
"""

from typing import Literal

from dragoman.records import (
    Claim,
    EngagementKind,
    Format,
    InstrumentKind,
    InstrumentStatus,
    LevelChange,
    Modality,
    Place,
    Record,
    Role,
    Status,
)

Verdict = Literal["same", "apart", "uncertain"]
TenureState = Literal["holds", "former", "acting", "elect", "starts", "ends"]


class Aside(Record):
    """An edition or an instrument that a document tells of beside an engagement."""

    name: str
    parties: tuple[str, ...]
    date: str | None = None
    ordinal: int | None = None


class Context(Record):
    """What a document tells that is around all of its claims; see `stating`."""

    sketch: bytes = b""  # of its text: near copies have one origin; see `sketches`
    credit: str | None = None  # the agency a reprint names as its source
    editions: tuple[Aside, ...] = ()
    instruments: tuple[Aside, ...] = ()
    people: tuple[tuple[str, str], ...] = ()  # (party, name) of everyone called a holder


class Statement(Record):
    """One claim and where it stands; everything merging may know of a document."""

    id: str  # "C-" and twelve letters, from the document and what is claimed
    document: str  # "D-..."
    sha256: str  # of the document's text: equal texts have one origin
    source: str
    publisher: str | None
    published: str | None  # ISO day
    language: str
    claim: Claim
    context: Context = Context()
    told: Claim | None = None  # what the document says, where people said otherwise of a party
    judgements: tuple[str, ...] = ()  # by which they did
    named: Claim | None = None  # the claim with the people whom somebody says its words mean
    named_by: str = ""  # the judgement that says so


class Value(Record):
    """One value of a slot and the claims that give it."""

    value: str  # "" where a person said that none is known
    claims: tuple[str, ...]
    origins: int  # how many independent texts say so
    judgements: tuple[str, ...] = ()  # of people who corrected to this value


class Slot(Record):
    """All values that claims give for one property; the preferred one first."""

    name: str
    values: tuple[Value, ...]
    disputed: bool  # two values cannot both be true


class Step(Record):
    """One step of a history: what was said to hold, when it was said, and by which claims."""

    status: str
    published: str | None
    claims: tuple[str, ...]
    dates: tuple[str, ...] = ()  # when it came to hold, as told, the preferred first


class ParticipantBelief(Record):
    """Someone who took part, under the fullest name and the preferred office."""

    name: str | None
    party: str | None
    office: str | None
    role: Role
    names: tuple[Value, ...]
    offices: tuple[Value, ...]
    claims: tuple[str, ...]


class EngagementBelief(Record):
    """One engagement, however many documents report it."""

    id: str
    kind: EngagementKind
    format: Format
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    participants: tuple[ParticipantBelief, ...]
    slots: tuple[Slot, ...]
    history: tuple[Step, ...]
    claims: tuple[str, ...]
    reports: int  # documents that tell of it
    origins: int  # independent texts among them
    sender: str | None = None  # of a message, the party it is from


class PersonBelief(Record):
    """One person of one party, over all spellings."""

    id: str
    name: str
    party: str | None
    names: tuple[Value, ...]
    parties: tuple[Value, ...] = ()  # where somebody corrected it: first that, then those told


class TenureBelief(Record):
    """Who was said to hold which office, with the first and the last day it was said of."""

    id: str
    person: str
    name: str
    party: str | None
    office: str
    offices: tuple[Value, ...]
    first: str | None  # ISO day first seen in office
    last: str | None
    days: tuple[str, ...]  # all those days, in order
    starts: str | None  # EDTF, day or month: when a document says the tenure began
    ends: str | None
    acting: bool
    claims: tuple[str, ...]
    first_claims: tuple[str, ...]
    last_claims: tuple[str, ...]
    judgements: tuple[str, ...] = ()  # by which words of others, or of another office, tell of it
    stated: bool = True  # whether any document states the party; else all infer it


class InstrumentBelief(Record):
    """One instrument over its life."""

    id: str
    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]
    status: InstrumentStatus
    date: str | None
    period: str | None
    slots: tuple[Slot, ...]
    history: tuple[Step, ...]
    claims: tuple[str, ...]


class EditionBelief(Record):
    """One edition of a mechanism."""

    id: str
    ordinal: int | None
    status: Status
    date: str | None
    place: Place | None
    slots: tuple[Slot, ...]
    claims: tuple[str, ...]
    history: tuple[Step, ...] = ()  # of the claims that date it


class MechanismBelief(Record):
    """A recurring dialogue, forum or exercise with its editions in line."""

    id: str
    name: str
    names: tuple[Value, ...]
    parties: tuple[str, ...]
    editions: tuple[EditionBelief, ...]
    missing: tuple[int, ...]  # ordinals between the lowest and the highest that no source has
    clashes: tuple[int, ...]  # ordinals that two different editions bear
    claims: tuple[str, ...]


class LevelBelief(Record):
    """One dated step of a relation, in the documents' own words."""

    id: str
    parties: tuple[str, ...]
    level: str
    change: LevelChange
    date: str | None
    claims: tuple[str, ...]
    published: str | None = None  # the day it was first told
    before: str | None = None  # the level it rose or fell from, as the step before tells
    against: tuple[str, ...] = ()  # levels that others say was reached then
    stands: bool = True  # no later step leads to another level
    until: str | None = None  # the day of that step, as far as it is told


class PledgeBelief(Record):
    """Something promised, hoped for or refused."""

    id: str
    parties: tuple[str, ...]
    by: tuple[str, ...]
    what: str
    modality: Modality
    area: str | None
    due: str | None
    published: str | None
    claims: tuple[str, ...]
    kept: str | None = None  # ISO day it was told to be kept on, or told at all; None: not told
    kept_by: str | None = None  # the claim that tells so
    repeated: tuple[str, ...] = ()  # the later days on which documents told it again


Belief = (
    EngagementBelief
    | PersonBelief
    | TenureBelief
    | InstrumentBelief
    | MechanismBelief
    | LevelBelief
    | PledgeBelief
)


class Doubt(Record):
    """Two beliefs that may be one: nothing keeps them apart, too little joins them."""

    id: str  # "R-" and letters, from the two claims that come closest
    a: str  # identifiers of the beliefs, in order
    b: str
    claims: tuple[str, str]
    score: float
    features: dict[str, float]
    reason: str


class Beliefs(Record):
    """All that merging gives, each family in a fixed order."""

    engagements: tuple[EngagementBelief, ...] = ()
    people: tuple[PersonBelief, ...] = ()
    tenures: tuple[TenureBelief, ...] = ()
    instruments: tuple[InstrumentBelief, ...] = ()
    mechanisms: tuple[MechanismBelief, ...] = ()
    levels: tuple[LevelBelief, ...] = ()
    pledges: tuple[PledgeBelief, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # for a person to look at; no beliefs


class Link(Record):
    """Why two claims are one engagement, or why they are not: features and score."""

    a: str
    b: str
    score: float
    features: dict[str, float]
    verdict: Verdict
    reason: str

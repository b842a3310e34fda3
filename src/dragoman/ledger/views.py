"""What ledger queries return: frozen records that the command line and the web page both show.

A *line* is a row of a list, a *view* is one thing in full. Every belief opens its claims, every
claim its characters, every document its page. Values are as stored; nothing here is formatted,
coloured or escaped: that is the work of whoever shows it.
"""

from typing import Literal

from dragoman.merge.alignment import Point
from dragoman.merge.beliefs import (
    EngagementBelief,
    InstrumentBelief,
    LevelBelief,
    Link,
    MechanismBelief,
    PersonBelief,
    PledgeBelief,
    TenureBelief,
)
from dragoman.merge.pledges import Outcome
from dragoman.records import Claim, ClaimKind, Evidence, Place, Record, Role

BeliefKind = Literal[
    "engagement", "person", "tenure", "instrument", "mechanism", "edition", "level", "pledge"
]


class Filters(Record):
    """Which beliefs to list. `since` and `until` are ISO days; `text` is searched for.

    Of engagements also `person`, a name in any spelling or an identifier, and `place`, a town, a
    state, or both as "Accra, Ghana".
    """

    party: tuple[str, ...] = ()  # all of these take part
    by: str | None = None  # of pledges: this party makes them
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    person: str | None = None
    place: str | None = None
    limit: int = 50
    offset: int = 0


class DocumentLine(Record):
    """One document as a list shows it."""

    id: str
    source: str
    kind: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str
    sha256: str
    page: str  # "P-..."
    retrieved: str  # UTC, ISO 8601
    byline: str | None  # who wrote it, as written
    inferred_day: str | None = None  # why it has its day, where it does not state it itself


class ClaimView(Record):
    """One claim with its sentences, the phrase that found it, its document and its belief."""

    id: str
    kind: ClaimKind
    by: str  # language/file:phrase
    claim: Claim
    evidence: tuple[Evidence, ...]
    document: DocumentLine
    belief: str | None


class PersonRef(Record):
    """Someone on a line: the name as believed, and the identifier that opens the person."""

    name: str | None
    party: str | None
    office: str | None
    role: Role
    person: str | None


class EngagementLine(Record):
    """One engagement as a list shows it."""

    id: str
    kind: str
    format: str
    status: str
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    people: tuple[PersonRef, ...]
    reports: int
    origins: int
    sender: str | None = None  # of a message, the party it is from


class EngagementList(Record):
    """A part of a list, and how many there are in all."""

    total: int
    lines: tuple[EngagementLine, ...]


class Undone(Record):
    """By whom, when (UTC) and why a judgement was undone."""

    who: str
    at: str
    why: str


class JudgementView(Record):
    """One decision of a person, and what became of it.

    `contradicted` is one that stands `against` others of other people, none of them in force;
    `overtaken` one that its maker decided otherwise later; `without effect` one whose words no
    reading gives at present.
    """

    id: str  # "J-12"
    verb: str
    claims: tuple[str, ...]  # that it speaks of, as they stand now
    things: tuple[str, ...]  # what these belong to now
    field: str | None
    value: str | None
    who: str
    at: str
    why: str
    state: Literal["in force", "contradicted", "overtaken", "without effect", "undone"]
    against: tuple[str, ...]
    undone: Undone | None
    named: tuple[str, ...] = ()  # as whoever judged named them, merged or not since
    beside: tuple[str, ...] = ()  # of a rejection: claims of the same words that still stand
    alone: tuple[str, ...] = ()  # of a corrected party: engagements in which no other is left


class Part(Record):
    """What holds an engagement or is held by it: another one, or the edition of a mechanism."""

    id: str  # "E-..." or "N-..."
    name: str
    reason: str
    line: EngagementLine | None = None


class EngagementView(Record):
    """One engagement in full: believed values, all values side by side, sources with sentences.

    `outcomes` says of each pledge, by identifier, what became of it; `points` are the accounts of
    both sides side by side, empty where papers of one side alone tell of it.
    """

    line: EngagementLine
    engagement: EngagementBelief
    sources: tuple[ClaimView, ...]
    instruments: tuple[InstrumentBelief, ...]  # of the same parties, in the same documents
    pledges: tuple[PledgeBelief, ...]
    judgements: tuple[JudgementView, ...] = ()
    outcomes: dict[str, Outcome] = {}
    within: tuple[Part, ...] = ()  # the visit or the edition of a forum that holds it
    holds: tuple[Part, ...] = ()
    beside: tuple[Part, ...] = ()  # what else the visit holds
    points: tuple[Point, ...] = ()


class Explanation(Record):
    """Belief → claims → sentences → phrases → pages, and what joined the claims."""

    id: str
    kind: BeliefKind | Literal["claim"]
    label: str
    claims: tuple[ClaimView, ...]
    links: tuple[Link, ...]
    judgements: tuple[JudgementView, ...] = ()
    points: tuple[Point, ...] = ()  # of an engagement: both sides' accounts


class Apart(Record):
    """Why two things are not one: reasons in words, the nearest claims, judgements about both."""

    a: str
    b: str
    kind: BeliefKind
    labels: tuple[str, str]
    reasons: tuple[str, ...]
    links: tuple[Link, ...]
    judgements: tuple[JudgementView, ...]


class PersonLine(Record):
    """One person as a list shows it."""

    id: str
    name: str
    party: str | None
    offices: tuple[str, ...]
    engagements: int


class NameCard(Record):
    """One spelling of a name: in what language and script, in what order, and who writes it so."""

    name: str
    languages: tuple[str, ...]  # of the documents, most often first
    script: str
    order: str | None  # None where the spelling does not tell
    sources: tuple[str, ...]  # publishers, most often first; the input where none is stated
    claims: int
    first: str | None  # ISO days of the first and the last document with it
    last: str | None
    reports: int = 0  # documents with it


class PersonView(Record):
    """One person: spellings, offices with dates, engagements."""

    person: PersonBelief
    tenures: tuple[TenureBelief, ...]
    engagements: tuple[EngagementLine, ...]
    cards: tuple[NameCard, ...] = ()  # a card for each spelling
    reports: dict[str, int] = {}  # documents that tell of each tenure


class OfficeAnswer(Record):
    """Who held an office on a day, with the evidence, or plainly what is not known.

    `known` has `name`; `between` has `before` (last seen) and `after` (first seen); `disputed`
    has several in `holders`; `not_known` may still have `before` or `after`.
    """

    party: str
    office: str
    on: str
    certainty: Literal["known", "between", "disputed", "not_known"]
    name: str | None
    person: str | None
    reason: str
    before: TenureBelief | None
    after: TenureBelief | None
    holders: tuple[TenureBelief, ...]
    evidence: tuple[ClaimView, ...]
    judgements: tuple[JudgementView, ...] = ()  # of people about these words


class RelationView(Record):
    """Two parties and all that the ledger believes about them."""

    parties: tuple[str, str]
    engagements: tuple[EngagementLine, ...]
    instruments: tuple[InstrumentBelief, ...]
    levels: tuple[LevelBelief, ...]
    mechanisms: tuple[MechanismBelief, ...]
    pledges: tuple[PledgeBelief, ...]
    outcomes: dict[str, Outcome] = {}  # of each pledge, by identifier, what became of it


class SourceLine(Record):
    """A publisher and what came from it."""

    publisher: str | None
    pages: int
    documents: int
    engagements: int  # engagement claims
    first: str | None  # published
    last: str | None
    retrieved: str  # the latest, UTC


class Span(Record):
    """Characters of a document that a claim rests on."""

    start: int
    end: int
    claim: str
    kind: ClaimKind
    belief: str | None


class Version(Record):
    """One of the texts that an address gave, one after the other."""

    document: str  # "D-..."
    retrieved: str  # UTC
    believed: bool


class DocumentView(Record):
    """One document: its text and which characters say what."""

    document: DocumentLine
    text: str
    body: int
    spans: tuple[Span, ...]  # by start
    areas: tuple[str, ...]
    problems: tuple[str, ...]
    versions: tuple[Version, ...] = ()  # by time, itself among them, where there are several


class Receipt(Record):
    """One answer that brought the bytes of a page, and the headers that came with it."""

    source: str  # the name of its settings
    asked: str
    url: str
    status: int
    at: str  # UTC
    headers: tuple[tuple[str, str], ...]


class PageView(Record):
    """A page as it came in. `by` is the page that took its place at its address."""

    id: str
    source: str
    url: str | None
    sha256: str  # of the bytes
    size: int
    media_type: str | None
    retrieved: str
    supplied: str | None  # the day a person gave it
    documents: tuple[DocumentLine, ...]
    by: str | None
    receipts: tuple[Receipt, ...]


class Hit(Record):
    """A document that has the words looked for; `marks` are characters of `excerpt`."""

    document: DocumentLine
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    cut_before: bool  # there is text before it, and behind it
    cut_after: bool


class Overview(Record):
    """How much the ledger holds."""

    pages: int
    documents: int
    claims: int
    engagements: int
    people: int
    tenures: int
    instruments: int
    mechanisms: int
    levels: int
    pledges: int
    first: str | None  # earliest and latest day a document was published
    last: str | None
    stale: int  # documents read by another version of code or data


class VerifyReport(Record):
    """What was checked, and everything that failed, in words."""

    pages: int
    documents: int
    quotes: int
    failures: tuple[str, ...]
    stale: int

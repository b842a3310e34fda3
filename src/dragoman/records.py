"""Every record type, and by that the glossary: what a word means here, it means everywhere.

Records come in three families. *Reading* records (page, document, sentence, mention) belong
to one document. *Claims* are what one document says, with the characters that say it.
*Beliefs* (engagement, tenure, ...) live in `ledger`, made by `merge` from claims and
judgements. All are frozen, keyword-only and refuse unknown fields.

Spans are half-open, in code points, into `Document.text`, which never changes once `pages`
made it. Dates are EDTF (ISO 8601-2): `2025-09-18`, `2025-09`, `2025`, an interval `A/B`, or
`XXXX-11-28` where the year is not known. States are ISO 3166-1 alpha-3, organisations their
usual abbreviation. Unknown is `None`, never a guess; a value inferred and not stated has its
reason in `inferred`.
"""

from collections.abc import Sequence
from typing import Literal, dataclass_transform

from msgspec import Struct

EngagementKind = Literal[
    "meeting", "call", "visit", "conference", "signing",
    "exercise", "port_call", "exchange", "ceremony", "message",
]  # fmt: skip
Format = Literal["in_person", "video", "phone", "written", "unknown"]
Status = Literal["held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"]
DONE: frozenset[Status] = frozenset({"held", "ongoing"})  # of what takes or took place
Role = Literal["host", "visitor", "participant"]
InstrumentKind = Literal[
    "treaty", "agreement", "memorandum", "protocol", "plan", "joint_statement",
    "declaration", "contract", "letter_of_intent", "other",
]  # fmt: skip
InstrumentStatus = Literal[
    "proposed", "drafted", "agreed", "signed", "ratified", "in_force",
    "reviewed", "extended", "suspended", "ended", "unknown",
]  # fmt: skip
LevelChange = Literal["established", "upgraded", "downgraded", "reaffirmed", "stated"]
Modality = Literal["agreed", "will", "proposed", "hopes", "urged", "declined"]
PledgeState = Literal["open", "met", "lapsed"]  # what became of it
LevelState = Literal["standing", "past"]  # of a step to a level: whether another followed
DocumentKind = Literal["article", "headline"]


@dataclass_transform(frozen_default=True, kw_only_default=True)  # what a subclass inherits
class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: immutable, compared by value; trees, so no cycle needs collecting."""


# --- one document -----------------------------------------------------------------------


class Page(Record):
    """What came in, byte for byte: a file, a URL, an archive record, a feed item."""

    source: str  # the input's name without its folder
    raw: bytes
    media_type: str | None = None  # as declared; None lets `pages` look at the bytes
    url: str | None = None
    published: str | None = None  # ISO day that its sender gives beside it, as a letter's date


class Document(Record):
    """One article, or one headline of a page that lists many."""

    source: str  # the page's, with "#N" (from 1, in page order) where a page holds several
    kind: DocumentKind
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None  # ISO day the document itself states; None when it states none
    language: str  # ISO 639-1
    sha256: str  # of `text` in UTF-8
    text: str  # normalised once, in `pages`; every span points into it
    rank: int | None = None  # the number a ticker gives a headline
    body: int = 0  # offset where the body begins: title and furniture stand before it
    dateline: str | None = None  # the place a dateline names, as written: "BEIJING"
    filed: str | None = None  # ISO day of the dateline, where it has one
    byline: str | None = None  # who wrote it, as written: "Ana Duarte, Rui Sousa"
    inferred: dict[str, str] = {}


class Token(Struct, frozen=True, gc=False):
    """A word, number or sign. `word` is as written, `low` is lower-cased for look-ups."""

    start: int
    end: int
    word: str
    low: str


class Sentence(Record):
    """A sentence of a document, cut into tokens; laid out once for all who read it."""

    index: int
    paragraph: int
    start: int
    end: int
    role: Literal["title", "body"]
    tokens: tuple[Token, ...]
    words: tuple[str, ...]  # of the tokens, as written
    lows: tuple[str, ...]  # of the tokens, in lower case
    said: frozenset[str]  # those, without order: what no word of it begins is soon ruled out
    raised: tuple[int, ...]  # the tokens that begin with a capital

    @classmethod
    def of(
        cls, run: Sequence[Token], index: int, paragraph: int, role: Literal["title", "body"]
    ) -> "Sentence":
        """The sentence that a run of tokens is."""
        words = tuple([token.word for token in run])
        lows = tuple([token.low for token in run])
        return cls(
            index=index,
            paragraph=paragraph,
            start=run[0].start,
            end=run[-1].end,
            role=role,
            tokens=tuple(run),
            words=words,
            lows=lows,
            said=frozenset(lows),
            raised=tuple([i for i, word in enumerate(words) if word[0].isupper()]),
        )


MentionKind = Literal["state", "organisation", "place", "time", "office", "rank", "person"]


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A run of tokens that names something. `first` and `last` are half-open token indices."""

    kind: MentionKind
    sentence: int
    first: int
    last: int
    start: int
    end: int
    ref: str | None = None  # state or organisation code; country code of a place
    form: str = "name"  # for states: name, demonym, capital, seat, people, prefix
    lead: int = 0  # tokens before the name itself: "the southern port of", "central"

    @property
    def named(self) -> int:
        """The token at which the name itself begins."""
        return self.first + self.lead


class Item(Struct, frozen=True, gc=False):
    """One of several pieces of news in a document: its sentences, half-open, and its states."""

    first: int
    last: int
    states: tuple[str, ...]  # that its heading names, in order
    home: str | None  # whose officials it names without a country
    why: str  # the reason, in words
    listed: bool = False  # an entry of a list, whose headings stay those of the list
    town: Mention | None = None  # where the entry says it takes place, apart from its words


class Holding(Struct, frozen=True, kw_only=True, gc=False):
    """An office as one sentence gives it to a person, or leaves unnamed."""

    office: str  # as stated, without the country
    party: str | None
    sentence: int
    start: int
    end: int
    state: Literal["holds", "former", "acting", "elect"] = "holds"
    key: str = ""  # the head noun, lower case, singular: what "the minister" refers back by


class Person(Record):
    """Someone the document names: the fullest form it gives, and every office it gives them."""

    index: int
    name: str
    party: str | None
    holdings: tuple[Holding, ...]
    speaks: bool = False  # says "I" in this document
    inferred: dict[str, str] = {}


ActorKind = Literal["person", "office", "party", "sides", "pronoun"]


Pronoun = Literal["speaker", "speakers", "one", "several"]  # whom a pronoun means


class Actor(Struct, frozen=True, kw_only=True, gc=False):
    """A noun group that can act: a person, an office-holder left unnamed, a party, "the two sides".

    `parties` are those it stands for; empty where only the discourse can say. A plural of
    office-holders ("the foreign ministers of A and B") is one actor with two parties.
    """

    kind: ActorKind
    sentence: int
    first: int
    last: int
    start: int
    end: int
    parties: tuple[str, ...] = ()
    person: int | None = None
    office: str | None = None
    key: str = ""
    plural: bool = False
    count: int = 0  # stated number, 0 where none is
    counterpart: bool = False  # holds the office of whoever it is named beside
    word: str = ""  # of a pronoun or a bare collective, lower case
    pronoun: Pronoun | None = None


# --- claims -----------------------------------------------------------------------------


class Evidence(Record):
    """The characters a claim rests on. `quote == text[start:end]`, always."""

    start: int
    end: int
    quote: str


class Place(Record):
    """Where something happened: city as written, country as ISO 3166-1 alpha-3."""

    city: str | None = None
    country: str | None = None


class Participant(Record):
    """Someone who took part, in the office the document gives."""

    name: str | None  # fullest form in the document, no title or rank; None if unnamed
    party: str | None
    office: str | None  # as stated, without the country
    role: Role = "participant"


class EngagementClaim(Record):
    """This document says that these people met, will meet, or did not."""

    kind: EngagementKind
    format: Format
    status: Status
    date: str | None
    place: Place | None
    setting: str | None
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    by: str = ""  # the phrase that found it: language/file:words of the text
    sender: str | None = None  # of a message, the party it is from; None where that is not told
    inferred: dict[str, str] = {}


class InstrumentClaim(Record):
    """This document names an agreement and what became of it."""

    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]
    status: InstrumentStatus
    date: str | None
    period: str | None
    evidence: tuple[Evidence, ...]
    by: str = ""
    inferred: dict[str, str] = {}


class MechanismClaim(Record):
    """This document names an edition of a recurring dialogue, forum or exercise."""

    name: str
    parties: tuple[str, ...]
    ordinal: int | None
    status: Status
    date: str | None
    place: Place | None
    evidence: tuple[Evidence, ...]
    by: str = ""
    inferred: dict[str, str] = {}


class LevelClaim(Record):
    """This document states, raises or lowers the level of a relation, in its own words."""

    parties: tuple[str, ...]
    level: str  # lower case
    change: LevelChange
    date: str | None
    evidence: tuple[Evidence, ...]
    by: str = ""
    inferred: dict[str, str] = {}


class PledgeClaim(Record):
    """This document reports something promised, hoped for or refused."""

    parties: tuple[str, ...]
    by: tuple[str, ...]  # whose word it is
    what: str
    modality: Modality
    area: str | None
    due: str | None
    evidence: tuple[Evidence, ...]
    phrase: str = ""  # `by` is taken by the contract
    kept: str | None = None  # the day it was kept, as EDTF, "" where it is not told; None: promised
    inferred: dict[str, str] = {}


class TenureClaim(Record):
    """This document calls this person the holder of this office."""

    name: str
    party: str | None
    office: str
    on: str | None  # EDTF day of the statement: the document's own date
    state: Literal["holds", "former", "acting", "elect", "starts", "ends"] = "holds"
    evidence: tuple[Evidence, ...] = ()
    by: str = ""
    inferred: dict[str, str] = {}


Claim = EngagementClaim | InstrumentClaim | MechanismClaim | LevelClaim | PledgeClaim | TenureClaim
ClaimKind = Literal["engagement", "instrument", "mechanism", "level", "pledge", "tenure"]
CLAIMS: dict[ClaimKind, type[Claim]] = {
    "engagement": EngagementClaim,
    "instrument": InstrumentClaim,
    "mechanism": MechanismClaim,
    "level": LevelClaim,
    "pledge": PledgeClaim,
    "tenure": TenureClaim,
}
FAMILIES: dict[ClaimKind, str] = {kind: f"{kind}s" for kind in CLAIMS}  # the fields of a reading


def phrase_of(claim: Claim) -> str:
    """The phrase that found a claim, as `language/file:words`; empty where none is named."""
    return claim.phrase if isinstance(claim, PledgeClaim) else claim.by


class Telling(Record):
    """The words of a sentence that tell of an engagement, as half-open token indices."""

    first: int
    last: int
    engagement: EngagementClaim


class Focus(Record):
    """What "the two sides" and "the meeting" mean in one sentence."""

    parties: tuple[str, ...] = ()
    date: str | None = None
    place: Place | None = None
    status: Status = "held"
    engagement: int | None = None  # index into the document's engagements
    tellings: tuple[Telling, ...] = ()  # what each phrase of the sentence tells


class Reading(Record):
    """All that one document gives; `pipeline.read` makes it, `claims` fill it."""

    document: Document
    engagements: tuple[EngagementClaim, ...] = ()
    instruments: tuple[InstrumentClaim, ...] = ()
    mechanisms: tuple[MechanismClaim, ...] = ()
    levels: tuple[LevelClaim, ...] = ()
    pledges: tuple[PledgeClaim, ...] = ()
    tenures: tuple[TenureClaim, ...] = ()
    areas: tuple[str, ...] = ()
    area_evidence: dict[str, tuple[Evidence, ...]] = {}  # area -> where it is named
    problems: tuple[str, ...] = ()  # what the reader refused or could not decide, in words


def claims_of(reading: Reading) -> tuple[tuple[ClaimKind, tuple[Claim, ...]], ...]:
    """All claims of a reading, family by family in the order of FAMILIES."""
    return tuple((kind, getattr(reading, field)) for kind, field in FAMILIES.items())

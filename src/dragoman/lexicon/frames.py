"""The grammar of a language read by frames: `languages/<xx>/grammar.toml` and its neighbours.

Four files come in (`grammar`, `offices`, `frames`, `objects`) with the parties and places as the
language writes them; a `Language` goes out, its words indexed by their first token. A word that
ends in `~` stands for itself and for itself with any of the language's `endings`; a form that
begins with a capital is read only so. Nothing here is of one language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Literal, TypeVar

from msgspec import Struct

from dragoman.lexicon import calendar, files, forms, ordinals, promises
from dragoman.lexicon.forms import Index, Meaning, Writing
from dragoman.lexicon.promises import Pledges
from dragoman.records import EngagementKind, Format, InstrumentKind, LevelChange, Status

_Key = TypeVar("_Key", bound=str)
Side = Literal["before", "after", "apart", "comma"]


class Han(Struct, frozen=True, forbid_unknown_fields=True):
    """How names look in a writing without capitals or blanks."""

    surnames: str  # of one character
    double: list[str]  # surnames of two or three
    foreign: str  # characters that spell foreign names
    after: str  # characters that follow a name and are in none
    beside: str  # characters behind the name of someone who acts with another
    outside: str  # characters that are in no office
    parting: str  # characters over which no name of an occasion reaches back
    joins: str  # characters for "and"
    shared: str  # characters behind two states of one sign each: what they have together
    within: list[str]  # longer words that end with the sign of the home state
    qualities: str  # characters that say of what sort an office is, though states begin with them
    counters: str  # characters that count, though foreign names hold them: "the third time"
    former: str  # characters before an office that somebody held


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """`grammar.toml`: how the language is written, and where its words stand."""

    writing: Writing
    home: str  # the state whose media write of their own officials without naming it
    papers: Literal["one", "most", "several"]  # how many states have papers in it
    abbreviations: list[str]
    counting: list[str]  # those of them that stand behind a number: "year"
    endings: list[str]
    owner: list[Side]  # where the state stands beside the office it has
    names: list[Side]  # where the name stands beside the office
    cities: str  # the table of the world's cities in `scripts`, or "latin": the gazetteer's, or ""
    longest: int  # words a name may have
    particles: list[str]
    wire: list[str]  # words that end a dateline
    of: list[str]  # between an office and the state after it
    realms: list[str]  # words for the form of a state, beside its name: "Republic"
    accredited: list[str]  # between an envoy's state and the state of his post
    envoys: list[str]  # who may have such
    agreement: bool  # a name stands in the case of its office
    parting: list[str]  # words that part two clauses as a comma does
    papers_in: str  # the signs between which only titles of papers stand, or ""
    tight: bool  # a cue of standing is of the words between its own commas only
    links: list[str]  # endings of words inside an office that no list needs to know
    linked: list[str]  # endings of capitalised ones
    bends: str  # letters at the end of a city's name that give way to an ending
    owned: list[str]  # those of adjectives of several, whose noun needs no ending
    linking: list[str]  # words that join them
    regions: list[str]  # words of an office behind which the name of a region stands: "province"
    adjectives: list[str]  # endings of adjectives before the noun, in whose case they stand
    further: list[str]  # words behind the state with which an office goes on: "for"
    there: list[str]  # behind an office, for the state told before: "of the country"
    loose: list[str]  # how offices begin that stand for any other: "head of the department"
    carries: bool  # of officials joined by "and" a state named once is of both
    titled: bool  # words of an office have capitals, up to its state
    surnames: list[str]  # with which no such word begins: a name does
    governed: dict[str, str]  # the case that such a word asks of the name before it
    asked: dict[str, dict[str, str]]  # endings of such a case, and what they become
    initialled: dict[str, str]  # endings that are sure of a name with an initial
    nominative: dict[str, str]  # endings of declined names that are sure, and what they become
    final: dict[str, str]  # endings that are sure of the last word of a foreign name
    cases: dict[str, list[str]]  # endings by case, the longest first: words of a name agree
    holders: dict[str, str]  # forms of an office whose holder stands in another case: which
    direct: dict[str, dict[str, str]]  # by the case of an office, endings of names in none
    perhaps: dict[str, str]  # to be believed after a declined office, or where both forms stand
    families: list[str] = []  # endings of surnames that may open a title without an office
    members: list[str] = []  # between an office and a body whose members have it: "countries"
    given: list[str] = []  # names of states that people have as first names too
    sources: list[str] = []  # before the name of an agency or a paper: "according to"
    presses: list[str] = []  # states abroad whose papers write it of their own officials
    lacking: dict[str, list[str]] = {}  # by state, offices that it has none of
    past: list[str] = []  # endings of verbs that tell what has been, which no later plan undoes
    han: Han | None = None

    @property
    def joints(self) -> str:
        """The signs between the members of a list, where words are not set apart."""
        return f"、{self.han.joins}" if self.han else ""


class _Offices(Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, str]
    plurals: dict[str, str]
    modifiers: dict[str, str]
    fields: list[str]
    joins: list[str]
    ranks: list[str]
    others: list[str]  # words that hold an office's word and are none: "embassy"
    peers: list[str]  # "colleague": whose office is the other's
    voices: list[str]  # of offices whose holders speak for others and take no part
    organs: dict[str, list[str]] = {}  # fields that tell the state: bodies of one state alone


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one kind of engagement, a sentence they must read and one they must refuse."""

    kind: EngagementKind
    say: list[str]
    read: str
    refuse: str
    format: Format = "in_person"
    status: Status = "held"
    each: bool = False  # someone sees others; of several states, one after the other
    goal: bool = False  # someone goes somewhere: the state gone to takes part
    onto: bool = False  # only where a place stands directly behind
    led: bool = False  # only where somebody who holds an office does it
    both: bool = False  # only where two states stand before it
    aboard: bool = False  # only where a vessel stands before it
    to: str = ""  # the state that the phrase itself names as gone to; "here": of whoever is visited


class _Place(Struct, frozen=True, forbid_unknown_fields=True):
    at: list[str]
    to: list[str]
    at_endings: list[str]
    behind: list[str]  # after the name of a town that something was in: "in the city of"
    to_endings: list[str]
    capitals: list[str]  # after an adjective: "the Mongolian capital"
    seats: list[str] = []  # how those of them begin that mean the town, not the land


class _Frames(Struct, frozen=True, forbid_unknown_fields=True):
    said: list[str]
    pair: list[str]
    all: list[str]  # those of them that may be more than two: "the sides"
    beside: list[str]
    answering: list[str]  # before an invitation that was followed: "at the invitation of"
    after: list[str]  # before what was told already: "at the end of the talks"
    attending: list[str]  # behind a name: "the minister attending X"
    taking: list[str]  # behind which the name of an occasion begins: "taking part in"
    wishes: list[str]  # before what is only wished for
    games: list[str]  # words of sport, where states play and do not deal
    apart: list[str]  # "each", "separately": there were several meetings
    about: list[str]  # tells that something is only talked about
    nouns: list[str]  # phrases without a verb: their standing is told before them in the sentence
    topics: list[str]  # beside a state that is only talked about: "the situation in"
    ours: list[str]  # the writer's own state: "our country"
    sides: list[str]  # beside the state whose people a sentence names: "delegation"
    vessels: list[str]
    attend: list[str]  # tells who else was there
    during: list[str]  # in the course of a visit told before
    status: dict[Status, list[str]]
    format: dict[Format, list[str]]
    place: _Place
    occasions: dict[str, str]  # the base form; empty where it stands as written
    frame: list[Frame]
    agreeing: dict[str, dict[str, str]] = {}  # by the base's last letter: endings before it
    closing: dict[Status, list[str]] = {}  # endings of a sentence's last word, by standing
    again: list[str] = []  # how a sentence begins that says more of what was told: "this is"
    he: list[str] = []  # "he" as the doer
    pronouns: list[str] = []  # in no name of an occasion
    me: list[str] = []  # "I" and "me", of whoever is interviewed
    where: list[str] = []  # begins a clause that is where the one before it was
    negations: list[str] = []  # what begins directly behind them was not
    undenied: list[str] = []  # longer words that hold a cue and tell nothing: "not only"
    denying: list[str] = []  # endings of verbs that say that something was not
    finite: list[str] = []  # endings of verbs behind their subject: "X and Y expressed"
    chained: list[str] = []  # endings of verbs behind which a comma ends their clause
    never: list[str] = []  # those of them that are of what is to come: "will not"
    urging: list[str] = []  # beside a change of level: somebody only wants it
    through: list[str] = []  # through which a denial reaches the verb: "not with X met"
    whether: list[str] = []  # what is asked, supposed or called for is not told: "if", "should"
    tells: list[str] = []  # behind a comma, before whoever tells what stands before it: "says X"
    possible: list[str] = []  # the same, of the noun they stand before: "a possible meeting"
    absent: list[str] = []  # behind who takes no part in what is told next
    leads: list[str] = []  # behind a name, before the delegation that somebody leads
    dismissed: list[str] = []  # behind a plan: somebody calls it untrue
    confirming: list[str] = []  # in a question whether what is told is so
    ended: list[str] = []  # "concluded": the day of a visit is its last
    ways: list[str] = []  # between somebody and the verb of going: "by special plane"
    staying: list[str] = []  # behind where somebody goes who visits no state: "the embassy of"
    foregone: list[str] = []  # "was to have": a plan of something since called off
    receiving: list[str] = []  # "received": whom, may be of one's own state
    guests: list[str] = []  # "visiting" before an office, with a state gone to or without one
    due: list[str] = []  # participles of a plan, beside what is planned and talked about
    participles: list[str] = []  # before a noun, behind its time and place: "to be held in May"
    agreed: list[str] = []  # before what is to be, where a time stands behind them


class _Objects(Struct, frozen=True, forbid_unknown_fields=True):
    instruments: dict[InstrumentKind, list[str]]
    acts: dict[str, list[str]]
    levels: dict[str, str]  # the base form; empty where it stands as written
    changes: dict[LevelChange, list[str]]
    mechanisms: list[str]
    ordinals: dict[str, int]
    counted: list[str]  # how an ordinal is written: "{n} дэх"; … is for words between
    areas: dict[str, list[str]]
    turns: dict[Literal["starts", "ends"], list[str]] = {}  # words of taking and leaving an office
    stems: dict[str, str] = {}  # papers told by the stem of their noun: the base form


class Language(Struct, frozen=True):
    """All that the frames engine knows of one language."""

    code: str
    grammar: Grammar
    calendar: calendar.Calendar
    entities: Index  # parties, offices, ranks, places, pairs
    frames: Index
    cues: Index  # status, format, saying, place words
    objects: Index  # instruments, levels, mechanisms, ordinals and what is done with them
    areas: Index
    phrases: tuple[Frame, ...]
    place: _Place
    capitals: Mapping[str, str]  # the capital of each state
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]
    joins: frozenset[str]  # words for "and"
    agreeing: Mapping[str, dict[str, str]]
    closing: Mapping[Status, list[str]]
    again: frozenset[str]
    where: frozenset[str]
    through: tuple[str, ...]
    denying: tuple[str, ...]
    chained: tuple[str, ...]
    finite: tuple[str, ...]
    pronouns: frozenset[str]
    he: frozenset[str]
    me: frozenset[str]
    attending: frozenset[str]
    pledges: Pledges


@cache
def languages() -> frozenset[str]:
    """The languages that are read by frames."""
    found = (files.folder() / "languages").glob("*/grammar.toml")
    return frozenset(path.parent.name for path in found)


@cache
def load(language: str) -> Language:
    """The language (ISO 639-1); raises `DataError` where a file breaks its form."""
    folder = f"languages/{language}"
    grammar = files.toml(f"{folder}/grammar.toml", Grammar)
    framed = files.toml(f"{folder}/frames.toml", _Frames)
    objects = files.toml(f"{folder}/objects.toml", _Objects)
    offices = files.toml(f"{folder}/offices.toml", _Offices)
    endings = frozenset(("", *grammar.endings, *framed.denying))
    index = partial(forms.index, writing=grammar.writing, endings=endings)
    return Language(
        code=language,
        grammar=grammar,
        calendar=calendar.load(language),
        entities=index([*_named(folder), *_offices(offices), *_meant(framed, grammar)]),
        frames=index(_framed(framed.frame)),
        cues=index(_cues(framed)),
        objects=index(_objects(objects)),
        areas=index(_grouped("area", objects.areas)),
        phrases=tuple(framed.frame),
        place=framed.place,
        capitals=_capitals(folder),
        ordinal=ordinals.pattern(objects.ordinals, objects.counted),
        ordinals=objects.ordinals,
        agreeing=framed.agreeing,
        closing=framed.closing,
        again=frozenset(framed.again),
        where=frozenset(framed.where),
        through=tuple(framed.through),
        denying=tuple(framed.denying),
        chained=tuple(framed.chained),
        finite=tuple(framed.finite),
        pronouns=frozenset(framed.pronouns),
        he=frozenset(framed.he),
        me=frozenset(framed.me),
        attending=frozenset(framed.attending),
        pledges=promises.load(folder, index),
        joins=frozenset(word.lower() for word in offices.joins if word.isalpha()),
    )


def _meant(framed: _Frames, grammar: Grammar) -> Iterator[tuple[str, Meaning]]:
    """Words that stand for parties without naming them, and those for the form of a state."""
    yield from (*_plain("pair", framed.pair), *_plain("all", framed.all))
    yield from (*_plain("realm", grammar.realms), *_plain("ours", framed.ours))


def _named(folder: str) -> Iterator[tuple[str, Meaning]]:
    """Parties and places. The first form of a party in a role is the one that names it."""
    first: dict[tuple[str, str], str] = {}
    for code, form, role in files.table(f"{folder}/party_names.csv", ("code", "form", "role")):
        base = first.setdefault((code, role), form.replace("~", ""))
        yield form, Meaning("party", code, base=base, role=role)
    for name, country, base in files.table(f"{folder}/cities.csv", ("name", "country", "base")):
        yield name, Meaning("place", country, base=base or name.replace("~", ""))


def _capitals(folder: str) -> dict[str, str]:
    """The capital that stands first of each state."""
    table = files.table(f"{folder}/party_names.csv", ("code", "form", "role"))
    named = ((code, form.replace("~", "")) for code, form, role in table if role == "capital")
    return dict(reversed([*named]))


def _offices(data: _Offices) -> Iterator[tuple[str, Meaning]]:
    heads = ("head", data.heads), ("plural", data.plurals), ("modifier", data.modifiers)
    for kind, table in heads:
        for form, base in table.items():
            yield form, Meaning(kind, base, base=base)
    for kind, words in (
        ("field", data.fields), ("join", data.joins), ("rank", data.ranks),
        ("voice", data.voices), ("peer", data.peers), ("other", data.others),
    ):  # fmt: skip
        yield from _plain(kind, words)
    yield from _grouped("field", data.organs)


def _framed(frames: Sequence[Frame]) -> Iterator[tuple[str, Meaning]]:
    for n, frame in enumerate(frames):
        for form in frame.say:
            yield form, Meaning("frame", str(n), base=form)


def _cues(data: _Frames) -> Iterator[tuple[str, Meaning]]:
    plain = {
        "said": data.said, "beside": data.beside, "answering": data.answering, "never": data.never,
        "taking": data.taking, "urging": data.urging, "wish": data.wishes, "game": data.games,
        "apart": data.apart, "about": data.about,
        "topic": data.topics, "noun": data.nouns, "side": data.sides,
        "vessel": data.vessels, "attend": data.attend, "during": data.during, "after": data.after,
        "negation": data.negations, "undenied": data.undenied, "whether": data.whether,
        "absent": data.absent, "dismissed": data.dismissed, "receiving": data.receiving,
        "foregone": data.foregone, "leads": data.leads, "due": data.due, "agreed": data.agreed,
        "confirming": data.confirming, "ended": data.ended, "guest": data.guests,
        "participle": data.participles, "way": data.ways, "staying": data.staying,
        "possible": data.possible, "tells": data.tells,
    }  # fmt: skip
    for kind, written in plain.items():
        yield from _plain(kind, written)
    for form, base in data.occasions.items():
        yield form, Meaning("occasion", base, base=base)
    yield from _plain("capital", data.place.capitals)
    yield from _grouped("status", data.status)
    yield from _grouped("format", data.format)


def _objects(data: _Objects) -> Iterator[tuple[str, Meaning]]:
    for form, paper in _grouped("instrument", data.instruments):
        yield form, Meaning(paper.kind, paper.value, base=data.stems.get(paper.base, paper.base))
    yield from _grouped("act", data.acts)
    yield from _grouped("change", data.changes)
    yield from _grouped("turn", data.turns)
    yield from ((form, Meaning("level", base, base=base)) for form, base in data.levels.items())
    yield from _plain("mechanism", data.mechanisms)


def _plain(kind: str, forms: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    return ((form, Meaning(kind, form.replace("~", ""))) for form in forms)


def _grouped(kind: str, groups: Mapping[_Key, list[str]]) -> Iterator[tuple[str, Meaning]]:
    for value, written in groups.items():
        for form in written:
            yield form, Meaning(kind, value, base=form.replace("~", ""))

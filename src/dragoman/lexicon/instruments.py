"""The nouns papers between states are named by, and the verbs that say what became of them.

`languages/<xx>/instruments.toml` comes in; look-ups over lower-case words go out. Plurals of
heads are made here. Every group of heads and every fate carries sentences to read and to
refuse; `cases` hands them to the tests.
"""

from functools import cache

from msgspec import Struct
from msgspec.structs import asdict

from dragoman.lexicon import files
from dragoman.lexicon.offices import Phrases, phrases, plural
from dragoman.records import InstrumentKind, InstrumentStatus


class Example(Struct, forbid_unknown_fields=True):
    """A sentence that must be read, with the name and status that must be found."""

    text: str
    name: str
    status: InstrumentStatus


class _Heads(Struct, forbid_unknown_fields=True):
    kind: InstrumentKind
    words: list[str]
    read: list[Example]
    refuse: list[str]
    named: list[str] = []


class _Fate(Struct, forbid_unknown_fields=True):
    status: InstrumentStatus
    rank: int
    before: list[str]
    after: list[str]
    read: list[Example]
    refuse: list[str]


class _Words(Struct, forbid_unknown_fields=True):
    verbs: list[str]
    small: list[str]
    definite: list[str]
    kept: list[str]
    units: list[str]
    aims: list[str]
    fields: list[str]
    shared: list[str]
    joins: list[str]
    bases: list[str]
    signing: list[str]
    elsewhere: list[str]
    topics: list[str]
    inside: list[str]
    pairs: list[str]
    stops: list[str]
    continued: list[str]
    never_of: list[str]
    bare: list[str]
    future: list[str]
    present: list[str]
    closing: list[str]
    agreeing: list[str]
    wishing: list[str]
    refusing: list[str]
    companies: list[str]
    listing: list[str]
    loose: list[str]
    modals: list[str] = []
    governments: list[str] = []
    aliases: list[str] = []
    within: list[str] = []
    proper: list[str] = []
    asides: list[str] = []
    ordering: list[str] = []
    ordered: list[str] = []
    plans: list[str] = []
    anys: list[str] = []
    lacking: list[str] = []
    inner: list[str] = []
    planned: list[str] = []
    world: list[str] = []


class _File(Struct, forbid_unknown_fields=True):
    heads: list[_Heads]
    fates: list[_Fate]
    words: _Words


class Fate(Struct, frozen=True):
    """A status, and how much it weighs against another of the same instrument."""

    status: InstrumentStatus
    rank: int


class Instruments(Struct, frozen=True):
    """Everything the reader of instruments looks words up in."""

    heads: Phrases
    kinds: dict[str, InstrumentKind]
    plurals: frozenset[str]
    named: frozenset[str]
    anchors: frozenset[str]
    before: Phrases
    after: Phrases
    fate_before: dict[str, Fate]
    fate_after: dict[str, Fate]
    verbs: frozenset[str]
    small: frozenset[str]
    definite: frozenset[str]
    kept: frozenset[str]
    units: frozenset[str]
    aims: frozenset[str]
    fields: frozenset[str]
    shared: frozenset[str]
    joins: frozenset[str]
    signing: frozenset[str]  # right before "a fisheries deal": it is a paper
    bases: frozenset[str]
    elsewhere: frozenset[str]
    topics: frozenset[str]
    inside: frozenset[str]
    pairs: frozenset[str]
    stops: frozenset[str]
    continued: frozenset[str]
    never_of: frozenset[str]
    bare: frozenset[str]
    future: frozenset[str]
    present: frozenset[str]
    closing: frozenset[str]
    agreeing: frozenset[str]
    wishing: frozenset[str]
    refusing: frozenset[str]
    companies: frozenset[str]
    listing: frozenset[str]
    loose: frozenset[str]
    modals: frozenset[str]  # before a verb, which is no part of a name
    governments: frozenset[str]  # "between the Government of A and": no bodies
    aliases: frozenset[str]  # before another name of the paper just named
    ordered: frozenset[str]  # of understanding or cooperation it would be one of two
    plans: frozenset[str]  # of whose one name they bear
    anys: frozenset[str]  # before what there need not be
    lacking: frozenset[str]  # before what there is not
    ordering: frozenset[str]  # beside a mere "memorandum": it is of one government
    asides: frozenset[str]  # behind "on the": where it was signed
    proper: frozenset[str]  # of a name where it has a capital: "the New Harbour Treaty"
    inner: Phrases  # in a name: an act of one government
    planned: Phrases  # in a name: a plan of one government, unless it is signed
    world: Phrases  # in a name: of many states, whoever speaks of it
    within: frozenset[str]  # before a name: in it stands what is told


_PLURALS = {"memorandum": ("memoranda", "memorandums"), "mou": ("mous",)}


def _many(head: str) -> tuple[str, ...]:
    noun, of, rest = head.partition(" of ")
    return tuple(many + of + rest for many in _PLURALS.get(noun, (plural(noun),)))


@cache
def load(language: str) -> Instruments:
    """Read `languages/<language>/instruments.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/instruments.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((f"heads {heads.words[0]!r}", heads) for heads in data.heads))
    files.exemplified(path, ((f"fate {fate.status!r}", fate) for fate in data.fates))
    kinds: dict[str, InstrumentKind] = {}
    plurals: set[str] = set()
    for heads in data.heads:
        for word in heads.words:
            kinds[word] = heads.kind
            for many in _many(word):
                kinds.setdefault(many, heads.kind)
                plurals.add(many)
    before = {say: Fate(f.status, f.rank) for f in data.fates for say in f.before}
    after = {say: Fate(f.status, f.rank) for f in data.fates for say in f.after}
    words = asdict(data.words)
    return Instruments(
        heads=phrases(kinds),
        kinds=kinds,
        plurals=frozenset(plurals - {"accords", "minutes"}),
        named=frozenset(x for h in data.heads for w in h.named for x in (w, *_many(w))),
        anchors=frozenset(word.split()[0] for word in kinds),
        before=phrases(before),
        after=phrases(after),
        fate_before=before,
        fate_after=after,
        inner=phrases(words.pop("inner")),
        planned=phrases(words.pop("planned")),
        world=phrases(words.pop("world")),
        **{name: frozenset(said) for name, said in words.items()},
    )


def cases(language: str) -> tuple[list[Example], list[str]]:
    """The sentences to read and the sentences to refuse, for the tests."""
    data = files.toml(f"languages/{language}/instruments.toml", _File)
    entries: tuple[_Heads | _Fate, ...] = (*data.heads, *data.fates)
    return [e for x in entries for e in x.read], [text for x in entries for text in x.refuse]

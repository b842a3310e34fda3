"""How a language says that people met: phrase files in, phrases ready to match out.

`languages/<xx>/kinds/<kind>.toml` holds phrases of one kind of engagement, `verbs.toml` the verbs
whose forms are irregular. A phrase is a row of words in which `<hold>` is any form of a verb,
`a|b` one of several words, `~` up to five words that qualify (no verb, no preposition) and `@event`
a named gathering. Every phrase carries sentences it must read and sentences it must refuse; the
tests run them.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon import files, words
from dragoman.records import EngagementKind, Role, Status

Frame = Literal["act", "take", "noun", "visit", "joint", "ship", "assembly", "lead", "bid", "next"]
Form = Literal["base", "third", "past", "participle", "ing", ""]
_GAP = 5
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»"})
_PAIR = 2
_SLOTS = frozenset({"event"})
LOCATING = "in"  # before a place that is to a phrase what a time is: "talked in Lima with"
TIME = (
    "now"  # what the words of a time are to a phrase: "sat down on Monday with" is "sat down with"
)


_PASSED = frozenset({TIME, LOCATING})


class _Entry(Struct, forbid_unknown_fields=True):
    say: list[str]
    frame: Frame
    read: list[str]
    refuse: list[str]
    role: Role = "participant"
    status: Status | None = None
    weak: bool = False
    listed: bool = False


class _File(Struct, forbid_unknown_fields=True):
    phrase: list[_Entry]


class Element(Struct, frozen=True):
    """One step of a phrase: words it takes, or a gap, or a slot."""

    words: frozenset[str]
    slot: str = ""  # "~", "event"


class Phrase(Struct, frozen=True):
    """One way of saying that a kind of engagement took place."""

    kind: EngagementKind
    frame: Frame
    role: Role
    say: str
    source: str  # language/file
    verb: str  # the verb it begins with, in base form; "" for a noun
    elements: tuple[Element, ...]
    second: frozenset[str] = frozenset()  # words one of which must follow the first; empty: any
    status: Status | None = None  # what the phrase itself says: "is due in" is planned
    weak: bool = False  # tells of an engagement only where the text has not told of one yet
    listed: bool = False  # tells of one only where it opens the entry of a list


class Hit(NamedTuple):
    """A phrase found in a sentence: half-open token indices."""

    phrase: Phrase
    first: int
    last: int
    form: Form


class Phrases(Struct, frozen=True):
    """All phrases of a language, by the words they can begin with."""

    by_word: dict[str, tuple[Phrase, ...]]
    forms: dict[str, tuple[tuple[str, Form], ...]]  # word -> (base, form)
    gap_stops: frozenset[str]
    anchors: frozenset[str]
    entries: tuple[tuple[EngagementKind, _Entry], ...]

    def find(self, lows: Sequence[str], slot: Callable[[str, int], int]) -> list[Hit]:
        """Every phrase in a sentence, overlapping ones too; `longest` chooses among them.

        `slot(name, i)` gives the end of the named slot that begins at token `i`, or 0.
        """
        hits: list[Hit] = []
        timed = TIME in lows
        for i in [i for i, low in enumerate(lows) if low in self.by_word]:
            low, after = lows[i], _behind(lows, i) if timed else lows[i + 1 : i + 2]
            for phrase in self.by_word[low]:
                if phrase.second and phrase.second.isdisjoint(after):
                    continue
                end = self._match(phrase.elements, lows, i, slot)
                if end:
                    hits.append(Hit(phrase, i, end, self.form(low, phrase.verb)))
        return hits

    def form(self, low: str, verb: str) -> Form:
        """The form of `verb` that a word is; of "put" the past: auxiliaries tell the rest."""
        fits = [form for base, form in self.forms.get(low, ()) if base == verb]
        return "past" if "past" in fits else fits[0] if fits else ""

    def past(self, lows: Sequence[str]) -> bool:
        """Whether a verb of an engagement may stand in the past: "met"."""
        return any(form == "past" for low in lows for _, form in self.forms.get(low, ()))

    def _match(
        self,
        elements: Sequence[Element],
        lows: Sequence[str],
        i: int,
        slot: Callable[[str, int], int],
    ) -> int:
        for at, element in enumerate(elements):
            if element.slot == "~":
                return self._gap(elements[at + 1 :], lows, i, slot)
            if element.slot:
                i = slot(element.slot, i)
                if not i:
                    return 0
            else:
                if at and i < len(lows) and lows[i] in _PASSED:
                    i = _over(lows, i, element.words)
                if i >= len(lows) or lows[i] not in element.words:
                    return 0
                i += 1
        return i

    def _gap(
        self, rest: Sequence[Element], lows: Sequence[str], i: int, slot: Callable[[str, int], int]
    ) -> int:
        best = quotes = 0
        for k in range(i, min(i + _GAP + 3, len(lows))):
            quoted = lows[k] in _QUOTES
            quotes += quoted
            if k - i - quotes > _GAP:
                break
            end = 0 if quoted or quotes % 2 else self._match(rest, lows, k, slot)
            if end:
                best = end
                if len(rest) == 1 and _placed(lows, k):
                    break  # "arrived in Lima today at the head of": in Lima
            if quoted and quotes <= _PAIR:
                continue  # "the “Sea Eagle” exercise": a name's marks are no words
            stops = lows[k] in self.gap_stops and not _placed(lows, k)
            if stops or not (lows[k][0].isalnum() or lows[k] in ",'’-–"):
                break
        return best


def _behind(lows: Sequence[str], i: int) -> tuple[str, ...]:
    """The words that may be the next of a phrase after token `i`, times and places passed over."""
    k = _over(lows, i + 1, frozenset({LOCATING}))
    end = _over(lows, k, frozenset())
    return (*lows[i + 1 : i + 2], *lows[k : k + 1], *lows[end : end + 1])


def _over(lows: Sequence[str], i: int, sought: Collection[str]) -> int:
    """The token behind the times and places at `i`; what is sought is not passed over."""
    while i < len(lows) and lows[i] not in sought and (lows[i] == TIME or _placed(lows, i)):
        i += 1
    return i


def _placed(lows: Sequence[str], i: int) -> bool:
    """Whether "in" at token `i` leads a place that was made an adverb."""
    return lows[i] == LOCATING and lows[i + 1 : i + 2] == [TIME]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Drop a hit that lies inside another; of equals keep each kind, but a call is no meeting,
    unless it is one by its whole phrase: "courtesy call".
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if kept and hit.last <= kept[-1].last:
            last = kept[-1]
            if {hit.phrase.kind, last.phrase.kind} == {"call", "meeting"}:
                rung = hit.phrase.kind == "call" and hit.last == last.last
                kept[-1] = hit if rung and not last.phrase.say.endswith(("call", "calls")) else last
                continue
            if (hit.first, hit.last) == (last.first, last.last) and (
                hit.phrase.kind,
                hit.phrase.frame,
            ) != (last.phrase.kind, last.phrase.frame):
                kept.append(hit)
            continue
        kept.append(hit)
    return kept


def inflect(base: str, irregular: dict[str, list[str]]) -> dict[str, Form]:
    """Every form of a verb and which form it is; a participle like the past counts as past."""
    if base in irregular:
        third, past, participle, ing = irregular[base]
    else:
        stem = base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        past = participle = stem + "ed"
        ing = stem + "ing"
    forms: dict[str, Form] = {}
    for written, form in (
        (ing, "ing"),
        (participle, "participle"),
        (past, "past"),
        (third, "third"),
        (base, "base"),
    ):
        for word in written.split("|"):
            forms[word] = form  # type: ignore[assignment]  # the literal through a tuple
    return forms


@cache
def languages() -> frozenset[str]:
    """The languages that have phrases of engagements, and so can be read (ISO 639-1)."""
    return frozenset(p.parent.name for p in files.folder().glob("languages/*/kinds"))


@cache
def load(language: str) -> Phrases:
    """Read every phrase file of a language; raise `DataError` naming file and phrase."""
    irregular = files.toml(f"languages/{language}/verbs.toml", dict[str, list[str]])
    folder = f"languages/{language}/kinds"
    by_word: dict[str, list[Phrase]] = {}
    forms: dict[str, set[tuple[str, Form]]] = {}
    entries: list[tuple[EngagementKind, _Entry]] = []
    for kind in files.names(folder, ".toml"):
        if kind not in get_args(EngagementKind):
            raise DataError(f"{folder}/{kind}.toml: {kind} is no kind of engagement")
        for entry in files.toml(f"{folder}/{kind}.toml", _File).phrase:
            entries.append((kind, entry))  # type: ignore[arg-type]  # checked above
            for say in entry.say:
                phrase = _compile(f"{language}/{kind}", say, entry, irregular, forms)
                for word in phrase.elements[0].words:
                    by_word.setdefault(word, []).append(phrase)
    stops = _stops(language)
    return Phrases(
        by_word={w: tuple(p) for w, p in by_word.items()},
        forms={w: tuple(sorted(f)) for w, f in forms.items()},
        gap_stops=stops,
        anchors=frozenset(by_word),
        entries=tuple(entries),
    )


def _stops(language: str) -> frozenset[str]:
    closed = words.load(language)
    return (closed.prepositions | closed.pronouns | closed.conjunctions | closed.auxiliaries) - {
        "and",
        "as",
    }


def _inflected(part: str) -> bool:
    return part.startswith("<") and part.endswith(">")


def _element(
    part: str, irregular: dict[str, list[str]], forms: dict[str, set[tuple[str, Form]]]
) -> Element:
    """One element of a phrase; the forms of a verb are entered in `forms`."""
    if part == "~" or part.startswith("@"):
        return Element(frozenset(), part.removeprefix("@"))
    if not _inflected(part):
        return Element(frozenset(part.split("|")))
    base = part[1:-1]
    inflected = inflect(base, irregular)
    for word, form in inflected.items():
        forms.setdefault(word, set()).add((base, form))
    return Element(frozenset(inflected))


def _compile(
    source: str,
    say: str,
    entry: _Entry,
    irregular: dict[str, list[str]],
    forms: dict[str, set[tuple[str, Form]]],
) -> Phrase:
    parts = say.split()
    for part in parts:
        if part.startswith("@") and part[1:] not in _SLOTS:
            raise DataError(f"languages/{source}.toml: {say!r}: {part} is no slot; write @event")
    elements = [_element(part, irregular, forms) for part in parts]
    verb = parts[0][1:-1] if parts and _inflected(parts[0]) else ""
    if not elements or elements[0].slot:
        raise DataError(f"languages/{source}.toml: {say!r}: a phrase begins with a word")
    kind = source.split("/")[1]
    return Phrase(
        kind,  # type: ignore[arg-type]  # the file's name, checked by the caller
        entry.frame,
        entry.role,
        say,
        source,
        verb,
        tuple(elements),
        elements[1].words if len(elements) > 1 else frozenset(),
        entry.status,
        entry.weak,
        entry.listed,
    )

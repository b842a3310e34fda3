"""The words recurring dialogues, forums, bodies and exercises are named by; one file a language.

`languages/<xx>/mechanisms.toml` comes in; look-ups over lower-case words go out. Heads carry
sentences they must read and must refuse; `cases` hands those to the tests. Ordinals are made
here from units and tens, so that "two hundred and first" is the only kind that is not read.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman.lexicon import calendar, files
from dragoman.lexicon.offices import Phrases, phrases
from dragoman.records import EngagementKind, Status

HeadClass = Literal["gathering", "body", "weak", "cued", "exercise"]

_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Example(Struct, forbid_unknown_fields=True):
    """A sentence that must be read, with the name and ordinal that must be found."""

    text: str
    name: str
    ordinal: int | None = None


class Heads(Struct, forbid_unknown_fields=True, rename={"group": "class"}):
    """Nouns of one class, with what they must read and must refuse."""

    group: HeadClass
    kind: EngagementKind
    words: list[str]
    read: list[Example]
    refuse: list[str]


class _Words(Struct, forbid_unknown_fields=True):
    carriers: list[str]
    modifiers: list[str]
    regular: list[str]
    editions: list[str]
    nearby: list[str]
    manners: list[str]
    common: list[str]
    settled: list[str]
    continued: list[str]
    never: list[str]
    institutions: list[str]
    follow: list[str]
    small: list[str]
    ends: list[str]
    inviting: list[str] = []
    joining: list[str] = []
    undone: list[str] = []
    over: list[str] = []
    series: list[str] = []
    first: list[str] = []
    years: list[str] = []
    beside: list[str] = []
    owning: list[str] = []
    domestic: list[str] = []
    inner: list[str] = []
    posts: list[str] = []
    resumed: list[str] = []
    spans: list[str] = []
    founding: list[str] = []
    apt: list[str] = []
    since: list[str] = []
    behind: list[str] = []
    said_at: list[str] = []
    visiting: list[str] = []
    holding: list[str] = []
    taking_place: list[str] = []
    his: list[str] = []
    papers: list[str] = []
    ahead: list[str] = []
    led: list[str] = []
    folk: list[str] = []
    acts: list[str] = []
    owned: list[str] = []


class _Ordinals(Struct, forbid_unknown_fields=True):
    units: list[str]
    tens: list[str]
    ten_stems: list[str]
    suffixes: list[str]


class _File(Struct, forbid_unknown_fields=True):
    heads: list[Heads]
    words: _Words
    status: dict[Status, list[str]]
    counts: dict[str, int]
    ordinals: _Ordinals


class Head(Struct, frozen=True):
    """What a noun names: how much it needs beside it, and the kind of engagement it is."""

    group: HeadClass
    kind: EngagementKind


class Mechanisms(Struct, frozen=True):
    """Everything the reader of named gatherings looks words up in."""

    heads: Phrases
    meaning: dict[str, Head]
    anchors: frozenset[str]  # first words of heads: a sentence without one is skipped
    exercises: frozenset[str]  # the heads of exercises
    carriers: frozenset[str]
    modifiers: frozenset[str]
    regular: frozenset[str]
    editions: frozenset[str]
    nearby: frozenset[str]
    manners: frozenset[str]
    common: frozenset[str]
    settled: tuple[str, ...]
    continued: frozenset[str]
    never: frozenset[str]
    days: frozenset[str]  # before a name, no part of it: "Wednesday's SCO Summit"
    institutions: tuple[str, ...]
    follow: frozenset[str]
    small: frozenset[str]
    ends: frozenset[str]
    inviting: frozenset[str]  # words of an invitation
    joining: frozenset[str]  # words that lead from an invitation to what it is to
    series: frozenset[str]  # behind an ordinal: "the fourth in the series"
    first: frozenset[str]  # of these a first one is an edition
    years: frozenset[str]  # counted like editions: "now in its fifth year"
    beside: frozenset[str]  # what may stand between a name and its number
    owning: frozenset[str]  # before a number that is of what was named
    undone: frozenset[str]  # right behind a name: it will not be
    domestic: Phrases  # in a name: it is of one state
    inner: Phrases  # in a name: it is, whoever is named beside it
    founding: frozenset[str]  # right before a name: it is yet to begin
    apt: frozenset[str]  # what may stand between
    since: frozenset[str]  # before a name: it lies behind what is told before
    behind: frozenset[str]  # right before a name: it was held
    said_at: frozenset[str]  # before "at" and a name: it was held
    visiting: frozenset[str]  # before an organisation's name: a gathering of it is meant
    holding: frozenset[str]  # behind "to": a gathering still to be held
    taking_place: frozenset[str]  # behind a name and "to": its own year follows
    led: frozenset[str]  # hung on who only leads it: "Peru-hosted"
    folk: frozenset[str]  # whose a gathering may be by its name: "Women's Forum"
    acts: frozenset[str]  # what a body does without sitting: "said"
    owned: frozenset[str]  # what may stand between: "of Peru and Chile has"
    ahead: frozenset[str]  # before a name: it is still to come then
    papers: frozenset[str]  # before "on" or "for" and a name: it is what they are about
    his: frozenset[str]  # before a number: it counts somebody's journeys
    resumed: frozenset[str]  # behind "the first": others were before
    spans: frozenset[str]  # "the first in six years": too
    posts: frozenset[str]  # before a name: somebody's place in it
    over: Phrases  # behind a name and a comma: it was, whatever is to come
    status: dict[Status, Phrases]  # the first that fits stands
    counts: dict[str, int]  # how many parties a word of a name tells
    ordinals: dict[str, int]
    figures: re.Pattern[str]

    def ordinal(self, word: str, low: str) -> int | None:
        """The number an ordinal in words, figures or Roman capitals states, else None."""
        if low in self.ordinals:
            return self.ordinals[low]
        if low[:1].isdigit():
            match = self.figures.fullmatch(low)
            return int(match[1]) if match else None
        return roman(word) if len(word) > 1 and word.isupper() else None


def roman(word: str) -> int | None:
    """The value of a Roman number below 100, None for any other word."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[c] for c in word]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def _numbers(data: _Ordinals) -> dict[str, int]:
    numbers = {word: n for n, word in enumerate(data.units, 1)}
    numbers |= {word: 10 * n for n, word in enumerate(data.tens, 2)}
    for n, stem in enumerate(data.ten_stems, 2):
        numbers |= {f"{stem}-{unit}": 10 * n + k for k, unit in enumerate(data.units[:9], 1)}
    return numbers


@cache
def load(language: str) -> Mechanisms:
    """Read `languages/<language>/mechanisms.toml`; raise `DataError` if it breaks its form."""
    path = f"languages/{language}/mechanisms.toml"
    data = files.toml(path, _File)
    files.exemplified(path, ((f"heads {heads.words[0]!r}", heads) for heads in data.heads))
    meaning = {word: Head(heads.group, heads.kind) for heads in data.heads for word in heads.words}
    words, times = data.words, calendar.load(language)
    days = times.of_class("weekday") | times.of_class("moment") | times.of_class("month")
    suffixes = "|".join(map(re.escape, data.ordinals.suffixes))
    fields = files.sets(words, Mechanisms) | {
        "heads": phrases(meaning),
        "meaning": meaning,
        "anchors": frozenset(word.split()[0] for word in meaning),
        "exercises": frozenset(word for word, head in meaning.items() if head.group == "exercise"),
        "settled": tuple(words.settled),
        "days": days,
        "institutions": tuple(words.institutions),
        "ends": frozenset(words.ends) | days,
        "joining": frozenset((*words.joining, "to")),
        "domestic": phrases(words.domestic),
        "inner": phrases(words.inner),
        "over": phrases(words.over),
        "status": {status: phrases(says) for status, says in data.status.items()},
        "counts": data.counts,
        "ordinals": _numbers(data.ordinals),
        "figures": re.compile(rf"(\d{{1,3}})(?:{suffixes})"),
    }
    return Mechanisms(**fields)  # type: ignore[arg-type]  # by the names and types of its fields


def numbers(title: str) -> frozenset[int]:
    """The numbers that ordinals in a title in English tell: a third round gives 3."""
    ordinal = load("en").ordinal
    return frozenset(n for word in title.split() if (n := ordinal(word, word.lower())))


def cases(language: str) -> Sequence[Heads]:
    """The heads with their sentences, for the tests."""
    return files.toml(f"languages/{language}/mechanisms.toml", _File).heads
